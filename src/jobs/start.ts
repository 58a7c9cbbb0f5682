// Starts the jobs of one process: queue, workers and relay; and stops them gently. The only file of this area that others call.
import type { Job, PgBoss } from 'pg-boss'
import type { JobData, JobHandler } from '../store/jobs.ts'
import type { Store } from '../store/open.ts'
import { deadQueue, openQueues, type JobLog } from './queues.ts'
import { relayOnce, startRelay } from './relay.ts'

const RELAY_EVERY_MS = 1_000
const POLL_SECONDS = 2
const STOP_MS = 7_500

/** Jobs at work in this process. */
export interface RunningJobs {
  /** Takes no new job and lets those under way end, at most 8 seconds; what is not done by then is done by the next process. The store stays open. */
  stop(): Promise<void>
}

/** Does the jobs that rooms ask for, with these handlers, one for each queue. Faults go to `log` and are tried again later. */
export async function startJobs(store: Store, handlers: readonly JobHandler[], log: JobLog): Promise<RunningJobs> {
  const boss = await openQueues(store.raw, handlers, log)
  const workers = new Map<string, string>()
  for (const handler of handlers) workers.set(handler.queue, await startWorkers(boss, store, handler, log))
  const look = () => relayOnce(store, boss, [...workers.keys()])
  const wake = (queue: string) => boss.notifyWorker(workers.get(queue) ?? '')
  const relay = startRelay(look, wake, log, RELAY_EVERY_MS)
  const deaf = store.onJobs(() => relay.nudge())
  return {
    stop: async () => {
      deaf()
      await atMost(STOP_MS, stopAll(boss, relay.stop()), log)
    },
  }
}

/** One worker for the jobs and one for those that failed for good; gives the first one's id. One job at a time: a process that dies has left at most one half done. */
async function startWorkers(
  boss: PgBoss,
  store: Store,
  { queue, run, abandon }: JobHandler,
  log: JobLog,
): Promise<string> {
  await startWorker(boss, deadQueue(queue), async (data) => abandon?.(store, data), log)
  return startWorker(boss, queue, (data) => run(store, data), log)
}

async function startWorker(
  boss: PgBoss,
  queue: string,
  work: (data: JobData) => Promise<void>,
  log: JobLog,
): Promise<string> {
  let worker = ''
  worker = await boss.work<JobData>(queue, { pollingIntervalSeconds: POLL_SECONDS }, async (jobs) => {
    for (const job of jobs) await logged(job, work, log)
    boss.notifyWorker(worker) // looks for the next at once
  })
  return worker
}

async function logged(
  { id, name, data }: Job<JobData>,
  work: (data: JobData) => Promise<void>,
  log: JobLog,
): Promise<void> {
  try {
    await work(data)
  } catch (error) {
    log.error({ err: error, queue: name, job: id }, 'A job failed')
    throw error
  }
}

async function stopAll(boss: PgBoss, relayStopped: Promise<void>): Promise<void> {
  await Promise.all([relayStopped, boss.stop({ graceful: true, close: false, timeout: STOP_MS - 1_000 })])
}

/** Waits for the work, but no longer than this; a fault of it is logged, then or later. */
async function atMost(ms: number, work: Promise<void>, log: JobLog): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  const done = work.catch((error: unknown) => log.error({ err: error }, 'Jobs did not stop as they should'))
  await Promise.race([done, late])
  clearTimeout(timer)
}
