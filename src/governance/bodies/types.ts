// What a body, a seat and whoever sits are. Only shapes.
import type { Day } from '../../kernel/day.ts'

export const BODY_KINDS = [
  'board',
  'strategic-group',
  'network',
  'association',
  'executive',
  'committee',
  'outside',
] as const
export type BodyKind = (typeof BODY_KINDS)[number]
export const SEAT_OFFICES = ['chair', 'vice-chair', 'secretary', 'treasurer'] as const
export type SeatOffice = (typeof SEAT_OFFICES)[number]
export const FILLED_BY = ['ex-officio', 'elected', 'appointed', 'invited'] as const
export type FilledBy = (typeof FILLED_BY)[number]
export const PHASE_GROUP_NAMES = ['primary', 'secondary', 'special', 'alternative', 'other'] as const
export type PhaseGroupName = (typeof PHASE_GROUP_NAMES)[number]
export const MEETS = ['half-termly', 'termly', 'yearly'] as const

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
  readonly meets: (typeof MEETS)[number] | null
  readonly opened: Day | null
  readonly closed: Day | null
}

export const PASSES = ['majority-cast', 'majority-present', 'two-thirds-cast'] as const
export type Passes = (typeof PASSES)[number]
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
  /** The body that has the seat. */
  readonly body: string
  /** The phase group that the seat is for; null: any. */
  readonly phaseGroup: PhaseGroupName | null
}

/** An entitlement with the name as this reader may read it; null: withheld. */
export interface NamedEntitlement extends Entitlement {
  readonly name: string | null
  /** The recorded holding; null for ex officio. */
  readonly holding: string | null
  /** They left before the term ran out: a casual vacancy. */
  readonly leftEarly: boolean
  /** Why, for the clerk and those who sit there; null for anybody else. */
  readonly leftWhy: LeftWhy | null
}

export const LEFT_WHYS = ['resigned', 'removed', 'left-post', 'died', 'other'] as const
export type LeftWhy = (typeof LEFT_WHYS)[number]

/** A seat on a day with whoever takes it. */
export type Place = SeatTaken<BodySeat, NamedEntitlement>

/** A body with all that its own page says of it. */
export interface BodyFull extends Body {
  readonly changedAt: Date
  readonly organisationName: string | null
  readonly organisationSlug: string | null
  /** For an outside body: the body to which its representatives report back. */
  readonly reportsTo: { readonly id: string; readonly slug: string; readonly name: string } | null
  readonly purpose: string | null
  /** Null: no legal person. */
  readonly legalForm: string | null
  readonly companyNumber: string | null
  readonly charityNumber: string | null
  readonly registeredOffice: string | null
  readonly accountsDue: Day | null
  readonly confirmationDue: Day | null
}

/** The holder of one office comes from another phase group than the holder of the other [S4] 20. */
export interface BalanceRule {
  readonly id: string
  readonly office: SeatOffice
  readonly differsFrom: SeatOffice
  readonly words: string
}

/** A member (guarantor) of a body that is a legal person; the name null where it is withheld. */
export interface CompanyMember {
  readonly id: string
  readonly name: string | null
  readonly organisation: string | null
  readonly guaranteePence: number | null
  readonly starts: Day
  readonly ends: Day | null
}

/** What a representative told of an outside body. */
export interface OutsideReport {
  readonly id: string
  readonly seat: string
  readonly seatTitle: string
  readonly name: string | null
  readonly onDay: Day
  readonly text: string
}

/** The next meeting of a body. */
export interface NextMeeting {
  readonly body: string
  readonly id: string
  readonly onDay: Day
  readonly starts: string
}

/** That somebody took a seat for a period, half-open. */
export interface Sitting<E extends Entitlement = NamedEntitlement> {
  readonly seat: string
  readonly entitlement: E
  readonly from: Day | null
  readonly to: Day | null
}

/** A seat that the reader holds, held or will hold. */
export interface OwnSeat {
  readonly partnership: string
  readonly slug: string
  readonly body: string
  readonly title: string
  readonly how: string
  readonly starts: Day | null
  readonly ends: Day | null
}
