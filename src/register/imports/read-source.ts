// Turns a file of bytes into a header and a stream of rows: encoding, quotes, ragged rows, line numbers, the right kind of file. Never reads a cell's meaning.
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { UserFault } from '../../kernel/faults.ts'
import { trimCell } from './cells.ts'
import { decodeFile, type FirstLook } from './first-look.ts'
import { jsonRecords } from './json-table.ts'
import type { Importer, ImportRequest, RefusedRow, Source, SourceRow } from './types.ts'

const LONGEST_RECORD = 1_000_000
const LONGEST_QUOTED_ROW = 500

/** A source, and the rows that the reading itself refused (complete when the rows have been read). */
export interface OpenedSource extends Source {
  readonly refused: readonly RefusedRow[]
}

/** One record of the file before it is anything: its cells, and the line on which it ends. */
interface RawRecord {
  readonly cells: readonly string[]
  readonly endLine: number
}

/** Opens the file for this importer. Refuses (UserFault wrong-header) another file's header, saying what is missing and which kind it looks like. */
export async function openSource(
  request: Pick<ImportRequest, 'open'>,
  look: FirstLook,
  importer: Importer,
  kinds: readonly Importer[],
): Promise<OpenedSource> {
  const records = recordsOf(request, look, importer)
  const header = await nextFilled(records)
  if (header === null) throw new UserFault('file-damaged', 'The file is empty.')
  const names = header.cells.map((cell) => trimCell(cell))
  refuseWrongHeader(names, importer, kinds)
  const picks = pickColumns(names, importer)
  const refused: RefusedRow[] = []
  return {
    columns: picks.map((at) => names[at] ?? ''),
    refused,
    rows: rowsOf(records, names.length, header.endLine, picks, refused),
  }
}

/** Does the header hold every required column, under one of its names? */
export function hasColumns(names: readonly string[], required: Importer['required']): boolean {
  return missingColumns(names, required).length === 0
}

function missingColumns(names: readonly string[], required: Importer['required']): string[] {
  return required.filter((others) => !others.some((name) => names.includes(name))).map((others) => others.join(' or '))
}

function recordsOf(
  request: Pick<ImportRequest, 'open'>,
  look: FirstLook,
  importer: Importer,
): AsyncGenerator<RawRecord> {
  const text = decodeFile(request.open(), look.encoding)
  if (look.json && importer.takesJson === true) return jsonRecords(text)
  return csvRecords(text)
}

async function* csvRecords(text: AsyncIterable<string>): AsyncGenerator<RawRecord> {
  const parser = parse({
    relax_column_count: true,
    relax_quotes: true,
    info: true,
    max_record_size: LONGEST_RECORD,
  })
  const parsed: AsyncIterable<{ info: { lines: number }; record: string[] }> = Readable.from(text).compose(parser)
  try {
    for await (const { info, record } of parsed) yield { cells: record, endLine: info.lines }
  } catch (error) {
    throw error instanceof CsvError ? brokenQuote(error) : error
  }
}

function brokenQuote(error: CsvError): UserFault {
  const line = typeof error['lines'] === 'number' ? error['lines'] : undefined
  return new UserFault(
    'file-damaged',
    'A quotation mark is opened and never closed, so the rest of the file cannot be told apart. Fetch the file again.',
    line,
  )
}

async function nextFilled(records: AsyncGenerator<RawRecord>): Promise<RawRecord | null> {
  for (;;) {
    const next = await records.next()
    if (next.done === true) return null
    if (next.value.cells.some((cell) => trimCell(cell) !== '')) return next.value
  }
}

async function* rowsOf(
  records: AsyncIterable<RawRecord>,
  width: number,
  headerLine: number,
  picks: readonly number[],
  refused: RefusedRow[],
): AsyncGenerator<SourceRow> {
  let before = headerLine
  for await (const { cells, endLine } of records) {
    const inside = endLine > before + 1 ? lineEnds(cells) : 0
    const line = endLine - inside
    before = endLine
    if (inside > 0 && cells.length !== width) {
      refused.push({
        line,
        reason: `A quotation mark is not closed: lines ${line} to ${endLine} were not read`,
        row: quoteRow(picks.map((at) => cells[at] ?? '')),
      })
      continue
    }
    const picked = picks.map((at) => trimCell(cells[at] ?? ''))
    if (picked.every((cell) => cell === '')) continue
    yield { line, cells: picked }
  }
}

function lineEnds(cells: readonly string[]): number {
  let ends = 0
  for (const cell of cells) if (/[\r\n]/.test(cell)) ends += cell.split(/\r\n|\r|\n/).length - 1
  return ends
}

/** The cells of a refused row for the reader: columns that are not read stay out of it. */
export function quoteRow(cells: readonly string[]): string {
  return cells.join(',').slice(0, LONGEST_QUOTED_ROW)
}

function pickColumns(names: readonly string[], { reads }: Importer): readonly number[] {
  const all = [...names.keys()].filter((at) => names[at] !== '' && names.indexOf(names[at] ?? '') === at)
  return reads === undefined ? all : all.filter((at) => reads.includes(names[at] ?? ''))
}

function refuseWrongHeader(names: readonly string[], importer: Importer, kinds: readonly Importer[]): void {
  const missing = missingColumns(names, importer.required)
  if (missing.length === 0) return
  throw new UserFault(
    'wrong-header',
    `This is not a file of the kind ${importer.kind}: it has no column ${missing.join(', no column ')}. ${looksLike(names, importer, kinds)}`,
    1,
  )
}

function looksLike(names: readonly string[], importer: Importer, kinds: readonly Importer[]): string {
  const other = kinds.find((kind) => kind !== importer && hasColumns(names, kind.required))
  if (other !== undefined) return `It looks like ${other.kind}: import it as that.`
  const first = names[0] ?? ''
  if (names.length === 1 && /[;\t|]/.test(first))
    return `Its cells are not separated by commas but by ${first.includes(';') ? 'semicolons' : 'tabs or bars'}.`
  const some = names.filter((name) => name !== '').slice(0, 6)
  return `Its first row reads: ${some.join(', ').slice(0, 200)}.`
}
