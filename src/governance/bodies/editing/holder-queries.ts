// All SQL about recorded holders, and what they report back. No rules.
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Tx } from '../../../store/open.ts'
import type { LeftWhy } from '../types.ts'
import type { Within } from './body-queries.ts'
import type { How } from './holding-rules.ts'

/** The people of the partnership whom this reader may see, by name. */
export async function listPersons({ db }: Tx, partnership: string): Promise<readonly { id: string; title: string }[]> {
  return db
    .selectFrom('register.person')
    .select(['id', 'name as title'])
    .where('partnership', '=', partnership)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** A recorded holding as it stands. */
export interface RecordedHolding {
  readonly id: string
  readonly seat: string
  readonly person: string
  readonly starts: Day
  readonly termEnds: Day | null
  readonly leftOn: Day | null
  readonly ends: Day | null
}

/** The recorded holdings of the seats of a body, the earliest first. */
export async function listHoldings({ db }: Tx, body: string): Promise<readonly RecordedHolding[]> {
  return db
    .selectFrom('governance.seat_holding')
    .select(['id', 'seat', 'person', 'starts', 'term_ends as termEnds', 'left_on as leftOn', 'ends'])
    .where('body', '=', body)
    .orderBy('starts')
    .orderBy('id')
    .execute()
}

/** The title of an election for the seat that is neither declared nor ended; null when there is none. */
export async function findElectionUnderWay({ db }: Tx, seat: string): Promise<{ title: string } | null> {
  const row = await db
    .selectFrom('governance.election')
    .select('title')
    .where('seat', '=', seat)
    .where('declared_at', 'is', null)
    .where('ended_why', 'is', null)
    .orderBy('poll_until')
    .orderBy('id')
    .executeTakeFirst()
  return row ?? null
}

/** Records somebody in a seat and gives the holding's id. */
export async function insertHolding(
  { db }: Tx,
  within: Within,
  holding: { seat: string; person: string; how: How; starts: Day; termEnds: Day | null },
): Promise<string> {
  const id = newId()
  const { seat, person, how, starts, termEnds } = holding
  await db
    .insertInto('governance.seat_holding')
    .values({ ...within, id, seat, person, how, starts, term_ends: termEnds })
    .execute()
  return id
}

/** The term runs out with the seat. */
export async function cutTerms({ db, now }: Tx, holdings: readonly string[], ends: Day): Promise<void> {
  if (holdings.length === 0) return
  await db
    .updateTable('governance.seat_holding')
    .set({ term_ends: ends, changed_at: now })
    .where('id', 'in', [...holdings])
    .execute()
}

/** The holder left: first day on which they no longer sat, and why. */
export async function setLeft({ db, now }: Tx, id: string, leftOn: Day, why: LeftWhy): Promise<void> {
  await db
    .updateTable('governance.seat_holding')
    .set({ left_on: leftOn, left_why: why, changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Adds a report back and gives its id. */
export async function insertReport(
  { db }: Tx,
  within: Within,
  report: { seat: string; person: string; on: Day; text: string },
): Promise<string> {
  const id = newId()
  const { seat, person, on, text } = report
  await db
    .insertInto('governance.outside_report')
    .values({ ...within, id, seat, person, on_day: on, text })
    .execute()
  return id
}
