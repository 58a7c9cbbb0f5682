// Which meetings a list shows and what its first sentence says. Pure: no database, no clock.
import type { Day } from '../../kernel/day.ts'
import { asSentence, sayCount, sayList } from '../../register/index.ts'
import { stateOf } from './rules.ts'
import { MEETING_STATES, type Meeting, type MeetingState } from './types.ts'
import { sayTime, sayWeekday, STATE_WORDS } from './words.ts'

/** What the reader asked the list for; nothing asked is all. */
export interface MeetingFilter {
  readonly bodies: readonly string[]
  readonly states: readonly string[]
  /** Searched in titles of meetings, items and papers that the reader may see. */
  readonly text: string
  /** `day`: the earliest first. */
  readonly sort: 'day' | '-day'
}

/** The meetings of these bodies in these states: the latest day first unless asked otherwise. */
export function chooseMeetings(
  meetings: readonly Meeting[],
  { bodies, states, sort }: MeetingFilter,
): readonly Meeting[] {
  const chosen = meetings.filter(
    (meeting) =>
      (bodies.length === 0 || bodies.includes(meeting.bodySlug)) &&
      (states.length === 0 || states.includes(stateOf(meeting))),
  )
  return sort === 'day' ? chosen : chosen.toReversed()
}

/** How many meetings are in each state, in the order in which a meeting goes through them. */
export function countStates(meetings: readonly Meeting[]): readonly (readonly [MeetingState, number])[] {
  return MEETING_STATES.map((state) => [state, meetings.filter((meeting) => stateOf(meeting) === state).length])
}

/** The next meeting that is not cancelled, today's included; null when none is called. */
function nextOf(meetings: readonly Meeting[], today: Day): Meeting | null {
  return (
    meetings.find(({ onDay, cancelledOn, heldOn }) => onDay >= today && cancelledOn === null && heldOn === null) ?? null
  )
}

/** "Two meetings planned, one with notice given and 14 held. The next: Board of elm, Thursday 3 December 2026, 2pm." */
export function sayMeetings(meetings: readonly Meeting[], today: Day): string {
  const counts = countStates(meetings).filter(([, count]) => count > 0)
  if (counts.length === 0) return 'No meeting is recorded.'
  const said = counts.map(([state, count], i) =>
    i === 0 ? `${sayCount(count, 'meeting')} ${inSentence(state)}` : `${count} ${inSentence(state)}`,
  )
  const next = nextOf(meetings, today)
  const then =
    next === null
      ? 'None is to come.'
      : `The next: ${next.bodyName}, ${sayWeekday(next.onDay)}, ${sayTime(next.starts)}.`
  return `${asSentence(sayList(said))}. ${then}`
}

function inSentence(state: MeetingState): string {
  return state === 'notice-given' ? 'with notice given' : STATE_WORDS[state].toLowerCase()
}
