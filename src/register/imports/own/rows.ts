// From a file of our own to typed rows, and from what became of them to the report. Never touches the store.
import type { z } from 'zod'
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import { quoteRow } from '../read-source.ts'
import type { ImportReport, RefusedRow, Source, SourceRow } from '../types.ts'

/** What became of a row that was taken. */
export type Outcome = 'added' | 'changed' | 'unchanged'
/** A row's answer: what follows, or a sentence on why it is not taken. */
export type RowDecision<T> = Decision<T, 'refused-row'>

/** Does not take the row, for this reason. */
export function refuseRow(reason: string): ReturnType<typeof refuse<'refused-row'>> {
  return refuse('refused-row', { reason })
}

/** One row, typed, with where it stood. */
export interface ReadRow<T> {
  readonly line: number
  readonly value: T
  readonly source: SourceRow
}

/** The rows of a file and what became of each. */
export interface Rows<T> {
  readonly rows: readonly ReadRow<T>[]
  readonly refused: readonly RefusedRow[]
  readonly read: number
}

/** Reads every row with this schema of column names; columns that are not there are empty, others are passed over. */
export async function readRows<S extends z.ZodObject>(source: Source, schema: S): Promise<Rows<z.output<S>>> {
  const rows: ReadRow<z.output<S>>[] = []
  const refused: RefusedRow[] = []
  const columns = source.columns.map(columnName)
  const empty = Object.fromEntries(Object.keys(schema.shape).map((column) => [column, '']))
  for await (const row of source.rows) {
    const cells = Object.fromEntries(columns.map((column, i) => [column, row.cells[i] ?? '']))
    const parsed = schema.safeParse({ ...empty, ...cells })
    if (parsed.success) rows.push({ line: row.line, value: parsed.data, source: row })
    else refused.push(refusedRow(row, parsed.error.issues.map((issue) => issue.message).join(' ')))
  }
  return { rows, refused, read: rows.length + refused.length }
}

/** Decides each row in the order of the file, and gives the report. */
export function takeRows<T>(
  { rows, refused, read }: Rows<T>,
  take: (value: T, line: number) => RowDecision<Outcome>,
): Omit<ImportReport, 'kind' | 'file' | 'dryRun'> {
  const count: Record<Outcome, number> = { added: 0, changed: 0, unchanged: 0 }
  const more: RefusedRow[] = []
  for (const { value, line, source } of rows) {
    const decision = take(value, line)
    if (decision.ok) count[decision.value] += 1
    else more.push(refusedRow(source, decision.detail['reason'] ?? ''))
  }
  const all = [...refused, ...more].sort((a, b) => a.line - b.line)
  return { read, ...count, closed: 0, refused: all, absent: [], notes: [] }
}

/** The outcome of a row that touched several things: added when its main thing is new, changed when anything changed. */
export function outcomeOf(main: Outcome, ...others: readonly Outcome[]): Outcome {
  if (main !== 'unchanged') return main
  return others.every((other) => other === 'unchanged') ? 'unchanged' : 'changed'
}

/** Which partnership a row belongs to. Refuses one that there is not, one other than was asked for, and none where there are several. */
export function partnershipOf(
  named: string | null,
  asked: string | null,
  known: readonly string[],
): RowDecision<string> {
  const [only] = known.length === 1 ? known : []
  const slug = named ?? asked ?? only
  if (slug === undefined) return refuseRow('Which partnership? Add a column partnership, or say --partnership.')
  if (asked !== null && slug !== asked) return refuseRow(`This row is of ${slug}; the import is for ${asked}.`)
  if (!known.includes(slug))
    return refuseRow(`There is no partnership ${slug}. There are: ${known.join(', ') || 'none'}.`)
  return accept(slug)
}

function columnName(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
}

function refusedRow(row: SourceRow, reason: string): RefusedRow {
  return { line: row.line, reason, row: quoteRow(row.cells) }
}
