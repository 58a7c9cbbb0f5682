// Words of the list of schools: what narrows it, its order, and a line of it.
import type { Day } from '../../../kernel/day.ts'

/** What the list can be sorted by; `nearest` is the order of a search. */
export type SortKey = 'nearest' | 'name' | 'place' | 'authority' | 'pupils' | 'opened'

/** What narrows the list, as read from its address; null does not narrow. */
export interface SchoolFilters {
  readonly q: string | null
  /** Three digits. */
  readonly authority: string | null
  readonly district: string | null
  readonly phase: string | null
  readonly type: string | null
  /** `partnership/slug` of an organisation. */
  readonly group: string | null
  /** Group UID of the national register. */
  readonly trust: string | null
  readonly status: 'open' | 'closed' | 'proposed' | 'any'
  readonly rating: string | null
  readonly sort: SortKey
  readonly descending: boolean
  /** From 1. */
  readonly page: number
  readonly day: Day
}

/** Filters that name something of the register, known or not. */
export type RegisterKey = 'authority' | 'district' | 'type' | 'group' | 'trust' | 'rating'
export type LeftOutKey = RegisterKey | 'q' | 'phase' | 'status' | 'sort'

/** A value of the address that the list could not use. */
export interface LeftOut {
  readonly key: LeftOutKey
  readonly value: string
}

/** One school in the list. */
export interface SchoolLine {
  readonly urn: string
  readonly name: string
  readonly example: boolean
  readonly laestab: string | null
  readonly authority: string | null
  readonly authorityName: string | null
  readonly district: string | null
  readonly districtName: string | null
  readonly type: string | null
  readonly typeName: string | null
  readonly phase: string | null
  readonly phaseName: string | null
  readonly status: string
  readonly opened: Day | null
  readonly closed: Day | null
  readonly pupils: number | null
  readonly trustUid: string | null
  readonly trustName: string | null
  readonly town: string | null
  readonly postcode: string | null
  readonly rating: string | null
  readonly website: string | null
  readonly easting: number | null
  readonly northing: number | null
}

/** How the list was found: by what was typed, by spelling alike where nothing held it, or without a search. */
export type Found = 'all' | 'exact' | 'alike'

/** One page of the list. */
export interface SchoolList {
  readonly total: number
  readonly found: Found
  readonly lines: readonly SchoolLine[]
}

/** One thing to narrow by. */
export interface Option {
  readonly value: string
  readonly text: string
}

/** What the list can be narrowed by, as far as it comes from the register itself. */
export interface Options {
  readonly authorities: readonly Option[]
  readonly districts: readonly Option[]
  readonly groups: readonly Option[]
  /** Of the chosen authority; else only the chosen one. */
  readonly trusts: readonly Option[]
}
