// Kysely over one open session, the same for both engines. The store opens and ends transactions, never Kysely.
import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { DB } from './schema.ts'
import type { Session } from './engine.ts'

/** Typed queries over this session. */
export function queriesOver(session: Session): Kysely<DB> {
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new SessionDriver(session),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

class SessionDriver implements Driver {
  readonly #connection: DatabaseConnection
  constructor(session: Session) {
    this.#connection = new SessionConnection(session)
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }
  async beginTransaction(): Promise<void> {
    throw new Error('A transaction is open already: one act is one transaction')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

class SessionConnection implements DatabaseConnection {
  readonly #session: Session
  constructor(session: Session) {
    this.#session = session
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#session.query(query.sql, query.parameters)
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.affected) }
  }
  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Read in pages: the store does not stream one query')
  }
}
