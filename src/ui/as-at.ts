// The day a page speaks of, read from its query. Pure.
import { dayOf, readDay, sayDay, type Day } from '../kernel/day.ts'
import type { AsAt, TypedDay } from './page-types.ts'

/** Query values as a server parses them. */
type Query = Readonly<Record<string, unknown>>

/** What a page's `asAt` part is made from: the address as it came. A route's context has all of it. */
interface Asked {
  readonly query: URLSearchParams
  readonly today: Day
  readonly path: string
}

/** The day to show; with an error (a sentence) the page shows today and keeps what was typed. */
export interface AsAtRead {
  readonly day: Day
  readonly error?: string
  readonly typed?: TypedDay
}

const NOT_REAL = 'Enter a real day, for example 1 3 2013'

/** Reads `as_at=YYYY-MM-DD`, or the three boxes `as_at-day`, `as_at-month`, `as_at-year`. An unreal or unfinished day gives today and a sentence; nothing given gives today. */
export function readAsAt(query: Query, today: Day): AsAtRead {
  const typed = { day: one(query['as_at-day']), month: one(query['as_at-month']), year: one(query['as_at-year']) }
  if (typed.day + typed.month + typed.year !== '') return fromBoxes(typed, today)
  const iso = one(query['as_at'])
  if (iso === '') return { day: today }
  const read = readDay(iso)
  return read.ok ? { day: read.value } : { day: today, error: sayWrong(iso), typed: boxesOf(iso) }
}

/** The day a page speaks of, as its `asAt` part: the day asked for, and the page's own path to ask for another. `keep`: other query values. */
export function asAtPart(asked: Asked, keep?: AsAt['keep']): AsAt {
  const { query, today, path } = asked
  const kept = keep === undefined ? {} : { keep }
  return { ...readAsAt(Object.fromEntries(query), today), today, action: path, ...kept }
}

function fromBoxes(typed: TypedDay, today: Day): AsAtRead {
  const missing = (['day', 'month', 'year'] as const).filter((box) => typed[box] === '')
  if (missing.length > 0) return { day: today, error: `The day must include a ${missing.join(' and a ')}`, typed }
  const numbers = [typed.year, typed.month, typed.day].map((box) => (/^\d{1,4}$/.test(box) ? Number(box) : NaN))
  const [year = NaN, month = NaN, dayOfMonth = NaN] = numbers
  const read = dayOf(year, month, dayOfMonth)
  return read.ok
    ? { day: read.value, typed }
    : { day: today, error: sayMissing(year, month, dayOfMonth) ?? NOT_REAL, typed }
}

/** Why an address's day is none: "There is no 31 February 2013", or how a day is written there. */
function sayWrong(iso: string): string {
  const [, year, month, dayOfMonth] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? []).map(Number)
  const written = `“${iso.slice(0, 40)}” is not a day; write it as year, month and day, for example 2013-03-01`
  return sayMissing(year ?? NaN, month ?? NaN, dayOfMonth ?? NaN) ?? written
}

/** Names the day that a month of the calendar lacks; null where there is no such month either. */
function sayMissing(year: number, month: number, dayOfMonth: number): string | null {
  const first = dayOf(year, month, 1)
  return first.ok && dayOfMonth > 0 ? `There is no ${dayOfMonth} ${sayDay(first.value).slice('1 '.length)}` : null
}

function boxesOf(iso: string): TypedDay {
  const [year = '', month = '', day = ''] = iso.split('-')
  return { day, month, year }
}

function one(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first.trim() : ''
}
