// The page of the list of schools: search, filters, one page of lines. Pure.
import { sayDay } from '../../../kernel/day.ts'
import { filterForm, type Filter, type FilterForm } from '../../../ui/filters.ts'
import { html, joinHtml, type Child, type Html } from '../../../ui/html.ts'
import type { AsAt, PageContent } from '../../../ui/page.ts'
import { pageBounds, pageLinks, queryString } from '../../../ui/pagination.ts'
import { emptyState, link, section, taggedWord } from '../../../ui/section.ts'
import { rowsShown, table, type Column } from '../../../ui/table.ts'
import { counted, PHASE_GROUPS, phaseGroupOf, RATINGS, REGISTER_SOURCE, TYPES } from '../words.ts'
import { FILTER_KEYS, nextSort, PAGE_SIZE, sayUnknown } from './rules.ts'
import type { LeftOut, Option, Options, SchoolFilters, SchoolLine, SchoolList, SortKey } from './types.ts'

const PATH = '/schools'

/** What the page needs: the filters and the address as it came, the rows, what can be chosen. */
export interface ListPage {
  readonly filters: SchoolFilters
  readonly leftOut: readonly LeftOut[]
  readonly kept: Readonly<Record<string, string>>
  readonly list: SchoolList
  readonly options: Options
  readonly asAt: AsAt
}

/** The page of the list. */
export function schoolsPage(content: ListPage): PageContent {
  const { filters, kept, list, asAt } = content
  const form = formOf(content)
  const file = queryString(kept)
  return {
    title: 'Schools',
    kind: 'Register',
    lede: joinHtml(sentencesOf(content), ' '),
    breadcrumbs: [],
    room: 'register',
    asAt,
    formats: [
      { text: 'CSV', href: `${PATH}.csv${file}` },
      { text: 'JSON', href: `${PATH}.json${file}` },
    ],
    body: joinHtml([finder(form), list.total === 0 ? nothingFound(filters) : rows(content)]),
    sources: [REGISTER_SOURCE],
  }
}

function finder(form: FilterForm): Html {
  const note = [
    'Open schools, unless a status is chosen; a search looks through closed ones too.',
    'Share the address of this page and others see the same list.',
  ]
  return section({ head: 'Find', note, body: filterForm(form) })
}

const STATUS_WORDS = { open: 'open ', closed: 'closed ', proposed: 'proposed ', any: '' } as const

function sentencesOf(content: ListPage): readonly Child[] {
  const past = sayPastTheEnd(content)
  return [statementOf(content), ...content.leftOut.map(sayLeftOut), ...(past === null ? [] : [past])]
}

/** One sentence: how many, of what kind, and how they were found. */
function statementOf({ filters, kept, list }: ListPage): Child {
  const { q, status } = filters
  const schools = counted(list.total, `${STATUS_WORDS[status]}school`)
  const chosen = FILTER_KEYS.some((key) => kept[key] !== undefined)
  if (q === null) return chosen ? `${schools} with all that is chosen below.` : `${schools} in this register.`
  if (list.found === 'alike')
    return html`Nothing is spelt exactly “${q}”. ${schools} ${list.total === 1 ? 'is' : 'are'} spelt like it.`
  const where = status === 'any' ? ', open and closed,' : ''
  return html`${schools}${where} ${list.total === 1 ? 'holds' : 'hold'} “${q}” in name, place or number.`
}

/** What of the address was not used, so that nobody takes the list for something else. */
function sayLeftOut(out: LeftOut): string {
  return `${sayUnknown(out)}; it is left out.`
}

function sayPastTheEnd({ filters, list }: ListPage): string | null {
  const { page, pages } = pageBounds(filters.page, PAGE_SIZE, list.total)
  return filters.page > page ? `There is no page ${filters.page}: this is page ${page} of ${pages}.` : null
}

function nothingFound({ q }: SchoolFilters): Html {
  return emptyState({
    what: 'No school fits.',
    why:
      q === null
        ? 'The filters leave none.'
        : 'Neither the words as typed nor any name that is spelt like them was found.',
    next: html`Try fewer words, the URN, LAESTAB or postcode, or ${link('all open schools', PATH)}.`,
  })
}

function formOf({ kept, options, asAt }: ListPage): FilterForm {
  const keep = asAt.day === asAt.today ? ['sort'] : ['sort', 'as_at']
  return { action: PATH, query: kept, filters: filtersOf(options), keep, submit: 'Show schools' }
}

function filtersOf({ authorities, districts, groups, trusts }: Options): Filter[] {
  const choose = (name: string, label: string, choices: readonly Option[]): Filter[] =>
    choices.length === 0 ? [] : [{ kind: 'select', name, label, choices }]
  const pairs = (list: readonly (readonly [string, string])[]) => list.map(([value, text]) => ({ value, text }))
  return [
    {
      kind: 'search',
      name: 'q',
      label: 'Search',
      hint: 'Name, town, URN, LAESTAB or postcode. Spelling need not be exact.',
    },
    ...choose('authority', 'Authority', authorities),
    ...choose('district', 'District', districts),
    ...choose('phase', 'Phase', pairs(PHASE_GROUPS)),
    ...choose('type', 'Type', pairs(TYPES)),
    ...choose('group', 'Group', groups),
    ...choose('trust', 'Trust', trusts),
    ...choose(
      'status',
      'Status',
      pairs([
        ['open', 'Open'],
        ['closed', 'Closed'],
        ['proposed', 'Proposed to open'],
        ['any', 'Open and closed'],
      ]),
    ),
    ...choose('rating', 'Ofsted overall grade', pairs(RATINGS.map((rating) => [rating, rating] as const))),
  ]
}

function rows({ filters, kept, list }: ListPage): Html {
  const bounds = pageBounds(filters.page, PAGE_SIZE, list.total)
  const hrefOf = (page: number) => PATH + queryString(kept, { page: page === 1 ? null : page })
  return html`${rowsShown({ from: bounds.from, to: bounds.to, of: list.total, noun: 'schools' })}
  ${table({
    caption: 'Schools',
    captionHidden: true,
    columns: columns(filters, kept),
    rows: list.lines.map((line) => ({ cells: cells(line, filters) })),
  })}
  ${pageLinks({ page: bounds.page, size: PAGE_SIZE, total: list.total, hrefOf, noun: 'schools' })}`
}

function columns(filters: SchoolFilters, kept: ListPage['kept']): Column[] {
  const sortable = (key: SortKey, head: string, numeric = false): Column => ({
    key,
    head,
    numeric,
    sortHref: PATH + queryString(kept, { sort: nextSort(filters, key) }),
    ...(filters.sort === key ? { sorted: filters.descending ? ('descending' as const) : ('ascending' as const) } : {}),
  })
  return [
    sortable('name', 'School'),
    { key: 'kind', head: 'Phase and type' },
    sortable('place', 'Place'),
    sortable('authority', 'Authority'),
    sortable('pupils', 'Pupils', true),
    { key: 'urn', head: 'URN', numeric: true },
  ]
}

function cells(line: SchoolLine, { day }: SchoolFilters): Child[] {
  return [
    html`${link(line.name, `${PATH}/${line.urn}`)}${stateWords(line, day)}`,
    phaseAndType(line),
    [line.town, line.postcode].filter((part) => part !== null && part !== '').join(', '),
    line.authorityName,
    line.pupils === null ? html`<span class="t-missing">Not published</span>` : line.pupils.toLocaleString('en-GB'),
    line.urn,
  ]
}

function stateWords(line: SchoolLine, day: SchoolFilters['day']): Child {
  const words: Child[] = []
  if (line.example) words.push(taggedWord('Example'))
  if (line.status === '2') words.push(html`<span class="t-small">${closedWords(line, day)}</span>`)
  if (line.status === '3') words.push(html`<span class="t-small">proposed to close</span>`)
  if (line.status === '4') words.push(html`<span class="t-small">proposed to open</span>`)
  if (line.opened === null && line.status === '1' && day < '2000-01-01')
    words.push(html`<span class="t-small">opening day not recorded</span>`)
  return words.map((word) => html` ${word}`)
}

function closedWords({ closed }: SchoolLine, on: SchoolFilters['day']): string {
  if (closed === null) return 'closed, day not recorded'
  return closed === on ? `last day ${sayDay(closed)}` : `closed ${sayDay(closed)}`
}

function phaseAndType(line: SchoolLine): string {
  const group = phaseGroupOf(line)
  const phase = PHASE_GROUPS.find(([word]) => word === group)?.[1]
  const type = line.typeName?.toLowerCase()
  if (group === 'other' || group === 'special' || group === 'alternative') return line.typeName ?? phase ?? ''
  return [phase, type].filter((part) => part !== undefined).join(', ')
}
