// Runs a rule stage by stage to its end, or to a tie that must be settled first. Pure.
import { Exploration } from './exploration.ts'
import type { Standing } from './standing.ts'
import { drawn, lookBack } from './ties.ts'
import type { NextAct, TransferRule } from './transfer-rule.ts'
import type { Tie, TieFor } from './types.ts'

/** A tie by the candidates' numbers. */
export interface TieFigures {
  readonly stage: number
  readonly for: TieFor
  readonly between: readonly number[]
  readonly settledBy: Tie['settledBy']
  readonly chosen: number | null
}

/** How the count ended. */
export interface Counted {
  readonly standing: Standing
  readonly ties: readonly TieFigures[]
  /** The tied on whom it depends who is elected; empty when the count came to its end. */
  readonly undecided: readonly number[]
}

/** Counts to the end. A tie is settled by looking back, then by the lot; what neither settles is left open only where it can change who is elected. */
export function runStages(rule: TransferRule, lot: readonly number[]): Counted {
  const exploration = new Exploration(rule, lot)
  const ties: TieFigures[] = []
  let standing = rule.begin()
  for (let next = rule.next(standing); next !== null; next = rule.next(standing)) {
    const settled = settle(next, standing, lot, exploration)
    if (settled.between.length > 1) ties.push(settled)
    if (settled.chosen === null) return { standing, ties, undecided: settled.between }
    standing = rule.take(standing, next.act, settled.chosen)
  }
  return { standing, ties, undecided: [] }
}

/** Whom the act takes, and by what; between one only where nobody was equal. Where the choice changes nothing the first by name is taken, so that every count shows the same. */
function settle(next: NextAct, standing: Standing, lot: readonly number[], exploration: Exploration): TieFigures {
  const tie = { stage: standing.stages.length + 1, for: next.act }
  const left = lookBack(next, standing)
  const [first = null] = left
  if (left.length === 1) return { ...tie, between: next.among, settledBy: 'look-back', chosen: first }
  const byLot = drawn(left, lot)
  if (byLot !== null) return { ...tie, between: left, settledBy: 'lot', chosen: byLot }
  const open = exploration.changesElected(standing, { act: next.act, among: left })
  return { ...tie, between: left, settledBy: 'none', chosen: open ? null : first }
}
