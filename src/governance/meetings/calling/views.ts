// The forms on a meeting itself: call, change, notice, cancel, held. Pure: data in, markup out; no store, no clock.
import {
  type Filled,
  areaField,
  dayField,
  selectField,
  textField,
  tickField,
  value,
} from '../../../http/form-fields.ts'
import { daysBetween, sayDay, type Day } from '../../../kernel/day.ts'
import { insetText, warningText } from '../../../ui/govuk.ts'
import { html, type Html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import { link } from '../../../ui/section.ts'
import { formPage } from '../form-views.ts'
import { noticeBy } from '../task-rules.ts'
import type { AgendaItem, Meeting } from '../types.ts'
import { sayTimes, sayWeekday } from '../words.ts'

/** A meeting of one of these bodies. */
export function callPage(
  filled: Filled,
  bodies: readonly { readonly slug: string; readonly name: string }[],
): PageContent {
  const items = [{ value: '', text: 'Choose a body' }, ...bodies.map(({ slug, name }) => ({ value: slug, text: name }))]
  return formPage(filled, null, {
    title: 'Call a meeting',
    path: '/new',
    button: 'Call meeting',
    lede: 'It stands in the calendar as planned at once. Next you write the agenda, and then give notice.',
    fields: html`${selectField(filled, 'body', 'Body', items)}${whenFields(filled)}`,
  })
}

/** Another title, day, time or place. */
export function changePage(filled: Filled, meeting: Meeting, seen: string): PageContent {
  const short = filled.errors['short'] !== undefined || value(filled, 'short') === 'yes'
  const note =
    meeting.noticeOn !== null && `Notice was given on ${sayDay(meeting.noticeOn)}. Tell the members of a change.`
  return formPage(filled, meeting, {
    title: 'Change this meeting',
    path: '/change',
    button: 'Save changes',
    lede: 'Calendars that follow the body move the entry by themselves.',
    ...(note !== false && { note }),
    fields: html`<input type="hidden" name="seen" value="${seen}" />${whenFields(filled)} ${short && shortField(filled)}`,
  })
}

/** Notice of a meeting. `needed`: days that the constitution asks for. */
export function noticePage(
  filled: Filled,
  meeting: Meeting,
  items: readonly AgendaItem[],
  needed: number,
  today: Day,
): PageContent {
  const days = daysBetween(today, meeting.onDay)
  const late = days < needed
  const warning =
    late &&
    warningText({
      text: `Short notice: notice was due by ${sayDay(noticeBy(meeting, needed))}, ${needed} days before the meeting.`,
      iconFallbackText: 'Warning',
    })
  const empty =
    items.length === 0 && insetText({ text: 'The agenda has no item yet. Notice usually carries the agenda.' })
  return formPage(filled, meeting, {
    title: 'Give notice of this meeting',
    path: '/notice',
    button: 'Give notice',
    lede: `${sayWeekday(meeting.onDay)}, ${sayTimes(meeting)}: ${sayAway(days)}.`,
    note: 'From now on everybody sees the agenda, as far as the body publishes it.',
    fields: html`${warning}${empty}${items.length > 0 && titlesShown(meeting, items)}${late && shortField(filled)}`,
  })
}

/** The titles that everybody reads from the notice on, and those of a confidential body that they do not. */
function titlesShown({ confidential }: Meeting, items: readonly AgendaItem[]): Html {
  const shown = items.filter(({ access }) => !confidential || access === 'public')
  const kept = items.length - shown.length
  const titles = shown.map(
    ({ position, title, access }) =>
      html`<li>${position}. ${title}${access !== 'public' && ` (${TITLE_ONLY[access]})`}</li>`,
  )
  const others = kept === 1 ? 'The title of one item stays' : `The titles of ${kept} items stay`
  return html`<h3 class="govuk-heading-s">Titles that become public</h3>
    ${
      shown.length === 0
        ? html`<p class="govuk-body">None.</p>`
        : html`<ul class="govuk-list">
            ${titles}
          </ul>`
    }
    ${kept > 0 && html`<p class="govuk-body">${others} with the members of the body.</p>`}`
}

const TITLE_ONLY = {
  members: 'its papers are for members, its title will be public',
  confidential: 'confidential, but its title will be public',
} as const

/** It does not take place. */
export function cancelPage(filled: Filled, meeting: Meeting): PageContent {
  return formPage(filled, meeting, {
    title: 'Cancel this meeting',
    path: '/cancel',
    button: 'Cancel this meeting',
    leave: 'Keep the meeting',
    lede: 'It stays in the list as cancelled, and calendars strike it out. It cannot be brought back: call another one instead.',
    fields: areaField(filled, 'why', 'Why it does not take place', 'Everybody can read this'),
    note: html`Another day? ${link('Change the meeting', `/${filled.partnership.slug}/meetings/${meeting.id}/change`)}
    instead.`,
  })
}

/** It was held. */
export function heldPage(filled: Filled, meeting: Meeting): PageContent {
  return formPage(filled, meeting, {
    title: 'Mark this meeting as held',
    path: '/held',
    button: 'It was held',
    lede: `Say that the meeting was held on ${sayDay(meeting.onDay)}. Then record who was there.`,
    fields: html`<p class="govuk-body">Day, time and notice stand from then on as they are.</p>`,
  })
}

function whenFields(filled: Filled): Html {
  const time = 'govuk-input--width-5'
  return html`${textField(filled, 'title', 'Title', 'For example, Autumn term meeting')}
  ${dayField(filled, 'onDay', 'Day')} ${textField(filled, 'starts', 'Starts', 'For example, 14:00 or 2pm', time)}
  ${textField(filled, 'ends', 'Ends (optional)', undefined, time)}
  ${textField(filled, 'place', 'Place (optional)', 'Everybody can read this')}
  ${areaField(filled, 'joining', 'How to join from elsewhere (optional)', 'A link or a number to ring. Only members and those invited see it; it is in no calendar feed.')}`
}

function shortField(filled: Filled): Html {
  return tickField(filled, 'short', 'The body may meet at short notice')
}

function sayAway(days: number): string {
  if (days === 0) return 'today'
  return days === 1 ? 'tomorrow' : `in ${days} days`
}
