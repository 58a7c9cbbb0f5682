// Words of the file of people: what stands. Shapes only.

/** A person with their contact details, as they stand. */
export interface PersonRecord {
  readonly id: string
  readonly partnership: string
  /** The name that files use. */
  readonly key: string | null
  readonly name: string
  /** Lower case. */
  readonly email: string | null
  readonly telephone: string | null
  /** Whether their own address and number may be shown to the public. */
  readonly publish: boolean
}

/** All that the rules compare the file with. */
export interface PeopleStanding {
  readonly partnerships: readonly string[]
  readonly people: readonly PersonRecord[]
}
