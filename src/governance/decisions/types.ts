// What a decision is, what it is decided from, and why one cannot be recorded. Only shapes.
import type { Day } from '../../kernel/day.ts'

/** Who sees it: everybody, the members of the body, or its members as confidential matter. */
export type Access = 'public' | 'members' | 'confidential'

/** The votes of a decision. */
export interface Votes {
  readonly for: number
  readonly against: number
  readonly abstained: number
}

/** A decision as another one or a page names it. */
export interface DecisionName {
  readonly id: string
  readonly bodyName: string
  readonly year: number
  readonly number: number
}

/** A decision as it was recorded. What this reader may not see beside it is null. */
export interface DecisionRecord extends DecisionName {
  readonly partnership: string
  readonly body: string
  readonly bodySlug: string
  /** Its discussions are confidential: a decision is public from the day it is published. */
  readonly bodyConfidential: boolean
  readonly onDay: Day
  readonly text: string
  readonly access: Access
  readonly meeting: string | null
  readonly meetingTitle: string | null
  readonly item: string | null
  readonly itemPosition: number | null
  readonly itemTitle: string | null
  readonly motion: string | null
  readonly election: string | null
  readonly moved: boolean
  readonly moverName: string | null
  readonly seconded: boolean
  readonly seconderName: string | null
  /** Null: agreed without counting votes. */
  readonly votesFor: number | null
  readonly votesAgainst: number | null
  readonly votesAbstained: number | null
  readonly castingVote: boolean
  readonly corrects: DecisionName | null
  /** Later decisions that correct it, the earliest first. */
  readonly correctedBy: readonly DecisionName[]
  /** Of a confidential body: the day from which the public see it. */
  readonly publishedOn: Day | null
}

/** A member who takes part in an item, by seat. */
export interface Decider {
  readonly person: string
  readonly votes: boolean
  readonly seatTitle: string
  /** Null: withheld from this reader. */
  readonly name: string | null
}

/** An item of a meeting as its decisions need it. */
export interface DecidedItem {
  readonly id: string
  readonly position: number
  readonly title: string
  readonly access: Access
  readonly meeting: string
  readonly meetingTitle: string
  readonly onDay: Day
  readonly heldOn: Day | null
  readonly cancelledOn: Day | null
  readonly approvedOn: Day | null
  readonly partnership: string
  readonly body: string
  readonly bodySlug: string
  readonly bodyName: string
  readonly bodyConfidential: boolean
}

/** Who can decide an item: what its quorum is reckoned from. */
export interface Standing {
  /** Voting members who are there and take part. */
  readonly present: readonly Decider[]
  /** Voting members who are there and are kept out by an interest. */
  readonly recused: readonly Decider[]
  /** Voting members who are there and withdrew otherwise. */
  readonly withdrawn: readonly Decider[]
  /** Voting members who are not there and have no interest in the item. */
  readonly away: readonly Decider[]
  readonly vacancies: number
  readonly needed: number
  /** Whoever chairs is there and not kept out: only then is there a casting vote. */
  readonly chairTakesPart: boolean
}

/** Why nothing can be decided at an item. */
export type ItemRefusal = 'cancelled' | 'not-held' | 'minutes-approved' | 'no-constitution' | 'not-quorate'

/** What the clerk enters. */
export interface AskedDecision {
  readonly text: string
  readonly access: Access
  readonly mover: string | null
  readonly seconder: string | null
  /** Null: agreed without counting votes. */
  readonly votes: Votes | null
  /** The chair gave the casting vote for it. */
  readonly casting: boolean
  /** The id of the earlier decision that it corrects. */
  readonly corrects: string | null
}

export type DecisionRefusal =
  | ItemRefusal
  | 'mover-recused'
  | 'mover-absent'
  | 'seconder-recused'
  | 'seconder-absent'
  | 'same-person'
  | 'too-many-votes'
  | 'not-carried'
  | 'no-casting-vote'
  | 'not-tied'
  | 'corrects-unknown'
  | 'recorded-already'
