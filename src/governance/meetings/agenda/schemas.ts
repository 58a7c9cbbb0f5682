// What the forms on agenda items take, and the sentences for what they cannot take. Pure.
import { z } from 'zod'
import { neededText, someText } from '../../../http/form-text.ts'
import { ACCESSES, PURPOSES } from '../types.ts'

const ITEM = {
  title: neededText('Enter the title of the item', 200),
  purpose: z.enum(PURPOSES, 'Choose what the item is for'),
  access: z.enum(ACCESSES, 'Choose who sees its papers and minutes'),
  reason: someText(300),
}

/** A new item: last on the agenda. */
export const AddItemForm = withReason(z.object(ITEM))
export type NewItem = z.output<typeof AddItemForm>

/** An item as it is to stand, and its place on the agenda. */
export const ChangeItemForm = withReason(
  z.object({
    ...ITEM,
    position: z.coerce.number('Choose its place').int().min(1, 'Choose its place').max(500, 'Choose its place'),
  }),
)
export type ItemChange = z.output<typeof ChangeItemForm>

/** One place up or down. */
export const MoveForm = z.object({ to: z.enum(['up', 'down']) })

/** A confidential item says why; no other carries a reason. */
function withReason<
  S extends { access: z.ZodType<'public' | 'members' | 'confidential'>; reason: z.ZodType<string | null> },
>(form: z.ZodObject<S>) {
  return form.superRefine((value, context) => {
    const { access, reason } = value as { access: string; reason: string | null }
    if (access === 'confidential' && reason === null)
      context.addIssue({ code: 'custom', path: ['reason'], message: 'Enter the reason why it is confidential' })
  })
}
