// What the clerk still has to do for a meeting: each status computed from facts, never a stored tick. Pure.
import { addDays, sayDay, type Day } from '../../kernel/day.ts'
import type { Meeting } from './types.ts'

export type TaskName = 'agenda' | 'notice' | 'papers' | 'held' | 'attendance' | 'drafted' | 'circulated' | 'approved'
export type TaskStatus = 'done' | 'now' | 'late' | 'not-yet'

/** One step from calling a meeting to approved minutes. */
export interface Task {
  readonly name: TaskName
  readonly status: TaskStatus
  /** When it was done, or by when and what it waits for. */
  readonly note: string
}

/** What the statuses follow from. */
export interface TaskFacts {
  readonly meeting: Meeting
  readonly items: number
  /** Items to be decided or discussed that have no paper. */
  readonly itemsWithoutPaper: number
  readonly attendance: number
  readonly noticeDays: number
}

/** The steps in their order. A cancelled meeting has none. */
export function tasksOf(facts: TaskFacts, today: Day): readonly Task[] {
  if (facts.meeting.cancelledOn !== null) return []
  return [
    agenda(facts),
    notice(facts, today),
    papers(facts, today),
    held(facts, today),
    attendance(facts),
    ...minutes(facts),
  ]
}

/** The step that comes next; null when nothing is left. */
export function nextTask(tasks: readonly Task[]): Task | null {
  return tasks.find(({ status }) => status === 'late') ?? tasks.find(({ status }) => status === 'now') ?? null
}

/** The last day on which notice can be given in time. */
export function noticeBy({ onDay }: Pick<Meeting, 'onDay'>, noticeDays: number): Day {
  return addDays(onDay, -noticeDays)
}

function agenda({ items }: TaskFacts): Task {
  const note = items === 0 ? 'No item yet' : items === 1 ? '1 item' : `${items} items`
  return { name: 'agenda', status: items === 0 ? 'now' : 'done', note }
}

function notice({ meeting, noticeDays }: TaskFacts, today: Day): Task {
  if (meeting.noticeOn !== null) return { name: 'notice', status: 'done', note: `Given on ${sayDay(meeting.noticeOn)}` }
  const by = noticeBy(meeting, noticeDays)
  if (meeting.heldOn !== null) return { name: 'notice', status: 'late', note: 'Held without notice' }
  if (meeting.onDay < today) return { name: 'notice', status: 'late', note: 'The day passed without notice' }
  return {
    name: 'notice',
    status: today > by ? 'late' : 'now',
    note: `${today > by ? 'Was due' : 'Due'} by ${sayDay(by)}`,
  }
}

function papers({ meeting, items, itemsWithoutPaper }: TaskFacts, today: Day): Task {
  if (items === 0) return { name: 'papers', status: 'not-yet', note: 'When the agenda has items' }
  if (itemsWithoutPaper === 0)
    return { name: 'papers', status: 'done', note: 'Every item to decide or discuss has a paper' }
  const note = itemsWithoutPaper === 1 ? '1 item has no paper' : `${itemsWithoutPaper} items have no paper`
  const over = meeting.heldOn !== null || meeting.onDay < today
  return { name: 'papers', status: over ? 'done' : 'now', note: over ? `${note}; the meeting is over` : note }
}

function held({ meeting }: TaskFacts, today: Day): Task {
  if (meeting.heldOn !== null) return { name: 'held', status: 'done', note: `On ${sayDay(meeting.heldOn)}` }
  if (meeting.onDay > today) return { name: 'held', status: 'not-yet', note: `On ${sayDay(meeting.onDay)}` }
  return { name: 'held', status: meeting.onDay === today ? 'now' : 'late', note: 'Say whether it was held' }
}

function attendance({ meeting, attendance: recorded }: TaskFacts): Task {
  if (recorded > 0 && meeting.heldOn !== null) return { name: 'attendance', status: 'done', note: 'Recorded' }
  if (meeting.heldOn !== null) return { name: 'attendance', status: 'now', note: 'Not recorded yet' }
  return {
    name: 'attendance',
    status: 'not-yet',
    note: recorded > 0 ? 'Apologies recorded' : 'After the meeting; apologies before it',
  }
}

function minutes({ meeting }: TaskFacts): readonly Task[] {
  const { heldOn, draftedOn, circulatedOn, approvedOn } = meeting
  const step = (name: TaskName, on: Day | null, ready: boolean, waits: string): Task => {
    if (on !== null) return { name, status: 'done', note: `On ${sayDay(on)}` }
    return { name, status: ready ? 'now' : 'not-yet', note: waits }
  }
  return [
    step('drafted', draftedOn, heldOn !== null, 'After the meeting'),
    step('circulated', circulatedOn, draftedOn !== null, 'When they are drafted'),
    step('approved', approvedOn, circulatedOn !== null, 'At a later meeting'),
  ]
}
