// Who stands and which ballots count: withdrawn candidates struck out, candidates put in the order of their names. Pure.
import { canonicalBallots, countPapers } from './canonical.ts'
import type { Poll, SameBallots } from './types.ts'

/** What the rules count. Candidates are numbered by name, so that their order on the ballot paper decides nothing. */
export interface Field {
  readonly names: readonly string[]
  /** Their numbers in the order of the ballot paper. */
  readonly onPaper: readonly number[]
  readonly seats: number
  /** Ballots that rank somebody who stands. */
  readonly ballots: readonly SameBallots[]
  readonly valid: number
  readonly invalid: number
  /** The order drawn by lot. */
  readonly lot: readonly number[]
}

/** Strikes the withdrawn from every ballot; one that ranks nobody else is invalid. */
export function fieldOf(poll: Poll): Field {
  const standing = poll.candidates.flatMap((name, place) => (poll.withdrawn.includes(place) ? [] : [{ name, place }]))
  standing.sort((a, b) => (a.name < b.name ? -1 : 1))
  const numbers = new Map(standing.map(({ place }, number) => [place, number]))
  const renumber = (places: readonly number[]): readonly number[] => places.flatMap((place) => numbers.get(place) ?? [])
  const struck = poll.ballots.map(({ papers, ranking }) => ({ papers, ranking: renumber(ranking) }))
  const ballots = canonicalBallots(struck.filter(({ ranking }) => ranking.length > 0))
  const valid = countPapers(ballots)
  return {
    names: standing.map(({ name }) => name),
    onPaper: renumber([...poll.candidates.keys()]),
    seats: poll.seats,
    ballots,
    valid,
    invalid: countPapers(struck) - valid,
    lot: renumber(poll.lot),
  }
}
