// Whether a tie changes who is elected: every way to settle it is counted to its end. Pure and deterministic; gives up, saying so, when there are too many.
import { continuingOf, type Standing } from './standing.ts'
import { drawn, lookBack } from './ties.ts'
import type { NextAct, TransferRule } from './transfer-rule.ts'

/** Parcels and candidates looked at in trying out one tie: about half a second. Beyond that it counts as one that can change who is elected. */
const MOST_TRIED = 1_500_000

/** Sets of elected candidates that can come about; null when there were too many ways to try. */
type Outcomes = ReadonlySet<string> | null

/** Tries out ties of one count, and remembers how what it has seen ends. */
export class Exploration {
  readonly #rule: TransferRule
  readonly #lot: readonly number[]
  readonly #seen = new Map<string, ReadonlySet<string>>()
  #tried = 0

  constructor(rule: TransferRule, lot: readonly number[]) {
    this.#rule = rule
    this.#lot = lot
  }

  /** Whether the choice between those tied can change who is elected: later ties that nothing settles are tried out every way, too. */
  changesElected(standing: Standing, { act, among }: NextAct): boolean {
    if (this.#allGo(standing, { act, among })) return false
    this.#tried = 0
    const ways = among.map((chosen) => this.#outcomes(this.#rule.take(standing, act, chosen)))
    const [first] = ways
    return ways.some((way) => way === null || first === null || first === undefined || !sameSet(way, first))
  }

  #outcomes(from: Standing): Outcomes {
    let standing = from
    for (let next = this.#rule.next(standing); next !== null; next = this.#rule.next(standing)) {
      this.#tried += standing.parcels.length + standing.votes.length
      if (this.#tried > MOST_TRIED) return null
      const among = lookBack(next, standing)
      const chosen = among.length === 1 || this.#allGo(standing, next) ? among[0] : drawn(among, this.#lot)
      if (chosen === null || chosen === undefined) return this.#branches(standing, { act: next.act, among })
      standing = this.#rule.take(standing, next.act, chosen)
    }
    return new Set([standing.elected.toSorted((a, b) => a - b).join(' ')])
  }

  #branches(standing: Standing, { act, among }: NextAct): Outcomes {
    const key = keyOf(standing)
    const seen = this.#seen.get(key)
    if (seen !== undefined) return seen
    const all = new Set<string>()
    for (const chosen of among) {
      const outcomes = this.#outcomes(this.#rule.take(standing, act, chosen))
      if (outcomes === null) return null
      for (const outcome of outcomes) all.add(outcome)
    }
    this.#seen.set(key, all)
    return all
  }

  /** Candidates without a vote have nothing to move, so where enough others are left for the seats, all of them go, in whatever order. */
  #allGo(standing: Standing, { act, among }: NextAct): boolean {
    if (act !== 'exclusion' || standing.votes[among[0] ?? -1] !== 0) return false
    const others = continuingOf(standing).length - among.length
    return others >= Math.max(1, this.#rule.seats - standing.elected.length)
  }
}

/** Everything on which the rest of the count depends: where each paper lies, what it is worth, who is elected, and the votes to look back on. */
function keyOf(standing: Standing): string {
  const { at, value, elected, stages } = standing
  const open = [...continuingOf(standing), ...elected]
  const figures = stages.map(({ votes }) => open.map((candidate) => votes[candidate]).join(' '))
  const changes = figures.filter((line, i) => line !== figures[i - 1])
  return [at.join(' '), value.join(' '), open.join(' '), ...changes].join('|')
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((outcome) => b.has(outcome))
}
