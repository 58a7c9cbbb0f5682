// What a body, a seat and whoever sits are. Only shapes.
import type { Day } from '../../kernel/day.ts'

export type BodyKind = 'board' | 'strategic-group' | 'network' | 'association' | 'executive' | 'committee' | 'outside'
export type SeatOffice = 'chair' | 'vice-chair' | 'secretary' | 'treasurer'
export type FilledBy = 'ex-officio' | 'elected' | 'appointed' | 'invited'
export type PhaseGroupName = 'primary' | 'secondary' | 'special' | 'alternative' | 'other'

/** A place on a body: what it is, however it is filled. */
export interface Seat {
  readonly id: string
  readonly position: number
  readonly title: string
  readonly office: SeatOffice | null
  readonly filledBy: FilledBy
  /** Invited seats never vote. */
  readonly votes: boolean
  readonly starts: Day | null
  /** First day on which the seat is no more. */
  readonly ends: Day | null
}

/** Somebody may take a seat for a period, half-open: recorded, or because they hold the post or seat that it follows. */
export interface Entitlement {
  readonly seat: string
  readonly person: string
  readonly how: 'elected' | 'appointed' | 'invited' | 'co-opted' | 'ex-officio'
  readonly starts: Day | null
  readonly ends: Day | null
  /** When the term runs out; null for ex officio. */
  readonly termEnds: Day | null
}

/** A seat on a day: who takes it, and who cannot because they sit in another seat of the body. */
export interface SeatTaken<S extends Seat = Seat, E extends Entitlement = Entitlement> {
  readonly seat: S
  readonly holder: E | null
  /** Entitled to this seat too, but one person takes one seat: where they sit. */
  readonly sitsElsewhere: { readonly person: string; readonly as: string } | null
}

/** A body as every page of the room needs it. */
export interface Body {
  readonly id: string
  readonly partnership: string
  readonly slug: string
  readonly name: string
  readonly kind: BodyKind
  /** The organisation whose body it is; its member schools are the electorate of member-school votes. */
  readonly organisation: string | null
  readonly confidential: boolean
  readonly holdersPublished: boolean
  readonly meets: 'half-termly' | 'termly' | 'yearly' | null
  readonly opened: Day | null
  readonly closed: Day | null
}

export type Passes = 'majority-cast' | 'majority-present' | 'two-thirds-cast'
export type VotingUnit = 'seat' | 'member-school'

/** The rules of a body in force for a period. */
export interface Constitution {
  readonly id: string
  readonly starts: Day | null
  readonly ends: Day | null
  /** Of what the quorum is a part: all voting seats, or those that somebody holds. */
  readonly quorumBase: 'seats' | 'in-post'
  readonly quorumNumerator: number
  readonly quorumDenominator: number
  /** Just more than the fraction, instead of the fraction rounded up. */
  readonly quorumMoreThan: boolean
  readonly quorumLeast: number
  readonly passes: Passes
  readonly votingUnit: VotingUnit
  readonly castingVote: boolean
  readonly termMonths: number | null
  /** Days before the end of a term from which the page gives notice of it. */
  readonly termNoticeDays: number
  readonly meetingNoticeDays: number
  readonly words: string | null
}

/** A seat with what sitting in it brings. */
export interface BodySeat extends Seat {
  /** The organisation for which its holder sits: its interests follow. */
  readonly sitsFor: string | null
  readonly sitsForName: string | null
  /** The post, or the seat of another body, that an ex officio seat follows, in words. */
  readonly follows: string | null
  readonly electorate: string | null
  /** The phase group that the seat is for; null: any. */
  readonly phaseGroup: PhaseGroupName | null
}

/** An entitlement with the name as this reader may read it; null: withheld. */
export interface NamedEntitlement extends Entitlement {
  readonly name: string | null
}

/** A seat on a day with whoever takes it. */
export type Place = SeatTaken<BodySeat, NamedEntitlement>
