// The columns of the file of groups, and what each may hold. Pure.
import { z } from 'zod'
import { ROLES } from '../../../groups/types.ts'
import { dayCell, emailCell, neededText, oneOf, text, urnCell, yesNo } from '../cells.ts'

/** One row: one membership; without a school, the group itself with its first and last day. */
export const GroupRow = z.object({
  partnership: text(),
  group: neededText('group'),
  kind: text(),
  label: text(),
  school_urn: urnCell('school_urn'),
  role: oneOf('role', ROLES),
  from: dayCell('from'),
  to: dayCell('to'),
  lead_post: text(),
  lead_school_urn: urnCell('lead_school_urn'),
  lead_email: emailCell('lead_email'),
  lead_phone: text(),
  coordinator_salaried: yesNo('coordinator_salaried'),
  coordinator_payer: text(),
})
export type GroupRow = z.output<typeof GroupRow>
