// CSV in and out for the demonstration data: header rows, text cells, UTF-8 and LF out. Never knows what a column means.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

/** One row of a file: column name to text, empty where there is no value. */
export type Row = Readonly<Record<string, string>>

/** The text of a file: strict UTF-8, else Windows-1252, as the publishers mix both. */
export function readText(path: string): string {
  const bytes = readFileSync(path)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The rows of a CSV file with a header, cells trimmed of ordinary and no-break spaces. */
export function readTable(path: string): Row[] {
  return parse<Record<string, string>>(readText(path), {
    bom: true,
    columns: true,
    trim: true,
    relax_column_count: true,
  })
}

/** The rows of a JSON file that holds an array of flat objects. */
export function readJsonTable(path: string): Row[] {
  return JSON.parse(readText(path)) as Row[]
}

/** Writes rows under these columns, in this order. Throws when there is no row: a file without facts is a mistake here. */
export function writeTable(path: string, columns: readonly string[], rows: readonly Row[]): void {
  if (rows.length === 0) throw new Error(`${path} would be empty`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, stringify([...rows], { header: true, columns: [...columns], record_delimiter: '\n' }))
}

/** The cell, or empty text where the row has none. */
export function cell(row: Row | undefined, column: string): string {
  return row?.[column] ?? ''
}
