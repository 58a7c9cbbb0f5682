// Words of groups: kinds, roles, memberships and why one is refused. Shapes only.
import type { Day } from '../../kernel/day.ts'
import type { Period } from '../../kernel/period.ts'

/** The kinds of organisation that every partnership knows; a partnership may add its own, and has its own label for each. */
export const KINDS = {
  cluster: 'Cluster',
  federation: 'Federation',
  'teaching-school-alliance': 'Teaching school alliance',
  'local-excellence-network': 'Local Excellence Network',
  'headteachers-association': 'Headteachers’ association',
  partnership: 'Partnership',
  trust: 'Trust',
  council: 'Council',
  division: 'Division',
  team: 'Team',
  agency: 'Agency',
  diocese: 'Diocese',
  charity: 'Charity',
  contractor: 'Contractor',
} as const
export type KnownKind = keyof typeof KINDS

/** In what role a school or organisation belongs. */
export const ROLES = ['member', 'lead-school', 'strategic-partner', 'subscriber', 'associate'] as const
export type MembershipRole = (typeof ROLES)[number]

/** What the rules need of the organisation that is joined. */
export interface JoinedOrganisation {
  readonly name: string
  /** First day; null is not known, which never refuses anything. */
  readonly opened: Day | null
  /** First day on which it is no more. */
  readonly closed: Day | null
}

/** What the rules need of the school that joins. */
export interface JoiningSchool {
  readonly urn: string
  readonly name: string
  readonly opened: Day | null
  /** Last day of the school, as the national register has it. */
  readonly closed: Day | null
}

/** A membership that stands: of this member, in this role, for this period. */
export interface StandingMembership {
  /** The URN of a school or the id of an organisation. */
  readonly member: string
  readonly role: MembershipRole
  readonly period: Period
}

/** Why a membership is refused; `sayMembershipRefusal` has the sentence. */
export type MembershipRefusal =
  'ends-before-start' | 'unknown-school' | 'school-not-open-then' | 'before-opening' | 'after-closing' | 'overlaps'

/** The kinds that are no group of schools: they stand in the organogram and elsewhere. Whatever else a partnership names is a group. */
export const NO_GROUPS = [
  'partnership',
  'council',
  'division',
  'team',
  'agency',
  'diocese',
  'charity',
  'contractor',
] as const

/** Who holds a post on the day, as this reader may know it. A vacancy is a fact to show. */
export type Holder =
  | {
      readonly state: 'held'
      readonly names: readonly string[]
      /** The holder's own telephone and address, by consent only. */
      readonly contacts: readonly string[]
    }
  | { readonly state: 'withheld'; readonly ground: string }
  | { readonly state: 'vacant' }

/** The post that leads or co-ordinates a group on the day. */
export interface GroupPost {
  readonly id: string
  readonly title: string
  readonly schoolUrn: string | null
  readonly schoolName: string | null
  /** Of the post, never of the person. */
  readonly mailbox: string | null
  readonly telephone: string | null
  /** Null is not recorded. */
  readonly salaried: boolean | null
  readonly payer: string | null
  readonly employer: string | null
  readonly starts: Day | null
  readonly holder: Holder
}

/** A group as it stood on a day. */
export interface Group {
  readonly id: string
  readonly partnership: string
  readonly slug: string
  readonly name: string
  readonly kind: string
  readonly kindLabel: string
  readonly state: 'proposed' | 'listed'
  readonly selfStarted: boolean
  readonly purpose: string | null
  readonly opened: Day | null
  /** First day on which it is no more. */
  readonly closed: Day | null
  readonly legalForm: string | null
  readonly companyNumber: string | null
  readonly charityNumber: string | null
  readonly registeredOffice: string | null
  readonly website: string | null
  /** Schools that belong to it on the day, each counted once whatever its roles. */
  readonly schools: number
  readonly lead: GroupPost | null
  /** Null: the group has no co-ordinator on the day. */
  readonly coordinator: GroupPost | null
}

/** A membership with what is known of the member. */
export interface Member {
  readonly id: string
  readonly group: string
  readonly role: MembershipRole
  readonly period: Period
  /** Null where an organisation is the member. */
  readonly urn: string | null
  /** Slug of the organisation that is the member. */
  readonly organisation: string | null
  readonly name: string
  readonly phase: string | null
  readonly authority: string | null
  readonly authorityName: string | null
  /** First day of the school under this URN; null is not recorded. */
  readonly opened: Day | null
  /** Last day of the school under this URN. */
  readonly closed: Day | null
  readonly example: boolean
}

/** That one school under a URN became another. */
export interface Succession {
  readonly from: string
  readonly to: string
}
