// School terms and academic years, as data. Pure: no clock; a school's own term dates and closures are not here.
import { addDays, day, daysBetween, weekday, type Day } from './day.ts'
import { holdsOn, type Period } from './period.ts'

export type Season = 'autumn' | 'spring' | 'summer'

/** A term: its days lie in one calendar year, which is the year of its name. */
export interface Term {
  readonly season: Season
  readonly year: number
  readonly period: Period
}

/** When a season starts and the next begins (month and day; `nextYear` when that is 1 January). */
interface SeasonDates {
  readonly season: Season
  readonly from: string
  readonly to: string
  readonly endsNextYear: boolean
}

// Assumed for reporting, not any school's term dates: the days on which compulsory school age begins end each term (31 December, 31 March, 31 August; SI 1998/1607). Half-open.
const SEASONS: readonly SeasonDates[] = [
  { season: 'spring', from: '01-01', to: '04-01', endsNextYear: false },
  { season: 'summer', from: '04-01', to: '09-01', endsNextYear: false },
  { season: 'autumn', from: '09-01', to: '01-01', endsNextYear: true },
]

/** The term of a day: autumn 1 September to 31 December, spring 1 January to 31 March, summer 1 April to 31 August. Every day has one. */
export function termOf(on: Day): Term {
  const year = Number(on.slice(0, 4))
  for (const dates of SEASONS) {
    const period = { from: day(`${year}-${dates.from}`), to: day(`${year + (dates.endsNextYear ? 1 : 0)}-${dates.to}`) }
    if (holdsOn(period, on)) return { season: dates.season, year, period }
  }
  throw new RangeError(`${on} lies in no term`)
}

/** `Autumn 2026`. */
export function sayTerm(term: Term): string {
  return `${term.season.charAt(0).toUpperCase()}${term.season.slice(1)} ${term.year}`
}

/** The academic year that holds the day: 1 September to 31 August (half-open to 1 September). */
export function academicYearOf(on: Day): Period {
  const year = Number(on.slice(0, 4)) - (on.slice(5) < '09-01' ? 1 : 0)
  return { from: day(`${year}-09-01`), to: day(`${year + 1}-09-01`) }
}

/** Week of the term, from 1; weeks run Monday to Sunday, and the first is the one that holds the term's first day. */
export function weekOfTerm(on: Day): number {
  const first = termOf(on).period.from ?? on
  const monday = addDays(first, 1 - weekday(first))
  return Math.floor(daysBetween(monday, on) / 7) + 1
}
