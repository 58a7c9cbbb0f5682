// The acts on who was at a meeting: each with the meeting locked, decides, saves and records, in one transaction.
import { accept, type Decision } from '../../../kernel/decision.ts'
import { record } from '../../../store/events.ts'
import type { Tx } from '../../../store/open.ts'
import { quorumOf } from '../../bodies/quorum-rules.ts'
import { findConstitution, listPlaces } from '../../bodies/sitting-queries.ts'
import type { Place } from '../../bodies/types.ts'
import { listRecusals } from '../../interests/recusal-queries.ts'
import { listAttendance, listWithdrawals } from '../queries.ts'
import { presentAt } from '../record.ts'
import { changeRecord, recordPresence } from '../rules.ts'
import type { AgendaItem, Meeting, MeetingRefusal } from '../types.ts'
import { keepDecisions, type Decided } from './kept-rules.ts'
import { listMadeDecisions, replaceAttendance, replaceAway } from './queries.ts'
import type { AttendanceTyped } from './schemas.ts'

/** Who was there, by seat with the holder of the meeting's day, and who looked on. Refuses minutes-approved, cancelled, not-held where somebody is said to have come, and as `keepDecisions` does. */
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
  const withdrawals = await listWithdrawals(tx, meeting.id)
  const before = { attending: presentAt(places, await listAttendance(tx, meeting.id)), withdrawals }
  const after = { attending: presentAt(places, seats), withdrawals }
  const kept = keepDecisions(before, after, await loadDecided(tx, meeting, places))
  if (!kept.ok) return kept
  await replaceAttendance(tx, meeting, seats, observers)
  const { id, partnership, body } = meeting
  const data = { body, seats: seats.length, observers: observers.length }
  await record(tx, { type: 'attendance-recorded', partnership, subject: `meeting:${id}`, data })
  return accept(id)
}

/** The members who were out of the room for an item: they do not count towards its quorum. Only those present can be. Refuses minutes-approved, cancelled, not-held, and as `keepDecisions` does. */
export async function recordAway(
  tx: Tx,
  meeting: Meeting,
  item: AgendaItem,
  people: readonly string[],
): Promise<Decision<string, MeetingRefusal>> {
  const open = changeRecord(meeting)
  const held = open.ok ? recordPresence(meeting, true) : open
  if (!held.ok) return held
  const attendance = await listAttendance(tx, meeting.id)
  const present = attendance.filter(({ kind }) => kind === 'present')
  const away = present.flatMap(({ person }) => (person !== null && people.includes(person) ? [person] : []))
  const places = await listPlaces(tx, meeting.body, meeting.onDay)
  const attending = presentAt(places, attendance)
  const stands = await listWithdrawals(tx, meeting.id)
  const others = stands.filter((one) => one.item !== item.id || one.why !== 'away')
  const withdrawals = [...others, ...away.map((person) => ({ item: item.id, person }))]
  const decided = await loadDecided(tx, meeting, places)
  const kept = keepDecisions({ attending, withdrawals: stands }, { attending, withdrawals }, decided)
  if (!kept.ok) return kept
  await replaceAway(tx, meeting, item.id, away)
  const { id, partnership, body } = meeting
  const data = { body, item: item.id, away: away.length }
  await record(tx, { type: 'members-away-recorded', partnership, subject: `meeting:${id}`, data })
  return accept(id)
}

/** What the meeting decided, and what that rests on. */
async function loadDecided(tx: Tx, meeting: Meeting, places: readonly Place[]): Promise<Decided> {
  const constitution = await findConstitution(tx, meeting.body, meeting.onDay)
  const names = new Map(
    places.flatMap(({ holder }) => (holder === null ? [] : [[holder.person, holder.name] as const])),
  )
  return {
    decisions: await listMadeDecisions(tx, meeting.id),
    recusals: await listRecusals(tx, meeting.id),
    needed: constitution === null ? 0 : quorumOf(constitution, places).needed,
    nameOf: (person) => names.get(person) ?? 'a member whose name is withheld',
  }
}
