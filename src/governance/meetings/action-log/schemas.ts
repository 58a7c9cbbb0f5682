// What the forms on actions undertaken take, and the sentences for what they cannot take. Pure.
import { z } from 'zod'
import { formOf, neededDay, someDay } from '../../../http/form-days.ts'
import { neededText, someText } from '../../../http/form-text.ts'
import { someId } from '../fields.ts'

/** Something that somebody undertook. */
export const AddActionForm = formOf(
  {
    text: neededText('Enter what is to be done', 500),
    owner: someId(),
    item: someId(),
    dueOn: someDay('The day by which it is due'),
  },
  ['dueOn'],
)
export type NewAction = z.output<typeof AddActionForm>

/** It is done. */
export const DoneForm = formOf({ doneOn: neededDay('The day on which it was done'), note: someText(500) }, ['doneOn'])
export type Done = z.output<typeof DoneForm>
