// Reads the address of the list of schools into filters, and back. Pure.
import type { Day } from '../../../kernel/day.ts'
import { readSearch } from '../search/rules.ts'
import { PHASE_GROUPS } from '../words.ts'
import type { LeftOut, SchoolFilters, SortKey } from './types.ts'

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
 * The filters that an address asks for. A word that the form does not offer counts as not given.
 * Status: open unless said otherwise; a search looks through all, since the one looked for may have closed.
 * Sort: `name`, `-pupils` (a minus turns it round); a search stands nearest first, all else by name.
 */
export function readFilters(query: URLSearchParams, day: Day): SchoolFilters {
  const q = searchIn(query)
  const asked = query.get('sort') ?? ''
  const sort = oneOf(SORTS, asked.replace(/^-/, '')) ?? 'nearest'
  const unsearched = q === null && sort === 'nearest'
  return {
    q,
    authority: given(query, 'authority'),
    district: given(query, 'district'),
    phase: oneOf(PHASE_WORDS, query.get('phase')?.trim().toLowerCase()),
    type: given(query, 'type')?.replace(/^0+(?=\d)/, '') ?? null,
    group: given(query, 'group'),
    trust: given(query, 'trust'),
    status: oneOf(STATUSES, query.get('status')?.trim().toLowerCase()) ?? (q === null ? 'open' : 'any'),
    rating: given(query, 'rating'),
    sort: unsearched ? 'name' : sort,
    descending: asked.startsWith('-') && !unsearched,
    page: Math.max(1, Math.trunc(Number(query.get('page') ?? 1)) || 1),
    day,
  }
}

/** What of the address the list does not use: a phase or status that there is not, a search with nothing in it to compare. In the order of the form. */
export function leftOut(query: URLSearchParams): readonly LeftOut[] {
  const out = (key: LeftOut['key'], read: string | null): LeftOut[] => {
    const value = given(query, key)
    return value === null || read !== null ? [] : [{ key, value }]
  }
  return [
    ...out('q', searchIn(query)),
    ...out('phase', oneOf(PHASE_WORDS, query.get('phase')?.trim().toLowerCase())),
    ...out('status', oneOf(STATUSES, query.get('status')?.trim().toLowerCase())),
  ]
}

/** The address's values that make up this view, as they came and without what is left out, for links that change some of them. */
export function keptQuery(query: URLSearchParams, day: Day, today: Day): Record<string, string> {
  const out = new Set<string>(leftOut(query).map(({ key }) => key))
  const kept = [...FILTER_KEYS, 'sort'].flatMap((key) => {
    const value = query.get(key)?.trim() ?? ''
    return value === '' || out.has(key) ? [] : [[key, value] as const]
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

function given(query: URLSearchParams, key: string): string | null {
  const value = query.get(key)?.trim() ?? ''
  return value === '' ? null : value.slice(0, 200)
}

function oneOf<T extends string>(words: readonly T[], word: string | undefined): T | null {
  return words.find((one) => one === word) ?? null
}
