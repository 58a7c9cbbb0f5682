// The report of a count, by name and in decimals, as people, pages and `count --json` have it. Pure.
import type { Field } from './field.ts'
import type { Counted, TieFigures } from './run-stages.ts'
import type { StageFigures } from './standing.ts'
import type { CountReport, CountRule, Poll, Stage, Tie } from './types.ts'
import { sayVotes, UNIT } from './votes.ts'

/** The report. Names stand in the order of the ballot paper, those elected in order of election. `quota` in units. */
export function reportOf(poll: Poll, field: Field, rule: CountRule, quota: number, counted: Counted): CountReport {
  const { standing, ties, undecided } = counted
  return {
    title: poll.title,
    rule,
    seats: poll.seats,
    valid: field.valid,
    invalid: field.invalid,
    quota: sayVotes(quota),
    candidates: namesOf(field, field.onPaper),
    withdrawn: poll.candidates.filter((_, place) => poll.withdrawn.includes(place)),
    elected: namesOf(field, standing.elected),
    stages: standing.stages.map((figures, i) => stageOf(field, figures, i + 1)),
    ties: ties.map((tie) => tieOf(field, tie)),
    undecided: namesOf(field, onPaper(field, undecided)),
  }
}

/** What no candidate holds is not transferable, the remainders of transfer values with it: each stage adds up to the valid ballots. */
function stageOf(field: Field, { action, of, votes, elected, excluded }: StageFigures, stage: number): Stage {
  const held = votes.reduce((sum, units) => sum + units, 0)
  return {
    stage,
    action,
    of: nameOf(field, of),
    votes: Object.fromEntries(
      field.onPaper.map((candidate) => [field.names[candidate], sayVotes(votes[candidate] ?? 0)]),
    ),
    nonTransferable: sayVotes(field.valid * UNIT - held),
    elected: namesOf(field, elected),
    excluded: namesOf(field, excluded),
  }
}

function tieOf(field: Field, tie: TieFigures): Tie {
  return { ...tie, between: namesOf(field, onPaper(field, tie.between)), chosen: nameOf(field, tie.chosen) }
}

function onPaper(field: Field, candidates: readonly number[]): readonly number[] {
  return field.onPaper.filter((candidate) => candidates.includes(candidate))
}

function namesOf(field: Field, candidates: readonly number[]): readonly string[] {
  return candidates.flatMap((candidate) => nameOf(field, candidate) ?? [])
}

function nameOf({ names }: Field, candidate: number | null): string | null {
  return candidate === null ? null : (names[candidate] ?? null)
}
