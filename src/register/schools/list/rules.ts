// Reads the address of the list of schools into filters, and back. Pure.
import type { Day } from '../../../kernel/day.ts'
import { PHASE_GROUPS } from '../words.ts'
import type { SchoolFilters, SortKey } from './types.ts'

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
  const q = given(query, 'q')
  const asked = query.get('sort') ?? ''
  const sort = oneOf(SORTS, asked.replace(/^-/, '')) ?? 'nearest'
  const unsearched = q === null && sort === 'nearest'
  return {
    q,
    authority: given(query, 'authority'),
    district: given(query, 'district'),
    phase: oneOf(PHASE_WORDS, query.get('phase')?.toLowerCase()),
    type: given(query, 'type')?.replace(/^0+(?=\d)/, '') ?? null,
    group: given(query, 'group'),
    trust: given(query, 'trust'),
    status: oneOf(STATUSES, query.get('status')?.toLowerCase()) ?? (q === null ? 'open' : 'any'),
    rating: given(query, 'rating'),
    sort: unsearched ? 'name' : sort,
    descending: asked.startsWith('-') && !unsearched,
    page: Math.max(1, Math.trunc(Number(query.get('page') ?? 1)) || 1),
    day,
  }
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

function given(query: URLSearchParams, key: string): string | null {
  const value = query.get(key)?.trim() ?? ''
  return value === '' ? null : value.slice(0, 200)
}

function oneOf<T extends string>(words: readonly T[], word: string | undefined): T | null {
  return words.find((one) => one === word) ?? null
}
