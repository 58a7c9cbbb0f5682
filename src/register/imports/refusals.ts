// Collects the rows that an import does not take, and turns a bad cell into such a row. Holds no database.
import { BadCell } from './cells.ts'
import { quoteRow } from './read-source.ts'
import type { RefusedRow, SourceRow } from './types.ts'

/** The refused rows of one import, in the order in which they were met. */
export class Refusals {
  readonly rows: RefusedRow[] = []

  refuse({ line, cells }: SourceRow, reason: string): void {
    this.rows.push({ line, reason, row: quoteRow(cells) })
  }

  /** What `work` gives, or `otherwise` after refusing the row for the bad cell that it met. */
  guard<T>(row: SourceRow, otherwise: T, work: () => T): T {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof BadCell)) throw error
      this.refuse(row, error.message)
      return otherwise
    }
  }
}
