// kill -9 while the national file goes in: it is wholly in or not at all, nothing is broken, and the next process does it.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { startJobs } from '../../src/jobs/start.ts'
import { system } from '../../src/kernel/actor.ts'
import { importJob, registerChecks } from '../../src/register/index.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { verifyStore } from '../../src/store/verify.ts'

const FILE = resolve(import.meta.dirname, '../../../shared/data/schools/edubasealldata_composite_2025.csv')
const SCHOOLS = 49_514
/** Milliseconds after the import was asked for. */
const MOMENTS = [900, 2_300, 4_100]
const embedded = process.env['STORE'] !== 'postgres'
const folder = mkdtempSync(join(tmpdir(), 'trellis-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts the child, and kills it so many milliseconds after it has asked. */
async function killAfter(data: string, ms: number): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'import-child.ts'), data, FILE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise((done) => child.once('exit', done))
  await Promise.race([new Promise((asked) => child.stdout.once('data', asked)), ended])
  await pause(ms)
  child.kill('SIGKILL')
  await ended
}

const stateOf = (store: Store) =>
  store.read(system('test'), async ({ db }) => {
    const { schools } = await db
      .selectFrom('register.school')
      .select(sql<number>`count(*)`.as('schools'))
      .executeTakeFirstOrThrow()
    const run = await db.selectFrom('register.import_run').selectAll().executeTakeFirstOrThrow()
    return { schools, run }
  })

describe.skipIf(!embedded || !existsSync(FILE))('an import killed in the middle', () => {
  it.each(MOMENTS)('after %i ms is wholly in or not at all, and the next process finishes it', async (ms) => {
    const data = join(folder, String(ms))
    await killAfter(data, ms)
    const store = await openStore({ databaseUrl: null, folder: data })
    const { schools } = await stateOf(store)
    expect([0, SCHOOLS]).toContain(schools)
    expect(await verifyStore(store, registerChecks)).toEqual([])
    const faults: unknown[] = []
    const jobs = await startJobs(store, [importJob], { error: (line) => void faults.push(line) })
    for (let tries = 0; tries < 100; tries++) {
      if ((await stateOf(store)).run.state === 'done') break
      await pause(500)
    }
    await jobs.stop()
    expect(faults).toEqual([])
    expect(await stateOf(store)).toMatchObject({ schools: SCHOOLS, run: { state: 'done', added: SCHOOLS } })
    expect(await verifyStore(store, registerChecks)).toEqual([])
    await store.close()
  })
})
