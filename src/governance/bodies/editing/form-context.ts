// What every form on a body takes from the request: who may, which body, what was typed. No SQL, no markup.
import type { Choice, Filled } from '../../../http/form-fields.ts'
import { holdersOf } from '../../../kernel/actor.ts'
import { found } from '../../../kernel/faults.ts'
import type { FormErrors, Typed } from '../../../http/form.ts'
import { page } from '../../../http/reply.ts'
import { get, type Context, type GetRoute, type PartnershipName } from '../../../http/route.ts'
import type { PageContent } from '../../../ui/page.ts'
import { findFullBody } from '../queries.ts'
import type { BodyFull } from '../types.ts'
import type { Done } from './done.ts'

/** The clerk of the partnership that the path names. */
export const CLERK = holdersOf('keep-governance', 'partnership')

/** Shows a form; without typed values it is filled with what stands. */
export type ShowForm = (context: Context, typed?: Typed, errors?: FormErrors) => Promise<PageContent>

/** The page of a form for the clerk. `personal`: it names people. */
export function clerkForm(path: string, audit: string, show: ShowForm, personal?: GetRoute['personal']): GetRoute {
  const named = personal === undefined ? {} : { personal }
  return get(path, { who: CLERK, audit, ...named, handle: async (context) => page(await show(context)) })
}

/** What the form page shows again. */
export function filledWith(context: Context, typed: Typed, errors: FormErrors): Filled {
  return { partnership: nameOf(context), typed, errors }
}

/** The partnership that the path names. */
export function nameOf({ partnership }: Context): PartnershipName {
  return found(partnership, 'Partnership')
}

/** The body that the path names; NotFound when there is none. */
export async function bodyOf(context: Context): Promise<BodyFull> {
  return found(await findFullBody(context.tx, nameOf(context).slug, context.params['slug'] ?? ''), 'Body')
}

/** The body's page, which says once what was done. */
export function shownAfter(done: Done, section = ''): (context: Context, slug: string) => string {
  return (context, slug) => `/${nameOf(context).slug}/bodies/${slug}?done=${done}${section}`
}

/** A list as choices of a form. */
export function choicesOf(rows: readonly { readonly id: string; readonly title: string }[]): readonly Choice[] {
  return rows.map(({ id, title }) => ({ value: id, text: title }))
}
