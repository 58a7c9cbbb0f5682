// The acts on a meeting itself: each loads with the meeting locked, decides, saves and records, in one transaction.
import { sayDay } from '../../../kernel/day.ts'
import { accept, type Decision } from '../../../kernel/decision.ts'
import { LostRace } from '../../../kernel/faults.ts'
import { newId } from '../../../kernel/id.ts'
import { record } from '../../../store/events.ts'
import type { Tx } from '../../../store/open.ts'
import { callOn, cancel, giveNotice, markHeld, moveTo } from '../rules.ts'
import type { Meeting, MeetingRefusal } from '../types.ts'
import { sayTimes } from '../words.ts'
import { insertMeeting, saveJoining, updateMeeting } from './queries.ts'
import type { Call, Change } from './schemas.ts'

/** Calls a meeting of the body and gives its id. Refuses ends-before-start and day-passed. */
export async function callMeeting(
  tx: Tx,
  body: { readonly id: string; readonly partnership: string },
  { joining, onDay, starts, ends, place, title }: Omit<Call, 'body'>,
): Promise<Decision<string, MeetingRefusal>> {
  const decision = callOn({ onDay, starts, ends }, tx.today)
  if (!decision.ok) return decision
  const { partnership } = body
  const meeting = { id: newId(), partnership, body: body.id }
  await insertMeeting(tx, { ...meeting, title, onDay, starts, ends, place })
  await saveJoining(tx, meeting, joining)
  await recordMeeting(tx, 'meeting-called', meeting, { onDay })
  return accept(meeting.id)
}

/** Another title, day, time or place; a change of the last three raises the sequence. Refuses as `moveTo` does. Lost race when somebody else changed the meeting since `seen`. */
export async function changeMeeting(
  tx: Tx,
  meeting: Meeting,
  form: Change,
  noticeDays: number,
): Promise<Decision<string, MeetingRefusal>> {
  const { joining, onDay, starts, ends, place, title } = form
  if (form.seen !== meeting.changedAt.toISOString()) throw otherVersion(meeting, form)
  const decision = moveTo(meeting, { onDay, starts, ends }, noticeDays, form.short, tx.today)
  if (!decision.ok) return decision
  const moves = onDay !== meeting.onDay || starts !== meeting.starts || ends !== meeting.ends || place !== meeting.place
  await updateMeeting(tx, meeting.id, { title, on_day: onDay, starts, ends, place }, moves)
  await saveJoining(tx, meeting, joining)
  await recordMeeting(tx, moves ? 'meeting-moved' : 'meeting-changed', meeting, { onDay, from: meeting.onDay })
  return accept(meeting.id)
}

/** Gives notice today. Refuses as `giveNotice` of the rules does. */
export async function noticeMeeting(
  tx: Tx,
  meeting: Meeting,
  noticeDays: number,
  short: boolean,
): Promise<Decision<string, MeetingRefusal>> {
  const decision = giveNotice(meeting, noticeDays, short, tx.today)
  if (!decision.ok) return decision
  await updateMeeting(tx, meeting.id, { notice_on: tx.today }, false)
  await recordMeeting(tx, 'meeting-notice-given', meeting, { onDay: meeting.onDay, short })
  return accept(meeting.id)
}

/** The meeting does not take place: its calendar entry is cancelled, its page says why. Refuses minutes-approved, cancelled, held. */
export async function cancelMeeting(tx: Tx, meeting: Meeting, why: string): Promise<Decision<string, MeetingRefusal>> {
  const decision = cancel(meeting)
  if (!decision.ok) return decision
  await updateMeeting(tx, meeting.id, { cancelled_on: tx.today, cancelled_why: why }, true)
  await recordMeeting(tx, 'meeting-cancelled', meeting, { onDay: meeting.onDay })
  return accept(meeting.id)
}

/** The meeting was held on its day. Refuses minutes-approved, cancelled, held, day-to-come. */
export async function holdMeeting(tx: Tx, meeting: Meeting): Promise<Decision<string, MeetingRefusal>> {
  const decision = markHeld(meeting, tx.today)
  if (!decision.ok) return decision
  await updateMeeting(tx, meeting.id, { held_on: meeting.onDay }, false)
  await recordMeeting(tx, 'meeting-held', meeting, { onDay: meeting.onDay })
  return accept(meeting.id)
}

async function recordMeeting(
  tx: Tx,
  type: string,
  { id, partnership, body }: Pick<Meeting, 'id' | 'partnership' | 'body'>,
  data: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  await record(tx, { type, partnership, subject: `meeting:${id}`, data: { body, ...data } })
}

/** What stands now beside what was typed, where they differ. */
function otherVersion(stands: Meeting, form: Change): LostRace {
  const both: readonly (readonly [string, string, string])[] = [
    ['Title', stands.title, form.title],
    ['Day', sayDay(stands.onDay), sayDay(form.onDay)],
    ['Time', sayTimes(stands), sayTimes(form)],
    ['Place', stands.place ?? 'Not recorded', form.place ?? 'Not recorded'],
  ]
  const unlike = both.filter(([, now, typed]) => now !== typed)
  return new LostRace(
    'Somebody else has changed this meeting since you opened the form.',
    Object.fromEntries(unlike.map(([what, now]) => [what, now])),
    Object.fromEntries(unlike.map(([what, , typed]) => [what, typed])),
  )
}
