// Finds the academic year that a file of figures is about. Pure.
import type { Day } from '../../kernel/day.ts'
import { isDay } from '../../kernel/day.ts'
import { UserFault } from '../../kernel/faults.ts'

/** Results of a summer are published from October on. */
const FIRST_MONTH_OF_RESULTS = 10

/** `2018/19` for the year that ends in 2019. */
function endingIn(year: number): string {
  return `${year - 1}/${String(year % 100).padStart(2, '0')}`
}

/** The year that was given: `2018/19`. Refuses (UserFault period-wrong) anything else. */
export function readYear(given: string): string {
  const parts = /^(20\d\d)\/(\d\d)$/.exec(given)
  if (parts !== null && endingIn(Number(parts[1]) + 1) === given) return given
  throw new UserFault('period-wrong', `"${given}" is not an academic year: write it like 2018/19.`)
}

/** The year that a file's name tells: `2018-2019`, `2018-19`, `201819`, or one year alone, in which it ended; null when it tells none. */
export function yearOfFileName(name: string): string | null {
  for (const [, from, to] of name.matchAll(/(?<!\d)(20\d\d)[-_ ]?((?:20)?\d\d)(?!\d)/g)) {
    const year = Number(from) + 1
    if (Number(to) === year || Number(to) === year % 100) return endingIn(year)
  }
  const alone = /(?<!\d)(20\d\d)(?!\d)/.exec(name)
  return alone === null ? null : endingIn(Number(alone[1]))
}

/** The year of the last results published by this day: October to December belong to the summer before. */
export function yearOfResultsBy(day: Day): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return endingIn(month >= FIRST_MONTH_OF_RESULTS ? year : year - 1)
}

/** The first day of the month that a file's name tells (`2024-04`, `202404`, or with its day); null when it tells none. */
export function dayOfFileName(name: string): Day | null {
  const parts = /(?<!\d)(20\d\d)[-_]?(\d\d)(?:[-_]?(\d\d))?(?!\d)/.exec(name)
  if (parts === null) return null
  const day = `${parts[1]}-${parts[2]}-${parts[3] ?? '01'}`
  return isDay(day) ? day : null
}
