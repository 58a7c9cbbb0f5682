// What may be done with a meeting, and what follows. Pure: no database, no clock.
import { daysBetween, sayDay, type Day } from '../../kernel/day.ts'
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import type { Meeting, MeetingRefusal, MeetingState } from './types.ts'

/** Days of notice where no constitution is recorded. */
export const USUAL_NOTICE = 7

type Facts = Pick<Meeting, 'onDay' | 'noticeOn' | 'cancelledOn' | 'heldOn' | 'approvedOn'>

/** What a meeting is, from its facts. */
export function stateOf({ cancelledOn, heldOn, noticeOn }: Omit<Facts, 'onDay' | 'approvedOn'>): MeetingState {
  if (cancelledOn !== null) return 'cancelled'
  if (heldOn !== null) return 'held'
  return noticeOn === null ? 'planned' : 'notice-given'
}

/** When a meeting is, as it is asked for. */
export interface Times {
  readonly onDay: Day
  readonly starts: string
  readonly ends: string | null
}

/** A new meeting. Refuses ends-before-start and day-passed. */
export function callOn({ onDay, starts, ends }: Times, today: Day): Decision<null, MeetingRefusal> {
  if (ends !== null && ends <= starts) return refuse('ends-before-start')
  return onDay < today ? refuse('day-passed', { day: sayDay(onDay) }) : accept(null)
}

/** Another day, time or place. Once notice is given, a day that leaves less than the notice that the constitution asks for needs to be allowed. Refuses minutes-approved, cancelled, held, ends-before-start, day-passed, short-notice. */
export function moveTo(
  meeting: Facts,
  to: Times,
  needed: number,
  shortAllowed: boolean,
  today: Day,
): Decision<null, MeetingRefusal> {
  const open = stillToCome(meeting)
  if (!open.ok) return open
  if (to.onDay === meeting.onDay)
    return to.ends !== null && to.ends <= to.starts ? refuse('ends-before-start') : accept(null)
  const called = callOn(to, today)
  if (!called.ok || meeting.noticeOn === null) return called
  return enoughNotice(to.onDay, needed, shortAllowed, today)
}

/** Notice of a meeting, given today. Refuses minutes-approved, cancelled, held, notice-given, day-passed, and short-notice unless it is allowed. */
export function giveNotice(
  meeting: Facts,
  needed: number,
  shortAllowed: boolean,
  today: Day,
): Decision<null, MeetingRefusal> {
  const open = stillToCome(meeting)
  if (!open.ok) return open
  if (meeting.noticeOn !== null) return refuse('notice-given', { on: sayDay(meeting.noticeOn) })
  if (meeting.onDay < today) return refuse('day-passed', { day: sayDay(meeting.onDay) })
  return enoughNotice(meeting.onDay, needed, shortAllowed, today)
}

/** A meeting does not take place. Refuses minutes-approved, held, cancelled. */
export function cancel(meeting: Facts): Decision<null, MeetingRefusal> {
  return stillToCome(meeting)
}

/** A meeting was held on its day. Refuses minutes-approved, held, cancelled, and day-to-come before its day. */
export function markHeld(meeting: Facts, today: Day): Decision<null, MeetingRefusal> {
  const open = stillToCome(meeting)
  if (!open.ok) return open
  return meeting.onDay > today ? refuse('day-to-come', { day: sayDay(meeting.onDay) }) : accept(null)
}

/** The agenda and what belongs to it may change. Refuses minutes-approved and cancelled. */
export function changeRecord({ approvedOn, cancelledOn }: Facts): Decision<null, MeetingRefusal> {
  if (approvedOn !== null) return refuse('minutes-approved')
  return cancelledOn === null ? accept(null) : refuse('cancelled')
}

/** Who was there may be recorded. Refuses minutes-approved, cancelled; who was present also not-held. */
export function recordPresence(meeting: Facts, someCame: boolean): Decision<null, MeetingRefusal> {
  const open = changeRecord(meeting)
  if (!open.ok) return open
  return someCame && meeting.heldOn === null ? refuse('not-held') : accept(null)
}

function stillToCome(meeting: Facts): Decision<null, MeetingRefusal> {
  const open = changeRecord(meeting)
  if (!open.ok) return open
  return meeting.heldOn === null ? accept(null) : refuse('held')
}

function enoughNotice(onDay: Day, needed: number, allowed: boolean, today: Day): Decision<null, MeetingRefusal> {
  const days = daysBetween(today, onDay)
  if (days >= needed || allowed) return accept(null)
  return refuse('short-notice', { days: sayDays(days), needed: sayDays(needed) })
}

function sayDays(n: number): string {
  return n === 1 ? '1 day' : `${n} days`
}
