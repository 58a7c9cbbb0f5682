// What every route of elections takes from its request. No SQL, no markup.
import { found } from '../../kernel/faults.ts'
import { page } from '../../http/reply.ts'
import { get, type Context, type GetRoute, type PartnershipName } from '../../http/route.ts'
import type { FormErrors, Typed } from '../../http/form.ts'
import type { Who } from '../../kernel/actor.ts'
import type { PageContent } from '../../ui/page.ts'
import { pathOf } from './form-views.ts'
import { findElection } from './queries.ts'
import type { Election } from './types.ts'
import type { Done } from './words.ts'

/** Shows a form; without typed values it is as it stands. */
export type Form = (context: Context, typed?: Typed, errors?: FormErrors) => Promise<PageContent>

/** The route that shows a form of this audit word. `names`: it shows names that the public may not see, so each look is recorded. */
export function formRoute(path: string, who: Who, audit: string, show: Form, names = false): GetRoute {
  const looks = names ? { personal: lookAt } : {}
  return get(path, { who, audit, ...looks, handle: async (context) => page(await show(context)) })
}

/** The page as the subject of a look. */
export function lookAt({ path }: Context): string {
  return `page:${path}`
}

/** The partnership that the path names. */
export function partnershipOf({ partnership }: Context): PartnershipName {
  return found(partnership, 'Partnership')
}

/** The election that the path names. */
export async function electionOf(context: Context): Promise<Election> {
  const { tx, params } = context
  return found(await findElection(tx, partnershipOf(context).slug, params['id'] ?? ''), 'Election')
}

/** The page of the election, which says once what was done. */
export function shownAfter(done: Done): (context: Context) => string {
  return (context) => `${hereOf(context)}?done=${done}`
}

/** The address of the election that the path names. */
export function hereOf(context: Context): string {
  return pathOf({ partnership: partnershipOf(context).slug, id: context.params['id'] ?? '' })
}
