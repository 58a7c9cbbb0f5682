// What may be undertaken and when it is done; how old an open action is. Pure: no database, no clock.
import { daysBetween, sayDay, type Day } from '../../../kernel/day.ts'
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import type { Meeting, Undertaking } from '../types.ts'

/** Why an act on an action is refused; `sayActionRefusal` has the sentence. */
export type ActionRefusal =
  'minutes-approved' | 'cancelled' | 'due-before-meeting' | 'done-already' | 'done-later' | 'done-before-meeting'

/** Something is undertaken at a meeting. Refuses minutes-approved, cancelled, due-before-meeting. */
export function undertake(
  { approvedOn, cancelledOn, onDay }: Pick<Meeting, 'approvedOn' | 'cancelledOn' | 'onDay'>,
  dueOn: Day | null,
): Decision<null, ActionRefusal> {
  if (approvedOn !== null) return refuse('minutes-approved')
  if (cancelledOn !== null) return refuse('cancelled')
  return dueOn !== null && dueOn < onDay ? refuse('due-before-meeting', { day: sayDay(onDay) }) : accept(null)
}

/** It was done on this day: after the meeting, and not in the future. Refuses done-already, done-before-meeting, done-later. */
export function finish(
  { doneOn, meetingDay }: Pick<Undertaking, 'doneOn' | 'meetingDay'>,
  on: Day,
  today: Day,
): Decision<null, ActionRefusal> {
  if (doneOn !== null) return refuse('done-already', { day: sayDay(doneOn) })
  if (on > today) return refuse('done-later', { day: sayDay(today) })
  return on < meetingDay ? refuse('done-before-meeting', { day: sayDay(meetingDay) }) : accept(null)
}

/** How an action stands on a day: `Done on 3 December 2026`, `Open for 52 days, 8 days late`, `Open for 52 days, due on 30 November 2026`. */
export function sayStanding(
  { doneOn, dueOn, meetingDay }: Pick<Undertaking, 'doneOn' | 'dueOn' | 'meetingDay'>,
  today: Day,
): string {
  if (doneOn !== null) return `Done on ${sayDay(doneOn)}`
  const age = daysBetween(meetingDay, today)
  const open = age <= 0 ? 'Open' : `Open for ${sayDays(age)}`
  if (dueOn === null) return `${open}, no day is named`
  return dueOn < today ? `${open}, ${sayDays(daysBetween(dueOn, today))} late` : `${open}, due on ${sayDay(dueOn)}`
}

/** The sentence on an act that cannot be. */
export function sayActionRefusal(refusal: ActionRefusal, detail: Readonly<Record<string, string>>): string {
  switch (refusal) {
    case 'minutes-approved':
      return 'The minutes of this meeting are approved: record the action at the next meeting'
    case 'cancelled':
      return 'This meeting is cancelled: nothing was undertaken there'
    case 'due-before-meeting':
      return `The day by which it is due must not be before the meeting, ${detail['day']}`
    case 'done-already':
      return `It was done on ${detail['day']}`
    case 'done-later':
      return `The day on which it was done must be today, ${detail['day']}, or earlier`
    case 'done-before-meeting':
      return `It was undertaken on ${detail['day']}: it cannot have been done before`
  }
}

function sayDays(n: number): string {
  return n === 1 ? '1 day' : `${n} days`
}
