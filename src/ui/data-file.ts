// The same rows as CSV and as JSON, so that a page, its .csv and its .json never differ. Pure; never a query, never a file.
import { Readable } from 'node:stream'
import { stringify as stringifyStream } from 'csv-stringify'
import { stringify } from 'csv-stringify/sync'
import type { Link } from './page-types.ts'
import { queryString, type Query } from './pagination.ts'

/** What a cell holds, before any wording: a number stays a number, nothing held is null. */
export type FileCell = string | number | boolean | null

/** One column: its header, what it means (with its unit), and how to take it from a row. */
export type FileColumn<Row> = { name: string; description: string; value: (row: Row) => FileCell }

/** What stands beside the rows: title, the day they show (ISO), where they come from, on what terms. */
export type DataFileHead<Row> = {
  title: string
  asAt: string
  source: string
  licence: string
  columns: readonly FileColumn<Row>[]
}

/** A whole file: the head and its rows, in the order in which they are to stand. */
export type DataFile<Row> = DataFileHead<Row> & { rows: readonly Row[] }

/** A long file: the rows come one by one. */
export type LongDataFile<Row> = DataFileHead<Row> & { rows: AsyncIterable<Row> | Iterable<Row> }

/**
 * `csv` is open data: every value as it is held.
 * `csv-for-reading` is for a spreadsheet: text that begins like a formula gets a leading apostrophe, and a byte order mark keeps accents whole.
 * `json` also carries the head.
 */
export type FileFormat = 'csv' | 'csv-for-reading' | 'json'

/** The media type to send with each format. */
export const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  'csv-for-reading': 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
}

/** Links to the same thing as CSV and JSON, with the same query. */
export function formatLinks(path: string, query: Query): readonly Link[] {
  return (['csv', 'json'] as const).map((format) => ({
    text: format.toUpperCase(),
    href: `${path}.${format}${queryString(query)}`,
  }))
}

/** The rows as one text in this format. CSV ends its lines with CR LF (RFC 4180). */
export function dataFile<Row>(file: DataFile<Row>, format: FileFormat): string {
  if (format === 'json') return [...jsonParts(file, file.rows)].join('')
  return stringify([headerOf(file), ...file.rows.map((row) => cellsOf(file, row))], csvOptions(format))
}

/** The same text as a stream, for lists too long to hold: rows are taken as the reader takes them. */
export function dataStream<Row>(file: LongDataFile<Row>, format: FileFormat): Readable {
  if (format === 'json') return Readable.from(longJsonParts(file))
  return Readable.from(longRecords(file)).compose<Readable>(stringifyStream(csvOptions(format)))
}

function csvOptions(format: 'csv' | 'csv-for-reading') {
  const forReading = format === 'csv-for-reading'
  return {
    bom: forReading,
    escape_formulas: forReading,
    record_delimiter: '\r\n',
    cast: { boolean: (value: boolean) => (value ? 'true' : 'false') },
  }
}

function headerOf<Row>(file: DataFileHead<Row>): string[] {
  return file.columns.map((column) => column.name)
}

function cellsOf<Row>(file: DataFileHead<Row>, row: Row): FileCell[] {
  return file.columns.map((column) => column.value(row))
}

async function* longRecords<Row>(file: LongDataFile<Row>): AsyncGenerator<FileCell[]> {
  yield headerOf(file)
  for await (const row of file.rows) yield cellsOf(file, row)
}

function jsonHead<Row>(file: DataFileHead<Row>): string {
  const { title, asAt, source, licence } = file
  const columns = file.columns.map(({ name, description }) => ({ name, description }))
  return `${JSON.stringify({ title, asAt, source, licence, columns }).slice(0, -1)},"rows":[`
}

function jsonRow<Row>(file: DataFileHead<Row>, row: Row): string {
  return JSON.stringify(Object.fromEntries(file.columns.map((column) => [column.name, column.value(row)])))
}

function* jsonParts<Row>(file: DataFileHead<Row>, rows: Iterable<Row>): Generator<string> {
  yield jsonHead(file)
  let first = true
  for (const row of rows) {
    yield (first ? '\n' : ',\n') + jsonRow(file, row)
    first = false
  }
  yield '\n]}\n'
}

async function* longJsonParts<Row>(file: LongDataFile<Row>): AsyncGenerator<string> {
  yield jsonHead(file)
  let first = true
  for await (const row of file.rows) {
    yield (first ? '\n' : ',\n') + jsonRow(file, row)
    first = false
  }
  yield '\n]}\n'
}
