// The minutes on a page, for the screen and for paper. Pure: data in, Html out; no store, no clock.
import { sayDay } from '../../kernel/day.ts'
import { insetText } from '../../ui/govuk.ts'
import { html, joinHtml, type Child, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { confidential, emptyState, facts, link, list, section } from '../../ui/section.ts'
import type { DecisionRecord } from '../decisions/types.ts'
import type { Meeting, Undertaking } from '../meetings/types.ts'
import { PURPOSE_WORDS } from '../meetings/words.ts'
import { paperList } from '../papers/views.ts'
import { blocksOf } from './text.ts'
import type { HeldPart, MinutedItem, Minutes, Part } from './types.ts'
import {
  attendanceGroups,
  sayChanged,
  sayDecided,
  sayDraft,
  sayHeld,
  sayHow,
  sayMarking,
  sayPart,
  sayState,
  sayVersion,
  sayWhen,
  sayWhoAndWhen,
} from './wording.ts'

/** Who reads, and what they may do with these minutes. */
export interface MinutesReader {
  readonly partnership: { readonly slug: string; readonly name: string }
  /** May write them and take them a step on. */
  readonly writes: boolean
  /** Sits on the body, or keeps its meetings. */
  readonly inside: boolean
}

/** The page around the minutes, and around every page that belongs to them. */
export function aroundMinutes(
  { partnership }: Pick<MinutesReader, 'partnership'>,
  meeting: Meeting,
): Pick<PageContent, 'kind' | 'breadcrumbs' | 'room'> {
  const home = `/${partnership.slug}`
  return {
    kind: html`${meeting.title}, ${sayDay(meeting.onDay)} · ${meeting.bodyName}`,
    breadcrumbs: [
      { text: partnership.name, href: home },
      { text: 'Meetings', href: `${home}/meetings` },
      { text: `${meeting.title}, ${sayDay(meeting.onDay)}`, href: `${home}/meetings/${meeting.id}` },
    ],
    room: 'governance',
  }
}

/** In place of minutes that this reader may not see yet: why, and when. */
export function noMinutesYet(reader: MinutesReader, meeting: Meeting): PageContent {
  const held = meeting.heldOn !== null
  const next = reader.inside
    ? 'You see them as soon as the clerk circulates the draft to members.'
    : 'Minutes are published once a later meeting of the body has approved them. Members see the draft when it is circulated.'
  return {
    ...aroundMinutes(reader, meeting),
    title: 'Minutes',
    lede: held ? 'The minutes of this meeting are not here yet.' : 'This meeting has no minutes.',
    body: section({
      head: 'Not here yet',
      body: emptyState({
        what: held ? 'The minutes of this meeting are not approved.' : 'This meeting has not been recorded as held.',
        why: next,
      }),
    }),
  }
}

/** The minutes as this reader may see them. */
export function minutesPage(reader: MinutesReader, minutes: Minutes, notice: string | null): PageContent {
  const { meeting, version, items } = minutes
  const path = `/${reader.partnership.slug}/meetings/${meeting.id}/minutes`
  const [marking, draft, changed] = [sayMarking(minutes), sayDraft(minutes), sayChanged(minutes)]
  return {
    ...aroundMinutes(reader, meeting),
    title: 'Minutes',
    lede: `${sayVersion(version)}. ${sayState(meeting)}`,
    formats: [{ text: 'Word document', href: `${path}.docx` }],
    ...(notice !== null && { notice }),
    body: html`${marking !== null && spaced(confidential(marking))} ${draft !== null && insetText({ text: draft })}
    ${changed !== null && insetText({ text: `${changed}: ${reader.writes ? 'circulate it again' : 'the clerk will circulate it again'}.` })}
    ${reader.inside && keeping(reader, minutes, path)}
    ${section({ head: 'The meeting', body: facts(meetingFacts(reader, minutes)) })}
    ${section({ head: 'Who was there', note: sayNames(minutes), body: attendance(minutes) })}
    ${joinHtml(items.map((item) => itemSection(reader, minutes, item)))}
    ${
      hidesItems(reader, minutes) &&
      section({
        head: 'Other items',
        body: emptyState({
          what: `Other items of this meeting are not listed: ${meeting.bodyName} discusses them in confidence.`,
        }),
      })
    }
    ${others(reader, minutes)}`,
  }
}

function spaced(block: Html): Html {
  return html`<div class="govuk-!-margin-top-4 govuk-!-margin-bottom-3">${block}</div>`
}

function keeping({ writes }: MinutesReader, { meeting, unanswered }: Minutes, path: string): Html {
  const open = meeting.approvedOn === null
  const waiting = unanswered === null || unanswered === 0 ? '' : `, ${unanswered} without an answer`
  const links = [
    writes && open && link('Take these minutes a step on', `${path}/steps`),
    (meeting.circulatedOn !== null || writes) && link(`Comments${waiting}`, `${path}/comments`),
  ].filter((each) => each !== false)
  return html`<div class="govuk-button-group">${links}</div>`
}

function meetingFacts({ partnership }: MinutesReader, { meeting, approvedAt, quorum }: Minutes) {
  const approved =
    approvedAt === null
      ? sayState(meeting)
      : html`On ${sayDay(approvedAt.onDay)}, by
        ${link(approvedAt.title, `/${partnership.slug}/meetings/${approvedAt.id}`)}`
  return [
    { name: 'Body', value: link(meeting.bodyName, `/${partnership.slug}/bodies/${meeting.bodySlug}`) },
    { name: 'When', value: sayWhen(meeting) },
    { name: 'Where', value: meeting.place ?? 'Not recorded' },
    ...(quorum === null ? [] : [{ name: 'Quorum', value: `${quorum}.` }]),
    { name: approvedAt === null ? 'State' : 'Approved', value: approved },
  ]
}

function sayNames({ meeting, version }: Minutes): string {
  if (version !== 'public') return 'By seat, as they were held on that day.'
  return `By seat, as they were held on that day. Observers stand in the members’ version${meeting.confidential ? ', and names where the body does not publish them' : ''}.`
}

function attendance({ attendance: who }: Minutes): Html {
  const groups = attendanceGroups(who)
  if (groups.length === 0) return emptyState({ what: 'Nobody recorded who was there.' })
  return facts(groups.map(([name, people]) => ({ name, value: html`${people.map((one) => html`<div>${one}</div>`)}` })))
}

function itemSection(reader: MinutesReader, { meeting }: Minutes, item: MinutedItem): Html {
  const { id, position, title, purpose, parts, held, left, quorum, papers, decisions, actions } = item
  const here = `/${reader.partnership.slug}/meetings/${meeting.id}/minutes/text/${id}`
  const writes = reader.writes && meeting.approvedOn === null
  const nothing = parts.length + held.length + decisions.length + actions.length === 0
  return section({
    head: `${position}. ${title}`,
    id: `item-${position}`,
    note: [PURPOSE_WORDS[purpose]],
    body: html`${left.map((words) => html`<p class="govuk-body">${words}</p>`)}
    ${quorum !== null && html`<p class="govuk-body">${quorum}.</p>`} ${parts.map((part) => partText(part, item.reason))}
    ${heldParts(held)} ${nothing && emptyState({ what: 'Nothing is minuted of this item.' })}
    ${decisions.map((decision) => decided(reader, decision))} ${actionList(actions)}
    ${paperList({ ...reader, keeps: false }, papers, meeting)}
    ${writes && html`<div class="govuk-button-group govuk-!-margin-top-4">${link(html`Write the minutes of item ${position}`, here)}</div>`}`,
  })
}

/** One frame for all that is held back from this reader, a line each. */
function heldParts(held: readonly HeldPart[]): Html | null {
  if (held.length === 0) return null
  return spaced(emptyState({ what: joinHtml(held.map(sayHeld), html`<br />`) }))
}

function partText(part: Part, itemReason: string | null): Html {
  const over = sayPart(part, itemReason)
  const head =
    over === null
      ? null
      : part.access === 'confidential'
        ? spaced(confidential(part.reason ?? itemReason ?? 'For members of the body.'))
        : html`<p class="t-small"><b>${over}</b></p>`
  return html`${head}${written(part.text)}`
}

function written(text: string): Html {
  return html`${blocksOf(text).map((block) =>
    block.kind === 'paragraph'
      ? html`<p class="govuk-body">${block.text}</p>`
      : html`<ul class="govuk-list govuk-list--bullet">
          ${block.items.map((item) => html`<li>${item}</li>`)}
        </ul>`,
  )}`
}

function decided({ partnership }: MinutesReader, decision: DecisionRecord): Html {
  const name = link(sayDecided(decision), `/${partnership.slug}/decisions/${decision.id}`)
  return html`<p class="govuk-body"><b>${name}.</b> ${decision.text}</p>
    <p class="t-small">${sayHow(decision)}</p>`
}

function actionList(actions: readonly Undertaking[]): Child {
  if (actions.length === 0) return null
  return html`<h3>${actions.length === 1 ? 'Action' : 'Actions'}</h3>
    ${list(actions.map((action) => ({ what: action.text, note: sayWhoAndWhen(action) })))}`
}

function hidesItems({ inside }: MinutesReader, { meeting }: Minutes): boolean {
  return meeting.confidential && !inside
}

/** What the meeting decided or undertook apart from its agenda. */
function others(reader: MinutesReader, { decisions, actions }: Minutes): Html | null {
  if (decisions.length + actions.length === 0) return null
  return section({
    head: 'Beside the agenda',
    body: html`${decisions.map((decision) => decided(reader, decision))} ${actionList(actions)}`,
  })
}
