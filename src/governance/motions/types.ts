// What a question put to the vote is, who votes on it, and why a vote or a question is refused. Only shapes.
import type { Day } from '../../kernel/day.ts'
import type { Passes, VotingUnit } from '../bodies/types.ts'
import type { Access, DecisionName, DecisionRefusal } from '../decisions/types.ts'

export const CHOICES = ['for', 'against', 'abstain'] as const
export type Choice = (typeof CHOICES)[number]

/** How a question ended when it was closed. */
export type Ending = 'carried' | 'lost' | 'not-quorate' | 'voter-recused' | 'withdrawn'

/** Open: votes are taken. Ended: its time is over and nobody has closed it. Closed: its result is recorded. */
export type MotionState = 'open' | 'ended' | 'closed'

/** A question put to the vote: at an item of a meeting, or between meetings. */
export interface Motion {
  readonly id: string
  readonly partnership: string
  readonly body: string
  readonly bodySlug: string
  readonly bodyName: string
  readonly bodyConfidential: boolean
  /** Null: a written resolution between meetings. */
  readonly item: string | null
  readonly itemPosition: number | null
  readonly itemTitle: string | null
  readonly meeting: string | null
  readonly meetingTitle: string | null
  readonly meetingDay: Day | null
  readonly question: string
  readonly access: Access
  readonly unit: VotingUnit
  readonly opensAt: Date
  /** Null at a meeting: it is open until it is closed. */
  readonly closesAt: Date | null
  readonly closedAt: Date | null
  readonly ending: Ending | null
  readonly mover: string | null
  readonly moverName: string | null
  readonly seconder: string | null
  readonly seconderName: string | null
  /** How many must take part. */
  readonly quorum: number
  readonly passes: Passes
  /** All that is known while it is open: how many have voted, of how many. */
  readonly voted: number
  readonly electors: number
  /** The decision it became, for a reader who may see it. */
  readonly decision: DecisionName | null
}

/** Who may vote, as frozen when the question was put, with the vote where this reader may see it. */
export interface Elector {
  readonly unit: string
  /** Null: a member school. */
  readonly seatTitle: string | null
  readonly person: string | null
  /** Null: withheld from this reader. */
  readonly name: string | null
  readonly urn: string | null
  readonly schoolName: string | null
  /** Null: not voted, or not to be seen by this reader. */
  readonly choice: Choice | null
}

/** A vote of the reader's own: in a seat, or for a school, and why they may. */
export interface OwnVote extends Elector {
  readonly why: string
}

/** Somebody who could be given a vote when a question is put. */
export interface NewElector {
  readonly unit: string
  readonly seat: string | null
  readonly person: string | null
  readonly urn: string | null
}

export type VoteRefusal = 'closed' | 'not-elector' | 'recused' | 'not-there' | 'no-vote'
export type PutRefusal = DecisionRefusal
export type ResolutionRefusal =
  | 'no-such-body'
  | 'no-constitution'
  | 'no-member-schools'
  | 'too-few-electors'
  | 'closes-past'
  | 'not-a-time'
  | 'skipped'
  | 'asked-already'
export type CloseRefusal = 'closed-already' | 'still-open' | 'minutes-approved' | 'no-casting-vote'

/** A question as one reader sees it. */
export interface SeenMotion {
  readonly motion: Motion
  readonly state: MotionState
  /** Those whom this reader may see: their votes are there once the question is closed. */
  readonly electors: readonly Elector[]
  /** The reader's own votes. */
  readonly own: readonly OwnVote[]
  /** An interest keeps the reader out of the item. */
  readonly recused: boolean
  /** May close it. */
  readonly keeps: boolean
}
