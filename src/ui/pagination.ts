// The address of a list: its filters, sort and page in the query, and the links between pages. Pure.
import { pagination } from './govuk.ts'
import { type Html, html } from './html.ts'

/** One value of a query; empty ones are dropped. */
type QueryValue = string | number | readonly string[] | null | undefined

/** The filters, sort and page of a list. */
export type Query = Readonly<Record<string, QueryValue>>

/**
 * The query with some values changed, as text that follows a path: `?phase=primary&sort=name`, or '' when nothing is left.
 * Keys stand in alphabetical order and lists in their own, so that the same view has one address. Null and '' take a key away.
 */
export function queryString(current: Query, changes: Query = {}): string {
  const merged = { ...current, ...changes }
  const pairs = Object.keys(merged)
    .sort()
    .flatMap((key) => valuesOf(merged[key]).map((value): [string, string] => [key, value]))
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}

/** The values that a query holds under one key, as text, without empty ones. */
export function valuesOf(value: QueryValue): string[] {
  const list = typeof value === 'object' && value !== null ? value : [value]
  return list.map((one) => String(one ?? '')).filter((one) => one !== '')
}

/** A page of a list; pages and rows count from 1, an empty list has one page and rows 0 to 0. */
export interface PageBounds {
  readonly page: number
  readonly pages: number
  readonly from: number
  readonly to: number
}

/** Which rows stand on a page. A page beyond the ends is the nearest one that is there. */
export function pageBounds(page: number, size: number, total: number): PageBounds {
  const pages = Math.max(1, Math.ceil(total / size))
  const held = Number.isFinite(page) ? Math.min(Math.max(1, Math.trunc(page)), pages) : 1
  return { page: held, pages, from: total === 0 ? 0 : (held - 1) * size + 1, to: Math.min(held * size, total) }
}

/** A list cut into pages, and the address of each. */
export interface PagedList {
  readonly page: number
  readonly size: number
  readonly total: number
  readonly hrefOf: (page: number) => string
  /** What the list holds, in the plural: names the landmark. */
  readonly noun?: string
}

/** Links to the pages of a list; nothing where one page holds all. */
export function pageLinks({ page, size, total, hrefOf, noun }: PagedList): Html {
  const bounds = pageBounds(page, size, total)
  if (bounds.pages === 1) return html``
  return pagination({
    landmarkLabel: noun === undefined ? 'Pages' : `Pages of ${noun}`,
    ...(bounds.page > 1 && { previous: { href: hrefOf(bounds.page - 1) } }),
    ...(bounds.page < bounds.pages && { next: { href: hrefOf(bounds.page + 1) } }),
    items: pageItems(bounds, hrefOf),
  })
}

type PageItem = { ellipsis: true } | { number: string; href: string; current: boolean }

function pageItems(bounds: PageBounds, hrefOf: (page: number) => string): PageItem[] {
  return pagesToName(bounds).flatMap((n, i, all) => {
    const item = { number: String(n), href: hrefOf(n), current: n === bounds.page }
    const before = all[i - 1]
    return before !== undefined && n - before > 1 ? [{ ellipsis: true }, item] : [item]
  })
}

/** First, last, the current page and one on each side; a gap of one page is filled rather than dotted. */
function pagesToName({ page, pages }: PageBounds): number[] {
  const near = new Set([1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages))
  for (const n of near) if (near.has(n + 2)) near.add(n + 1)
  return [...near].sort((a, b) => a - b)
}
