// What the form of a decision takes, and the sentences for what it cannot take. Pure.
import { z } from 'zod'
import { neededText } from '../../http/form-text.ts'

/** Characters of what a body decides. */
export const LONGEST = 4000
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The id of something chosen from a list, or nothing. */
export function someId(wrong: string): z.ZodType<string | null> {
  return z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || ID.test(text), wrong)
    .transform((text) => (text === '' ? null : text))
}

/** Who sees it. */
export const ACCESS = z.enum(['public', 'members', 'confidential'], 'Choose who sees it')

function votes(what: string): z.ZodType<number | null> {
  return z
    .string()
    .trim()
    .default('')
    .refine((text) => /^\d{0,4}$/.test(text), `${what} must be a whole number, like 6, or empty`)
    .transform((text) => (text === '' ? null : Number(text)))
}

/** A decision of those present at an item. No number in any of the three boxes: agreed without counting. */
export const DecisionForm = z
  .object({
    text: neededText('Enter what was decided', LONGEST),
    access: ACCESS,
    mover: someId('Choose a mover from the list'),
    seconder: someId('Choose a seconder from the list'),
    for: votes('Votes for'),
    against: votes('Votes against'),
    abstained: votes('Abstentions'),
    casting: z
      .string()
      .optional()
      .transform((ticked) => ticked !== undefined),
    corrects: someId('Choose a decision from the list'),
  })
  .transform(({ for: inFavour, against, abstained, ...rest }) => {
    const counted = [inFavour, against, abstained].some((number) => number !== null)
    const numbers = { for: inFavour ?? 0, against: against ?? 0, abstained: abstained ?? 0 }
    return { ...rest, votes: counted ? numbers : null }
  })
export type DecisionForm = z.output<typeof DecisionForm>
