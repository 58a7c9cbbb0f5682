// Days of the demonstration, counted from the day on which it is loaded. Pure.
import { addDays, day, weekday, type Day } from '../../kernel/day.ts'
import { academicYearOf } from '../../kernel/term.ts'

const SATURDAY = 6

/** The 1 September so many before the last one. */
export function septemberOf(today: Day, ago: number): Day {
  const year = Number((academicYearOf(today).from ?? today).slice(0, 4))
  return day(`${year - ago}-09-01`)
}

/** So many days from today, moved on from a weekend to the Monday. */
export function workdayIn(today: Day, days: number): Day {
  const then = addDays(today, days)
  return weekday(then) >= SATURDAY ? addDays(then, 8 - weekday(then)) : then
}
