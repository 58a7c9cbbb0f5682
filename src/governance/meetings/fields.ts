// Fields that the forms on meetings share: times, boxes to tick, ids. From what was typed to values, or a sentence. Pure; text and days: http/form-text, http/form-days.
import { z } from 'zod'
import { readTime } from './words.ts'

const NOT_A_TIME = 'Enter a time, like 14:00 or 2pm'

/** A time of day that must be there. */
export function neededTime(missing: string): z.ZodType<string> {
  return z.string(missing).transform((text, context): string => {
    const time = readTime(text)
    if (time !== null) return time
    context.addIssue({ code: 'custom', message: text.trim() === '' ? missing : NOT_A_TIME })
    return z.NEVER
  })
}

/** A time of day, or nothing. */
export function someTime(): z.ZodType<string | null> {
  return z
    .string()
    .default('')
    .transform((text, context): string | null => {
      const time = readTime(text)
      if (time !== null || text.trim() === '') return time
      context.addIssue({ code: 'custom', message: NOT_A_TIME })
      return z.NEVER
    })
}

/** A box that is ticked or not. */
export function tick(): z.ZodType<boolean> {
  return z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((word) => [word].flat().includes('yes'))
}

/** One of the ids of a list, or nothing. */
export function someId(): z.ZodType<string | null> {
  return z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || z.uuid().safeParse(text).success, 'Choose one from the list')
    .transform((text) => (text === '' ? null : text))
}
