// Secrets that a browser or a mail carries: made, digested, compared. Keeps none.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits as 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** True for what `newToken` could have made; anything else is not looked up. */
export function looksLikeToken(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{43}$/.test(text)
}

/** SHA-256 in hexadecimal: all that the store keeps of a token. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The form token that goes with a browser's form cookie: whoever cannot read the cookie cannot make it. */
export function formTokenOf(cookie: string): string {
  return createHash('sha256').update(`form:${cookie}`).digest('base64url')
}

/** Compares in constant time. */
export function same(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}
