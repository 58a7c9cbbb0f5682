// What a meeting's page says first: when and where it is, how it went, and what the reader should do. Pure; no markup.
import { sayDay, type Day } from '../../kernel/day.ts'
import { sayCount, sayNumber } from '../../register/index.ts'
import { presentAt, type MeetingRecord } from './record.ts'
import { stateOf } from './rules.ts'
import { nextTask, type TaskName } from './task-rules.ts'
import { sayTimes, sayWeekday } from './words.ts'

/** In what part the reader comes to the page. */
export interface ReaderPart {
  /** The clerk, or the chair of the body. */
  readonly prepares: boolean
  /** Sits on the body. */
  readonly sits: boolean
}

/** "Meets on Thursday 3 December 2026, 2pm to 4pm, at County Hall. Notice was given on 20 November 2026." */
export function sayMeeting(record: MeetingRecord, today: Day): string {
  const { meeting, attendance, approvedAt } = record
  const { onDay, place, noticeOn, cancelledOn, cancelledWhy, approvedOn } = meeting
  const when = `${sayWeekday(onDay)}, ${sayTimes(meeting)}${place === null ? '' : `, at ${place}`}`
  switch (stateOf(meeting)) {
    case 'cancelled':
      return `Cancelled on ${sayDay(cancelledOn ?? onDay)}: ${endSentence(cancelledWhy ?? '')} It was to be on ${when}.`
    case 'held': {
      const who = attendance.length === 0 ? 'Who came is not recorded yet.' : `${sayPresent(record)}.`
      const minutes =
        approvedOn === null
          ? ''
          : ` The minutes were approved on ${sayDay(approvedOn)}${approvedAt === null ? '' : ` by ${approvedAt.title}`}.`
      return `Held on ${when}. ${who}${minutes}`
    }
    case 'notice-given':
      return `${onDay < today ? 'Was to meet' : 'Meets'} on ${when}. Notice was given on ${sayDay(noticeOn ?? onDay)}.`
    case 'planned':
      return `${onDay < today ? 'Was planned' : 'Planned'} for ${when}. Notice has not been given${onDay < today ? '' : ' yet'}.`
  }
}

/** What this reader should do next, in a sentence; null where there is nothing. */
export function sayNext(record: MeetingRecord, { prepares, sits }: ReaderPart, today: Day): string | null {
  const { meeting, items } = record
  if (meeting.cancelledOn !== null) return null
  if (prepares) {
    const next = nextTask(record.tasks)
    if (next !== null) return sayStep(next.name)
    return meeting.heldOn === null
      ? `All is prepared. Until the meeting on ${sayDay(meeting.onDay)} only apologies are left to record, as they come.`
      : 'All is done: the record of this meeting is complete.'
  }
  if (meeting.heldOn !== null) return meeting.approvedOn === null ? 'The minutes are not approved yet.' : null
  if (meeting.onDay < today) return 'Whether it was held is not recorded yet.'
  if (!sits) return meeting.noticeOn === null ? 'The agenda will stand here once notice is given.' : null
  return sayReading(items, record.itemsWithPaper)
}

/** Is it for this reader to say that they cannot come? */
export function mayExcuse({ meeting }: MeetingRecord, { prepares, sits }: ReaderPart, today: Day): boolean {
  return sits && !prepares && meeting.cancelledOn === null && meeting.heldOn === null && meeting.onDay >= today
}

/** What there is to read: only papers that this reader may see are counted. */
function sayReading(items: MeetingRecord['items'], withPaper: ReadonlySet<string>): string {
  if (items.length === 0) return 'The agenda is not written yet.'
  const papers = items.filter(({ id }) => withPaper.has(id)).length
  return papers === 0 ? 'There is no paper to read yet.' : `Read the papers of ${sayCount(papers, 'item')} below.`
}

export const TASK_WORDS: Readonly<Record<TaskName, string>> = {
  agenda: 'Write the agenda',
  notice: 'Give notice',
  papers: 'Add the papers',
  held: 'Hold the meeting',
  attendance: 'Record attendance',
  drafted: 'Draft the minutes',
  circulated: 'Circulate the minutes',
  approved: 'Have the minutes approved',
}

/** `Next: draft the minutes.` */
export function sayStep(step: TaskName | 'comments'): string {
  return `Next: ${TASK_SENTENCES[step]}.`
}

const TASK_SENTENCES: Readonly<Record<TaskName | 'comments', string>> = {
  agenda: 'write the agenda',
  notice: 'give notice, which publishes the agenda',
  papers: 'add papers to the items that have none',
  held: 'say that the meeting was held',
  attendance: 'record who was there',
  drafted: 'draft the minutes',
  circulated: 'circulate the draft to the members',
  comments: 'answer the comments on the minutes',
  approved: 'put the minutes to a later meeting for approval',
}

/** "7 seats were present, a quorum, and one without a vote": a quorum counts those with a vote. */
function sayPresent({ places, attendance, quorum }: MeetingRecord): string {
  const present = presentAt(places, attendance)
  const silent = quorum === null ? 0 : present.length - quorum.present
  const enough = quorum === null ? '' : quorum.quorate ? ', a quorum' : ', no quorum'
  const without = silent === 0 ? '' : `, and ${sayNumber(silent)} without a vote`
  return `${sayCame(present.length - silent, silent > 0)}${enough}${without}`
}

function sayCame(came: number, voting: boolean): string {
  const seats = voting ? 'voting seat' : 'seat'
  if (came === 0) return `No ${seats} was present`
  return came === 1 ? `One ${seats} was present` : `${came} ${seats}s were present`
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
