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

/** How a person holds a post. */
export const HOLDING_KINDS = ['permanent', 'interim', 'seconded'] as const
export type HoldingKind = (typeof HOLDING_KINDS)[number]

/** That a person holds a post for a period. */
export interface Holding {
  readonly id: string
  readonly post: string
  readonly person: string
  readonly kind: HoldingKind
  readonly starts: Day | null
  /** First day on which it is no longer held; null when no end is known. */
  readonly ends: Day | null
}

/** A holding as this reader has it: `name` is null where the reader may not see the person. */
export interface HoldingSeen extends Holding {
  readonly name: string | null
  /** Share of the post that this person holds; null: all of it. */
  readonly fte: number | null
}

/** A post as it stands, without its holders. */
export interface Post {
  readonly id: string
  readonly key: string
  readonly title: string
  readonly organisation: string | null
  readonly organisationSlug: string | null
  readonly schoolUrn: string | null
  /** With its mark where the school is invented. */
  readonly schoolName: string | null
  readonly division: string | null
  readonly team: string | null
  readonly reportsTo: string | null
  readonly grade: string | null
  readonly gradeLevel: number | null
  readonly fte: number | null
  readonly salaried: boolean | null
  readonly employer: string | null
  readonly payer: string | null
  readonly office: string | null
  /** Of the post, not of whoever holds it. */
  readonly mailbox: string | null
  readonly telephone: string | null
  readonly starts: Day | null
  readonly ends: Day | null
}

/** A post to which outsiders turn, and how to reach it. */
export interface ContactPost extends Pick<Post, 'key' | 'title' | 'mailbox' | 'telephone'> {
  readonly partnership: string
}

/** A post on a day with those who hold it. */
export interface PostHeld extends Post {
  readonly holdings: readonly HoldingSeen[]
}

/** A person of the partnership whom this reader may see, with contact details where visible. */
export interface PersonSeen {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly telephone: string | null
  readonly publishContact: boolean
}

/** Who holds a post, as an audience may read it: page, CSV and JSON alike. */
export type HolderSeen =
  | { readonly state: 'vacant' }
  | { readonly state: 'held'; readonly names: readonly string[]; readonly how: string }
  | { readonly state: 'withheld'; readonly ground: string; readonly how: string }

/** Why somebody cannot be appointed, or a holding not ended. */
export type HoldingRefusal =
  'unknown-person' | 'ends-before-start' | 'before-post' | 'after-post' | 'holds-already' | 'ended-already'
