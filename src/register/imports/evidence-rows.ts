// Turns rows of published figures into evidence: one line for each school and indicator, a figure or the reason why there is none. Holds no database.
import { BadCell, isUrn, missingBecause, readDate, readNumber } from './cells.ts'
import { copyLine, copyPieces } from './copy-lines.ts'
import { RATING, readRating } from './ratings.ts'
import { demandUrn, type CellReader, type RowReading } from './row-reading.ts'
import type { Source, SourceRow } from './types.ts'

/** The columns of the staged evidence, in the order of the lines. */
export const STAGED_COLUMNS: readonly string[] = ['urn', 'indicator', 'period', 'value', 'word', 'missing']

/** Which column holds which indicator, and where a grade stands with its day. */
export interface EvidenceColumns {
  readonly urn: readonly string[]
  /** Indicator of register.evidence by column of the file. */
  readonly figures: Readonly<Record<string, string>>
  readonly rating?: readonly string[]
  readonly ratingDay?: readonly string[]
  /** True: a grade without its own day is taken as one of the file's day. */
  readonly undatedRatings?: boolean
}

/** The lines for COPY: `period` is empty where it is the file's. */
export function evidenceLines(source: Source, columns: EvidenceColumns, reading: RowReading): AsyncGenerator<string> {
  const urnOf = reading.cell(columns.urn)
  const figures = Object.entries(columns.figures)
    .filter(([column]) => reading.has(column))
    .map(([column, indicator]) => figureOf(reading, column, indicator))
  const rating = ratingOf(reading, columns)
  return copyPieces(source.rows, (row) =>
    reading.take(row, () => {
      const urn = urnOf(row)
      if (isTotal(urn)) {
        reading.totals++
        return ''
      }
      demandUrn(urn, columns.urn[0])
      reading.once(`URN ${urn}`, row)
      return figures.map((figure) => figure(urn, row)).join('') + rating(urn, row)
    }),
  )
}

/** National and local totals have NAT, or nothing, in place of a URN. */
function isTotal(urn: string): boolean {
  return !isUrn(urn) && /^(NAT|NATIONAL|)$/i.test(urn)
}

type LineMaker = (urn: string, row: SourceRow) => string

function figureOf(reading: RowReading, column: string, indicator: string): LineMaker {
  const cell: CellReader = reading.cell([column])
  return (urn, row) => {
    const text = cell(row)
    const missing = text === '' ? 'not-published' : (missingBecause(text) ?? '')
    return copyLine([urn, indicator, '', missing === '' ? figure(text, column) : '', '', missing])
  }
}

function figure(text: string, column: string): string {
  try {
    return readNumber(text)
  } catch (error) {
    throw error instanceof BadCell ? new BadCell(`${column}: ${error.message}`) : error
  }
}

function ratingOf(reading: RowReading, columns: EvidenceColumns): LineMaker {
  if (columns.rating === undefined) return () => ''
  const cell = reading.cell(columns.rating, readRating)
  const day = reading.cell(columns.ratingDay ?? [], readDate)
  return (urn, row) => {
    const word = cell(row)
    const on = day(row)
    if (word === '' || (on === '' && columns.undatedRatings !== true)) return ''
    return copyLine([urn, RATING, on, '', word, ''])
  }
}
