// Reads a JSON list of flat records as a table: the keys of the first record are the header. Small files only, read whole.
import { UserFault } from '../../kernel/faults.ts'
import type { SourceRow } from './types.ts'

const LARGEST = 50_000_000

/** The header and the rows, numbered as if each record were a line below a header. Refuses (UserFault file-damaged) what is no such list. */
export async function jsonTable(
  text: AsyncIterable<string>,
): Promise<{ readonly header: readonly string[]; readonly rows: readonly SourceRow[] }> {
  const records = readRecords(await wholeText(text))
  const header = Object.keys(records[0] ?? {})
  const rows = records.map((record, at) => ({ line: at + 2, cells: header.map((name) => cellText(record[name])) }))
  return { header, rows }
}

async function wholeText(text: AsyncIterable<string>): Promise<string> {
  const parts: string[] = []
  let size = 0
  for await (const part of text) {
    size += part.length
    if (size > LARGEST) throw new UserFault('file-damaged', 'The JSON file is larger than 50 MB. Use the CSV file.')
    parts.push(part)
  }
  return parts.join('')
}

function readRecords(text: string): readonly Record<string, unknown>[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new UserFault('file-damaged', 'The file begins like JSON and is not: it may have been cut off.')
  }
  if (Array.isArray(value) && value.every(isRecord)) return value
  throw new UserFault('file-damaged', 'The JSON file is not a list of records.')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function cellText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
