// Words of a school's record: its facts, what it belongs to, what came before and after, evidence, and what happened.
import type { Day } from '../../../kernel/day.ts'
import type { MembershipRole } from '../../groups/types.ts'

/** What the register holds about one school itself, in the columns of `register.school` that its page shows. */
export interface SchoolFacts {
  readonly urn: string
  readonly name: string
  readonly example: boolean | null
  /** Code: 1 open, 2 closed, 3 open but proposed to close, 4 proposed to open. */
  readonly status: string
  /** Columns taken from the successor because the source leaves them empty. */
  readonly derived: readonly string[]
  readonly authority: string | null
  readonly authority_name: string | null
  readonly establishment_number: string | null
  readonly type: string | null
  readonly type_name: string | null
  readonly type_group: string | null
  readonly reason_opened: string | null
  readonly reason_closed: string | null
  readonly phase: string | null
  readonly phase_name: string | null
  readonly gender: string | null
  readonly religious_character: string | null
  readonly admissions: string | null
  readonly trust_uid: string | null
  readonly trust_name: string | null
  readonly federation_name: string | null
  readonly street: string | null
  readonly locality: string | null
  readonly address3: string | null
  readonly town: string | null
  readonly county: string | null
  readonly postcode: string | null
  readonly website: string | null
  readonly district: string | null
  readonly district_name: string | null
  readonly ward_name: string | null
  readonly ofsted_rating: string | null
  readonly status_name: string | null
  readonly low_age: number | null
  readonly high_age: number | null
  readonly pupils: number | null
  readonly boys: number | null
  readonly girls: number | null
  readonly capacity: number | null
  readonly easting: number | null
  readonly northing: number | null
  readonly opened: Day | null
  readonly closed: Day | null
  readonly absent_from: Day | null
}

/** A school named beside another: enough for a link and a day. */
export interface NamedSchool {
  readonly urn: string
  /** Null where neither the register nor the link gives one. */
  readonly name: string | null
  /** False: no record is held under this URN. */
  readonly held: boolean
  readonly opened: Day | null
  readonly closed: Day | null
}

/** A school that came before or after another, in one step. */
export interface Kin extends NamedSchool {
  readonly relation: 'predecessor' | 'successor'
  /** The register's own word for the link. */
  readonly kind: string
  readonly established: Day | null
}

/** A membership of the school, or of the one it was before, in an organisation of a partnership. */
export interface Belonging {
  readonly partnership: string
  readonly slug: string
  readonly name: string
  /** The partnership's word for the kind of organisation, or the kind itself. */
  readonly kind: string
  readonly role: MembershipRole
  readonly urn: string
  readonly from: Day | null
  readonly to: Day | null
}

/** A membership that went on without a gap from one URN to the next: `urns` has the latest first. */
export interface JoinedBelonging extends Belonging {
  readonly urns: readonly string[]
}

/** A trust, federation or sponsor of the national register. */
export interface NationalGroup {
  readonly uid: string
  readonly name: string
  readonly kind: string | null
  readonly joined: Day | null
}

/** An open school near this one, by distance in metres. */
export interface NearbySchool {
  readonly urn: string
  readonly name: string
  readonly example: boolean
  readonly type: string | null
  readonly phase: string | null
  readonly easting: number
  readonly northing: number
  readonly metres: number
}

/** Why a figure is missing, as the register codes it. */
export type MissingReason =
  'suppressed' | 'low-coverage' | 'not-published' | 'no-entries' | 'not-applicable' | 'not-collected'

/** One public figure: a number, a word, or the reason why there is none. */
export interface EvidenceFigure {
  readonly urn: string
  readonly indicator: string
  /** Academic year 2022/23, or an ISO day. */
  readonly period: string
  readonly value: number | null
  readonly word: string | null
  readonly missing: MissingReason | null
  readonly source: string
  readonly published: Day | null
}

/** How an indicator lies among the open schools of the same authority and phase. */
export interface PeerSpread {
  readonly indicator: string
  readonly period: string
  readonly schools: number
  readonly lowerQuartile: number
  readonly median: number
  readonly upperQuartile: number
}

/** A school in like circumstances; `distance` has no unit: 0 is the same in all of them. */
export interface SimilarSchool {
  readonly urn: string
  readonly name: string
  readonly example: boolean
  readonly authorityName: string | null
  readonly rank: number
  readonly distance: number
  /** `primary` or `secondary`: which comparison. */
  readonly kind: string
}

/** What an import changed: field to before and after. */
export interface RecordedChange {
  readonly day: Day
  readonly changes: Readonly<Record<string, unknown>>
}

/** All that a school's page is made of. */
export interface SchoolRecord {
  readonly school: SchoolFacts
  readonly kin: readonly Kin[]
  /** The chain of only predecessors, the nearest first; a school with two predecessors ends it. */
  readonly ancestors: readonly NamedSchool[]
  readonly belongings: readonly Belonging[]
  readonly nationalGroups: readonly NationalGroup[]
  readonly nearby: readonly NearbySchool[]
  readonly evidence: readonly EvidenceFigure[]
  readonly peers: readonly PeerSpread[]
  readonly similar: readonly SimilarSchool[]
  readonly changes: readonly RecordedChange[]
}
