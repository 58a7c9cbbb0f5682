// How a count stands after a stage, and how papers move from one candidate to the next. Pure: every move gives a new standing.
import type { Field } from './field.ts'
import type { SameBallots, StageAction } from './types.ts'
import { transferValue, UNIT } from './votes.ts'

/** A stage by the candidates' numbers; votes in units of 0.00001. */
export interface StageFigures {
  readonly action: StageAction
  readonly of: number | null
  readonly votes: readonly number[]
  readonly elected: readonly number[]
  readonly excluded: readonly number[]
}

/** How things stand. A parcel is all papers of one ranking: they move together and are worth the same. */
export interface Standing {
  readonly parcels: readonly SameBallots[]
  /** Where in its ranking each parcel lies; past the end it is not transferable. */
  readonly at: readonly number[]
  /** What one paper of each parcel is worth. */
  readonly value: readonly number[]
  readonly votes: readonly number[]
  /** Neither elected nor excluded. */
  readonly continuing: readonly boolean[]
  /** In order of election. */
  readonly elected: readonly number[]
  readonly stages: readonly StageFigures[]
}

/** Who is deemed elected as things stand, in order. */
export type Earned = (standing: Standing) => readonly number[]

/** The first stage: each paper to its first preference, as one vote. SLGEO 2007, rule 45. */
export function firstPreferences({ ballots, names }: Field, earned: Earned): Standing {
  const votes = names.map(() => 0)
  for (const { papers, ranking } of ballots) credit(votes, ranking[0], papers * UNIT)
  const standing: Standing = {
    parcels: ballots,
    at: ballots.map(() => 0),
    value: ballots.map(() => UNIT),
    votes,
    continuing: names.map(() => true),
    elected: [],
    stages: [],
  }
  return endStage(standing, { action: 'first-preferences', of: null, excluded: [] }, earned)
}

/** A stage that moves a surplus: every paper of the candidate at its transfer value, the quota left behind. SLGEO 2007, rule 48. */
export function moveSurplus(standing: Standing, of: number, quota: number, earned: Earned): Standing {
  const total = standing.votes[of] ?? 0
  const moved = moveOn(standing, of, quota, (value) => transferValue(value, total - quota, total))
  return endStage(moved, { action: 'surplus', of, excluded: [] }, earned)
}

/** A stage that excludes a candidate: every paper at the value at which it came. SLGEO 2007, rule 50. */
export function exclude(standing: Standing, of: number, earned: Earned): Standing {
  const without = { ...standing, continuing: standing.continuing.with(of, false) }
  const moved = moveOn(without, of, 0, (value) => value)
  return endStage(moved, { action: 'exclusion', of, excluded: [of] }, earned)
}

/** A stage in which nothing moves and all who continue are elected. SLGEO 2007, rule 52. */
export function fillLastPlaces(standing: Standing): Standing {
  const rest: Earned = (now) => byVotes(now, continuingOf(now))
  return endStage(standing, { action: 'last-places', of: null, excluded: [] }, rest)
}

/** The numbers of those neither elected nor excluded. */
export function continuingOf({ continuing }: Standing): readonly number[] {
  return continuing.flatMap((still, candidate) => (still ? [candidate] : []))
}

/** In order of their votes, most first; equal ones by their votes at the latest stage where they differ, then by name. */
export function byVotes({ votes, stages }: Standing, candidates: readonly number[]): readonly number[] {
  const figures = [votes, ...stages.map((stage) => stage.votes).toReversed()]
  const difference = (a: number, b: number): number => {
    const differs = figures.find((stage) => stage[a] !== stage[b])
    return (differs?.[b] ?? 0) - (differs?.[a] ?? 0)
  }
  return candidates.toSorted((a, b) => difference(a, b) || a - b)
}

function moveOn(standing: Standing, from: number, keeps: number, revalue: (value: number) => number): Standing {
  const { parcels, continuing } = standing
  const [at, value, votes] = [[...standing.at], [...standing.value], [...standing.votes]]
  votes[from] = keeps
  for (const [i, { papers, ranking }] of parcels.entries()) {
    const here = at[i] ?? 0
    if (ranking[here] !== from) continue
    const worth = revalue(value[i] ?? 0)
    const next = nextAvailable(ranking, here + 1, continuing)
    at[i] = next
    value[i] = worth
    credit(votes, ranking[next], papers * worth)
  }
  return { ...standing, at, value, votes }
}

/** The next preference for a continuing candidate; past the end when there is none. */
function nextAvailable(ranking: readonly number[], from: number, continuing: readonly boolean[]): number {
  for (let i = from; i < ranking.length; i += 1) if (continuing[ranking[i] ?? -1] === true) return i
  return ranking.length
}

function credit(votes: number[], candidate: number | undefined, units: number): void {
  if (candidate !== undefined) votes[candidate] = (votes[candidate] ?? 0) + units
}

function endStage(
  standing: Standing,
  stage: Pick<StageFigures, 'action' | 'of' | 'excluded'>,
  earned: Earned,
): Standing {
  const elected = earned(standing)
  return {
    ...standing,
    continuing: standing.continuing.map((still, candidate) => still && !elected.includes(candidate)),
    elected: [...standing.elected, ...elected],
    stages: [...standing.stages, { ...stage, votes: standing.votes, elected }],
  }
}
