// All SQL that writes who was at a meeting and who was away for an item, and what the meeting decided with them there.
import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Tx } from '../../../store/open.ts'
import type { AttendanceKind, Meeting } from '../types.ts'
import type { MadeDecision } from './kept-rules.ts'

/** Somebody in a seat, and whether they were there. */
export interface SeatAttendance {
  readonly seat: string
  readonly person: string
  readonly kind: AttendanceKind
}

/** Puts this in the place of all that was recorded of who was at the meeting. */
export async function replaceAttendance(
  { db }: Tx,
  { id: meeting, partnership, body }: Meeting,
  seats: readonly SeatAttendance[],
  observers: readonly string[],
): Promise<void> {
  await db.deleteFrom('governance.attendance').where('meeting', '=', meeting).execute()
  const own = () => ({ id: newId(), meeting, partnership, body })
  const rows = [
    ...seats.map((seat) => ({ ...own(), ...seat, guest: null })),
    ...observers.map((guest) => ({ ...own(), seat: null, person: null, guest, kind: 'observer' })),
  ]
  if (rows.length > 0) await db.insertInto('governance.attendance').values(rows).execute()
}

/** Puts these people in the place of those recorded as away for the item. */
export async function replaceAway(
  { db }: Tx,
  { partnership, body }: Meeting,
  item: string,
  people: readonly string[],
): Promise<void> {
  await db.deleteFrom('governance.withdrawal').where('item', '=', item).where('why', '=', 'away').execute()
  if (people.length === 0) return
  await db
    .insertInto('governance.withdrawal')
    .values(people.map((person) => ({ partnership, body, item, person, why: 'away' })))
    .onConflict((conflict) => conflict.columns(['item', 'person']).doNothing())
    .execute()
}

/** The decisions of the meeting with whom they name, in the order of their numbers. */
export async function listMadeDecisions({ db }: Tx, meeting: string): Promise<readonly MadeDecision[]> {
  const { rows } = await sql<MadeDecision>`
    select d.year, d.number, d.item, d.mover, d.seconder,
           case when q.unit = 'member-school' then null
                else coalesce(d.votes_for, 0) + coalesce(d.votes_against, 0) + coalesce(d.votes_abstained, 0) end as "cast"
      from governance.decision d left join governance.motion q on q.id = d.motion
     where d.meeting = ${meeting}::uuid order by d.year, d.number`.execute(db)
  return rows
}
