// One meeting as a page. Pure: data in, markup out; no store, no clock.
import type { Day } from '../../kernel/day.ts'
import { sayDay } from '../../kernel/day.ts'
import { taskList } from '../../ui/govuk.ts'
import { html, joinHtml, type Child, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { confidential, emptyState, facts, heldBack, link, list, section, statement } from '../../ui/section.ts'
import { table } from '../../ui/table.ts'
import { actionList } from './action-log/views.ts'
import { agendaSection, type ItemParts } from './agenda-views.ts'
import { stateTag } from './list-views.ts'
import type { MeetingRecord } from './record.ts'
import { mayExcuse, sayMeeting, sayNext, TASK_WORDS, type ReaderPart } from './record-words.ts'
import { stateOf } from './rules.ts'
import type { Task, TaskName, TaskStatus } from './task-rules.ts'
import { ATTENDANCE_WORDS } from './words.ts'
import type { Undertaking } from './types.ts'

/** What a meeting's page shows. */
export interface MeetingPage {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly today: Day
  readonly record: MeetingRecord
  readonly part: ReaderPart
  readonly closes: (action: Undertaking) => boolean
  /** What other subjects have to say of each item: papers, votes, decisions. */
  readonly itemParts: ItemParts
}

/** The page of one meeting. */
export function meetingPage(content: MeetingPage): PageContent {
  const { partnership, record, today } = content
  const { meeting } = record
  return {
    title: meeting.title,
    kind: html`${link(meeting.bodyName, `/${partnership.slug}/bodies/${meeting.bodySlug}`)} ·
    ${stateTag(stateOf(meeting))}`,
    lede: sayMeeting(record, today),
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Governance', href: `/${partnership.slug}/bodies` },
      { text: 'Meetings', href: `/${partnership.slug}/meetings` },
    ],
    room: 'governance',
    formats: [
      { text: 'JSON', href: `${pathOf(content)}.json` },
      { text: 'Calendar', href: `/${partnership.slug}/bodies/${meeting.bodySlug}/calendar.ics` },
    ],
    body: joinHtml([
      standingSection(content),
      tasksSection(content),
      joiningSection(record),
      agendaSection(content),
      attendanceSection(content),
      actionsSection(content),
      minutesSection(content),
    ]),
    sources: [`Governance of ${partnership.name}.`],
  }
}

/** Why the reader sees what is in confidence, and what they should do next. */
function standingSection({ record, part, today }: MeetingPage): Html | null {
  const { meeting } = record
  const next = sayNext(record, part, today)
  const secret =
    meeting.confidential && (part.prepares || part.sits)
      ? confidential(
          `${meeting.bodyName} meets in confidence. You see this because you ${part.sits ? 'sit on it' : 'keep its meetings'}.`,
        )
      : null
  if (next === null && secret === null) return null
  return section({
    head: 'How it stands',
    body: html`${secret}${next !== null && statement(html`${next}${mayExcuse(record, part, today) && sayExcuse(record)}`)}`,
  })
}

/** How a member sends apologies: to the mailbox of the clerk's post, where the register has one. */
function sayExcuse({ clerkMailbox }: MeetingRecord): Html {
  const at = clerkMailbox === null ? null : html` at ${link(clerkMailbox, `mailto:${clerkMailbox}`)}`
  return html` If you cannot come, tell the clerk${at}, so that your apologies are recorded.`
}

const STATUS_WORDS: Readonly<Record<TaskStatus, readonly [string, string]>> = {
  done: ['Done', 't-done'],
  now: ['To do', 't-half'],
  late: ['Late', 't-half'],
  'not-yet': ['Not yet', 't-wait'],
}

/** The clerk's steps: each status from facts. */
function tasksSection(content: MeetingPage): Html | null {
  const { record, part } = content
  const { tasks, meeting } = record
  if (!part.prepares || tasks.length === 0) return null
  const left = tasks.filter(({ status }) => status === 'now' || status === 'late').length
  const items = tasks.map((task) => {
    const [word, mark] = STATUS_WORDS[task.status]
    const href = hrefOf(content, task)
    return {
      title: { text: TASK_WORDS[task.name] },
      hint: { text: task.note },
      status: { html: html`<span class="${mark}">${word}</span>` },
      ...(href !== null && { href }),
    }
  })
  const path = pathOf(content)
  const change =
    meeting.heldOn === null &&
    html`<p class="govuk-body">
      ${link('Change day, time or place', `${path}/change`)} or ${link('cancel the meeting', `${path}/cancel`)}
    </p>`
  return section({
    head: 'Preparing and minuting',
    id: 'tasks',
    note: left === 0 ? 'Nothing waits for you.' : `${left === 1 ? 'One step waits' : `${left} steps wait`} for you.`,
    body: html`${taskList({ idPrefix: 'task', items })}${change}`,
  })
}

/** Where each step is done; null where it cannot be done now. */
function hrefOf(content: MeetingPage, { name, status }: Task): string | null {
  const path = pathOf(content)
  const { approvedOn } = content.record.meeting
  if (status === 'not-yet' && name !== 'attendance') return null
  const open: Partial<Record<TaskName, string>> = {
    agenda: `${path}/items/new`,
    notice: `${path}/notice`,
    held: `${path}/held`,
    attendance: `${path}/attendance`,
    papers: `${path}#agenda`,
  }
  if (approvedOn !== null || (status === 'done' && (name === 'notice' || name === 'held'))) return null
  return open[name] ?? `${path}/minutes`
}

function joiningSection({ joining, meeting }: MeetingRecord): Html | null {
  if (joining === null || meeting.heldOn !== null || meeting.cancelledOn !== null) return null
  const address = /^https:\/\/\S+$/.test(joining) ? link(joining, joining) : joining
  return section({
    head: 'How to join',
    note: 'For members and those invited. Do not pass it on.',
    body: html`<p class="govuk-body">${address}</p>`,
  })
}

function attendanceSection(content: MeetingPage): Html | null {
  const { record, part } = content
  const { meeting, attendance, places, quorum } = record
  if (meeting.cancelledOn !== null || (meeting.heldOn === null && attendance.length === 0)) return null
  const act =
    part.prepares &&
    meeting.approvedOn === null &&
    html`<p class="govuk-body">
      ${link(meeting.heldOn === null ? 'Record apologies' : 'Record attendance', `${pathOf(content)}/attendance`)}
    </p>`
  const none = emptyState({
    what: 'Who was there is not recorded yet.',
    next: 'The clerk records it after the meeting.',
  })
  const guests = attendance.filter(({ seat }) => seat === null).map(({ name }) => name ?? 'Name withheld')
  const observers = guests.length > 0 && facts([{ name: 'Observers', value: guests.join(', ') }])
  const bySeat = new Map(attendance.map((one) => [one.seat, one]))
  const rows = places.map(({ seat, holder }) => {
    const one = bySeat.get(seat.id)
    const who = one === undefined ? holder : { name: one.name }
    const kind =
      one === undefined || one.kind === 'observer'
        ? holder === null
          ? 'Vacant'
          : 'Not recorded'
        : ATTENDANCE_WORDS[one.kind]
    return { cells: [seat.title, who === null ? 'Vacant' : (who.name ?? 'Name not published'), kind] }
  })
  const columns = [
    { key: 'seat', head: 'Seat' },
    { key: 'holder', head: 'Held by' },
    { key: 'kind', head: 'Attendance' },
  ]
  return section({
    head: 'Attendance',
    note: [
      'By seat, with whoever held it on the day.',
      quorum !== null && meeting.heldOn !== null && `${quorum.sentence}.`,
    ],
    body: html`${attendance.length === 0 ? none : table({ caption: 'Attendance by seat', captionHidden: true, columns, rows })}${observers}${act}`,
  })
}

function actionsSection(content: MeetingPage): Html | null {
  const { record, part, today, closes } = content
  const { meeting, carried, undertaken } = record
  if (!part.prepares && !part.sits) return null
  const act =
    part.prepares &&
    meeting.approvedOn === null &&
    meeting.cancelledOn === null &&
    html`<p class="govuk-body">${link('Record an action', `${pathOf(content)}/actions/new`)}</p>`
  const earlier =
    carried.length > 0 &&
    html`<h3 class="govuk-heading-s">Open from earlier meetings</h3>
      ${actionList(carried, today, closes)}`
  const here =
    undertaken.length > 0 &&
    html`<h3 class="govuk-heading-s">Undertaken at this meeting</h3>
      ${actionList(undertaken, today, closes)}`
  const none = carried.length + undertaken.length === 0 && emptyState({ what: 'No action is open.' })
  return section({
    head: 'Actions',
    note: 'An action stands on each later agenda until it is done. Members see them.',
    body: html`${earlier}${here}${none}${act}`,
  })
}

function minutesSection(content: MeetingPage): Html | null {
  const { record, part, partnership } = content
  const { heldOn, draftedOn, circulatedOn, approvedOn, approvedAt } = {
    ...record.meeting,
    approvedAt: record.approvedAt,
  }
  if (heldOn === null) return null
  const reads = approvedOn !== null || part.prepares || (part.sits && circulatedOn !== null)
  const by =
    approvedAt === null
      ? null
      : link(`${approvedAt.title}, ${sayDay(approvedAt.onDay)}`, `/${partnership.slug}/meetings/${approvedAt.id}`)
  const rows = [
    { what: 'Drafted', fact: sayWhen(draftedOn) },
    { what: 'Circulated to members', fact: sayWhen(circulatedOn) },
    { what: html`Approved${by !== null && html` at ${by}`}`, fact: sayWhen(approvedOn) },
  ]
  const closed = heldBack({ what: 'The draft', why: 'Minutes are published when a later meeting has approved them.' })
  const open = html`<p class="govuk-body">
    ${link(part.prepares && approvedOn === null ? 'Write the minutes' : 'Read the minutes', `${pathOf(content)}/minutes`)}
  </p>`
  return section({ head: 'Minutes', body: html`${list(rows)}${reads ? open : closed}` })
}

function sayWhen(on: Day | null): Child {
  return on === null ? 'Not yet' : sayDay(on)
}

function pathOf({ partnership, record }: MeetingPage): string {
  return `/${partnership.slug}/meetings/${record.meeting.id}`
}
