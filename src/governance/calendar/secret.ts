// The secret in the address of a person's calendar: made here, shown once, kept as a digest. Keeps none.
import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits as 43 characters. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** True for what `newSecret` could have made; anything else is not looked up. */
export function looksLikeSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}

/** SHA-256 in hexadecimal: all that is kept. */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
