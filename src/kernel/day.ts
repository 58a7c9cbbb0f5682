// Calendar days as ISO text (YYYY-MM-DD). Pure; a day is never a Date and never has a time zone.
import { refuse, accept, type Decision } from './decision.ts'

declare const dayMark: unique symbol
/** A calendar day, ISO 8601, for example `2013-03-01`. Days compare with `<` and sort as text. */
export type Day = string & { readonly [dayMark]: true }

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const MS_A_DAY = 86_400_000
/** Canada writes days as ISO 8601 does. */
const LONDON = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })

/** Is this text a real day of the calendar? 2013-02-31 is not. */
export function isDay(text: string): text is Day {
  const parts = ISO.exec(text)
  return parts !== null && sameDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
}

/** The day of this ISO text. Throws RangeError when it is no real day: for literals and stored values; user input goes through `readDay`. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`${text} is not a real day (YYYY-MM-DD)`)
  return text
}

/** The day that three numbers name. Refuses not-real, for example 31 2 2013. */
export function dayOf(year: number, month: number, dayOfMonth: number): Decision<Day, 'not-real'> {
  if (!sameDay(year, month, dayOfMonth)) return refuse('not-real')
  return accept(iso(year, month, dayOfMonth))
}

/** Reads what a person typed or a link carries: ISO only. Refuses not-real. */
export function readDay(text: string): Decision<Day, 'not-real'> {
  const trimmed = text.trim()
  return isDay(trimmed) ? accept(trimmed) : refuse('not-real')
}

/** Today in Europe/London. The only place that turns a clock into a day. */
export function londonDay(now: Date): Day {
  return LONDON.format(now) as Day
}

/** `n` calendar days later (earlier when negative). */
export function addDays(from: Day, n: number): Day {
  return new Date(Date.parse(from) + n * MS_A_DAY).toISOString().slice(0, 10) as Day
}

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((Date.parse(b) - Date.parse(a)) / MS_A_DAY)
}

/** Day of the week, 1 Monday to 7 Sunday (ISO 8601). */
export function weekday(of: Day): number {
  return new Date(Date.parse(of)).getUTCDay() || 7
}

/** `3 May 2013`: GOV.UK style, no ordinal, no leading zero. */
export function sayDay(of: Day): string {
  const [year, month, dayOfMonth] = of.split('-').map(Number)
  return `${dayOfMonth} ${MONTHS[(month ?? 1) - 1]} ${year}`
}

function sameDay(year: number, month: number, dayOfMonth: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth))
  return (
    year >= 1000 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === dayOfMonth
  )
}

function iso(year: number, month: number, dayOfMonth: number): Day {
  return `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as Day
}
