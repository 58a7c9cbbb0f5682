// Whom an interest is in, from a typed name: an organisation or school that the register holds, or the name as it was typed. Pure.
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import { nameKey } from '../../register/index.ts'
import type { Party } from './types.ts'

/** So many parties one form takes. */
export const PARTY_FIELDS = ['party-1', 'party-2', 'party-3'] as const
export type PartyField = (typeof PARTY_FIELDS)[number]

/** An organisation or school that a typed name may mean. `value` names it in a form. */
export interface NamedParty extends Party {
  readonly value: string
  readonly place: string
}

/** What was typed for one party: the name, the one chosen from those offered, and for which text they were offered. */
export interface TypedParty {
  readonly text: string | null
  readonly chosen: string | null
  readonly searched: string
}

/** The choice that keeps a name as it was typed. */
export const AS_TYPED = 'as-typed'

/**
 * The party that the text means: the one chosen among those offered for this very text, else the only one of that very name, else the text itself
 * where none is like it; null where nothing was typed. Refuses which-one where the reader has to choose.
 */
export function partyOf(
  { text, chosen, searched }: TypedParty,
  offered: readonly NamedParty[],
): Decision<Party | null, 'which-one'> {
  if (text === null) return accept(null)
  const typed = { name: text, organisation: null, urn: null }
  const picked = searched === text ? chosen : null
  if (picked === AS_TYPED) return accept(typed)
  const named = offered.filter(({ name }) => nameKey(name) === nameKey(text))
  const meant = offered.find(({ value }) => value === picked) ?? (named.length === 1 ? named[0] : undefined)
  if (meant !== undefined) return accept({ name: meant.name, organisation: meant.organisation, urn: meant.urn })
  return offered.length === 0 ? accept(typed) : refuse('which-one')
}
