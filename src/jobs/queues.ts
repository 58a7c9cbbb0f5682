// Opens pg-boss on the store's own engine: PGlite in this process, or the pool of PostgreSQL. Knows queues, never what a job does.
import { PgBoss, fromPglite, type ConstructorOptions, type Db } from 'pg-boss'
import type { Engine } from '../store/engine.ts'
import type { JobHandler } from '../store/jobs.ts'
import type { PGliteEngine } from '../store/pglite.ts'
import type { PostgresEngine } from '../store/postgres.ts'

/** Where faults of jobs go: a log of one line each. */
export interface JobLog {
  error(line: Readonly<Record<string, unknown>>, words: string): void
}

/** The database schema that belongs to pg-boss alone. */
const SCHEMA = 'pgboss'
/** Five tries more, after about 2, 4, 8, 16 and 32 seconds. */
const RETRIES = { retryLimit: 5, retryDelay: 2, retryBackoff: true, retryDelayMax: 300 }
const LONGEST_SECONDS = 60 * 60
/** Without a sign of life from its process for so long, a job is given to another. */
const HEARTBEAT_SECONDS = 30

/** The queue to which a job goes when no try is left. */
export function deadQueue(queue: string): string {
  return `${queue}-dead`
}

/** Starts pg-boss, with a queue for each handler and one for its jobs that failed for good. */
export async function openQueues(engine: Engine, handlers: readonly JobHandler[], log: JobLog): Promise<PgBoss> {
  const boss = new PgBoss({ ...optionsFor(engine), ...QUIET, schema: SCHEMA })
  boss.on('error', (error) => log.error({ err: error }, 'The job queue reports a fault'))
  await boss.start()
  for (const { queue } of handlers) {
    await boss.createQueue(deadQueue(queue), RETRIES)
    await boss.createQueue(queue, {
      ...RETRIES,
      expireInSeconds: LONGEST_SECONDS,
      deadLetter: deadQueue(queue),
      ...(engine.name === 'postgres' && { heartbeatSeconds: HEARTBEAT_SECONDS }),
    })
  }
  if (engine.name === 'pglite') await releaseJobs(boss, handlers)
  return boss
}

const QUIET: Partial<ConstructorOptions> = {
  schedule: false,
  registerInstance: false,
  monitorVacuum: false,
  reindex: false,
  openTelemetry: { enabled: false },
  monitorIntervalSeconds: HEARTBEAT_SECONDS,
  superviseIntervalSeconds: HEARTBEAT_SECONDS,
}

function optionsFor(engine: Engine): ConstructorOptions {
  if (isEmbedded(engine)) return { db: fromPglite(engine.instance), backend: 'pglite' }
  return { db: overPool((engine as PostgresEngine).pool), backend: 'postgres' }
}

function isEmbedded(engine: Engine): engine is PGliteEngine {
  return engine.name === 'pglite'
}

/** One process holds the embedded store: jobs found under way were under way in one that was killed. They count as tried once. */
async function releaseJobs(boss: PgBoss, handlers: readonly JobHandler[]): Promise<void> {
  for (const { queue } of handlers) {
    const { rows } = await boss
      .getDb()
      .executeSql(`select id from ${SCHEMA}.job where name = $1 and state = 'active'`, [queue])
    const ids = (rows as { id: string }[]).map(({ id }) => id)
    if (ids.length > 0) await boss.fail(queue, ids, { message: 'The process ended in the middle' })
  }
}

/** A connection that failed is thrown away: pg-boss sends whole transactions as one text, and a half of one must not stay open. */
function overPool(pool: PostgresEngine['pool']): Db {
  return {
    async executeSql(text, values) {
      const client = await pool.connect()
      try {
        const result: unknown = await client.query(text, values)
        client.release()
        return { rows: rowsOf(result) }
      } catch (error) {
        client.release(true)
        throw error
      }
    },
  }
}

/** Several statements in one text give several results. */
function rowsOf(result: unknown): unknown[] {
  return [result].flat().flatMap((one) => (one as { rows?: unknown[] }).rows ?? [])
}
