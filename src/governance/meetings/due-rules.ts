// What a clerk has to do now for a meeting that comes soon or is over: one step at a time. Pure: no database, no clock.
import type { Day } from '../../kernel/day.ts'
import type { Meeting } from './types.ts'
import type { TaskName } from './task-rules.ts'

/** A meeting and how far its record is. */
export interface DueMeeting extends Pick<
  Meeting,
  'id' | 'partnership' | 'bodyName' | 'title' | 'onDay' | 'noticeOn' | 'heldOn' | 'draftedOn' | 'circulatedOn'
> {
  readonly items: number
  /** Rows of attendance. */
  readonly attendance: number
  /** Comments on its minutes that wait for an answer. */
  readonly unanswered: number
  /** A later meeting of the body was held, which can approve its minutes. */
  readonly laterHeld: boolean
}

/** The step that is due now; null where the next one waits for a day or for somebody else. */
export function dueStep(meeting: DueMeeting, today: Day): TaskName | 'comments' | null {
  const { onDay, noticeOn, heldOn, draftedOn, circulatedOn, items, attendance, unanswered, laterHeld } = meeting
  if (heldOn === null) {
    if (noticeOn === null && onDay >= today) return items === 0 ? 'agenda' : 'notice'
    return onDay <= today ? 'held' : null
  }
  if (attendance === 0) return 'attendance'
  if (draftedOn === null) return 'drafted'
  if (circulatedOn === null) return 'circulated'
  if (unanswered > 0) return 'comments'
  return laterHeld ? 'approved' : null
}
