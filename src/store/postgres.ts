// The engine for production: PostgreSQL 15 or later. Refuses a login role that row-level security does not bind.
import { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { UserFault } from '../kernel/faults.ts'
import type { Engine, Session } from './engine.ts'

const OLDEST = 15
const POOL_SIZE = 10
/** A server that does not answer is a fault to report, not something to wait for. */
const CONNECT_WITHIN_MS = 10_000
const READERS_END_WITHIN_MS = 10_000
const READERS_ASKED_EACH_MS = 50
const { builtins } = pg.types

/** An engine over a PostgreSQL server, with its pool for pg-boss. */
export interface PostgresEngine extends Engine {
  readonly pool: pg.Pool
}

/** Opens a pool. Refuses (UserFault) a server older than 15, and a login role that is superuser or has BYPASSRLS. */
export async function openPostgres(url: string): Promise<PostgresEngine> {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    types: typeParsers(),
    stream: () => new OneWriteSocket(),
  })
  pool.on('error', () => {}) // an idle connection that dies is replaced at the next use; the use itself reports faults
  try {
    await refuseUnfitRole(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    name: 'postgres',
    pool,
    transaction: (readOnly, work, opening = '') => inTransaction(pool, readOnly, work, opening),
    vacuum: (table) => vacuumFull(pool, table),
    answers: async () => (await pool.query('select 1')).rowCount === 1,
    close: () => pool.end(),
  }
}

/** Rows that somebody's open transaction may still see would be kept: waits a while for those that are open now. */
async function vacuumFull(pool: pg.Pool, table: string): Promise<void> {
  const late = performance.now() + READERS_END_WITHIN_MS
  while (performance.now() < late && (await hasOpenReaders(pool))) await sleep(READERS_ASKED_EACH_MS)
  await pool.query(`vacuum full ${table}`)
}

async function hasOpenReaders(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_xmin is not null limit 1`,
  )
  return rowCount !== 0
}

/** How a stream names a chunk that is no text; Node's types leave it out. */
const WHOLE = 'buffer' as BufferEncoding

/** Sends the messages of one statement in one piece: gathering them in memory costs a third of what the system's gathered write does. */
class OneWriteSocket extends Socket {
  override _writev(
    messages: { chunk: Buffer; encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    this._write(Buffer.concat(messages.map(({ chunk }) => chunk)), WHOLE, done)
  }
}

async function inTransaction<T>(
  pool: pg.Pool,
  readOnly: boolean,
  work: (session: Session) => Promise<T>,
  opening: string,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(`${readOnly ? 'begin read only' : 'begin'};${opening}`)
    const result = await work(sessionOver(client))
    if (!readOnly) await client.query('commit')
    await end(client, readOnly ? 'commit' : null)
    return result
  } catch (error) {
    await end(client, 'rollback')
    throw error
  }
}

/** Ends the transaction and gives the connection back. A connection that cannot even do that is closed. */
async function end(client: pg.PoolClient, statement: 'commit' | 'rollback' | null): Promise<void> {
  const ended = statement === null ? Promise.resolve() : client.query(statement)
  const returned = ended.then(
    () => client.release(),
    (fault: Error) => client.release(fault),
  )
  if (statement !== 'commit') await returned // nobody waits for the end of a read
}

/** As many different statements are prepared by name; the rest are planned each time. */
const MOST_PREPARED = 500
const prepared = new Map<string, string>()

/** A name for a statement, so that each connection parses and plans it once; only statements that read or write rows. */
function preparedName(sql: string): string | null {
  const known = prepared.get(sql)
  if (known !== undefined) return known
  if (prepared.size >= MOST_PREPARED || !/^\s*(select|insert|update|delete|with)\b/i.test(sql)) return null
  const name = `trellis_${prepared.size}`
  prepared.set(sql, name)
  return name
}

function sessionOver(client: pg.PoolClient): Session {
  return {
    async query(sql, params = []) {
      const name = preparedName(sql)
      const result = await client.query<Record<string, unknown>>({
        text: sql,
        values: [...params],
        ...(name && { name }),
      })
      return { rows: result.rows, affected: result.rowCount ?? 0 }
    },
    async script(sql) {
      await client.query(sql)
    },
    async copyIn(target, csv) {
      const stream = client.query(copyFrom(`copy ${target} from stdin (format csv)`))
      await pipeline(Readable.from(csv), stream)
      return stream.rowCount
    },
  }
}

async function refuseUnfitRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number; name: string; super: boolean; bypass: boolean }>(
    `select current_setting('server_version_num')::int / 10000 as version, rolname as name, rolsuper as super, rolbypassrls as bypass
       from pg_roles where rolname = current_user`,
  )
  const role = rows[0]
  if (role === undefined) throw new UserFault('database-role', 'The database did not say which role it runs as.')
  if (role.version < OLDEST)
    throw new UserFault('database-version', `PostgreSQL ${role.version} is too old: Trellis needs ${OLDEST} or later.`)
  if (role.super || role.bypass)
    throw new UserFault(
      'database-role',
      `DATABASE_URL signs in as ${role.name}, which is ${role.super ? 'a superuser' : 'allowed to bypass row-level security'}. Use a role that is neither: docs/operating.md shows how to make one.`,
    )
}

function typeParsers(): pg.CustomTypesConfig {
  const own = new Map<number, (value: string) => unknown>([
    [builtins.DATE, (value) => value],
    [builtins.INT8, Number],
    [builtins.NUMERIC, Number],
  ])
  return {
    getTypeParser: (oid: number, format?: 'text' | 'binary') => own.get(oid) ?? pg.types.getTypeParser(oid, format),
  }
}
