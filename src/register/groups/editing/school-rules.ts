// Which school a typed text means: one, none, or several to choose from. Pure: no database.
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import type { JoiningSchool } from '../types.ts'
import { sayMember } from '../wording.ts'

/** A school that a typed text may mean. */
export interface MeantSchool extends JoiningSchool {
  readonly example: boolean
  /** Town, else authority. */
  readonly place: string | null
  readonly open: boolean
}

/** What a typed text may mean, and whether it is spelt so or only alike. */
export interface Meant {
  readonly spelt: 'so' | 'alike'
  readonly schools: readonly MeantSchool[]
}

/** Why a typed text names no one school. */
export type SchoolRefusal = 'no-such-school' | 'several-schools'

/** Which school a typed text means; one that is only spelt alike is never taken for it. Refuses no-such-school, and several-schools with their names and URNs in the detail. */
export function meantSchool(typed: string, { spelt, schools }: Meant): Decision<JoiningSchool, SchoolRefusal> {
  const [school] = schools
  if (school === undefined) return refuse('no-such-school', { typed })
  if (schools.length === 1 && spelt === 'so') return accept(school)
  return refuse('several-schools', { typed, spelt, names: schools.map(sayMeant).join('; ') })
}

function sayMeant(school: MeantSchool): string {
  return `${sayMember(school)}${school.place === null ? '' : `, ${school.place}`} (URN ${school.urn})`
}

/** How a form names a school: by typed text, and by the URN chosen from the schools that were offered for the text `searched`. */
export interface SchoolTyped<T extends string | null> {
  readonly school: T
  readonly urn: string | null
  readonly searched: string
}

/** The text to look the school up by: the URN chosen, unless other text was typed since. */
export function lookedUp<T extends string | null>({ school, urn, searched }: SchoolTyped<T>): T | string {
  return urn !== null && searched === school ? urn : school
}
