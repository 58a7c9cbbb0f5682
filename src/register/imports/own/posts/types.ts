// Words of the file of posts: posts, holdings and what they refer to, as they stand. Shapes only.
import type { Day } from '../../../../kernel/day.ts'
import type { Period } from '../../../../kernel/period.ts'

/** A post as it stands. */
export interface PostRecord {
  readonly id: string
  readonly partnership: string
  /** The name that files use. */
  readonly key: string
  readonly title: string
  readonly organisation: string | null
  readonly schoolUrn: string | null
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

/** A holding as it stands. */
export interface HoldingRecord {
  readonly id: string
  readonly partnership: string
  readonly post: string
  readonly person: string
  readonly kind: string
  readonly period: Period
}

/** An organisation that posts belong to. */
export interface EmployingOrganisation {
  readonly id: string
  readonly partnership: string
  readonly slug: string
  readonly name: string
  readonly kind: string
}

/** A person whom rows may name as holder. */
export interface PossibleHolder {
  readonly id: string
  readonly partnership: string
  readonly key: string | null
  readonly name: string
}

/** All that the rules compare the file with. */
export interface PostsStanding {
  readonly partnerships: readonly string[]
  /** Names of the partnerships, by slug: an organisation of that name is the partnership itself. */
  readonly partnershipNames: ReadonlyMap<string, string>
  readonly organisations: readonly EmployingOrganisation[]
  readonly people: readonly PossibleHolder[]
  readonly posts: readonly PostRecord[]
  readonly holdings: readonly HoldingRecord[]
  /** Names of the schools that rows name, by URN. */
  readonly schools: ReadonlyMap<string, { readonly name: string }>
}
