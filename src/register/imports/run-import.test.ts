// An import's own row: what it shows while it runs and when it has ended; one transaction for the file.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system } from '../../kernel/actor.ts'
import type { Store } from '../../store/open.ts'
import { importText } from '../../../test/import-file.ts'
import { openWorld } from '../../../test/world/world.ts'
import { importFile } from './run-import.ts'

const SYSTEM = system('test')
const FILE =
  'URN,EstablishmentName,EstablishmentStatus (code),TypeOfEstablishment (code)\n710001,Oak,1,01\n71,Bad,1,01\n'
let store: Store
beforeAll(async () => {
  store = await openWorld()
})
afterAll(() => store.close())

const newRun = (dryRun: boolean) =>
  store.as(SYSTEM, ({ db }) =>
    db
      .insertInto('register.import_run')
      .values({ kind: 'establishments', file_name: 'x.csv', dry_run: dryRun })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
const stateOf = (id: string) =>
  store.as(SYSTEM, ({ db }) =>
    db.selectFrom('register.import_run').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  )

describe('the row of an import', () => {
  test('shows the figures when it is done, keeps the refused rows, and marks the history with it', async () => {
    const { id } = await newRun(false)
    await importText(store, 'establishments', FILE, { run: id })
    expect(await stateOf(id)).toMatchObject({ state: 'done', read: 2, total: 3, added: 1, changed: 0, refused: 1 })
    await store.as(SYSTEM, async ({ db }) => {
      expect(await db.selectFrom('register.import_refusal').selectAll().where('run', '=', id).execute()).toEqual([
        { run: id, line: 3, reason: 'URN "71" is not six digits', row_text: '71,Bad,1,01' },
      ])
      const change = db.selectFrom('register.school_change').select('import_run').where('urn', '=', '710001')
      expect(await change.executeTakeFirst()).toEqual({ import_run: id })
    })
  })
  test('says why a file was refused', async () => {
    const { id } = await newRun(true)
    await expect(importText(store, 'establishments', '<html>', { run: id, dryRun: true })).rejects.toThrow()
    expect(await stateOf(id)).toMatchObject({ state: 'refused', message: expect.stringMatching(/web page/) })
  })
  test('a file whose reading breaks off half-way leaves nothing, and the row says that it failed', async () => {
    const { id } = await newRun(false)
    let opened = 0
    const open = async function* () {
      yield Buffer.from(FILE.replace('710001', '710009'))
      if (opened++ > 0) throw new Error('the connection was lost')
    }
    const request = { kind: 'establishments', fileName: 'x.csv', open, dryRun: false, complete: false } as const
    await expect(importFile(store, { ...request, partnership: null, run: id })).rejects.toThrow(
      'the connection was lost',
    )
    expect(await stateOf(id)).toMatchObject({ state: 'failed' })
    const there = await store.as(SYSTEM, ({ db }) =>
      db.selectFrom('register.school').select('urn').where('urn', '=', '710009').execute(),
    )
    expect(there).toEqual([])
  })
  test('progress is told, up to the last row', async () => {
    const told: number[] = []
    await importText(store, 'establishments', FILE, { progress: (read) => told.push(read) })
    expect(told.at(-1)).toBe(2)
  })
  test('an import is an event with figures and no names', async () => {
    const events = await store.as(SYSTEM, ({ db }) =>
      db.selectFrom('store.event').select(['subject', 'data']).where('type', '=', 'file-imported').execute(),
    )
    expect(events[0]).toMatchObject({ subject: 'import:establishments', data: { added: 1, refused: 1 } })
  })
})
