// What an interest, a yearly declaration and an entry of the register of interests are. Only shapes.
import type { Day } from '../../kernel/day.ts'

export const NATURES = ['financial', 'loyalty', 'personal'] as const
export type Nature = (typeof NATURES)[number]

/** Why an interest is not in the public register. */
export const WITHHELD_WHYS = ['safety', 'private-life', 'another-person'] as const
export type WithheldWhy = (typeof WITHHELD_WHYS)[number]

/** Whose an interest or a declaration is: a person, or an organisation whose interest follows to whoever holds its seat. [S5] */
export interface Whose {
  readonly kind: 'person' | 'organisation'
  readonly id: string
}

/** Whom an interest is in: a name, and the organisation or school where it is one that the register holds. */
export interface Party {
  readonly name: string
  readonly organisation: string | null
  readonly urn: string | null
}

/** A declared interest as this reader sees it. */
export interface Interest {
  readonly id: string
  readonly whose: Whose
  readonly nature: Nature
  readonly description: string
  readonly starts: Day | null
  /** First day on which it no longer holds. */
  readonly ends: Day | null
  readonly declaredOn: Day
  readonly parties: readonly Party[]
  /** Null: the public register shows it. */
  readonly withheldWhy: WithheldWhy | null
}

/** That an interest is withheld from this reader, and why: never what it is. */
export interface WithheldInterest {
  readonly id: string
  readonly whose: Whose
  readonly why: WithheldWhy
}

/** A yearly declaration; the year is that of its 1 September. */
export interface Declaration {
  readonly whose: Whose
  readonly year: number
  readonly nothing: boolean
  readonly declaredOn: Day
}

/** A seat by right of which somebody is asked to declare. */
export interface DeclarantSeat {
  readonly title: string
  readonly body: { readonly slug: string; readonly name: string }
}

/** Somebody who is asked to declare: a person who sits on a body, or an organisation for which a seat is held. */
export interface Declarant {
  readonly whose: Whose
  readonly name: string
  readonly seats: readonly DeclarantSeat[]
}

export const RENEWAL_STATES = ['green', 'amber', 'red'] as const
export type RenewalState = (typeof RENEWAL_STATES)[number]

/** How the yearly declaration of somebody stands on a day. */
export interface Renewal {
  readonly state: RenewalState
  /** When they last declared; null: never. */
  readonly declaredOn: Day | null
}

/** One line of the register of interests. */
export interface RegisterEntry extends Declarant {
  readonly renewal: Renewal
  readonly interests: readonly Interest[]
  readonly withheld: readonly WithheldInterest[]
}
