// Moves job requests from the store's outbox into the queue: each exactly once, whenever the process dies.
import type { PgBoss } from 'pg-boss'
import type { Session } from '../store/engine.ts'
import type { Store } from '../store/open.ts'
import type { JobLog } from './queues.ts'

const AT_ONCE = 100
const KEPT_DAYS = 30

interface Waiting {
  readonly id: string
  readonly queue: string
  readonly data: object
}

/**
 * Moves what waits for these queues and gives how many of each, oldest first, at most 100. Reading, queueing and marking are one transaction;
 * a request's id is its job's id, so that even a request moved twice is one job.
 */
export async function relayOnce(
  store: Store,
  boss: Pick<PgBoss, 'insert'>,
  queues: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return store.raw.transaction(false, async (session) => {
    await session.query('set local role trellis_system')
    const { rows } = await session.query(
      `select id, queue, data from store.job_request where taken_at is null and queue = any ($1)
        order by requested_at, id limit ${AT_ONCE} for update skip locked`,
      [queues],
    )
    const waiting = Map.groupBy(rows as unknown as Waiting[], ({ queue }) => queue)
    if (rows.length === 0) return new Map()
    await session.query('set local role none')
    const db = {
      executeSql: async (sql: string, values?: unknown[]) => ({ rows: [...(await session.query(sql, values)).rows] }),
    }
    for (const [queue, requests] of waiting)
      await boss.insert(
        queue,
        requests.map(({ id, data }) => ({ id, data })),
        { db },
      )
    await markTaken(session, rows)
    return new Map([...waiting].map(([queue, requests]) => [queue, requests.length]))
  })
}

async function markTaken(session: Session, rows: readonly Record<string, unknown>[]): Promise<void> {
  await session.query('set local role trellis_system')
  await session.query('update store.job_request set taken_at = now() where id = any ($1)', [
    rows.map((row) => row['id']),
  ])
  await session.query(`delete from store.job_request where taken_at < now() - interval '${KEPT_DAYS} days'`)
}

/** A relay at work. */
export interface Relay {
  /** Looks now. */
  nudge(): void
  /** Resolves when the look under way has ended; there is none after it. */
  stop(): Promise<void>
}

/** Looks at once, at each nudge, and every `everyMs`; never twice at the same time. `moved` hears of each queue that got something. */
export function startRelay(
  look: () => Promise<ReadonlyMap<string, number>>,
  moved: (queue: string) => void,
  log: JobLog,
  everyMs: number,
): Relay {
  let under: Promise<void> | null = null
  let again = false
  const stopping = new AbortController()
  const pass = async () => {
    while (again && !stopping.signal.aborted) {
      again = false
      const counts = await look()
      for (const queue of counts.keys()) moved(queue)
      again ||= counts.size > 0
    }
  }
  const nudge = () => {
    again = true
    under ??= pass()
      .catch((error: unknown) => log.error({ err: error }, 'Job requests could not be moved into the queue'))
      .finally(() => {
        under = null
      })
  }
  const timer = setInterval(nudge, everyMs)
  nudge()
  return {
    nudge,
    stop: async () => {
      stopping.abort()
      clearInterval(timer)
      await under
    },
  }
}
