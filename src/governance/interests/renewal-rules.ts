// The year of declarations and how somebody's stands on a day. Pure: no database, no clock.
import { day, sayDay, type Day } from '../../kernel/day.ts'
import type { Declaration, Renewal, RenewalState } from './types.ts'

/** The year of declarations in which the day falls, by its 1 September: 31 August 2026 is in 2025, 1 September 2026 in 2026. */
export function declarationYear(on: Day): number {
  return Number(on.slice(0, 4)) - (on.slice(5) < '09-01' ? 1 : 0)
}

/** First day of a year of declarations. */
export function yearStarts(year: number): Day {
  return day(`${year}-09-01`)
}

/** Last day on which a declaration of the year before still stands. */
export function renewBy(year: number): Day {
  return day(`${year}-12-31`)
}

/** `2026 to 2027`. */
export function sayYear(year: number): string {
  return `${year} to ${year + 1}`
}

/**
 * How the declarations of one person or organisation stand on the day. Green: declared for the year that runs. Amber: last year's stands, until 31
 * December. Red: none, or an older one. Declarations made after the day are not counted.
 */
export function renewalOn(declarations: readonly Declaration[], on: Day): Renewal {
  const made = declarations.filter(({ declaredOn }) => declaredOn <= on).toSorted((a, b) => b.year - a.year)
  const [last] = made
  if (last === undefined) return { state: 'red', declaredOn: null }
  return { state: stateOf(last.year, on), declaredOn: last.declaredOn }
}

function stateOf(declared: number, on: Day): RenewalState {
  const year = declarationYear(on)
  if (declared >= year) return 'green'
  return declared === year - 1 && on <= renewBy(year) ? 'amber' : 'red'
}

/** The state in words, with the day that matters. */
export function sayRenewal({ state, declaredOn }: Renewal, on: Day): string {
  if (declaredOn === null) return 'Not declared'
  if (state === 'green') return `Declared on ${sayDay(declaredOn)}`
  const last = `last declared on ${sayDay(declaredOn)}`
  return state === 'amber' ? `To renew by ${sayDay(renewBy(declarationYear(on)))}: ${last}` : `Out of date: ${last}`
}

/** The states as the filter and the file name them. */
export const RENEWAL_WORDS: Readonly<Record<RenewalState, string>> = {
  green: 'Declared this year',
  amber: 'Last year’s stands, to renew',
  red: 'Not declared, or out of date',
}
