// The list of meetings as a page. Pure: data in, markup out; no store, no clock.
import { sayDay, type Day } from '../../kernel/day.ts'
import { formatLinks } from '../../ui/data-file.ts'
import { filterForm, type FilterForm } from '../../ui/filters.ts'
import { button, warningText } from '../../ui/govuk.ts'
import { html, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { pageBounds, pageLinks, queryString, type Query } from '../../ui/pagination.ts'
import { emptyState, link, section, taggedWord } from '../../ui/section.ts'
import { rowsShown, table } from '../../ui/table.ts'
import { countStates, sayMeetings, type MeetingFilter } from './list-rules.ts'
import { stateOf } from './rules.ts'
import { sayWarning, type MeetingWarning } from './term-rules.ts'
import type { Meeting, MeetingState } from './types.ts'
import { sayTimes, STATE_WORDS } from './words.ts'

const SIZE = 20

/** What the list's page shows. */
export interface MeetingList {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly today: Day
  /** Every meeting, for the sentence and the choices. */
  readonly all: readonly Meeting[]
  readonly chosen: readonly Meeting[]
  readonly filter: MeetingFilter
  readonly page: number
  /** Bodies that have too few meetings, where the reader has a part in them. */
  readonly warnings: readonly MeetingWarning[]
  /** May call a meeting of some body. */
  readonly calls: boolean
}

/** The page of all meetings of a partnership. */
export function meetingListPage(list: MeetingList): PageContent {
  const { partnership, all, today } = list
  return {
    title: 'Meetings',
    kind: partnership.name,
    lede: sayMeetings(all, today),
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Governance', href: `/${partnership.slug}/bodies` },
    ],
    room: 'governance',
    formats: formatLinks(pathOf(list), queryOf(list)),
    body: html`${warningsSection(list)}${meetingsSection(list)}${doSection(list)}`,
    sources: [`Governance of ${partnership.name}.`],
  }
}

function warningsSection({ warnings, partnership, calls }: MeetingList): Html | null {
  if (warnings.length === 0) return null
  const lines = warnings.map((warning) => {
    const href = `/${partnership.slug}/meetings/new?body=${warning.slug}`
    const call = calls && html` ${link('Call a meeting', href)}.`
    return warningText({ html: html`${sayWarning(warning)}.${call}`, iconFallbackText: 'Warning' })
  })
  return section({
    head: 'Too few meetings',
    note: 'Counted from meetings that are not cancelled.',
    body: html`${lines}`,
  })
}

function meetingsSection(list: MeetingList): Html {
  const { all, calls, partnership } = list
  const none = emptyState({
    what: 'No meeting of any body is recorded.',
    next: calls
      ? link('Call a meeting', `/${partnership.slug}/meetings/new`)
      : 'The clerk of the partnership calls meetings; they will stand here.',
  })
  const body = all.length === 0 && list.filter.text === '' ? none : html`${filterForm(filtersOf(list))}${shown(list)}`
  return section({ head: 'All meetings', note: 'Agendas and papers are on the page of each.', body })
}

function shown(list: MeetingList): Html {
  const { chosen, page } = list
  const bounds = pageBounds(page, SIZE, chosen.length)
  const noun = 'meetings'
  if (chosen.length === 0)
    return emptyState({ what: 'No meeting fits these filters.', next: link('Show all meetings', pathOf(list)) })
  const hrefOf = (n: number) => pathOf(list) + queryString(queryOf(list), { page: n })
  return html`${rowsShown({ from: bounds.from, to: bounds.to, of: chosen.length, noun })}
  ${meetingTable(list, chosen.slice(bounds.from - 1, bounds.to))}
  ${pageLinks({ page, size: SIZE, total: chosen.length, hrefOf, noun })}`
}

function meetingTable(list: MeetingList, meetings: readonly Meeting[]): Html {
  const ascending = list.filter.sort === 'day'
  const sortHref = pathOf(list) + queryString(queryOf(list), { sort: ascending ? null : 'day' })
  return table({
    caption: 'Meetings',
    captionHidden: true,
    columns: [
      { key: 'meeting', head: 'Meeting' },
      { key: 'day', head: 'Day', sortHref, sorted: ascending ? 'ascending' : 'descending' },
      { key: 'time', head: 'Time' },
      { key: 'place', head: 'Place' },
      { key: 'state', head: 'State' },
    ],
    rows: meetings.map((meeting) => ({
      cells: [
        html`${link(meeting.title, `${pathOf(list)}/${meeting.id}`)}<br /><span class="t-small"
            >${meeting.bodyName}</span
          >`,
        sayDay(meeting.onDay),
        sayTimes(meeting),
        meeting.place,
        stateTag(stateOf(meeting)),
      ],
    })),
  })
}

/** The state of a meeting as a word that marks it. */
export function stateTag(state: MeetingState): Html {
  return taggedWord(STATE_WORDS[state], state === 'notice-given' ? 'open' : state === 'cancelled' ? 'vacant' : 'plain')
}

function doSection(list: MeetingList): Html {
  const { slug } = list.partnership
  const call =
    list.calls && button({ text: 'Call a meeting', href: `/${slug}/meetings/new`, classes: 'govuk-button--secondary' })
  const feed = html`<p class="govuk-body">${link('Have these meetings in your own calendar', `/${slug}/calendar`)}</p>`
  return section({ head: 'What you can do', body: html`${call}${feed}` })
}

function filtersOf(list: MeetingList): FilterForm {
  const bodies = [...Map.groupBy(list.all, ({ bodySlug }) => bodySlug)]
    .map(([value, same]) => ({ value, text: same[0]?.bodyName ?? value, count: same.length }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'en-GB'))
  const states = countStates(list.all).map(([value, count]) => ({ value, text: STATE_WORDS[value], count }))
  return {
    action: pathOf(list),
    query: queryOf(list),
    filters: [
      { kind: 'search', name: 'q', label: 'Words in items or papers' },
      { kind: 'checkboxes', name: 'body', label: 'Body', choices: bodies },
      { kind: 'checkboxes', name: 'state', label: 'State', choices: states },
    ],
    keep: ['sort'],
    submit: 'Show meetings',
  }
}

function queryOf({ filter }: MeetingList): Query {
  const { bodies, states, text, sort } = filter
  return { body: bodies, state: states, q: text, sort: sort === 'day' ? 'day' : null }
}

function pathOf({ partnership }: MeetingList): string {
  return `/${partnership.slug}/meetings`
}
