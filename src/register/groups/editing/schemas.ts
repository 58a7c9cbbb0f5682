// What each form about a group takes, and the sentences for what it cannot take. Pure.
import { z } from 'zod'
import { formOf, neededDay, someDay } from '../../../http/form-days.ts'
import { neededText, someText } from '../../../http/form-text.ts'
import { ROLES } from '../types.ts'
import { someEmail, someTelephone } from './fields.ts'

const ROLE = z.enum(ROLES, 'Choose a role')
const YES_NO = z.enum(['yes', 'no'], 'Choose yes or no').transform((word) => word === 'yes')

const ABOUT = {
  name: neededText('Enter the name of the group', 120),
  purpose: someText(2000),
  opened: someDay('The day it opened'),
}

/** A new group. */
export const NewGroupForm = formOf({ ...ABOUT, kind: neededText('Choose the kind of group', 60) }, ['opened'])
export type NewGroup = z.output<typeof NewGroupForm>

/** A change of a group; `seen` is the state that the reader changed. */
export const ChangeGroupForm = formOf({ ...ABOUT, closed: someDay('The last day'), seen: z.string().default('') }, [
  'opened',
  'closed',
])
export type ChangeGroup = z.output<typeof ChangeGroupForm>

/** What a form carries beside the school typed: the one chosen from those that were offered, and for which text they were. */
const OFFERED = { urn: someText(), searched: z.string().trim().default('') }

/** A school joins. */
export const JoinForm = formOf(
  {
    ...OFFERED,
    school: neededText('Enter the name or the URN of the school'),
    role: ROLE,
    from: someDay('The first day'),
    last: someDay('The last day'),
  },
  ['from', 'last'],
)
export type Join = z.output<typeof JoinForm>

/** A membership ends. */
export const EndForm = formOf({ last: neededDay('The last day') }, ['last'])

/** A membership gets other days. */
export const CorrectForm = formOf({ from: someDay('The first day'), last: someDay('The last day') }, ['from', 'last'])
export type Correction = z.output<typeof CorrectForm>

/** A member gets another role from a day. */
export const RoleForm = formOf({ role: ROLE, from: neededDay('The first day in the new role') }, ['from'])
export type RoleChange = z.output<typeof RoleForm>

const POST = {
  title: someText(120),
  mailbox: someEmail(),
  telephone: someTelephone(),
  from: neededDay('The day of effect'),
}

/** The lead's post. */
export const LeadForm = formOf(
  { ...POST, ...OFFERED, title: neededText('Enter the title of the post', 120), school: someText() },
  ['from'],
)
export type LeadChange = z.output<typeof LeadForm>

/** The co-ordinator. */
export const CoordinatorForm = formOf(
  {
    ...POST,
    exists: YES_NO,
    salaried: z
      .enum(['yes', 'no', ''])
      .default('')
      .transform((word) => (word === '' ? null : word === 'yes')),
    payer: someText(120),
  },
  ['from'],
)
export type CoordinatorChange = z.output<typeof CoordinatorForm>
