// What a rule of transferable votes must say for the count to run it; and what such rules share. Pure.
import { continuingOf, type Standing } from './standing.ts'
import type { TieFor } from './types.ts'

/** What comes next: those who stand equal for it. With one there is no tie. */
export interface NextAct {
  /** `seat`: two are left for the one seat and stand equal. */
  readonly act: TieFor
  readonly among: readonly number[]
}

/** A rule that goes by stages. */
export interface TransferRule {
  readonly seats: number
  /** The first stage. */
  begin(): Standing
  /** Null: the count is over. */
  next(standing: Standing): NextAct | null
  /** The stage that follows from the choice: who is excluded, whose surplus moves, or who has the seat. */
  take(standing: Standing, act: TieFor, chosen: number): Standing
}

/** The lowest are next to be excluded. Two left for one seat who stand equal are tied for the seat itself. SLGEO 2007, rules 50(1) and 51(1). */
export function nextExclusion(standing: Standing, seats: number): NextAct {
  const continuing = continuingOf(standing)
  const among = extreme(standing.votes, continuing, Math.min)
  return { act: seats === 1 && continuing.length === 2 && among.length === 2 ? 'seat' : 'exclusion', among }
}

/** Those of the candidates who have the most (`Math.max`) or fewest (`Math.min`) votes. */
export function extreme(
  votes: readonly number[],
  candidates: readonly number[],
  most: (...votes: number[]) => number,
): readonly number[] {
  const figure = most(...candidates.map((candidate) => votes[candidate] ?? 0))
  return candidates.filter((candidate) => votes[candidate] === figure)
}

/** The candidate who goes when the other of the last two has the seat. */
export function otherOf(standing: Standing, chosen: number): number {
  return continuingOf(standing).find((candidate) => candidate !== chosen) ?? chosen
}
