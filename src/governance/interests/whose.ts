// How those who declare are told apart. Pure; never shown.
import type { Whose } from './types.ts'

/** One text for a person or an organisation, to group by. */
export function declarationKey({ kind, id }: Whose): string {
  return `${kind}:${id}`
}

/** Is it theirs? */
export function isOf(one: { readonly whose: Whose }, { kind, id }: Whose): boolean {
  return one.whose.kind === kind && one.whose.id === id
}
