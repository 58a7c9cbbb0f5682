// The columns of the file of posts, and what each may hold. Pure.
import { z } from 'zod'
import { HOLDING_KINDS, type Office } from '../../../people/types.ts'
import { dayCell, emailCell, neededText, numberCell, oneOf, text, urnCell, wholeNumber, yesNo } from '../cells.ts'

const OFFICES = [
  'head',
  'group-lead',
  'co-ordinator',
  'register-officer',
  'foi-officer',
  'clerk',
  'returning-officer',
  'treasurer',
] as const satisfies readonly Office[]
const LOWEST_LEVEL = 99
const MOST_FTE = 20

/** One row: one holding of a post; without a holder, the post alone. */
export const PostRow = z.object({
  partnership: text(),
  post: neededText('post'),
  title: text(),
  organisation: text(),
  organisation_kind: text(),
  division: text(),
  team: text(),
  reports_to: text(),
  grade: text(),
  grade_level: wholeNumber('grade_level', 1, LOWEST_LEVEL),
  fte: numberCell('fte', 0.01, MOST_FTE),
  salaried: yesNo('salaried'),
  employer: text(),
  payer: text(),
  office: oneOf('office', OFFICES),
  school_urn: urnCell('school_urn'),
  mailbox: emailCell('mailbox'),
  telephone: text(),
  holder: text(),
  holding_kind: oneOf('holding_kind', HOLDING_KINDS),
  from: dayCell('from'),
  to: dayCell('to'),
  holding_from: dayCell('holding_from'),
  holding_to: dayCell('holding_to'),
})
export type PostRow = z.output<typeof PostRow>
