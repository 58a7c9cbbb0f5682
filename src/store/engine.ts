// What the store asks of a database engine: transactions with one session each. PGlite and PostgreSQL fulfil it.

/** Which database stands behind the store. */
export type EngineName = 'pglite' | 'postgres'

/** The rows that a statement gave, and how many it touched. */
export interface Result {
  readonly rows: readonly Record<string, unknown>[]
  readonly affected: number
}

/** One open transaction on one connection. */
export interface Session {
  /** One statement with parameters `$1`, `$2`, ... */
  query(sql: string, params?: readonly unknown[]): Promise<Result>
  /** A script of several statements without parameters: migrations only. */
  script(sql: string): Promise<void>
  /** `copy TARGET from stdin (format csv)`; `target` is `schema.table (column, ...)`. Streams; gives the number of rows. */
  copyIn(target: string, csv: AsyncIterable<string> | Iterable<string>): Promise<number>
}

/** A database that gives transactions. */
export interface Engine {
  readonly name: EngineName
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. `opening` is a script that goes with the begin, in the same trip. */
  transaction<T>(readOnly: boolean, work: (session: Session) => Promise<T>, opening?: string): Promise<T>
  /** Writes a table anew, so that no replaced version of a row is left in it; outside any transaction. `table` is `schema.table`. */
  vacuum(table: string): Promise<void>
  /** True when the database answers. */
  answers(): Promise<boolean>
  close(): Promise<void>
}
