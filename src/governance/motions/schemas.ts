// What the forms of questions and votes take, and the sentences for what they cannot take. Pure.
import { z } from 'zod'
import { formOf, neededDay } from '../../http/form-days.ts'
import { neededText } from '../../http/form-text.ts'
import { ACCESS, LONGEST, someId } from '../decisions/schemas.ts'
import { CHOICES } from './types.ts'

const QUESTION = neededText('Enter the question', LONGEST)

/** A question put to the vote at an item of a meeting. */
export const PutForm = z.object({
  question: QUESTION,
  access: ACCESS,
  mover: someId('Choose a mover from the list'),
  seconder: someId('Choose a seconder from the list'),
})
export type PutForm = z.output<typeof PutForm>

/** One vote. */
export const VoteForm = z.object({
  unit: neededText('Choose for which seat or school you vote', 60),
  choice: z.enum(CHOICES, 'Choose how you vote'),
})
export type VoteForm = z.output<typeof VoteForm>

/** A written resolution between meetings. */
export const ResolutionForm = formOf(
  {
    body: neededText('Choose the body', 80),
    question: QUESTION,
    access: ACCESS,
    unit: z.enum(['seat', 'member-school'], 'Choose who votes'),
    closes: neededDay('The day on which voting closes'),
    time: z
      .string('Enter the time at which voting closes')
      .trim()
      .regex(/^([01]?\d|2[0-3]):[0-5]\d$/, 'Enter the time at which voting closes, like 17:00')
      .transform((time) => time.padStart(5, '0')),
  },
  ['closes'],
)
export type ResolutionForm = z.output<typeof ResolutionForm>

/** A question is closed with its result. */
export const CloseForm = z.object({
  text: z.string().trim().max(LONGEST, `Use ${LONGEST} characters or fewer`).default(''),
  casting: z
    .enum(['for', 'against', ''])
    .default('')
    .transform((choice) => (choice === '' ? null : choice)),
})
export type CloseForm = z.output<typeof CloseForm>

/** A question is withdrawn, by somebody who has read what that does. */
export const WithdrawForm = z.object({
  sure: z.literal('yes', 'Tick the box to withdraw the question, or go back to keep it'),
})
