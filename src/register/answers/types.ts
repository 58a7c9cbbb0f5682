// Words of answers: the standing questions and the one shape of every answer. Shapes only.
import type { Day } from '../../kernel/day.ts'
import type { FileCell } from '../../ui/data-file.ts'
import type { Group, Holder } from '../groups/types.ts'

/** The standing questions about the register, in the order in which they are listed. */
export const QUESTIONS = {
  groups: 'Which schools are in each group, and who leads it?',
  federations: 'Which schools are federated, and who leads each federation?',
  alliances: 'Which teaching school alliances are there, and who are their partners?',
  'co-ordinators': 'Which groups have a co-ordinator, salaried or not, and who pays?',
  organogram: 'How is the service organised, and who holds the senior posts?',
  team: 'How large is the school improvement team, and what are its grades?',
} as const
export type Question = keyof typeof QUESTIONS

/** A column of the flat answer. */
export interface AnswerColumn {
  readonly name: string
  /** How the page and the printed answer head it. */
  readonly head: string
  readonly description: string
  /** Stands in the files only: the page has no room for it. */
  readonly filesOnly?: boolean
}

/** A group with its schools, for the nested answer. */
export interface AnsweredGroup {
  readonly group: Group
  /** In the order of their names. */
  readonly schools: readonly AnsweredSchool[]
}

/** A school or organisation in a group. */
export interface AnsweredSchool {
  readonly urn: string | null
  readonly name: string
  readonly role: string
  readonly phase: string | null
  readonly authority: string | null
  /** Null: not recorded, which never hides a school. */
  readonly since: Day | null
  readonly example: boolean
}

/** An answer: the register as at a day, in one sentence and in rows, ready for JSON, CSV and HTML. */
export interface Answer {
  readonly question: Question
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly asAt: Day
  readonly sentence: string
  readonly licence: string
  readonly source: string
  readonly columns: readonly AnswerColumn[]
  /** Flat: a cell for each column. */
  readonly rows: readonly Readonly<Record<string, FileCell>>[]
  /** The same rows by group; null where the question is not about groups and their schools. */
  readonly groups: readonly AnsweredGroup[] | null
  /** What the reader must know: days that are not recorded, names that are withheld. */
  readonly notes: readonly string[]
}

/** A post on the day, with its place in the organogram. */
export interface AnsweredPost {
  readonly id: string
  readonly title: string
  readonly organisation: string | null
  readonly division: string | null
  readonly team: string | null
  /** Id of the post that it reports to. */
  readonly reportsTo: string | null
  readonly grade: string | null
  readonly fte: number | null
  readonly salaried: boolean | null
  readonly employer: string | null
  readonly payer: string | null
  /** permanent, interim or seconded; null when vacant. */
  readonly holdingKind: string | null
  readonly holder: Holder
}
