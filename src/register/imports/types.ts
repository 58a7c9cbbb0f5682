// Words of imports: what is asked, what an importer gets and gives, and how it ended.
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../store/open.ts'

/** The kinds of file the register takes (design: interfaces, `import KIND FILE`). */
export type ImportKind =
  | 'establishments'
  | 'establishment-links'
  | 'groups'
  | 'group-members'
  | 'census'
  | 'ks2'
  | 'ks4'
  | 'ofsted'
  | 'similar-schools'
  | 'development-groups'
  | 'people'
  | 'posts'

/** One import asked for: a file of bytes, whose encoding and shape are found out by looking. */
export interface ImportRequest {
  readonly kind: ImportKind
  readonly fileName: string
  /** The bytes from the start, each time it is called: once to see what the file is, once to read it. */
  readonly open: () => AsyncIterable<Uint8Array>
  /** The academic year of census and results, `2022/23`; without it, the file's name or contents tell. */
  readonly period?: string | null
  /** Everything is done and then undone: the report says what would happen. */
  readonly dryRun: boolean
  /** A full file for the authorities that it names: absent schools are listed and marked. */
  readonly complete: boolean
  /** The partnership of our own CSVs that have no partnership column. */
  readonly partnership: string | null
  /** The register.import_run row that shows its progress, if any. */
  readonly run: string | null
  /** Called now and then with the rows read so far, of about how many. */
  readonly progress?: (read: number, total?: number) => void
}

/** A row that was not taken. `line` is the line in the file, the header being line 1. */
export interface RefusedRow {
  readonly line: number
  readonly reason: string
  readonly row: string
}

/** What an import did, or with a dry run would do. */
export interface ImportReport {
  readonly kind: ImportKind
  readonly file: string
  readonly dryRun: boolean
  readonly read: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly closed: number
  readonly refused: readonly RefusedRow[]
  /** With `complete`: open schools of the named authorities that the file does not name. */
  readonly absent: readonly string[]
  /** Sentences for the reader: columns that are missing or new, and the like. */
  readonly notes: readonly string[]
}

/** One data row by header name, with its line in the file. */
export interface SourceRow {
  readonly line: number
  /** Cell texts in the order of `columns`, trimmed. */
  readonly cells: readonly string[]
}

/** What an importer gets: the header (of the columns that it reads), and the rows as a stream, to be read once. */
export interface Source {
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<SourceRow>
}

/** How a code column shows that a spreadsheet has eaten its leading zeros. */
export interface ZeroColumn {
  readonly column: string
  /** The length of a value in the published file. */
  readonly width: number
}

/** What one kind of file needs and how it goes in; runs inside the one transaction of the file. */
export interface Importer {
  readonly kind: ImportKind
  /** Header names without which the file is not of this kind, each with the other names it goes by. */
  readonly required: readonly (readonly string[])[]
  /** The columns it reads; all others never leave the reader. Without it, every column is read. */
  readonly reads?: readonly string[]
  /** Every column that a file of our own may have, for those who write one. */
  readonly columns?: readonly string[]
  /** True when the same table may come as a JSON list of records. */
  readonly takesJson?: boolean
  load(
    tx: Tx,
    source: Source,
    request: ImportRequest,
    today: Day,
  ): Promise<Omit<ImportReport, 'kind' | 'file' | 'dryRun'>>
}
