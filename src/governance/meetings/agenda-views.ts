// The agenda on a meeting's page: items in order, who sees what, who is kept out, whether each can be decided. Pure: data in, markup out.
import { form } from '../../ui/form-page.ts'
import { insetText } from '../../ui/govuk.ts'
import { html, type Html } from '../../ui/html.ts'
import { emptyState, heldBack, link, section } from '../../ui/section.ts'
import { sayRecusal } from '../interests/recusal-rules.ts'
import type { MeetingPage } from './meeting-views.ts'
import { waysOut } from './quorum-words.ts'
import type { MeetingRecord } from './record.ts'
import type { AgendaItem } from './types.ts'
import { PURPOSE_WORDS } from './words.ts'

/** What other subjects say of an item, by its id. */
export type ItemParts = ReadonlyMap<string, readonly Html[]>

/** The agenda with all that belongs to each item. */
export function agendaSection(content: MeetingPage): Html {
  const { record, part } = content
  const { items, meeting } = record
  const path = `/${meeting.partnership}/meetings/${meeting.id}`
  const open = meeting.approvedOn === null && meeting.cancelledOn === null
  const add =
    part.prepares &&
    open &&
    html`<p class="govuk-body">
      ${link('Add an item', `${path}/items/new`)}${items.length > 0 && html` or ${link('match interests to the items', `${path}/interests`)}`}
    </p>`
  const shown =
    items.length === 0
      ? noItems(content)
      : html`<ol class="t-agenda">
          ${items.map((item) => itemPart(content, item))}
        </ol>`
  return section({
    head: 'Agenda',
    note: [
      meeting.noticeOn === null &&
        part.prepares &&
        'Only members, the clerk and the chair see it until notice is given.',
      !part.prepares &&
        !part.sits &&
        'Titles are public unless the body meets in confidence; papers as each item says.',
    ],
    body: html`${shown}${add}`,
  })
}

function noItems({ record: { meeting }, part }: MeetingPage): Html {
  if (part.prepares || part.sits)
    return emptyState({
      what: 'The agenda has no item yet.',
      next: part.prepares ? 'Add the first item below.' : 'The clerk writes it.',
    })
  if (meeting.confidential)
    return heldBack({
      what: 'The agenda',
      why: `${meeting.bodyName} meets in confidence: the public see that it met, who attended by seat, and the decisions it publishes.`,
    })
  if (meeting.noticeOn === null) return emptyState({ what: 'The agenda is published when notice is given.' })
  return emptyState({ what: 'The agenda has no item.' })
}

function itemPart(content: MeetingPage, item: AgendaItem): Html {
  const { record, itemParts } = content
  const people = record.recusals.filter((recusal) => recusal.item === item.id)
  const away = record.withdrawals.filter((one) => one.item === item.id && one.why === 'away')
  const held = record.meeting.heldOn !== null
  const notes = [
    ...people.map((recusal) => `${sayRecusal(recusal, held)}.`),
    ...(away.length === 0 ? [] : [`Out of the room: ${away.map(({ name }) => name ?? 'name withheld').join(', ')}.`]),
  ]
  return html`<li value="${item.position}" id="item-${item.position}">
    <h3 class="govuk-heading-s">${item.title}</h3>
    <p class="t-small">${PURPOSE_WORDS[item.purpose]}. ${sayAccess(item)}</p>
    ${itemParts.get(item.id) ?? null} ${notes.map((note) => html`<p class="t-small">${note}</p>`)}
    ${quorumPart(record, item, content.part.prepares)} ${content.part.prepares && itemActs(content, item)}
    ${content.part.sits && sayInterest(content, item)}
  </li>`
}

function sayAccess({ access, reason }: AgendaItem): string {
  if (access === 'public') return 'Papers are public.'
  if (access === 'members') return 'Papers are for members.'
  return `Papers are for members, confidential: ${reason}.`
}

/** Whether the item can be decided; for whoever prepares the meeting, the lawful ways out where it cannot. */
function quorumPart({ itemQuorums, standing }: MeetingRecord, item: AgendaItem, prepares: boolean): Html | null {
  const quorum = itemQuorums.get(item.id)
  if (quorum === undefined || standing === null || item.purpose === 'note') return null
  if (quorum.quorate) return html`<p class="t-small">${quorum.sentence}.</p>`
  const ways =
    prepares &&
    html`<p class="govuk-body">No decision on it can be recorded at this meeting. What may be done:</p>
      <ul class="govuk-list govuk-list--bullet">
        ${waysOut(item.position, standing.quorum, quorum.present).map((way) => html`<li>${way}</li>`)}
      </ul>`
  return insetText({
    html: html`<p class="govuk-body"><b>${quorum.sentence}.</b></p>
      ${ways}`,
  })
}

/** A member says at the item that it touches an interest of theirs. */
function sayInterest({ record: { meeting } }: MeetingPage, { id, position }: AgendaItem): Html | null {
  if (meeting.approvedOn !== null || meeting.cancelledOn !== null) return null
  const path = `/${meeting.partnership}/meetings/${meeting.id}/items/${id}/interest`
  return html`<p class="t-small">${link(`I have an interest in item ${position}`, path)}</p>`
}

function itemActs({ record: { meeting, items } }: MeetingPage, item: AgendaItem): Html | null {
  if (meeting.approvedOn !== null || meeting.cancelledOn !== null) return null
  const path = `/${meeting.partnership}/meetings/${meeting.id}/items/${item.id}`
  const about = html`<span class="govuk-visually-hidden">: item ${item.position}</span>`
  const held = meeting.heldOn !== null
  const links = [
    link(html`Change${about}`, path),
    link(html`Papers${about}`, `/${meeting.partnership}/items/${item.id}/papers`),
    link(html`Interests${about}`, `/${meeting.partnership}/meetings/${meeting.id}/interests#item-${item.position}`),
    held && link(html`Who was away${about}`, `${path}/away`),
    held &&
      item.purpose === 'decide' &&
      link(html`Put a question to the vote${about}`, `/${meeting.partnership}/motions/new/${item.id}`),
    held &&
      item.purpose === 'decide' &&
      link(html`Record a decision${about}`, `/${meeting.partnership}/decisions/new/${item.id}`),
  ].filter((one) => one !== false)
  const move = (to: 'up' | 'down', text: string) =>
    form(
      { action: `${path}/move` },
      html`<input type="hidden" name="to" value="${to}" /><button type="submit" class="t-plain">
          ${text}<span class="govuk-visually-hidden">: item ${item.position}</span>
        </button>`,
    )
  const first = items[0]?.id === item.id
  const last = items.at(-1)?.id === item.id
  return html`<div class="t-acts">
    ${links.map((one) => html`<span>${one}</span>`)}${!first && move('up', 'Move up')}${!last && move('down', 'Move down')}
  </div>`
}
