// The acts on who was at a meeting: each with the meeting locked, decides, saves and records, in one transaction.
import { accept, type Decision } from '../../../kernel/decision.ts'
import { record } from '../../../store/events.ts'
import type { Tx } from '../../../store/open.ts'
import { listPlaces } from '../../bodies/sitting-queries.ts'
import { listAttendance } from '../queries.ts'
import { changeRecord, recordPresence } from '../rules.ts'
import type { AgendaItem, Meeting, MeetingRefusal } from '../types.ts'
import { replaceAttendance, replaceAway } from './queries.ts'
import type { AttendanceTyped } from './schemas.ts'

/** Who was there, by seat with the holder of the meeting's day, and who looked on. Refuses minutes-approved, cancelled, and not-held where somebody is said to have come. */
export async function recordAttendance(
  tx: Tx,
  meeting: Meeting,
  { kinds, observers }: AttendanceTyped,
): Promise<Decision<string, MeetingRefusal>> {
  const someCame = observers.length > 0 || [...kinds.values()].some((kind) => kind !== 'apologies')
  const open = recordPresence(meeting, someCame)
  if (!open.ok) return open
  const places = await listPlaces(tx, meeting.body, meeting.onDay)
  const seats = places.flatMap(({ seat, holder }) => {
    const kind = kinds.get(seat.id)
    return holder === null || kind === undefined ? [] : [{ seat: seat.id, person: holder.person, kind }]
  })
  await replaceAttendance(tx, meeting, seats, observers)
  const { id, partnership, body } = meeting
  const data = { body, seats: seats.length, observers: observers.length }
  await record(tx, { type: 'attendance-recorded', partnership, subject: `meeting:${id}`, data })
  return accept(id)
}

/** The members who were out of the room for an item: they do not count towards its quorum. Only those present can be. Refuses minutes-approved, cancelled, not-held. */
export async function recordAway(
  tx: Tx,
  meeting: Meeting,
  item: AgendaItem,
  people: readonly string[],
): Promise<Decision<string, MeetingRefusal>> {
  const open = changeRecord(meeting)
  const held = open.ok ? recordPresence(meeting, true) : open
  if (!held.ok) return held
  const present = (await listAttendance(tx, meeting.id)).filter(({ kind }) => kind === 'present')
  const away = present.flatMap(({ person }) => (person !== null && people.includes(person) ? [person] : []))
  await replaceAway(tx, meeting, item.id, away)
  const { id, partnership, body } = meeting
  const data = { body, item: item.id, away: away.length }
  await record(tx, { type: 'members-away-recorded', partnership, subject: `meeting:${id}`, data })
  return accept(id)
}
