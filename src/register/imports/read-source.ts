// Turns a file of bytes into a header and a stream of rows: encoding, quotes, ragged rows, line numbers, the right kind of file. Never reads a cell's meaning.
import { UserFault } from '../../kernel/faults.ts'
import { trimCell } from './cells.ts'
import { CsvRecords, type CsvRecord } from './csv-records.ts'
import { decodeFile, type FirstLook } from './first-look.ts'
import { jsonTable } from './json-table.ts'
import type { Importer, ImportRequest, RefusedRow, Source, SourceRow } from './types.ts'

const LONGEST_QUOTED_ROW = 500
const BROKEN = 'A quotation mark is opened and not closed in this line, so the line was not read'

/** A source, and the rows that the reading itself refused (complete when the rows have been read). */
export interface OpenedSource extends Source {
  readonly refused: readonly RefusedRow[]
}

/** Opens the file for this importer. Refuses (UserFault wrong-header) another file's header, saying what is missing and which kind it looks like. */
export async function openSource(
  request: Pick<ImportRequest, 'open'>,
  look: FirstLook,
  importer: Importer,
  kinds: readonly Importer[],
): Promise<OpenedSource> {
  const text = decodeFile(request.open(), look.encoding)
  if (look.json && importer.takesJson === true) return openJson(text, importer, kinds)
  const records = new CsvRecords()
  const header = await readHeader(text, records)
  refuseWrongHeader(header, importer, kinds)
  const picks = pickColumns(header, importer)
  records.want(header.length, picks)
  const refused: RefusedRow[] = []
  return { columns: namesAt(header, picks), refused, rows: rowsOf(text, records, refused) }
}

async function openJson(
  text: AsyncIterable<string>,
  importer: Importer,
  kinds: readonly Importer[],
): Promise<OpenedSource> {
  const { header, rows } = await jsonTable(text)
  refuseWrongHeader(header, importer, kinds)
  const picks = pickColumns(header, importer)
  return { columns: namesAt(header, picks), refused: [], rows: pickedRows(rows, picks) }
}

async function readHeader(text: AsyncGenerator<string>, records: CsvRecords): Promise<readonly string[]> {
  for (;;) {
    const record = records.next()
    const names = record?.cells ?? []
    if (names.some((name) => name !== '')) return names
    if (record !== null) continue
    if (!(await addChunk(text, records))) break
  }
  throw new UserFault('file-damaged', 'The file has no header: its first line cannot be read.')
}

/** Gives the records more text; false when there was none, and the last record has been let go. */
async function addChunk(text: AsyncGenerator<string>, records: CsvRecords): Promise<boolean> {
  const chunk = await text.next()
  if (chunk.done !== true) records.add(chunk.value)
  else if (!records.end()) return false
  return true
}

async function* rowsOf(
  text: AsyncGenerator<string>,
  records: CsvRecords,
  refused: RefusedRow[],
): AsyncGenerator<SourceRow> {
  do {
    for (let record = records.next(); record !== null; record = records.next()) {
      const row = rowOf(record, refused)
      if (row !== null) yield row
    }
  } while (await addChunk(text, records))
}

/** The row, trimmed; null for a blank one and for one that is refused. */
function rowOf({ line, cells }: CsvRecord, refused: RefusedRow[]): SourceRow | null {
  if (cells === null) {
    refused.push({ line, reason: BROKEN, row: '' })
    return null
  }
  return cells.every((cell) => cell === '') ? null : { line, cells }
}

async function* pickedRows(rows: readonly SourceRow[], picks: readonly number[]): AsyncGenerator<SourceRow> {
  for (const { line, cells } of rows) yield { line, cells: picks.map((at) => trimCell(cells[at] ?? '')) }
}

/** The cells of a refused row for the reader: columns that are not read stay out of it. */
export function quoteRow(cells: readonly string[]): string {
  return cells.join(',').slice(0, LONGEST_QUOTED_ROW)
}

function namesAt(header: readonly string[], picks: readonly number[]): readonly string[] {
  return picks.map((at) => header[at] ?? '')
}

function pickColumns(header: readonly string[], { reads }: Importer): readonly number[] {
  const all = [...header.keys()].filter((at) => header[at] !== '' && header.indexOf(header[at] ?? '') === at)
  return reads === undefined ? all : all.filter((at) => reads.includes(header[at] ?? ''))
}

/** Does the header hold every required column, under one of its names? */
function hasColumns(header: readonly string[], required: Importer['required']): boolean {
  return missingColumns(header, required).length === 0
}

function missingColumns(header: readonly string[], required: Importer['required']): string[] {
  return required.filter((others) => !others.some((name) => header.includes(name))).map((others) => others.join(' or '))
}

function refuseWrongHeader(header: readonly string[], importer: Importer, kinds: readonly Importer[]): void {
  const missing = missingColumns(header, importer.required)
  if (missing.length === 0) return
  throw new UserFault(
    'wrong-header',
    `This is not a file of the kind ${importer.kind}: it has no column ${missing.join(', no column ')}. ${looksLike(header, importer, kinds)}${templateHint(importer)}`,
    1,
  )
}

/** Where the columns of our own files are told. */
function templateHint({ kind, columns }: Importer): string {
  if (columns === undefined) return ''
  return ` A template to fill in is on the page Imports (/PARTNERSHIP/imports/templates/${kind}.csv); import ${kind} --help lists the columns.`
}

function looksLike(header: readonly string[], importer: Importer, kinds: readonly Importer[]): string {
  const other = kinds.find((kind) => kind !== importer && hasColumns(header, kind.required))
  if (other !== undefined) return `It looks like ${other.kind}: import it as that.`
  const first = header[0] ?? ''
  if (header.length === 1 && /[;\t|]/.test(first))
    return `Its cells are not separated by commas but by ${first.includes(';') ? 'semicolons' : 'tabs or bars'}.`
  const some = header.filter((name) => name !== '').slice(0, 6)
  return `Its first row reads: ${some.join(', ').slice(0, 200)}.`
}
