// Reads a JSON list of flat records as a table: the keys of the first record are the header. Small files only, read whole.
import { UserFault } from '../../kernel/faults.ts'

const LARGEST = 50_000_000

/** The header and the rows, numbered as if each record were a line below a header. Refuses (UserFault file-damaged) what is no such list. */
export async function* jsonRecords(
  text: AsyncIterable<string>,
): AsyncGenerator<{ readonly cells: readonly string[]; readonly endLine: number }> {
  const records = readRecords(await wholeText(text))
  const names = Object.keys(records[0] ?? {})
  yield { cells: names, endLine: 1 }
  let line = 1
  for (const record of records) yield { cells: names.map((name) => cellText(record[name])), endLine: ++line }
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
