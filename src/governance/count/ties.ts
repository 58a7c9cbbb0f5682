// Candidates who stand equal: looked back, drawn by lot, or left open. Pure: never draws by itself.
import type { Standing } from './standing.ts'
import { extreme, type NextAct } from './transfer-rule.ts'

/**
 * Those still equal after looking back: at the latest earlier stage where they differ, the lowest of them for an exclusion, the highest for
 * a surplus or the seat; where several are that, on among these. Later preferences never enter. SLGEO 2007, rules 49(2) and 51(2)(a).
 */
export function lookBack({ act, among }: NextAct, { stages }: Standing): readonly number[] {
  let left = among
  for (const { votes } of stages.toReversed()) {
    if (left.length === 1) break
    left = extreme(votes, left, act === 'exclusion' ? Math.min : Math.max)
  }
  return left
}

/** The first of them in the order drawn; null where the lot names none. SLGEO 2007, rules 49(3) and 51(2)(b). */
export function drawn(among: readonly number[], lot: readonly number[]): number | null {
  return lot.find((candidate) => among.includes(candidate)) ?? null
}
