// Words of the file of posts: posts, holdings and what they refer to, as they stand. Shapes only.
import type { Holding, Post } from '../../../people/types.ts'

/** A post as it stands. */
export interface PostRecord extends Omit<Post, 'organisationSlug' | 'schoolName'> {
  readonly partnership: string
  /** Its id, not its name. */
  readonly organisation: string | null
}

/** A holding as it stands. */
export interface HoldingRecord extends Holding {
  readonly partnership: string
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
