// Majority: first preferences only, one seat, more than half of the valid ballots. Pure.
import { moreThanHalf } from './av.ts'
import type { Field } from './field.ts'
import type { Counted } from './run-stages.ts'
import { byVotes, firstPreferences, type Standing } from './standing.ts'
import { drawn } from './ties.ts'

/**
 * Elects who has more than half. Two who have exactly half each are tied for the seat, and a lot settles that. Otherwise nobody is elected
 * and the two leading are named, with whoever equals the second: a lot settles nothing between them.
 */
export function countMajority(field: Field): Counted {
  const first = firstPreferences(field, ({ votes }) => {
    const enough = moreThanHalf(votes)
    return votes.flatMap((units, candidate) => (units >= enough ? [candidate] : []))
  })
  if (first.elected.length > 0) return { standing: first, ties: [], undecided: [] }
  const leading = leadingOf(first)
  const halves = leading.length === 2 && field.valid > 0 && leading.every((candidate) => isHalf(first, candidate))
  return halves ? tied(first, leading, field.lot) : { standing: first, ties: [], undecided: leading }
}

function tied(first: Standing, between: readonly number[], lot: readonly number[]): Counted {
  const chosen = drawn(between, lot)
  const tie = { stage: 1, for: 'seat', between, settledBy: chosen === null ? 'none' : 'lot', chosen } as const
  if (chosen === null) return { standing: first, ties: [tie], undecided: between }
  const stages = first.stages.map((stage) => ({ ...stage, elected: [chosen] }))
  return { standing: { ...first, elected: [chosen], stages }, ties: [tie], undecided: [] }
}

/** The two with the most votes, and those who have as many as the second. */
function leadingOf(first: Standing): readonly number[] {
  const ordered = byVotes(
    first,
    first.votes.map((_, candidate) => candidate),
  )
  const second = first.votes[ordered[1] ?? ordered[0] ?? 0] ?? 0
  return ordered.filter((candidate) => (first.votes[candidate] ?? 0) >= second)
}

function isHalf({ votes }: Standing, candidate: number): boolean {
  return (votes[candidate] ?? 0) * 2 === votes.reduce((sum, units) => sum + units, 0)
}
