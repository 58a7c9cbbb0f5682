// What the rows of one file say about the same thing: a later row may repeat it or be silent, never contradict it. Pure.
import { sayDay, isDay } from '../../../kernel/day.ts'

type Cell = string | number | boolean | null
interface SaidCell {
  readonly value: Cell
  readonly line: number
}

/** Remembers what was said, and names the first contradiction. */
export class Said {
  readonly #cells = new Map<string, SaidCell>()

  /** The sentence on what contradicts an earlier line, or null; what is new is then remembered. `said` is by thing, then by column. */
  contradiction(said: Readonly<Record<string, Readonly<Record<string, Cell>>>>, line: number): string | null {
    const cells = Object.entries(said).flatMap(([thing, columns]) =>
      Object.entries(columns).map(([column, value]) => ({ key: `${thing}\n${column}`, column, value })),
    )
    for (const { key, column, value } of cells) {
      const before = value === null ? undefined : this.#cells.get(key)
      if (before !== undefined && before.value !== value)
        return `The column ${column} says “${inWords(value)}”, and line ${before.line} says “${inWords(before.value)}” of the same.`
    }
    for (const { key, value } of cells) this.#remember(key, value, line)
    return null
  }

  #remember(key: string, value: Cell, line: number): void {
    if (value !== null && !this.#cells.has(key)) this.#cells.set(key, { value, line })
  }
}

function inWords(value: Cell): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' && isDay(value) ? sayDay(value) : String(value)
}
