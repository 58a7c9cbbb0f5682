// Words of proposals: what a head proposes, whom it asks, and what each school answers. Shapes only.
import type { Day } from '../../../kernel/day.ts'

/** What a school answers when it is asked. */
export const ANSWERS = ['consents', 'declines'] as const
export type ConsentAnswer = (typeof ANSWERS)[number]

/** A school that was asked, and its answer as far as the reader may see it. */
export interface Asked {
  readonly urn: string
  readonly name: string
  readonly proposerUrn: string
  readonly askedOn: Day
  readonly answeredOn: Day | null
  /** Null: not answered yet. */
  readonly answer: ConsentAnswer | null
}

/** A proposed group, or one that was listed from a proposal. */
export interface Proposal {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly purpose: string | null
  readonly state: 'proposed' | 'listed'
  readonly proposedBy: { readonly urn: string; readonly name: string }
  /** Those that the reader may see: the proposer all, an asked head the own school. */
  readonly asked: readonly Asked[]
}

/** A school of the reader: one for which they may propose and answer. */
export interface OwnSchool {
  readonly urn: string
  readonly name: string
}

/** Why a proposal is refused. */
export type ProposalRefusal =
  'no-name' | 'not-your-school' | 'nobody-asked' | 'too-many' | 'asked-twice' | 'asks-itself' | 'closed-school'

/** Why an answer is refused. */
export type AnswerRefusal = 'not-asked' | 'listed-already'
