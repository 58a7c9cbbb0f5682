// What a backup file holds, line by line: shapes only.

/** The first line names it; another is not read. */
export const FORMAT = 'trellis-backup/1'
/** Rows fetched or inserted at once. */
export const BATCH = 2_000

/** The first line: when, of which release, and the head of the audit chain. */
export interface Manifest {
  readonly format: string
  readonly at: string
  readonly migrations: readonly string[]
  readonly auditHead: { readonly seq: number; readonly hash: string }
}
/** The line before the rows of a table. */
export interface Table {
  readonly table: string
  readonly columns: readonly string[]
}
/** The line after them. */
export interface TableEnd {
  readonly end: string
  readonly rows: number
  readonly sha256: string
}
/** The last line: its digest is of every line before it, so that no table can go missing, move or change between the tables' own digests. */
export interface FileEnd {
  readonly end: typeof FORMAT
  readonly sha256: string
}
/** What a backup holds or a restore brought: rows by table, and the head of the audit chain. */
export interface BackupReport {
  readonly tables: Readonly<Record<string, number>>
  readonly auditHead: Manifest['auditHead']
}
