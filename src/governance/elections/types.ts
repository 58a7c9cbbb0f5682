// What elections, nominations, rolls and ballots are. Only shapes.
import type { Day } from '../../kernel/day.ts'
import type { PhaseGroupName, SeatOffice } from '../bodies/types.ts'
import type { CountReport, CountRule } from '../count/types.ts'

export const ROLLS = ['seats', 'member-schools'] as const
/** Whose votes count: one each of those who sit with a vote, or one each of the member schools, cast by its head. */
export type RollOf = (typeof ROLLS)[number]

export type EndedWhy = 'elected' | 'unopposed' | 'too-few' | 'no-majority' | 'cancelled'

/** What an election is doing: follows from its days, its facts and the clock, and is stored nowhere. */
export type ElectionState =
  | 'announced'
  | 'nominations-open'
  | 'nominations-closed'
  | 'roll-frozen'
  | 'poll-open'
  | 'poll-closed'
  | 'counted'
  | 'tied'
  | 'objections-open'
  | 'ended'
  | 'cancelled'

/** An election as it is recorded. */
export interface Election {
  readonly id: string
  readonly partnership: string
  readonly body: string
  readonly bodyName: string
  readonly bodySlug: string
  readonly organisation: string | null
  readonly seat: string
  readonly seatTitle: string
  /** In the words of the constitution, who elects the seat; null when it has none. */
  readonly seatElectorate: string | null
  readonly office: SeatOffice | null
  readonly title: string
  readonly rule: CountRule
  readonly places: number
  readonly rollOf: RollOf
  readonly noticeOn: Day
  readonly nominationsFrom: Date
  readonly nominationsUntil: Date
  readonly pollFrom: Date
  readonly pollUntil: Date
  /** The last day on which an objection is taken. */
  readonly objectionsUntil: Day
  /** The seat is for this phase group; null: any. */
  readonly phaseGroup: PhaseGroupName | null
  /** Candidates come from another phase group than the holder of this seat; null: no such rule. */
  readonly differsFrom: string | null
  readonly termStarts: Day
  /** First day after the term; null: no end is set. */
  readonly termEnds: Day | null
  readonly rollFrozenAt: Date | null
  readonly closedAt: Date | null
  readonly countedAt: Date | null
  readonly declaredAt: Date | null
  /** People in the order of the ballot paper; empty until the roll is frozen. */
  readonly candidates: readonly string[]
  /** Between whom a lot is to be drawn. */
  readonly tied: readonly string[]
  /** The people drawn, one a tie, in order. */
  readonly lot: readonly string[]
  readonly lotWitness: string | null
  readonly endedWhy: EndedWhy | null
  /** The election of which this one is the new start. */
  readonly reopens: string | null
}

/** What the state follows from. */
export type ElectionFacts = Pick<
  Election,
  | 'nominationsFrom'
  | 'nominationsUntil'
  | 'pollFrom'
  | 'pollUntil'
  | 'objectionsUntil'
  | 'rollFrozenAt'
  | 'countedAt'
  | 'declaredAt'
  | 'tied'
  | 'endedWhy'
>

/** A nomination with the names as this reader may read them. */
export interface Nomination {
  readonly id: string
  readonly person: string
  readonly name: string | null
  readonly proposer: string
  readonly proposerName: string | null
  readonly statement: string | null
  readonly consentedAt: Date | null
  readonly declinedAt: Date | null
  readonly withdrawnAt: Date | null
}

/** Somebody on the ballot paper, by the name that stands there. */
export interface Candidate {
  readonly person: string
  readonly name: string
  readonly statement: string | null
}

/** Someone entitled to vote: a person who sits with a vote, or a member school with whoever heads it today. */
export interface Elector {
  /** The person's id, or the school's URN. */
  readonly unit: string
  /** Who votes; null for a school without a head. */
  readonly person: string | null
  readonly urn: string | null
  readonly name: string | null
  /** The seat's title or the school's name. */
  readonly as: string
}

/** The schools' phase groups as elections tell them apart: nurseries with primary, 16 plus with secondary. */
export type SchoolPhase = PhaseGroupName | 'all-through'

/** The rule that two offices come from two phase groups, as it stands today. */
export interface Balance {
  /** The rule as the constitution says it. */
  readonly words: string
  /** The seat that is filled first. */
  readonly seat: string
  readonly seatTitle: string
  readonly holder: string | null
  readonly holderPhases: readonly SchoolPhase[]
}

/** How many voted of how many. */
export interface Turnout {
  readonly voted: number
  readonly electors: number
}

/** An entry of the roll that is this reader's to use. */
export interface OwnEntry {
  readonly election: string
  readonly unit: string
  readonly as: string
  readonly voted: boolean
}

/** The count as this reader may see it. */
export interface CountSeen {
  readonly report: CountReport
  readonly blt: string
  readonly ballots: number
  readonly openTo: 'everyone' | 'roll'
}

/** Who is elected, and how. */
export interface Outcome {
  readonly person: string
  readonly name: string | null
  readonly how: 'elected' | 'unopposed' | 'by-lot'
}

/** What somebody says against how the election was run, and the answer. */
export interface Objection {
  readonly id: string
  readonly person: string
  readonly name: string | null
  readonly text: string
  readonly madeOn: Day
  readonly answer: string | null
  readonly answeredOn: Day | null
}

/** A seat that an election may fill, with who has it and until when. */
export interface ElectiveSeat {
  readonly id: string
  readonly body: string
  readonly bodyName: string
  readonly title: string
  readonly office: SeatOffice | null
  /** In the words of the constitution, who elects it. */
  readonly electorate: string | null
  readonly phaseGroup: PhaseGroupName | null
  readonly position: number
  /** Recorded terms that may reach into the new one: half-open, a missing end is open. */
  readonly terms: readonly { readonly starts: Day; readonly ends: Day | null }[]
}

/** What announcing needs, as it was typed. */
export interface Announcement {
  readonly seat: string
  readonly title: string
  readonly rule: CountRule
  readonly places: number
  readonly rollOf: RollOf
  readonly noticeOn: Day
  readonly nominationsFrom: Date
  readonly nominationsUntil: Date
  readonly pollFrom: Date
  readonly pollUntil: Date
  readonly objectionsUntil: Day
  readonly termStarts: Day
  readonly termEnds: Day | null
  readonly reopens: string | null
}

/** Why an election is not announced. */
export type AnnounceRefusal =
  | 'unknown-seat'
  | 'one-place'
  | 'no-member-schools'
  | 'out-of-order'
  | 'notice-late'
  | 'nominations-over'
  | 'objections-early'
  | 'term-early'
  | 'term-ends-early'
  | 'too-few-seats'
  | 'seat-held'
  | 'chair-first'
  | 'no-electors'

/** Why a nomination is not taken. */
export type NominationRefusal =
  | 'not-open'
  | 'not-an-elector'
  | 'nominee-not-an-elector'
  | 'nominated-already'
  | 'chair-first'
  | 'phase-unknown'
  | 'same-phase-group'
  | 'other-phase-group'

export type AnswerRefusal = 'not-open' | 'not-nominated' | NominationRefusal

/** Why the roll is not frozen, the poll not closed, the result not declared. */
export type RunRefusal =
  | 'nominations-open'
  | 'frozen-already'
  | 'no-electors'
  | 'poll-over'
  | 'poll-open'
  | 'not-frozen'
  | 'counted-already'
  | 'not-counted'
  | 'lot-needed'
  | 'declared-already'
  | 'over'
  | 'seat-held'
  | 'no-tie'
  | 'not-tied'

/** Why a ballot is not taken. */
export type BallotRefusal =
  | 'nothing-chosen'
  | 'rank-twice'
  | 'rank-gap'
  | 'unknown-choice'
  | 'not-on-roll'
  | 'voted-already'
  | 'not-open'
  | 'closed'

export type ObjectionRefusal = 'not-declared' | 'too-late' | 'not-concerned' | 'answered-already'
