// The register of interests on a day: who is asked, what they declared, and which of it a reader chose to see. Pure.
import type { Day } from '../../kernel/day.ts'
import { nameKey } from '../../register/index.ts'
import { declarationKey } from './whose.ts'
import { renewalOn } from './renewal-rules.ts'
import {
  NATURES,
  RENEWAL_STATES,
  type Declarant,
  type Declaration,
  type Interest,
  type Nature,
  type RegisterEntry,
  type RenewalState,
  type WithheldInterest,
} from './types.ts'

/** What the database tells of a day. */
export interface RegisterParts {
  readonly declarants: readonly Declarant[]
  readonly interests: readonly Interest[]
  readonly withheld: readonly WithheldInterest[]
  readonly declarations: readonly Declaration[]
}

/** One entry for each who is asked to declare, by name; the interests in the order given. Interests of anybody else are left out. */
export function registerOn(parts: RegisterParts, on: Day): readonly RegisterEntry[] {
  const interests = Map.groupBy(parts.interests, ({ whose }) => declarationKey(whose))
  const withheld = Map.groupBy(parts.withheld, ({ whose }) => declarationKey(whose))
  const declarations = Map.groupBy(parts.declarations, ({ whose }) => declarationKey(whose))
  return parts.declarants
    .map((declarant) => {
      const key = declarationKey(declarant.whose)
      return {
        ...declarant,
        renewal: renewalOn(declarations.get(key) ?? [], on),
        interests: interests.get(key) ?? [],
        withheld: withheld.get(key) ?? [],
      }
    })
    .toSorted(byName)
}

export const SORTS = ['name', 'renewal'] as const
export type RegisterSort = (typeof SORTS)[number]

/** What the reader asked of the list; nothing asked is all, by name. */
export interface RegisterFilter {
  readonly search: string
  /** Slugs of bodies. */
  readonly bodies: readonly string[]
  readonly natures: readonly Nature[]
  readonly renewals: readonly RenewalState[]
  readonly sort: RegisterSort
}

/** The filter that an address asks for; words that it does not know are left out. */
export function readFilter(query: URLSearchParams): RegisterFilter {
  const known = <T extends string>(name: string, words: readonly T[]) =>
    words.filter((word) => query.getAll(name).includes(word))
  return {
    search: (query.get('search') ?? '').trim(),
    bodies: query.getAll('body').filter(Boolean),
    natures: known('nature', NATURES),
    renewals: known('renewal', RENEWAL_STATES),
    sort: query.get('sort') === 'renewal' ? 'renewal' : 'name',
  }
}

/** The entries that fit, in the order asked for: by name, or the ones that most need renewing first. The search looks at names, interests and parties. */
export function chooseEntries(entries: readonly RegisterEntry[], filter: RegisterFilter): readonly RegisterEntry[] {
  const words = nameKey(filter.search).split(' ')
  const chosen = entries.filter(
    (entry) =>
      (filter.bodies.length === 0 || entry.seats.some(({ body }) => filter.bodies.includes(body.slug))) &&
      (filter.natures.length === 0 || entry.interests.some(({ nature }) => filter.natures.includes(nature))) &&
      (filter.renewals.length === 0 || filter.renewals.includes(entry.renewal.state)) &&
      words.every((word) => textOf(entry).includes(word)),
  )
  return filter.sort === 'name' ? chosen : chosen.toSorted((a, b) => urgency(b) - urgency(a) || byName(a, b))
}

/** How many entries stand in each state. */
export function countRenewals(entries: readonly RegisterEntry[]): Readonly<Record<RenewalState, number>> {
  const count = (state: RenewalState) => entries.filter(({ renewal }) => renewal.state === state).length
  return { green: count('green'), amber: count('amber'), red: count('red') }
}

function textOf({ name, interests }: RegisterEntry): string {
  const said = interests.flatMap(({ description, parties }) => [description, ...parties.map((party) => party.name)])
  return nameKey([name, ...said].join(' '))
}

function urgency({ renewal }: RegisterEntry): number {
  return RENEWAL_STATES.indexOf(renewal.state)
}

function byName(a: RegisterEntry, b: RegisterEntry): number {
  return a.name.localeCompare(b.name, 'en-GB') || a.whose.id.localeCompare(b.whose.id)
}
