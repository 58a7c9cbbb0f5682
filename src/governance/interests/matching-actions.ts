// The acts of matching: the clerk, or a member at the item. Each one transaction; events hold ids only.
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import { record } from '../../store/events.ts'
import type { Tx } from '../../store/open.ts'
import type { Meeting } from '../meetings/types.ts'
import { clearNothing, insertInterest } from './declaring-queries.ts'
import { deleteMatch, insertMatch, isKeptOut, listInterestsHeld, type ItemInterest } from './matching-queries.ts'
import { declarationYear } from './renewal-rules.ts'
import type { NewAtItem } from './schemas.ts'
import type { Whose } from './types.ts'

export type MatchRefusal = 'minutes-approved' | 'nothing-chosen' | 'no-such-interest' | 'own' | 'not-matched'

/** The clerk finds that an item touches these interests. Refuses minutes-approved, nothing-chosen, no-such-interest. */
export async function matchInterests(
  tx: Tx,
  meeting: Meeting,
  item: string,
  interests: readonly string[],
): Promise<Decision<null, MatchRefusal>> {
  if (meeting.approvedOn !== null) return refuse('minutes-approved')
  if (interests.length === 0) return refuse('nothing-chosen')
  const held = new Set((await listInterestsHeld(tx, meeting.partnership, meeting.onDay)).map(({ id }) => id))
  if (interests.some((id) => !held.has(id))) return refuse('no-such-interest')
  for (const interest of new Set(interests)) await matchOne(tx, meeting, { item, interest }, 'clerk')
  return accept(null)
}

/** The clerk takes a match back. Refuses minutes-approved, own (nobody lets themselves in again), not-matched. */
export async function unmatchInterest(
  tx: Tx,
  meeting: Meeting,
  match: ItemInterest,
): Promise<Decision<null, MatchRefusal>> {
  if (meeting.approvedOn !== null) return refuse('minutes-approved')
  if (await isKeptOut(tx, match.item, meeting.body)) return refuse('own')
  if (!(await deleteMatch(tx, match))) return refuse('not-matched')
  await record(tx, { ...eventOf(meeting), type: 'interest-unmatched', data: { ...match } })
  return accept(null)
}

/** A member says at the item which interest it touches, one that stands or a new one of their own: it holds at once. Refuses minutes-approved, no-such-interest. */
export async function sayAtItem(
  tx: Tx,
  meeting: Meeting,
  item: string,
  own: { readonly person: string; readonly standing: readonly string[] },
  form: NewAtItem,
): Promise<Decision<null, MatchRefusal>> {
  if (meeting.approvedOn !== null) return refuse('minutes-approved')
  if (form.interest !== 'new' && !own.standing.includes(form.interest)) return refuse('no-such-interest')
  const interest = form.interest === 'new' ? await addOwn(tx, meeting, own.person, form) : form.interest
  await matchOne(tx, meeting, { item, interest }, 'member')
  return accept(null)
}

async function addOwn(tx: Tx, { partnership }: Meeting, person: string, form: NewAtItem): Promise<string> {
  const whose: Whose = { kind: 'person', id: person }
  const { nature = 'personal', description, shown: withheldWhy = null } = form
  const row = { partnership, whose, nature, description, starts: null, withheldWhy, parties: [] }
  const interest = await insertInterest(tx, row)
  await clearNothing(tx, partnership, whose, declarationYear(tx.today))
  const data = { interest, nature, withheld: withheldWhy }
  await record(tx, { type: 'interest-declared', partnership, subject: `person:${person}`, effectiveOn: tx.today, data })
  return interest
}

async function matchOne(tx: Tx, meeting: Meeting, match: ItemInterest, by: 'clerk' | 'member'): Promise<void> {
  if (!(await insertMatch(tx, meeting, match))) return
  await record(tx, { ...eventOf(meeting), type: 'interest-matched', data: { ...match, by } })
}

function eventOf({ partnership, id, onDay }: Meeting) {
  return { partnership, subject: `meeting:${id}`, effectiveOn: onDay }
}

/** The sentence for each refusal. */
export const MATCH_WORDS: Readonly<Record<MatchRefusal, string>> = {
  'minutes-approved':
    'The minutes of this meeting are approved, so nothing about it changes. A later decision can correct them.',
  'nothing-chosen': 'Tick an interest, or choose one from the list',
  'no-such-interest': 'Choose an interest that holds on the day of the meeting',
  own: 'This item touches an interest of your own, so somebody else must take a match of it back: the clerk, or whoever chairs',
  'not-matched': 'This interest is no longer matched to the item: look at the list again',
}
