// The words for natures of interest and for why one is withheld. Pure; only words.
import { sayDay } from '../../kernel/day.ts'
import type { Interest, Nature, WithheldWhy } from './types.ts'

export const NATURE_NAMES: Readonly<Record<Nature, string>> = {
  financial: 'Financial',
  loyalty: 'Loyalty',
  personal: 'Personal',
}

/** What each nature means, for whoever declares. */
export const NATURE_HINTS: Readonly<Record<Nature, string>> = {
  financial: 'Money: employment, ownership, a contract, a grant or a payment',
  loyalty: 'A duty elsewhere: you govern, advise or belong to another organisation or school',
  personal: 'A family or close personal tie with somebody who could gain or lose',
}

export const WITHHELD_WORDS: Readonly<Record<WithheldWhy, string>> = {
  safety: 'Publishing it could put somebody at risk',
  'private-life': 'It concerns somebody’s private or family life',
  'another-person': 'It would tell about another person who has not agreed',
}

/** `One interest is withheld: publishing it could put somebody at risk`. */
export function sayWithheld(why: WithheldWhy): string {
  const words = WITHHELD_WORDS[why]
  return `One interest is withheld: ${words.charAt(0).toLowerCase()}${words.slice(1)}`
}

/** `since 1 September 2024`, or when it was declared where its start is not recorded. */
export function saySince({ starts, declaredOn }: Pick<Interest, 'starts' | 'declaredOn'>): string {
  return starts === null ? `declared on ${sayDay(declaredOn)}, start not recorded` : `since ${sayDay(starts)}`
}
