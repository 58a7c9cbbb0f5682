// Which groups a list shows and what its first sentence says. Pure: no database, no clock.
import { sayDay, type Day } from '../../kernel/day.ts'
import { nameKey } from '../schools/name-key.ts'
import { KINDS, type Group } from './types.ts'
import { asSentence, inSentence, sayCount, sayList } from './wording.ts'

/** How many groups of one kind there are, in the partnership's own word. */
export interface KindCount {
  readonly kind: string
  readonly label: string
  readonly count: number
}

/** What the reader asked the list for; nothing asked is all. */
export interface GroupFilter {
  readonly kinds: readonly string[]
  readonly search: string
}

/** The groups of these kinds whose name has all the words of the search, in the order given. */
export function chooseGroups(groups: readonly Group[], { kinds, search }: GroupFilter): readonly Group[] {
  const words = nameKey(search).split(' ')
  return groups.filter(
    (group) =>
      (kinds.length === 0 || kinds.includes(group.kind)) &&
      words.every((word) => nameKey(`${group.name} ${group.kindLabel}`).includes(word)),
  )
}

/** How many of each kind: the known kinds in their order, then the partnership's own by name. */
export function countKinds(groups: readonly Group[]): readonly KindCount[] {
  const order = Object.keys(KINDS)
  const place = (kind: string) => (order.includes(kind) ? order.indexOf(kind) : order.length)
  return [...Map.groupBy(groups, (group) => group.kind)]
    .map(([kind, same]) => ({ kind, label: same[0]?.kindLabel ?? kind, count: same.length }))
    .sort((a, b) => place(a.kind) - place(b.kind) || a.label.localeCompare(b.label, 'en-GB'))
}

/** `seven development groups`. */
export function sayKindCount({ label, count }: KindCount): string {
  return sayCount(count, inSentence(label))
}

/** `Seven development groups, three federations and one teaching school alliance, as at 1 March 2013.` */
export function sayGroups(groups: readonly Group[], partnership: string, on: Day): string {
  if (groups.length === 0) return sayNoGroups(partnership, on)
  return `${asSentence(sayList(countKinds(groups).map(sayKindCount)))}, as at ${sayDay(on)}.`
}

/** `No groups are held for Oak schools, as at 1 March 2013.` */
export function sayNoGroups(partnership: string, on: Day): string {
  return `No groups are held for ${partnership}, as at ${sayDay(on)}.`
}
