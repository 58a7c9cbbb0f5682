// What the forms on a meeting itself take, and the sentences for what they cannot take. Pure.
import { z } from 'zod'
import { formOf, neededDay } from '../../../http/form-days.ts'
import { neededText, someText } from '../../../http/form-text.ts'
import { neededTime, someTime, tick } from '../fields.ts'

const WHEN = {
  title: neededText('Enter a title, for example Autumn term meeting', 120),
  onDay: neededDay('The day of the meeting'),
  starts: neededTime('Enter the time at which it starts'),
  ends: someTime(),
  place: someText(200),
  joining: someText(1000),
}

/** A meeting of a body. */
export const CallForm = formOf({ body: neededText('Choose the body that meets', 80), ...WHEN }, ['onDay'])
export type Call = z.output<typeof CallForm>

/** Another day, time or place; `seen` is the state that the reader changed. */
export const ChangeForm = formOf({ ...WHEN, short: tick(), seen: z.string().default('') }, ['onDay'])
export type Change = z.output<typeof ChangeForm>

/** Notice. */
export const NoticeForm = z.object({ short: tick() })

/** It does not take place. */
export const CancelForm = z.object({ why: neededText('Enter why the meeting does not take place', 500) })
