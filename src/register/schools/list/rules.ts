// Reads the address of the list of schools into filters, and back. Pure.
import type { Day } from '../../../kernel/day.ts'
import { readSearch } from '../search/rules.ts'
import { PHASE_GROUPS, RATINGS } from '../words.ts'
import type { LeftOut, LeftOutKey, SchoolFilters, SortKey } from './types.ts'

/** Schools on a page. */
export const PAGE_SIZE = 20
/** Keys of the address that are filters, in the order of the form. */
export const FILTER_KEYS = [
  'q',
  'authority',
  'district',
  'phase',
  'type',
  'group',
  'trust',
  'status',
  'rating',
] as const

const SORTS: readonly SortKey[] = ['nearest', 'name', 'place', 'authority', 'pupils', 'opened']
const STATUSES = ['open', 'closed', 'proposed', 'any'] as const
const PHASE_WORDS: readonly string[] = PHASE_GROUPS.map(([word]) => word)

/**
 * The filters that an address asks for. A word that the form does not offer counts as not given: `leftOut` names it.
 * Status: open unless said otherwise; a search looks through all, since the one looked for may have closed.
 * Sort: `name`, `-pupils` (a minus turns it round); a search stands nearest first, all else by name.
 */
export function readFilters(query: URLSearchParams, day: Day): SchoolFilters {
  const q = searchIn(query)
  const sort = sortIn(query) ?? 'nearest'
  const unsearched = q === null && sort === 'nearest'
  return {
    q,
    authority: given(query, 'authority'),
    district: given(query, 'district'),
    phase: wordIn(query, 'phase', PHASE_WORDS),
    type: given(query, 'type')?.replace(/^0+(?=\d)/, '') ?? null,
    group: given(query, 'group'),
    trust: given(query, 'trust'),
    status: wordIn(query, 'status', STATUSES) ?? (q === null ? 'open' : 'any'),
    rating: given(query, 'rating'),
    sort: unsearched ? 'name' : sort,
    descending: (query.get('sort')?.trim() ?? '').startsWith('-') && !unsearched,
    page: Math.max(1, Math.trunc(Number(query.get('page') ?? 1)) || 1),
    day,
  }
}

/**
 * What of the address names nothing that there is, in the order of the form: a word that the form does not offer, a search with nothing in
 * it to compare, and what the register does not know (`unknown`). The page says so and goes on without; a file is refused.
 */
export function leftOut(query: URLSearchParams, unknown: ReadonlySet<LeftOutKey>): readonly LeftOut[] {
  const unread: Readonly<Partial<Record<LeftOutKey, boolean>>> = {
    q: searchIn(query) === null,
    phase: wordIn(query, 'phase', PHASE_WORDS) === null,
    status: wordIn(query, 'status', STATUSES) === null,
    sort: sortIn(query) === null,
  }
  return [...FILTER_KEYS, 'sort' as const].flatMap((key) => {
    const value = given(query, key)
    return value !== null && (unread[key] === true || unknown.has(key)) ? [{ key, value }] : []
  })
}

/** The address without these. */
export function withoutKeys(query: URLSearchParams, out: readonly LeftOut[]): URLSearchParams {
  const keys = new Set<string>(out.map(({ key }) => key))
  return new URLSearchParams([...query].filter(([key]) => !keys.has(key)))
}

/** The words that there are, where the address may only hold one of few. */
export const WORDS: Readonly<Partial<Record<LeftOutKey, readonly string[]>>> = {
  phase: PHASE_WORDS,
  status: STATUSES,
  sort: SORTS,
  rating: RATINGS,
}

/** Why a file is refused: each value that names nothing, and what there is instead, as far as it can be said in a line. */
export function sayRefused(out: readonly LeftOut[], known: (key: LeftOutKey) => readonly string[]): string {
  return out.map(({ key, value }) => `${sayUnknown({ key, value })}.${sayKnown(known(key))}`).join(' ')
}

/** `There is no phase “nonsense”`. */
export function sayUnknown({ key, value }: LeftOut): string {
  if (key === 'q') return `“${value}” has no letter or digit to search for`
  return `There is no ${key} “${value}”`
}

const SAID = 20

function sayKnown(known: readonly string[]): string {
  if (known.length === 0) return ''
  return known.length > SAID
    ? ` The page of schools offers the ${known.length} there are.`
    : ` Known: ${known.join(', ')}.`
}

/** The address's values that make up this view, as they came, for links that change some of them. */
export function keptQuery(query: URLSearchParams, day: Day, today: Day): Record<string, string> {
  const kept = [...FILTER_KEYS, 'sort'].flatMap((key) => {
    const value = query.get(key)?.trim() ?? ''
    return value === '' ? [] : [[key, value] as const]
  })
  return Object.fromEntries(day === today ? kept : [...kept, ['as_at', day] as const])
}

/** The value of `sort` behind a column's head: the same column again turns it round. */
export function nextSort(filters: SchoolFilters, column: SortKey): string {
  const again = filters.sort === column
  const downFirst = column === 'pupils'
  const down = again ? !filters.descending : downFirst
  return down ? `-${column}` : column
}

/** The words to search for; null where nothing is given, or nothing that has a letter or digit. */
function searchIn(query: URLSearchParams): string | null {
  const q = given(query, 'q')
  return q === null || readSearch(q) === null ? null : q
}

function sortIn(query: URLSearchParams): SortKey | null {
  const word = query.get('sort')?.trim().replace(/^-/, '')
  return SORTS.find((sort) => sort === word) ?? null
}

function wordIn<T extends string>(query: URLSearchParams, key: string, words: readonly T[]): T | null {
  const word = query.get(key)?.trim().toLowerCase()
  return words.find((one) => one === word) ?? null
}

function given(query: URLSearchParams, key: string): string | null {
  const value = query.get(key)?.trim() ?? ''
  return value === '' ? null : value.slice(0, 200)
}
