// What the other sign-in says about somebody's organisation, and whether it fits where they stand here. Pure.
import { z } from 'zod'
import type { Standing } from '../../register/index.ts'
import type { Organisation, Pending } from './types.ts'

const LOCAL_AUTHORITY = '002'
const number = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined || value === '' ? null : String(value)))

const Claim = z.object({
  id: z.string().min(1),
  name: z.string().default(''),
  category: z.object({ id: number }).nullish(),
  urn: number,
  uid: number,
  establishmentNumber: number,
})
const Waiting: z.ZodType<Pending> = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  link: z.string().nullable(),
})

/** The organisation of a claim in DfE Sign-in's shape (an object, or its JSON); null when none was chosen. A local authority's establishment number is its code. */
export function readOrganisation(claim: unknown): Organisation | null {
  const parsed = Claim.safeParse(typeof claim === 'string' ? parseJson(claim) : claim)
  if (!parsed.success) return null
  const { name, category, urn, uid, establishmentNumber } = parsed.data
  return { name, urn, uid, authority: category?.id === LOCAL_AUTHORITY ? establishmentNumber : null }
}

/** Does somebody who stands here come from that organisation: a school of theirs, its trust, or an authority of their partnership? */
export function fits(standing: Standing, { urn, uid, authority }: Organisation): boolean {
  if (urn !== null && standing.schools.includes(urn)) return true
  if (uid !== null && standing.trusts.includes(uid)) return true
  return authority !== null && standing.authorities.includes(authority)
}

/** What waits, as a cookie holds it. */
export function packPending(pending: Pending): string {
  return Buffer.from(JSON.stringify(pending)).toString('base64url')
}

/** What waits, from the cookie; null when there is none or it is damaged. */
export function readPending(cookie: string | null): Pending | null {
  if (cookie === null) return null
  const parsed = Waiting.safeParse(parseJson(Buffer.from(cookie, 'base64url').toString()))
  return parsed.success ? parsed.data : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
