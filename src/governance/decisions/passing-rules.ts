// When a question passes: the votes held against the rule of the constitution. Pure; whole votes, no fractions.
import type { Passes } from '../bodies/types.ts'
import type { Votes } from './types.ts'

/** Are the votes equal, so that a casting vote could settle them? Nobody voting is no tie. */
export function isTied(votes: Pick<Votes, 'for' | 'against'>): boolean {
  return votes.for === votes.against && votes.for > 0
}

/** Does this rule leave room for a casting vote? Two thirds are never a tie. */
export function takesCastingVote(passes: Passes): boolean {
  return passes !== 'two-thirds-cast'
}

/**
 * Is the question carried? `present`: of how many a majority of those present is reckoned. `casting`: the chair's casting vote for it, which counts
 * on a tie alone and only where the rule leaves room for one.
 */
export function isCarried(votes: Votes, passes: Passes, present: number, casting = false): boolean {
  const second = casting && isTied(votes) && takesCastingVote(passes) ? 1 : 0
  const inFavour = votes.for + second
  if (passes === 'majority-cast') return inFavour > votes.against
  if (passes === 'majority-present') return inFavour * 2 > present
  return inFavour > 0 && inFavour * 3 >= (inFavour + votes.against) * 2
}
