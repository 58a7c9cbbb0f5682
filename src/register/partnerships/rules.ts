// What may be set up as a partnership. Pure: no database, no clock.
import { accept, refuse, type Decision, type Refused } from '../../kernel/decision.ts'
import { slug } from '../../kernel/id.ts'
import type { NewPartnership, SetupRefusal } from './types.ts'

const SLUG = /^[a-z][a-z0-9-]{1,39}$/
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** A partnership that stands. */
export interface StandingPartnership {
  readonly slug: string
  readonly demonstration: boolean
}

/** A new partnership beside those that stand; `taken` holds the first words of other addresses. Refuses exists, demonstration (the store holds invented data), bad-slug, taken-slug, bad-name, bad-authority, bad-email. */
export function setUp(
  asked: NewPartnership,
  standing: readonly StandingPartnership[],
  taken: ReadonlySet<string>,
): Decision<NewPartnership, SetupRefusal> {
  if (standing.some((partnership) => partnership.slug === asked.slug)) return refuse('exists', { slug: asked.slug })
  if (standing.some((partnership) => partnership.demonstration)) return refuse('demonstration')
  if (!SLUG.test(asked.slug)) return refuse('bad-slug', { slug: asked.slug })
  if (taken.has(asked.slug)) return refuse('taken-slug', { slug: asked.slug })
  if (slug(asked.name) === '') return refuse('bad-name', { name: asked.name })
  const wrong = asked.authorities.find((code) => !/^\d{3}$/.test(code))
  if (wrong !== undefined || asked.authorities.length === 0) return refuse('bad-authority', { code: wrong ?? '' })
  if (!EMAIL.test(asked.officerEmail)) return refuse('bad-email', { email: asked.officerEmail })
  return accept(asked)
}

/** The refusal in a sentence. */
export function saySetupRefusal({ refusal, detail }: Refused<SetupRefusal>): string {
  switch (refusal) {
    case 'exists':
      return `The partnership ${detail['slug']} exists already. Nothing was changed.`
    case 'demonstration':
      return 'This store holds demonstration data. Set up in an empty one: another folder (TRELLIS_DATA) or database.'
    case 'bad-slug':
      return `“${detail['slug']}” cannot be part of an address: 2 to 40 lower-case letters, digits and hyphens, a letter first.`
    case 'taken-slug':
      return `“${detail['slug']}” is taken: other addresses of this service begin with it. Choose another.`
    case 'bad-name':
      return `“${detail['name']}” is no name for a partnership.`
    case 'bad-authority':
      return `“${detail['code']}” is not a local authority: give its code of three digits, or several with commas.`
    case 'bad-email':
      return `“${detail['email']}” is not an e-mail address.`
  }
}
