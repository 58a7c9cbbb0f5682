// Words of people, posts and holdings: shapes, states, refusals.
import type { Day } from '../../kernel/day.ts'

/** What a post lets its holder do here (domain.md, Authority follows seats). */
export type Office =
  | 'head'
  | 'group-lead'
  | 'co-ordinator'
  | 'register-officer'
  | 'foi-officer'
  | 'clerk'
  | 'returning-officer'
  | 'treasurer'

/** An office that a person holds on a day. */
export interface HeldOffice {
  readonly office: Office
  readonly title: string
  readonly partnership: string
  readonly partnershipName: string
  readonly schoolUrn: string | null
  readonly starts: Day | null
  /** First day on which it is no longer held; null when no end is known. */
  readonly ends: Day | null
}
