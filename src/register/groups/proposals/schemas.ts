// What the forms of proposals take. Pure.
import { z } from 'zod'
import { neededText } from '../../../http/form-text.ts'
import { ANSWERS } from './types.ts'

/** A group to propose: schools to ask by name or URN, one a line. */
export const ProposalForm = z.object({
  urn: neededText('Choose your school', 6),
  name: neededText('Enter the name of the group', 120),
  purpose: neededText('Enter what the group is for', 2000),
  schools: neededText('Enter at least one school to ask', 5000).transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
})
export type ProposalForm = z.output<typeof ProposalForm>

/** A school's answer. */
export const AnswerForm = z.object({
  urn: neededText('Choose your school', 6),
  answer: z.enum(ANSWERS, 'Choose whether your school consents or declines'),
})
export type AnswerForm = z.output<typeof AnswerForm>
