// Names that machines use: record ids, slugs, URN, LAESTAB, postcode. Never says whether such a thing exists.
import { accept, refuse, type Decision } from './decision.ts'

declare const urnMark: unique symbol
/** Unique reference number of a school, six digits as text: `106093`. Never a number. */
export type Urn = string & { readonly [urnMark]: true }

/** Local authority code (3 digits) and establishment number (4 digits). Unique among open schools only. */
export interface Laestab {
  readonly authority: string
  readonly number: string
}

const LONGEST_SLUG = 60
const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[ABD-HJLNP-UW-Z]{2})$/

/** A new random id (UUID version 4): it tells neither order nor time. */
export function newId(): string {
  return crypto.randomUUID()
}

const UNMISTAKABLE = '23456789BCDFGHJKLMNPQRSTVWXYZ'

/** A reference for one request or one fault, read out over the telephone without doubt: eight letters and digits. */
export function newReference(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return Array.from(bytes, (byte) => UNMISTAKABLE[byte % UNMISTAKABLE.length]).join('')
}

/** `Beaumont Leys` as `beaumont-leys`: accents folded, apostrophes dropped, at most 60 characters cut at a word where there is one. Empty when nothing is left. */
export function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .toLowerCase()
  const words = plain
    .replaceAll('&', ' and ')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  if (words.length <= LONGEST_SLUG) return words
  const cut = words.lastIndexOf('-', LONGEST_SLUG)
  return words.slice(0, cut > 0 ? cut : LONGEST_SLUG)
}

/** Reads a URN: six digits, the first not 0, spaces around it ignored. Refuses not-urn. */
export function readUrn(text: string): Decision<Urn, 'not-urn'> {
  const trimmed = text.trim()
  return /^[1-9]\d{5}$/.test(trimmed) ? accept(trimmed as Urn) : refuse('not-urn')
}

/** Reads a LAESTAB: `856/2327`, `856-2327`, `856 2327` or `8562327`. Refuses not-laestab. */
export function readLaestab(text: string): Decision<Laestab, 'not-laestab'> {
  const parts = /^(\d{3})[/\- ]?(\d{4})$/.exec(text.trim())
  if (parts?.[1] === undefined || parts[2] === undefined) return refuse('not-laestab')
  return accept({ authority: parts[1], number: parts[2] })
}

/** `856/2327`. */
export function sayLaestab(laestab: Laestab): string {
  return `${laestab.authority}/${laestab.number}`
}

/** Reads a whole postcode, with or without its space, in any case: `le45nu` is `LE4 5NU`. Refuses not-postcode, also for half of one. */
export function readPostcode(text: string): Decision<string, 'not-postcode'> {
  const parts = POSTCODE.exec(text.toUpperCase().replaceAll(/\s/g, ''))
  return parts === null ? refuse('not-postcode') : accept(`${parts[1]} ${parts[2]}`)
}
