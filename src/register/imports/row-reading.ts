// What every national importer does with its rows: find cells by name, count, pass over totals, refuse the bad and the repeated. Holds no database.
import { BadCell, isUrn } from './cells.ts'
import { DamageWatch, damagedFile } from './damage.ts'
import { Refusals } from './refusals.ts'
import type { Source, SourceRow, ZeroColumn } from './types.ts'

/** Gives a row's cell under the first of its names that the header has; '' when it has none. */
export type CellReader = (row: SourceRow) => string

/** Reads the rows of one file to lines for COPY. */
export class RowReading {
  readonly refusals = new Refusals()
  read = 0
  /** National and local totals: no school, so passed over. */
  totals = 0
  /** Rows that say again what one before said, where that is no fault. */
  repeated = 0
  readonly #columns: readonly string[]
  readonly #damage: DamageWatch
  readonly #lineOfKey = new Map<string, number>()

  /** `zeroColumns`: the code columns that betray a file saved again by a spreadsheet. */
  constructor({ columns }: Source, zeroColumns: readonly ZeroColumn[] = []) {
    this.#columns = columns
    this.#damage = new DamageWatch(
      columns,
      zeroColumns,
      zeroColumns.map(({ column }) => column),
      [],
    )
  }

  has(...names: readonly string[]): boolean {
    return names.some((name) => this.#columns.includes(name))
  }

  /** The cell under the first of these names; what it holds is read by `read`, whose complaint is told with the column's name. */
  cell(names: readonly string[], read: (cell: string) => string = (cell) => cell): CellReader {
    const name = names.find((one) => this.#columns.includes(one))
    if (name === undefined) return () => ''
    const at = this.#columns.indexOf(name)
    return ({ cells }) => {
      const cell = cells[at] ?? ''
      if (cell === '') return ''
      try {
        return read(cell)
      } catch (error) {
        throw error instanceof BadCell ? new BadCell(`${name}: ${error.message}`) : error
      }
    }
  }

  /** The lines that `work` makes of the row; '' when it refuses it by a BadCell. */
  take(row: SourceRow, work: () => string): string {
    this.read++
    this.#damage.look(row)
    return this.refusals.guard(row, '', work)
  }

  /** When all rows are read: refuses (UserFault file-damaged) a file that a spreadsheet has damaged. */
  demandSound(): void {
    const verdict = this.#damage.verdict()
    if (verdict !== null) throw damagedFile(verdict, '')
  }

  /** Refuses the second row of the same key. */
  once(key: string, { line }: SourceRow): void {
    const before = this.#lineOfKey.get(key)
    if (before !== undefined) throw new BadCell(`${key} is already in line ${before}`)
    this.#lineOfKey.set(key, line)
  }

  /** Was there a row of this key before? It is counted and passed over. */
  isRepeated(key: string): boolean {
    if (this.#lineOfKey.has(key)) {
      this.repeated++
      return true
    }
    this.#lineOfKey.set(key, 0)
    return false
  }

  /** The sentences that every report may need. */
  notes(): string[] {
    if (this.totals === 0) return []
    return [`${this.totals} ${this.totals === 1 ? 'row is a total' : 'rows are totals'} and no school: passed over.`]
  }
}

/** The URN, or a refusal that names the column. */
export function demandUrn(urn: string, column = 'URN'): string {
  if (isUrn(urn)) return urn
  throw new BadCell(urn === '' ? `The row has no ${column}` : `${column} "${urn}" is not six digits`)
}
