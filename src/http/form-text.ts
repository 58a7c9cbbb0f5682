// Text as every form takes it: from what was typed to values, or a sentence. Pure; days: form-days.ts.
import { z } from 'zod'

/** Text that must be there, at most `most` characters. */
export function neededText(missing: string, most = 200): z.ZodType<string> {
  return z.string(missing).trim().min(1, missing).max(most, `Use ${most} characters or fewer`)
}

/** Text or nothing. */
export function someText(most = 200): z.ZodType<string | null> {
  return z
    .string()
    .trim()
    .max(most, `Use ${most} characters or fewer`)
    .default('')
    .transform((text) => (text === '' ? null : text))
}
