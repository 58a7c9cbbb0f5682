// How schools and groups stand on the map. Pure.
import type { Mark } from '../../ui/map.ts'
import { asSentence, sayNumber } from '../groups/wording.ts'
import { counted } from '../schools/words.ts'
import type { DrawnGroup, PlacedSchool } from './types.ts'

const CIRCLES = new Set(['1', '2', '3'])
const SQUARES = new Set(['4', '5', '6', '7'])
/** Drawn first where a partnership has them: the groups that every school is in one of. */
const GROUPINGS = ['development-group', 'cluster', 'local-excellence-network', 'len']

/** Circle: nursery, primary, middle deemed primary. Square: secondary, all-through, 16 plus. Diamond: special and the rest. */
export function markOf({ phase }: Pick<PlacedSchool, 'phase'>): Mark {
  if (phase !== null && CIRCLES.has(phase)) return 'circle'
  return phase !== null && SQUARES.has(phase) ? 'square' : 'diamond'
}

/** The kind to draw: the one asked for where it is there; else the grouping that most schools are in. */
export function kindToDraw(groups: readonly DrawnGroup[], asked: string): string | null {
  if (groups.some(({ kind }) => kind === asked)) return asked
  const size = (kind: string): number =>
    groups.filter((group) => group.kind === kind).reduce((sum, { urns }) => sum + urns.length, 0)
  const kinds = [...new Set(groups.map(({ kind }) => kind))]
  const groupings = kinds.filter((kind) => GROUPINGS.includes(kind))
  return (groupings.length > 0 ? groupings : kinds).sort((a, b) => size(b) - size(a))[0] ?? null
}

/** How a group is led, in a sentence: "Led from Soar Example School." */
export function sayLead({ hasLeadPost, leadHeld, leadSchool }: DrawnGroup): string {
  if (!hasLeadPost) return 'No lead is recorded.'
  if (!leadHeld) return 'The lead’s post is vacant.'
  return leadSchool === null ? 'Has a lead.' : `Led from ${leadSchool}.`
}

/** How many of the groups have no lead: the post is vacant, or there is none. "Two have no lead at present." */
export function sayLeads(groups: readonly Pick<DrawnGroup, 'leadHeld'>[]): string {
  const without = groups.filter(({ leadHeld }) => !leadHeld).length
  if (without === 0) return 'Each has its lead.'
  return `${asSentence(sayNumber(without))} ${without === 1 ? 'has' : 'have'} no lead at present.`
}

/** The name of a school with its mark when it is invented. */
export function sayName({ name, example }: Pick<PlacedSchool, 'name' | 'example'>): string {
  return example ? `${name} (example)` : name
}

/** "312 schools and colleges", "1 school or college". */
export function saySchools(n: number): string {
  return counted(n, 'school or college', 'schools and colleges')
}

/** "312 open schools and colleges", "1 open school or college". */
export function sayOpenSchools(n: number): string {
  return counted(n, 'open school or college', 'open schools and colleges')
}
