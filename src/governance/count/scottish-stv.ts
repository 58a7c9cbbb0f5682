// The single transferable vote of Scottish local elections: weighted inclusive Gregory. Pure.
// SLGEO 2007: The Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1. The Order of 2011 (SSI 2011/399) has the same rules, each one number higher.
import type { Field } from './field.ts'
import {
  byVotes,
  continuingOf,
  exclude,
  fillLastPlaces,
  firstPreferences,
  moveSurplus,
  type Earned,
  type Standing,
} from './standing.ts'
import { extreme, nextExclusion, otherOf, type NextAct, type TransferRule } from './transfer-rule.ts'
import { UNIT } from './votes.ts'

/** The quota in units: valid ballots divided by one more than the seats, decimals ignored, and one more. SLGEO 2007, rule 46. */
export function scottishQuota({ valid, seats }: Pick<Field, 'valid' | 'seats'>): number {
  return (Math.floor(valid / (seats + 1)) + 1) * UNIT
}

/** The rule over these ballots. */
export function scottishStv(field: Field): TransferRule {
  const { seats } = field
  const quota = scottishQuota(field)
  const earned = earnedUnder(quota, seats)
  return {
    seats,
    begin: () => begin(field, quota, earned),
    next: (standing) => nextUnder(standing, quota, seats),
    take(standing, act, chosen) {
      if (act === 'surplus') return moveSurplus(standing, chosen, quota, earned)
      return exclude(standing, act === 'seat' ? otherOf(standing, chosen) : chosen, earned)
    },
  }
}

/** With no more candidates than seats the count is over after the first preferences: no surplus moves (rule 52(2)). */
function begin(field: Field, quota: number, earned: Earned): Standing {
  if (field.names.length > field.seats) return firstPreferences(field, earned)
  const first = firstPreferences(field, (standing) => byVotes(standing, reachedOf(standing, quota)))
  return continuingOf(first).length > 0 ? fillLastPlaces(first) : first
}

/**
 * Whoever has reached the quota, most votes first (rule 47(1)); then all who are left, when there are no more of them than vacancies
 * (rule 52(1)), so that the last exclusion is transferred before the last places are filled.
 */
function earnedUnder(quota: number, seats: number): Earned {
  return (standing) => {
    const reached = reachedOf(standing, quota)
    const left = continuingOf(standing).filter((candidate) => !reached.includes(candidate))
    const vacancies = seats - standing.elected.length - reached.length
    return [...byVotes(standing, reached), ...(left.length <= vacancies ? byVotes(standing, left) : [])]
  }
}

function reachedOf(standing: Standing, quota: number): readonly number[] {
  return continuingOf(standing).filter((candidate) => (standing.votes[candidate] ?? 0) >= quota)
}

/** The highest surplus that has not moved, whenever it arose (rules 48(1) and 49(1)); without one the lowest is excluded (rule 50(1)). No transfer once the seats are filled (rule 52(2)). */
function nextUnder(standing: Standing, quota: number, seats: number): NextAct | null {
  if (standing.elected.length >= seats || continuingOf(standing).length === 0) return null
  const above = standing.elected.filter((candidate) => (standing.votes[candidate] ?? 0) > quota)
  if (above.length > 0) return { act: 'surplus', among: extreme(standing.votes, above, Math.max) }
  return nextExclusion(standing, seats)
}
