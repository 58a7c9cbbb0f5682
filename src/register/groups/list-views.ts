// The list of groups as a page. Pure: data in, markup out; no store, no clock.
import type { Day } from '../../kernel/day.ts'
import { sayDay } from '../../kernel/day.ts'
import { formatLinks } from '../../ui/data-file.ts'
import { filterForm, type FilterForm } from '../../ui/filters.ts'
import { button } from '../../ui/govuk.ts'
import { html, joinHtml, type Child, type Html } from '../../ui/html.ts'
import type { AsAt, PageContent } from '../../ui/page.ts'
import { pageBounds, pageLinks, queryString, type Query } from '../../ui/pagination.ts'
import { emptyState, link, section } from '../../ui/section.ts'
import { rowsShown, table } from '../../ui/table.ts'
import { unbroken } from '../../ui/unbroken.ts'
import { sourceOf } from './list-file.ts'
import { countKinds, sayKindCount, sayNoGroups, type GroupFilter } from './list-rules.ts'
import { startOfGroups, type Start } from './start-views.ts'
import type { Group } from './types.ts'
import { asSentence, pluralOf, sayCoordinator, sayHolder } from './wording.ts'

const SIZE = 50

/** What the list's page shows. */
export interface GroupList {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly asAt: AsAt
  /** Every group of the day, for the sentence and the choices. */
  readonly all: readonly Group[]
  readonly chosen: readonly Group[]
  readonly filter: GroupFilter
  readonly page: number
  /** May add a group. */
  readonly edits: boolean
  /** Where no group is held on any day: what the next step depends on. */
  readonly start: Start | null
  /** May propose one for a school. */
  readonly proposes: boolean
}

/** The page of all groups on a day. */
export function groupListPage(list: GroupList): PageContent {
  const { partnership, asAt } = list
  return {
    title: 'Groups of schools',
    kind: partnership.name,
    lede: sentence(list),
    breadcrumbs: [{ text: partnership.name, href: `/${partnership.slug}` }],
    room: 'register',
    asAt: { ...asAt, keep: kept(list) },
    formats: formatLinks(pathOf(list), queryOf(list)),
    body: html`${groupsSection(list)}${doSection(list)}`,
    sources: [sourceOf(partnership.name)],
  }
}

/** The sentence in which every number is a link to its list. */
function sentence(list: GroupList): Child {
  const { all, asAt, partnership } = list
  if (all.length === 0) return sayNoGroups(partnership.name, asAt.day)
  const counts = countKinds(all).map((count, i) => {
    const words = i === 0 ? asSentence(sayKindCount(count)) : sayKindCount(count)
    return link(words, pathOf(list) + queryString({ kind: count.kind, as_at: dayOf(asAt) }))
  })
  const said = counts.length < 2 ? counts : [joinHtml(counts.slice(0, -1), ', '), ' and ', counts.at(-1)]
  return html`${said}, as at ${sayDay(asAt.day)}.`
}

function groupsSection(list: GroupList): Html {
  const { chosen, all, asAt, page, start } = list
  const body =
    all.length === 0
      ? ((start && startOfGroups(list.partnership, start)) ??
        emptyState({
          what: `No group stood on ${sayDay(asAt.day)}.`,
          why: 'Groups of other days are recorded.',
          next: 'Choose another day above.',
        }))
      : html`${filterForm(filtersOf(list))}${shownGroups(chosen, asAt.day, page, list)}`
  return section({
    head: 'Groups',
    note: all.length > 0 && unbroken('Led from, co-ordinated by and paid by whom, on the day above.'),
    body,
  })
}

function shownGroups(groups: readonly Group[], on: Day, page: number, list: GroupList): Html {
  const bounds = pageBounds(page, SIZE, groups.length)
  const noun = 'groups'
  const hrefOf = (n: number) => pathOf(list) + queryString(queryOf(list), { page: n })
  if (groups.length === 0)
    return emptyState({
      what: 'No group fits these filters.',
      next: link('Show all groups', pathOf(list) + dayQuery(list)),
    })
  return html`${rowsShown({ from: bounds.from, to: bounds.to, of: groups.length, noun })}
  ${groupTable(groups.slice(bounds.from - 1, bounds.to), on, list)}
  ${pageLinks({ page, size: SIZE, total: groups.length, hrefOf, noun })}`
}

function groupTable(groups: readonly Group[], on: Day, list: GroupList): Html {
  return table({
    caption: `Groups as at ${sayDay(on)}`,
    captionHidden: true,
    columns: [
      { key: 'group', head: 'Group' },
      { key: 'kind', head: 'Kind' },
      { key: 'schools', head: 'Schools', numeric: true },
      { key: 'lead', head: 'Lead' },
      { key: 'co-ordinator', head: 'Co-ordinator' },
    ],
    rows: groups.map((group) => ({
      cells: [
        link(group.name, `${pathOf(list)}/${group.slug}${dayQuery(list)}`),
        group.selfStarted ? `${group.kindLabel}, self-started` : group.kindLabel,
        group.schools,
        leadCell(group),
        unbroken(asSentence(sayCoordinator(group.coordinator))),
      ],
    })),
  })
}

function leadCell({ lead }: Group): Child {
  if (lead === null) return 'No lead’s post is recorded'
  const who = lead.holder.state === 'held' || lead.holder.state === 'vacant' ? sayHolder(lead.holder) : null
  const lines = [lead.title, lead.schoolName, who].filter((line) => line !== null)
  return joinHtml(lines, html`<br />`)
}

function doSection(list: GroupList): Html | null {
  const { slug } = list.partnership
  const acts = [
    list.edits && button({ text: 'Add a group', href: `/${slug}/groups/new`, classes: 'govuk-button--secondary' }),
    list.proposes &&
      button({ text: 'Propose a group', href: `/${slug}/groups/propose`, classes: 'govuk-button--secondary' }),
    list.proposes && html`<p>${link('Groups proposed to your school', `/${slug}/groups/proposals`)}</p>`,
  ].filter((act) => act !== false)
  return acts.length === 0 ? null : section({ head: 'What you can do', body: html`${acts}` })
}

function filtersOf(list: GroupList): FilterForm {
  const choices = countKinds(list.all).map(({ kind, label, count }) => ({
    value: kind,
    text: pluralOf(label),
    count,
  }))
  return {
    action: pathOf(list),
    query: queryOf(list),
    filters: [
      { kind: 'search', name: 'search', label: 'Name of the group' },
      { kind: 'checkboxes', name: 'kind', label: 'Kind', choices },
    ],
    keep: ['as_at'],
    submit: 'Show groups',
  }
}

function queryOf({ filter, asAt }: GroupList): Query {
  return { kind: filter.kinds, search: filter.search, as_at: dayOf(asAt) }
}

function dayQuery({ asAt }: GroupList): string {
  return queryString({ as_at: dayOf(asAt) })
}

function dayOf({ day, today }: AsAt): string | null {
  return day === today ? null : day
}

/** The day bar keeps one value a key. */
function kept({ filter }: GroupList): Readonly<Record<string, string>> {
  const [kind] = filter.kinds
  return {
    ...(kind !== undefined && filter.kinds.length === 1 && { kind }),
    ...(filter.search !== '' && { search: filter.search }),
  }
}

function pathOf({ partnership }: GroupList): string {
  return `/${partnership.slug}/groups`
}
