// Who may prepare a meeting, and what a handler needs to know of the reader. No SQL.
import { eitherOf, holdersOf, may, type Actor } from '../../kernel/actor.ts'
import { found, NotPermitted } from '../../kernel/faults.ts'
import type { Context, PartnershipName } from '../../http/route.ts'
import type { Tx } from '../../store/open.ts'
import { findMeeting } from './queries.ts'
import type { Meeting } from './types.ts'

/** The clerk of the partnership, or whoever chairs a body; of which body is asked where the meeting is known. */
export const PREPARERS = eitherOf(holdersOf('keep-governance', 'partnership'), holdersOf('chair-body'))

/** May the reader prepare and minute meetings of this body? */
export function prepares(actor: Actor, { partnership, body }: Pick<Meeting, 'partnership' | 'body'>): boolean {
  return may(actor, 'keep-governance', partnership) || may(actor, 'chair-body', body)
}

/** Does the reader sit on this body, or keep its meetings? */
export function isInside(actor: Actor, meeting: Pick<Meeting, 'partnership' | 'body'>): boolean {
  return may(actor, 'sit-on-body', meeting.body) || prepares(actor, meeting)
}

/** The meeting that the path names, for a reader who prepares meetings of its body. Not permitted for anybody else. */
export async function preparedMeeting(
  context: Context,
  find: (tx: Tx, partnership: string, id: string) => Promise<Meeting | null> = findMeeting,
): Promise<Meeting> {
  const { tx, actor, params } = context
  const meeting = found(await find(tx, partnershipOf(context).slug, params['id'] ?? ''), 'Meeting')
  if (!prepares(actor, meeting))
    throw new NotPermitted(`Only the clerk and the chair of ${meeting.bodyName} prepare its meetings.`)
  return meeting
}

/** The partnership that the path names. */
export function partnershipOf({ partnership }: Pick<Context, 'partnership'>): PartnershipName {
  return found(partnership, 'Partnership')
}
