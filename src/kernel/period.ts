// Periods of days, half-open: the last day a period holds is the day before `to`. Pure.
import { addDays, sayDay, type Day } from './day.ts'
import { accept, refuse, type Decision } from './decision.ts'

/** From a day (null: unknown, which never hides a thing) to a day (null: no end known), half-open. */
export interface Period {
  readonly from: Day | null
  readonly to: Day | null
}

/** Does the period hold on this day? An unknown start counts as started. */
export function holdsOn(period: Period, on: Day): boolean {
  return (period.from === null || period.from <= on) && (period.to === null || on < period.to)
}

/** Do two periods share a day? */
export function overlap(a: Period, b: Period): boolean {
  return startsBefore(a.from, b.to) && startsBefore(b.from, a.to)
}

/** The period, when its end is after its start. Refuses ends-before-start with both days in the detail. */
export function periodOf(from: Day | null, to: Day | null): Decision<Period, 'ends-before-start'> {
  if (from !== null && to !== null && to <= from)
    return refuse('ends-before-start', { from: sayDay(from), to: sayDay(to) })
  return accept({ from, to })
}

/** The last day that the period holds, or null when no end is known. */
export function lastDay(period: Period): Day | null {
  return period.to === null ? null : addDays(period.to, -1)
}

/** `1 March 2013 to 31 August 2014`, `since 1 March 2013`, `until 31 August 2014`, `start not recorded`. Inclusive, as people say it. */
export function sayPeriod(period: Period): string {
  const last = lastDay(period)
  if (period.from !== null && last !== null) return `${sayDay(period.from)} to ${sayDay(last)}`
  if (period.from !== null) return `since ${sayDay(period.from)}`
  if (last !== null) return `until ${sayDay(last)}`
  return 'start not recorded'
}

function startsBefore(from: Day | null, to: Day | null): boolean {
  return from === null || to === null || from < to
}
