// Words of the file of groups: what it may say of each group and membership, and what stands. Shapes only.
import type { Day } from '../../../../kernel/day.ts'
import type { Period } from '../../../../kernel/period.ts'
import type { JoiningSchool, MembershipRole } from '../../../groups/types.ts'

/** An organisation as it stands. */
export interface GroupRecord {
  readonly id: string
  readonly partnership: string
  readonly slug: string
  readonly name: string
  readonly kind: string
  readonly opened: Day | null
  readonly closed: Day | null
}

/** A school's membership as it stands. */
export interface MembershipRecord {
  readonly id: string
  readonly partnership: string
  readonly organisation: string
  readonly member: string
  readonly role: MembershipRole
  readonly period: Period
}

/** The post that leads or co-ordinates a group, as it stands. */
export interface GroupPostRecord {
  readonly id: string
  readonly partnership: string
  readonly key: string
  readonly title: string
  readonly organisation: string | null
  readonly office: string | null
  readonly schoolUrn: string | null
  readonly mailbox: string | null
  readonly telephone: string | null
  readonly salaried: boolean | null
  readonly payer: string | null
}

/** The partnership's own word for a kind, as it stands. */
export interface LabelRecord {
  /** Partnership and kind. */
  readonly id: string
  readonly partnership: string
  readonly kind: string
  readonly label: string
}

/** All that the rules compare the file with. */
export interface GroupsStanding {
  readonly partnerships: readonly string[]
  readonly groups: readonly GroupRecord[]
  readonly memberships: readonly MembershipRecord[]
  readonly posts: readonly GroupPostRecord[]
  readonly labels: readonly LabelRecord[]
  readonly schools: ReadonlyMap<string, JoiningSchool>
}
