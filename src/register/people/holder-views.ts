// The holder of a post in words, for every page that names one: data in, Html out. Never asks who reads: names are narrowed already.
import type { Child } from '../../ui/html.ts'
import { withheld } from '../../ui/section.ts'
import { sayHolder } from '../groups/wording.ts'
import { holderOf } from './rules.ts'
import type { HoldingSeen } from './types.ts'

/** Where a reader finds why a name is withheld. */
export const WHY_WITHHELD = '/privacy#names'

/** The holder in words, as a reader may have it; withheld with a link to why. */
export function holderWords(holdings: readonly HoldingSeen[]): Child {
  const holder = holderOf(holdings)
  if (holder.state === 'withheld') return withheld(holder.ground, WHY_WITHHELD)
  return holder.state === 'held' && holder.how !== '' ? `${sayHolder(holder)} (${holder.how})` : sayHolder(holder)
}
