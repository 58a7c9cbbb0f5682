// All SQL that writes who was at a meeting and who was away for an item.
import { newId } from '../../../kernel/id.ts'
import type { Tx } from '../../../store/open.ts'
import type { AttendanceKind, Meeting } from '../types.ts'

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
