// What may be done with minutes: written, drafted, circulated, commented, approved; and from then nothing. Pure: no database, no clock.
import { londonDay, sayDay, type Day } from '../../kernel/day.ts'
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import type { Meeting, MeetingRefusal } from '../meetings/types.ts'
import { sayMeetingRefusal } from '../meetings/words.ts'
import type { ApprovingMeeting, MinutesRefusal, PartAccess, Version } from './types.ts'

type Facts = Pick<Meeting, 'onDay' | 'heldOn' | 'cancelledOn' | 'draftedOn' | 'circulatedOn' | 'approvedOn'>

/** Minutes are written of a meeting that was held, until they are approved. Refuses minutes-approved, cancelled, not-held. */
export function writeMinutes({
  heldOn,
  cancelledOn,
  approvedOn,
}: Pick<Facts, 'heldOn' | 'cancelledOn' | 'approvedOn'>): Decision<null, MinutesRefusal> {
  if (approvedOn !== null) return refuse('minutes-approved')
  if (cancelledOn !== null) return refuse('cancelled')
  return heldOn === null ? refuse('not-held') : accept(null)
}

/** The draft is finished. Refuses as `writeMinutes` does, no-text, and drafted-already. */
export function markDrafted(meeting: Facts, parts: number): Decision<null, MinutesRefusal> {
  const open = writeMinutes(meeting)
  if (!open.ok) return open
  if (meeting.draftedOn !== null) return refuse('drafted-already', { on: sayDay(meeting.draftedOn) })
  return parts === 0 ? refuse('no-text') : accept(null)
}

/** Members see the draft from now; circulated again, they are told that it changed. Refuses as `writeMinutes` does, and no-text. */
export function circulate(meeting: Facts, parts: number): Decision<null, MinutesRefusal> {
  const open = writeMinutes(meeting)
  if (!open.ok) return open
  return parts === 0 ? refuse('no-text') : accept(null)
}

/** The day on which what the reader sees was last changed after it was circulated; null where it was not, or no draft is with the members. */
export function changedSince(
  { circulatedOn, approvedOn, changedAt }: Pick<Meeting, 'circulatedOn' | 'approvedOn' | 'changedAt'>,
  parts: readonly { readonly changedAt: Date }[],
): Day | null {
  if (circulatedOn === null || approvedOn !== null || parts.length === 0) return null
  const last = new Date(Math.max(...parts.map((part) => part.changedAt.getTime())))
  // A held meeting changes only by a step of its minutes: its own time is that at which they were circulated.
  return last > changedAt ? londonDay(last) : null
}

/** What is known of the meeting that approves. */
export interface Approving {
  readonly meeting: ApprovingMeeting | null
  /** Null: nobody recorded who was there. */
  readonly quorate: boolean | null
  readonly unanswered: number
  /** Questions put at the meeting that nobody closed. */
  readonly openQuestions: number
}

/**
 * A later meeting of the same body approves the minutes: it was held, on a later day, quorate as far as that is known, and every comment has
 * its answer, every question its ending. Refuses as `writeMinutes` does, not-circulated, comments-open, questions-open, no-such-meeting, not-later,
 * approving-not-held, approving-not-quorate.
 */
export function approve(
  meeting: Facts,
  { meeting: at, quorate, unanswered, openQuestions }: Approving,
): Decision<ApprovingMeeting, MinutesRefusal> {
  const open = writeMinutes(meeting)
  if (!open.ok) return open
  if (meeting.circulatedOn === null) return refuse('not-circulated')
  if (unanswered > 0) return refuse('comments-open', { count: String(unanswered) })
  if (openQuestions > 0) return refuse('questions-open', { count: String(openQuestions) })
  if (at === null) return refuse('no-such-meeting')
  if (at.onDay <= meeting.onDay) return refuse('not-later', { day: sayDay(meeting.onDay) })
  if (at.heldOn === null || at.cancelledOn !== null) return refuse('approving-not-held', { day: sayDay(at.onDay) })
  return quorate === false ? refuse('approving-not-quorate', { day: sayDay(at.onDay) }) : accept(at)
}

/** Members comment on a draft that they were sent. Refuses as `writeMinutes` does, and not-circulated. */
export function comment(meeting: Facts): Decision<null, MinutesRefusal> {
  const open = writeMinutes(meeting)
  if (!open.ok) return open
  return meeting.circulatedOn === null ? refuse('not-circulated') : accept(null)
}

/** May this reader see the minutes now? Everybody once they are approved, members once they are circulated, those who write them always. */
export function maySee(
  { approvedOn, circulatedOn }: Pick<Facts, 'approvedOn' | 'circulatedOn'>,
  reader: { readonly inside: boolean; readonly writes: boolean },
): boolean {
  return approvedOn !== null || reader.writes || (reader.inside && circulatedOn !== null)
}

/** Which version a reader has: from outside the public one, from inside the full one unless a part is held back. */
export function versionOf(inside: boolean, partsHeld: number): Version {
  if (!inside) return 'public'
  return partsHeld === 0 ? 'full' : 'members'
}

/** A part of an item that this person writes. */
export interface TypedPart {
  readonly access: PartAccess
  readonly text: string
}

/** A confidential part says why it is held back, or its item does. Refuses no-reason. */
export function reasonFor(
  parts: readonly TypedPart[],
  reason: string | null,
  item: { readonly reason: string | null },
): Decision<null, 'no-reason'> {
  const secret = parts.some(({ access, text }) => access === 'confidential' && text !== '')
  return secret && reason === null && item.reason === null ? refuse('no-reason') : accept(null)
}

type OwnRefusal = Exclude<MinutesRefusal, MeetingRefusal>
type Detail = Readonly<Record<string, string>>

const SENTENCES: Readonly<Record<OwnRefusal, (detail: Detail) => string>> = {
  'no-reason': () => 'Enter why the confidential part is held back: whoever does not see it is told',
  'no-text': () => 'Nothing is written yet: write the minutes of at least one item first',
  'drafted-already': ({ on }) => `The draft was finished on ${on}`,
  'not-circulated': () => 'These minutes have not been circulated to members yet',
  'comments-open': ({ count }) =>
    `${count === '1' ? 'One comment waits' : `${count} comments wait`} for an answer: answer first, then the minutes can be approved`,
  'questions-open': ({ count }) =>
    `${count === '1' ? 'One question put at this meeting is' : `${count} questions put at this meeting are`} still open: close or withdraw what is open first, then the minutes can be approved`,
  'no-such-meeting': () => 'Choose the meeting of this body that approved the minutes',
  'not-later': ({ day }) => `Minutes are approved by a later meeting: choose one after ${day}`,
  'approving-not-held': ({ day }) =>
    `The meeting of ${day} has not been held: only a meeting that was held can approve minutes`,
  'approving-not-quorate': ({ day }) => `The meeting of ${day} was not quorate, so it could not approve minutes`,
  'answered-already': () => 'This comment has been answered already',
}

/** The refusal in a sentence that says what to do. */
export function sayMinutesRefusal(refusal: MinutesRefusal, detail: Detail): string {
  return isOwn(refusal) ? SENTENCES[refusal](detail) : sayMeetingRefusal(refusal, detail)
}

function isOwn(refusal: MinutesRefusal): refusal is OwnRefusal {
  return Object.hasOwn(SENTENCES, refusal)
}
