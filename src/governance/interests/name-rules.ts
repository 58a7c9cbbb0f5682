// How names in interests are compared, with each other and with the words of an agenda. Pure; never shown.
import type { Whose } from './types.ts'

/** Lower case, accents folded, apostrophes gone, `&` as "and", everything else between words as one space. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[‘’'`´ʹʼ]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
}

/** One text for a person or an organisation, to group by. */
export function declarationKey({ kind, id }: Whose): string {
  return `${kind}:${id}`
}
