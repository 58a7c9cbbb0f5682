// The alternative vote: one seat, the last excluded until one holds more than half of the ballots still in play. Pure.
import type { Field } from './field.ts'
import { continuingOf, exclude, firstPreferences, type Standing } from './standing.ts'
import { nextExclusion, otherOf, type TransferRule } from './transfer-rule.ts'
import { UNIT } from './votes.ts'

/** The rule over these ballots. A paper is in play while it ranks somebody who is not excluded. */
export function alternativeVote(field: Field): TransferRule {
  return {
    seats: 1,
    begin: () => firstPreferences(field, earned),
    next: (standing) => (standing.elected.length > 0 ? null : nextExclusion(standing, 1)),
    take: (standing, act, chosen) => exclude(standing, act === 'seat' ? otherOf(standing, chosen) : chosen, earned),
  }
}

/** More than half of the votes given, as whole votes, in units. */
export function moreThanHalf(votes: readonly number[]): number {
  const papers = votes.reduce((sum, units) => sum + units, 0) / UNIT
  return (Math.floor(papers / 2) + 1) * UNIT
}

/** Who holds more than half; or the only one left. */
function earned(standing: Standing): readonly number[] {
  const continuing = continuingOf(standing)
  if (continuing.length === 1) return continuing
  const enough = moreThanHalf(standing.votes)
  return continuing.filter((candidate) => (standing.votes[candidate] ?? 0) >= enough)
}
