// Fields that the forms of groups share: text, an address, a telephone number. From what was typed to values, or a sentence. Pure; days: http/form-days.
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

/** An e-mail address in lower case, or nothing. */
export function someEmail(): z.ZodType<string | null> {
  const sentence = 'Enter an email address in the correct format, like lead@example.org'
  return z
    .string()
    .trim()
    .toLowerCase()
    .default('')
    .refine((text) => text === '' || z.email().safeParse(text).success, sentence)
    .transform((text) => (text === '' ? null : text))
}

/** A telephone number as people write it, or nothing. */
export function someTelephone(): z.ZodType<string | null> {
  const sentence = 'Enter a telephone number, like 0116 496 0000'
  return z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || /^[+()\d][\d ()+-]{6,19}( ?(ext\.?|x) ?\d+)?$/.test(text), sentence)
    .transform((text) => (text === '' ? null : text))
}
