// The list of bodies as a page. Pure: data in, markup out; no store, no clock.
import { sayDay } from '../../kernel/day.ts'
import { sayTime } from '../../kernel/london-time.ts'
import { asSentence, sayCount } from '../../register/index.ts'
import { formatLinks } from '../../ui/data-file.ts'
import { filterForm, listHref, type FilterForm } from '../../ui/filters.ts'
import { button } from '../../ui/govuk.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import type { AsAt, PageContent } from '../../ui/page.ts'
import { pageBounds, pageLinks, queryString, type Query } from '../../ui/pagination.ts'
import { emptyState, link, section } from '../../ui/section.ts'
import { rowsShown, table, type Column, type Row } from '../../ui/table.ts'
import { unbroken } from '../../ui/unbroken.ts'
import { holderCell } from './holder-views.ts'
import { sourceOf } from './list-file.ts'
import { countBodyKinds, type BodyFilter, type BodyLine, type BodySort } from './list-rules.ts'
import { sayTitles } from './record.ts'
import { sayKind, sayKinds } from './wording.ts'

const SIZE = 50

/** What the list's page shows. */
export interface BodyList {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly asAt: AsAt
  /** Every body of the day. */
  readonly all: readonly BodyLine[]
  readonly chosen: readonly BodyLine[]
  readonly filter: BodyFilter
  readonly sort: BodySort
  readonly page: number
  /** May add a body. */
  readonly keeps: boolean
}

/** The page of all bodies on a day. */
export function bodyListPage(list: BodyList): PageContent {
  const { partnership, asAt, keeps } = list
  const add =
    keeps &&
    section({
      head: 'What you can do',
      body: button({ text: 'Add a body', href: `${pathOf(list)}/new`, classes: 'govuk-button--secondary' }),
    })
  return {
    title: 'Bodies and seats',
    kind: partnership.name,
    lede: sentence(list),
    breadcrumbs: [{ text: partnership.name, href: `/${partnership.slug}` }],
    room: 'governance',
    asAt: { ...asAt, keep: kept(list) },
    formats: formatLinks(pathOf(list), queryOf(list)),
    body: html`${bodiesSection(list)}${add}`,
    sources: [sourceOf(partnership.name)],
  }
}

/** `Five bodies with 40 seats, of which three are vacant, as at ...`: each number a link to its list. */
function sentence(list: BodyList): Child {
  const { all, asAt, partnership } = list
  if (all.length === 0) return `No body of ${partnership.name} is recorded on ${sayDay(asAt.day)}.`
  const seats = all.reduce((sum, { places }) => sum + places.length, 0)
  const vacant = all.reduce((sum, line) => sum + line.vacant.length, 0)
  const bodies = link(asSentence(sayCount(all.length, 'body', 'bodies')), pathOf(list) + dayQuery(list))
  const gaps = vacant === 0 ? 'none vacant' : link(sayCount(vacant, 'vacant', 'vacant'), vacantHref(list))
  return html`${bodies} with ${sayCount(seats, 'seat')}, ${gaps}, as at ${sayDay(asAt.day)}.`
}

function vacantHref(list: BodyList): string {
  return pathOf(list) + queryString({ vacant: 'yes', as_at: dayOf(list.asAt) })
}

function bodiesSection(list: BodyList): Html {
  const { all, keeps } = list
  if (all.length > 0)
    return section({
      head: 'Bodies',
      note: 'Who chairs and what is vacant, on the day above. The next meeting is from today.',
      body: html`${filterForm(filtersOf(list))}${shown(list)}`,
    })
  const next = keeps ? 'Add the first one below.' : 'Choose another day above, or ask the clerk of the partnership.'
  return section({ head: 'Bodies', body: emptyState({ what: 'No body stood on this day.', next }) })
}

function shown(list: BodyList): Html {
  const { chosen, page } = list
  const bounds = pageBounds(page, SIZE, chosen.length)
  const noun = 'bodies'
  if (chosen.length === 0)
    return emptyState({
      what: 'No body fits these filters.',
      next: link('Show all bodies', pathOf(list) + dayQuery(list)),
    })
  const hrefOf = (n: number) => pathOf(list) + queryString(queryOf(list), { page: n })
  return html`${rowsShown({ from: bounds.from, to: bounds.to, of: chosen.length, noun })}
  ${table({
    caption: `Bodies as at ${sayDay(list.asAt.day)}`,
    captionHidden: true,
    columns: columnsOf(list),
    rows: chosen.slice(bounds.from - 1, bounds.to).map((line) => rowOf(list, line)),
  })}
  ${pageLinks({ page, size: SIZE, total: chosen.length, hrefOf, noun })}`
}

function columnsOf(list: BodyList): readonly Column[] {
  const sorted = (sort: BodySort, direction: 'ascending' | 'descending') => ({
    sortHref: listHref(filtersOf(list), { sort }),
    ...(list.sort === sort && { sorted: direction }),
  })
  return [
    { key: 'body', head: 'Body', ...sorted('name', 'ascending') },
    { key: 'kind', head: 'Kind', ...sorted('kind', 'ascending') },
    { key: 'chair', head: 'Chair' },
    { key: 'vacant', head: 'Vacant seats', ...sorted('vacant', 'descending') },
    { key: 'next', head: 'Next meeting', ...sorted('next', 'ascending') },
  ]
}

function rowOf(list: BodyList, { body, places, vacant, chair, next }: BodyLine): Row {
  const gaps =
    vacant.length === 0
      ? `None of ${places.length}`
      : html`${vacant.length} of ${places.length}: ${unbroken(sayTitles(vacant))}`
  const kind = body.confidential
    ? html`${sayKind(body.kind)}<br /><span class="t-small">Confidential by default</span>`
    : sayKind(body.kind)
  return {
    cells: [
      link(unbroken(body.name), `${pathOf(list)}/${body.slug}${dayQuery(list)}`),
      kind,
      chair === null ? 'No seat of a chair' : holderCell(chair),
      gaps,
      next === null
        ? 'None called'
        : link(`${sayTime(next.starts)} on ${sayDay(next.onDay)}`, `/${list.partnership.slug}/meetings/${next.id}`),
    ],
  }
}

function filtersOf(list: BodyList): FilterForm {
  const choices = countBodyKinds(list.all).map(({ kind, count }) => ({
    value: kind,
    text: asSentence(sayKinds(kind)),
    count,
  }))
  const vacant = {
    value: 'yes',
    text: 'Only with vacant seats',
    count: list.all.filter((line) => line.vacant.length > 0).length,
  }
  return {
    action: pathOf(list),
    query: queryOf(list),
    filters: [
      { kind: 'checkboxes', name: 'kind', label: 'Kind', choices },
      { kind: 'checkboxes', name: 'vacant', label: 'Vacancies', choices: [vacant] },
    ],
    keep: ['as_at', 'sort'],
    submit: 'Show bodies',
  }
}

function queryOf({ filter, sort, asAt }: BodyList): Query {
  return {
    kind: filter.kinds,
    vacant: filter.withVacancies ? 'yes' : null,
    sort: sort === 'kind' ? null : sort,
    as_at: dayOf(asAt),
  }
}

function dayQuery({ asAt }: BodyList): string {
  return queryString({ as_at: dayOf(asAt) })
}

function dayOf({ day, today }: AsAt): string | null {
  return day === today ? null : day
}

/** The day bar keeps one value a key. */
function kept({ filter, sort }: BodyList): Readonly<Record<string, string>> {
  const [kind] = filter.kinds
  return {
    ...(kind !== undefined && filter.kinds.length === 1 && { kind }),
    ...(filter.withVacancies && { vacant: 'yes' }),
    ...(sort !== 'kind' && { sort }),
  }
}

function pathOf({ partnership }: BodyList): string {
  return `/${partnership.slug}/bodies`
}
