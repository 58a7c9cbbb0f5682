// When a vote counts, and how a question ends. Pure: no database, no clock; whole votes.
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import { quorumOf } from '../bodies/quorum-rules.ts'
import type { Constitution, Passes, Place, VotingUnit } from '../bodies/types.ts'
import { isCarried, isTied, takesCastingVote } from '../decisions/passing-rules.ts'
import type { Standing, Votes } from '../decisions/types.ts'
import type {
  Choice,
  CloseRefusal,
  Ending,
  Motion,
  MotionState,
  NewElector,
  ResolutionRefusal,
  VoteRefusal,
} from './types.ts'

/** What a question is doing at this moment. A vote at its closing time or later is too late. */
export function stateOf(motion: Pick<Motion, 'closesAt' | 'closedAt'>, now: Date): MotionState {
  if (motion.closedAt !== null) return 'closed'
  return motion.closesAt !== null && now >= motion.closesAt ? 'ended' : 'open'
}

/** What is known of somebody who votes by a direct request. */
export interface Voter {
  /** Stands on the frozen list for this seat or school. */
  readonly elector: boolean
  readonly recused: boolean
  /** Sits on the body. */
  readonly member: boolean
  /** Sits there with a vote. */
  readonly votes: boolean
}

/** May this vote be taken now? It may be changed until the question closes. Refuses closed, recused, no-vote, not-there (a member not present when it was put), not-elector. */
export function castVote(motion: Motion, voter: Voter, now: Date): Decision<null, VoteRefusal> {
  if (voter.recused) return refuse('recused')
  if (!voter.elector) return refuse(whyNot(motion, voter))
  return stateOf(motion, now) === 'open' ? accept(null) : refuse('closed')
}

function whyNot({ item, unit }: Motion, { member, votes }: Voter): VoteRefusal {
  if (!member || unit === 'member-school') return 'not-elector'
  if (!votes) return 'no-vote'
  return item === null ? 'not-elector' : 'not-there'
}

/** The votes counted. */
export function tallyOf(choices: readonly Choice[]): Votes {
  const count = (of: Choice) => choices.filter((choice) => choice === of).length
  return { for: count('for'), against: count('against'), abstained: count('abstain') }
}

/** What a question that ends is held against. */
export interface Ended {
  readonly votes: Votes
  readonly passes: Passes
  readonly quorum: number
  /** Who takes part: those there for the item, or those who voted between meetings. */
  readonly present: number
  /** Somebody who voted is kept out of the item by an interest that was matched later. */
  readonly voterRecused: boolean
  readonly casting: Choice | null
}

/** How a question ends, and whether the casting vote of the chair carried it. Without a quorum, or with the vote of somebody recused, nothing is decided. */
export function endingOf(ended: Ended): { readonly ending: Ending; readonly casting: boolean } {
  const { votes, passes, quorum, present, voterRecused } = ended
  const without = (ending: Ending) => ({ ending, casting: false })
  if (voterRecused) return without('voter-recused')
  if (present < quorum) return without('not-quorate')
  if (isCarried(votes, passes, present)) return without('carried')
  const casting = ended.casting === 'for' && isCarried(votes, passes, present, true)
  return casting ? { ending: 'carried', casting } : without('lost')
}

/** Were the votes equal in a way that a casting vote could settle? */
export function isOpenTie(votes: Votes, passes: Passes): boolean {
  return isTied(votes) && takesCastingVote(passes)
}

/** May the question be closed now? One with a closing time waits for it, unless it is withdrawn. Refuses closed-already, still-open, minutes-approved, no-casting-vote. */
export function closeable(
  motion: Motion,
  asked: { readonly withdraw: boolean; readonly casting: Choice | null },
  facts: { readonly now: Date; readonly approved: boolean; readonly castingVote: boolean },
): Decision<null, CloseRefusal> {
  const state = stateOf(motion, facts.now)
  if (state === 'closed') return refuse('closed-already')
  if (facts.approved) return refuse('minutes-approved')
  if (asked.withdraw) return accept(null)
  if (state === 'open' && motion.closesAt !== null) return refuse('still-open')
  const casting =
    asked.casting !== null && !(facts.castingVote && takesCastingVote(motion.passes) && motion.item !== null)
  return casting ? refuse('no-casting-vote') : accept(null)
}

/** The electors of a question at an item: the voting members who take part in it when it is put. */
export function electorsOfItem(standing: Standing, places: readonly Place[]): readonly NewElector[] {
  const deciding = new Set(standing.present.map(({ person }) => person))
  return electorsOfSeats(places).filter(({ person }) => person !== null && deciding.has(person))
}

/** One elector for each voting seat that somebody takes: a person who could take two has one. */
export function electorsOfSeats(places: readonly Place[]): readonly NewElector[] {
  return places.flatMap(({ seat, holder }) =>
    seat.votes && holder !== null ? [{ unit: seat.id, seat: seat.id, person: holder.person, urn: null }] : [],
  )
}

/** One elector for each member school. */
export function electorsOfSchools(urns: readonly string[]): readonly NewElector[] {
  return [...new Set(urns)].map((urn) => ({ unit: urn, seat: null, person: null, urn }))
}

/** The quorum of a vote between meetings: of the seats as the constitution says, or the same part of the member schools. */
export function quorumBetweenMeetings(
  constitution: Constitution,
  unit: VotingUnit,
  places: readonly Place[],
  schools: number,
): number {
  if (unit === 'seat') return quorumOf(constitution, places).needed
  const { quorumNumerator, quorumDenominator, quorumMoreThan, quorumLeast } = constitution
  const share = schools * quorumNumerator
  const part = quorumMoreThan ? Math.floor(share / quorumDenominator) + 1 : Math.ceil(share / quorumDenominator)
  return Math.max(part, quorumLeast)
}

/** May a resolution be opened with so many electors until then? Refuses no-member-schools, too-few-electors (its quorum could never be met), closes-past. */
export function openResolution(
  asked: { readonly unit: VotingUnit; readonly closesAt: Date },
  electors: number,
  quorum: number,
  now: Date,
): Decision<null, ResolutionRefusal> {
  if (electors === 0 && asked.unit === 'member-school') return refuse('no-member-schools')
  if (electors < quorum) return refuse('too-few-electors', { electors: String(electors), quorum: String(quorum) })
  return asked.closesAt > now ? accept(null) : refuse('closes-past')
}
