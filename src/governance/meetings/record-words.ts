// What a meeting's page says first: when and where it is, how it went, and what the reader should do. Pure; no markup.
import { sayDay, type Day } from '../../kernel/day.ts'
import { sayCount } from '../../register/index.ts'
import type { MeetingRecord } from './record.ts'
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
export function sayMeeting({ meeting, attendance, quorum, approvedAt }: MeetingRecord, today: Day): string {
  const { onDay, place, noticeOn, cancelledOn, cancelledWhy, approvedOn } = meeting
  const when = `${sayWeekday(onDay)}, ${sayTimes(meeting)}${place === null ? '' : `, at ${place}`}`
  switch (stateOf(meeting)) {
    case 'cancelled':
      return `Cancelled on ${sayDay(cancelledOn ?? onDay)}: ${endSentence(cancelledWhy ?? '')} It was to be on ${when}.`
    case 'held': {
      const came = attendance.filter(({ kind, seat }) => kind === 'present' && seat !== null).length
      const who =
        attendance.length === 0
          ? 'Who came is not recorded yet.'
          : `${sayPresent(came)}${quorum === null ? '' : quorum.quorate ? ', a quorum' : ', no quorum'}.`
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
    if (next !== null) return `Next: ${TASK_SENTENCES[next.name]}.`
    return meeting.heldOn === null
      ? `All is prepared. Until the meeting on ${sayDay(meeting.onDay)} only apologies are left to record, as they come.`
      : 'All is done: the record of this meeting is complete.'
  }
  if (meeting.heldOn !== null) return meeting.approvedOn === null ? 'The minutes are not approved yet.' : null
  if (meeting.onDay < today) return 'Whether it was held is not recorded yet.'
  if (!sits) return meeting.noticeOn === null ? 'The agenda will stand here once notice is given.' : null
  return `${sayReading(items, record.itemsWithPaper)} If you cannot come, tell the clerk, so that your apologies are recorded.`
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

const TASK_SENTENCES: Readonly<Record<TaskName, string>> = {
  agenda: 'write the agenda',
  notice: 'give notice, which publishes the agenda',
  papers: 'add papers to the items that have none',
  held: 'say that the meeting was held',
  attendance: 'record who was there',
  drafted: 'draft the minutes',
  circulated: 'circulate the draft to the members',
  approved: 'put the minutes to a later meeting for approval',
}

function sayPresent(came: number): string {
  if (came === 0) return 'No seat was present'
  return came === 1 ? 'One seat was present' : `${came} seats were present`
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
