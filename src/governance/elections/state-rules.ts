// What an election is doing, from its days, its facts and the clock. Pure: nothing about lateness is ever stored.
import { londonClock } from '../../kernel/london-time.ts'
import type { ElectionFacts, ElectionState } from './types.ts'

/** The state at this moment. A window is half-open: at the second at which it ends it is over. */
export function stateOf(election: ElectionFacts, now: Date): ElectionState {
  const { endedWhy, declaredAt, countedAt, rollFrozenAt } = election
  if (endedWhy === 'cancelled') return 'cancelled'
  if (endedWhy === 'too-few' || endedWhy === 'no-majority') return 'ended'
  if (declaredAt !== null) return londonClock(now).day <= election.objectionsUntil ? 'objections-open' : 'ended'
  if (countedAt !== null) return election.tied.length > 0 ? 'tied' : 'counted'
  if (rollFrozenAt !== null) return pollState(election, now)
  if (now < election.nominationsFrom) return 'announced'
  return now < election.nominationsUntil ? 'nominations-open' : 'nominations-closed'
}

function pollState({ pollFrom, pollUntil }: ElectionFacts, now: Date): ElectionState {
  if (now < pollFrom) return 'roll-frozen'
  return now < pollUntil ? 'poll-open' : 'poll-closed'
}

/** Is there nothing more to come? */
export function isOver(state: ElectionState): boolean {
  return state === 'ended' || state === 'cancelled'
}

/** The states in which an election is listed as under way, in their order. */
export const STATES: readonly ElectionState[] = [
  'announced',
  'nominations-open',
  'nominations-closed',
  'roll-frozen',
  'poll-open',
  'poll-closed',
  'tied',
  'counted',
  'objections-open',
  'ended',
  'cancelled',
]
