// How many must be there for a body to decide, and whether they are. Pure.
import type { Constitution, Seat, SeatTaken } from './types.ts'

/** A quorum and what it was reckoned from, so that a page can say it. */
export interface Quorum {
  readonly needed: number
  /** Voting seats, all or those that somebody holds, as the constitution says. */
  readonly base: number
  readonly of: Constitution['quorumBase']
}

type QuorumRule = Pick<
  Constitution,
  'quorumBase' | 'quorumNumerator' | 'quorumDenominator' | 'quorumMoreThan' | 'quorumLeast'
>

/** The quorum of a body on a day: its fraction of the base, rounded up or just more, and never below the least that the constitution names. */
export function quorumOf(rule: QuorumRule, places: readonly SeatTaken<Seat>[]): Quorum {
  const voting = places.filter(({ seat }) => seat.votes)
  const base = rule.quorumBase === 'seats' ? voting.length : voting.filter(({ holder }) => holder !== null).length
  const share = base * rule.quorumNumerator
  const part = rule.quorumMoreThan
    ? Math.floor(share / rule.quorumDenominator) + 1
    : Math.ceil(share / rule.quorumDenominator)
  return { needed: Math.max(part, rule.quorumLeast), base, of: rule.quorumBase }
}

/** Are there enough? `present`: voting members who are there and take part. */
export function isQuorate(quorum: Pick<Quorum, 'needed'>, present: number): boolean {
  return present >= quorum.needed
}
