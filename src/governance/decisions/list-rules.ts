// Which decisions a list shows, in what order, and its first sentence. Pure: no database, no clock.
import { asSentence, sayCount } from '../../register/index.ts'
import type { DecisionRecord } from './types.ts'

export const SORTS = ['newest', 'oldest', 'body'] as const
export type Sort = (typeof SORTS)[number]

/** What the reader asked the list for; nothing asked is all. */
export interface DecisionFilter {
  /** Slug of the body. */
  readonly body: string
  readonly year: string
  readonly search: string
  readonly sort: Sort
}

/** The decisions of this body and year whose text, item or number has all the words of the search, sorted. */
export function chooseDecisions(
  decisions: readonly DecisionRecord[],
  { body, year, search, sort }: DecisionFilter,
): readonly DecisionRecord[] {
  const words = search.toLowerCase().split(/\s+/)
  const chosen = decisions.filter(
    (decision) =>
      (body === '' || decision.bodySlug === body) &&
      (year === '' || String(decision.year) === year) &&
      words.every((word) => textOf(decision).includes(word)),
  )
  return chosen.toSorted(ORDERS[sort])
}

function textOf({ text, itemTitle, bodyName, year, number }: DecisionRecord): string {
  return `${text} ${itemTitle ?? ''} ${bodyName} ${year}/${number}`.toLowerCase()
}

type Order = (a: DecisionRecord, b: DecisionRecord) => number

const byNumber: Order = (a, b) => a.year - b.year || a.number - b.number
const byDay: Order = (a, b) =>
  a.onDay.localeCompare(b.onDay) || a.bodyName.localeCompare(b.bodyName, 'en-GB') || byNumber(a, b)
const ORDERS: Readonly<Record<Sort, Order>> = {
  newest: (a, b) => byDay(b, a),
  oldest: byDay,
  body: (a, b) => a.bodyName.localeCompare(b.bodyName, 'en-GB') || byNumber(a, b),
}

/** Bodies and years that have decisions, each with how many, for the filters. */
export function countedBodies(decisions: readonly DecisionRecord[]) {
  return [...Map.groupBy(decisions, ({ bodySlug }) => bodySlug)]
    .map(([value, same]) => ({ value, text: same[0]?.bodyName ?? value, count: same.length }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'en-GB'))
}

/** The years, the latest first. */
export function countedYears(decisions: readonly DecisionRecord[]) {
  return [...Map.groupBy(decisions, ({ year }) => String(year))]
    .map(([value, same]) => ({ value, text: value, count: same.length }))
    .toSorted((a, b) => b.value.localeCompare(a.value))
}

/** `Two decisions of one body are shown to you.` */
export function sayDecisions(decisions: readonly DecisionRecord[]): string {
  if (decisions.length === 0) return 'No decisions are shown to you.'
  const bodies = new Set(decisions.map(({ bodySlug }) => bodySlug)).size
  const are = decisions.length === 1 ? 'is' : 'are'
  return `${asSentence(sayCount(decisions.length, 'decision'))} of ${sayCount(bodies, 'body')} ${are} shown to you.`
}
