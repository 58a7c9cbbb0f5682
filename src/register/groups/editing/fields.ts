// Fields that the forms of groups share: an address, a telephone number. From what was typed to values, or a sentence. Pure; text and days: http/form-text, http/form-days.
import { z } from 'zod'

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
