// Watches the cells of a file for the marks that a spreadsheet leaves: lost zeros, 2E+11, turned dates, cut names. Tells which columns and lines; changes nothing.
import { UserFault } from '../../kernel/faults.ts'
import type { SourceRow, ZeroColumn } from './types.ts'

/** So many values without their zeros in one column are proof by themselves; fewer need a second mark. */
const PROOF = 10
const LINES_NAMED = 3
const EXPONENT = /^\d(\.\d+)?E\+\d+$/i
const SLASHED = /^\d{1,2}\/\d{1,2}\/\d{4}$/

/** One kind of damage in one column. */
interface Mark {
  readonly column: string
  readonly what: string
  /** True: this alone shows that the file was saved by a spreadsheet. */
  readonly proof: boolean
  readonly count: number
  readonly lines: readonly number[]
}

/** Counts the marks as rows pass by; at the end says whether the file is damaged. */
export class DamageWatch {
  readonly #zeros: readonly ZeroWatch[]
  readonly #exponents: readonly CellWatch[]
  readonly #dates: readonly CellWatch[]

  /** `hyphenated` are the date columns that the publisher writes with hyphens. */
  constructor(
    columns: readonly string[],
    zeroColumns: readonly ZeroColumn[],
    numbers: readonly string[],
    hyphenated: readonly string[],
  ) {
    const at = (names: readonly string[]) => names.filter((name) => columns.includes(name))
    this.#zeros = zeroColumns
      .filter(({ column }) => columns.includes(column))
      .map((rule) => new ZeroWatch(columns.indexOf(rule.column), rule))
    this.#exponents = at(numbers).map((name) => new CellWatch(columns.indexOf(name), name, EXPONENT))
    this.#dates = at(hyphenated).map((name) => new CellWatch(columns.indexOf(name), name, SLASHED))
  }

  look(row: SourceRow): void {
    for (const watch of this.#zeros) watch.look(row)
    for (const watch of this.#exponents) watch.look(row)
    for (const watch of this.#dates) watch.look(row)
  }

  /** The damage in a sentence, or null when the file is sound. */
  verdict(): string | null {
    const marks = [
      ...this.#zeros.flatMap((watch) => watch.mark()),
      ...this.#exponents.flatMap((watch) => watch.mark('numbers like 2E+11', true)),
    ]
    const dates = this.#dates.flatMap((watch) => watch.mark('dates with slashes', false))
    const all = [...marks, ...dates]
    const damaged = all.some((mark) => mark.proof) || marks.length > 1 || (marks.length > 0 && dates.length > 0)
    return damaged ? all.map(sayMark).join('; ') : null
  }
}

/** The refusal of a damaged file, with every mark and, where known, names that were cut. */
export function damagedFile(verdict: string, cutNames: string): UserFault {
  return new UserFault(
    'file-damaged',
    `A spreadsheet has damaged this file, so nothing was taken from it. ${verdict}${cutNames}. Fetch the published file again and do not open it in a spreadsheet before you import it.`,
  )
}

function sayMark({ column, what, count, lines }: Mark): string {
  const more = count > lines.length ? ' and more' : ''
  return `${column}: ${what} in ${count} ${count === 1 ? 'row' : 'rows'} (${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${more})`
}

/** Lines on which something was seen: the first few, and how many. */
class Seen {
  readonly lines: number[] = []
  count = 0

  add(line: number): void {
    this.count++
    if (this.lines.length < LINES_NAMED) this.lines.push(line)
  }
}

class CellWatch {
  readonly #at: number
  readonly #column: string
  readonly #pattern: RegExp
  readonly #seen = new Seen()

  constructor(at: number, column: string, pattern: RegExp) {
    this.#at = at
    this.#column = column
    this.#pattern = pattern
  }

  look({ line, cells }: SourceRow): void {
    const cell = cells[this.#at] ?? ''
    if (cell !== '' && this.#pattern.test(cell)) this.#seen.add(line)
  }

  mark(what: string, proof: boolean): Mark[] {
    const { count, lines } = this.#seen
    return count === 0 ? [] : [{ column: this.#column, what, proof, count, lines }]
  }
}

/** A column of codes in which some begin with 0: damaged when short ones occur and none has its zero. */
class ZeroWatch {
  readonly #at: number
  readonly #rule: ZeroColumn
  readonly #short = new Seen()
  #withZero = 0

  constructor(at: number, rule: ZeroColumn) {
    this.#at = at
    this.#rule = rule
  }

  look({ line, cells }: SourceRow): void {
    const cell = cells[this.#at] ?? ''
    if (cell.length === this.#rule.width) {
      if (cell.charCodeAt(0) === 48) this.#withZero++
    } else if (cell !== '' && cell.length < this.#rule.width && /^\d+$/.test(cell)) this.#short.add(line)
  }

  mark(): Mark[] {
    const { count, lines } = this.#short
    if (count === 0 || this.#withZero > 0) return []
    return [{ column: this.#rule.column, what: 'leading zeros lost', proof: count >= PROOF, count, lines }]
  }
}
