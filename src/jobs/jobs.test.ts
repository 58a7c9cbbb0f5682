// Jobs: each effect exactly once whatever dies, retries, and a gentle stop. On the engine that STORE names.
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld } from '../../test/world/world.ts'
import { system } from '../kernel/actor.ts'
import { newId } from '../kernel/id.ts'
import { record } from '../store/events.ts'
import type { JobHandler } from '../store/jobs.ts'
import type { Store } from '../store/open.ts'
import { openQueues, type JobLog } from './queues.ts'
import { relayOnce } from './relay.ts'
import { startJobs } from './start.ts'

const ACTOR = system('test')
const JOBS = 200
const faults: unknown[] = []
const log: JobLog = { error: (line) => void faults.push(line) }

let store: Store
beforeAll(async () => {
  store = await openWorld()
})
afterAll(() => store.close())

const ask = (queue: string, numbers: readonly number[]) =>
  store.as(ACTOR, (tx) =>
    record(
      tx,
      { type: 'work-asked', partnership: null, subject: `work:${newId()}` },
      numbers.map((number) => ({ queue, data: { number } })),
    ),
  )
const counting = (queue: string, done: number[]): JobHandler => ({
  queue,
  run: async (_, { number }) => void done.push(Number(number)),
})
const until = async (true_: () => boolean) => {
  for (const end = Date.now() + 30_000; !true_() && Date.now() < end;) await pause(20)
}
const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i)

describe('jobs', () => {
  it('starts one as soon as the transaction that asks for it is committed, and never one of a transaction undone', async () => {
    const done: number[] = []
    const jobs = await startJobs(store, [counting('prompt', done)], log)
    await pause(100)
    const asked = Date.now()
    await ask('prompt', [1])
    await until(() => done.length === 1)
    expect(Date.now() - asked).toBeLessThan(900)
    const undone = store.as(ACTOR, async (tx) => {
      await record(tx, { type: 'work-asked', partnership: null, subject: 'work:2' }, [
        { queue: 'prompt', data: { number: 2 } },
      ])
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await pause(1_300)
    await jobs.stop()
    expect(done).toEqual([1])
    expect(faults).toEqual([])
  })

  it('does each of 200 exactly once when the relay dies before, between and after', async () => {
    const done: number[] = []
    const handler = counting('outbox', done)
    await ask('outbox', numbers(0, 50))
    const boss = await openQueues(store.raw, [handler], log)
    const dies = {
      before: { insert: () => Promise.reject(new Error('died before')) },
      after: {
        insert: async (...args: Parameters<typeof boss.insert>) => {
          await boss.insert(...args)
          throw new Error('died between queueing and marking')
        },
      },
    }
    await expect(relayOnce(store, dies.before, ['outbox'])).rejects.toThrow('died before')
    await ask('outbox', numbers(50, 50))
    await expect(relayOnce(store, dies.after, ['outbox'])).rejects.toThrow('died between')
    await ask('outbox', numbers(100, 50))
    expect(await relayOnce(store, boss, ['outbox'])).toEqual(new Map([['outbox', 100]]))
    await store.as(ACTOR, (tx) => tx.db.updateTable('store.job_request').set({ taken_at: null }).execute())
    await boss.stop({ close: false, graceful: false })
    await ask('outbox', numbers(150, 50))
    const jobs = await startJobs(store, [handler], log)
    await until(() => done.length >= JOBS)
    await pause(2_500)
    await jobs.stop()
    expect(done.toSorted((a, b) => a - b)).toEqual(numbers(0, JOBS))
  })

  it('tries again after a fault, which it logs; when no try is left, it lets the handler leave things in order', async () => {
    const tries: number[] = []
    const abandoned: number[] = []
    const handler: JobHandler = {
      queue: 'failing',
      run: async (_, { number }) => {
        tries.push(Number(number))
        if (number === 1 && tries.filter((each) => each === 1).length > 1) return
        throw new Error(`no luck with ${number}`)
      },
      abandon: async (_, { number }) => void abandoned.push(Number(number)),
    }
    await ask('failing', [1, 2])
    const boss = await openQueues(store.raw, [handler], log)
    await relayOnce(store, boss, ['failing'])
    await boss
      .getDb()
      .executeSql(`update pgboss.job set retry_limit = 0 where name = $1 and data ->> 'number' = '2'`, ['failing'])
    await boss.stop({ close: false, graceful: false })
    const jobs = await startJobs(store, [handler], log)
    await until(() => abandoned.length === 1 && tries.length === 3)
    await jobs.stop()
    expect(tries.toSorted((a, b) => a - b)).toEqual([1, 1, 2])
    expect(abandoned).toEqual([2])
    expect(faults.splice(0)).toMatchObject([{ queue: 'failing' }, { queue: 'failing' }])
  })

  it('stops within 8 seconds, with a job under way', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const { promise: never, resolve: end } = Promise.withResolvers<void>()
    const slow: JobHandler = {
      queue: 'slow',
      run: () => {
        begin()
        return never
      },
    }
    await ask('slow', [1])
    const jobs = await startJobs(store, [slow], log)
    await begun
    const stopping = Date.now()
    await jobs.stop()
    expect(Date.now() - stopping).toBeLessThan(8_000)
    end()
  })
})
