// A backup comes back whole, on either engine, or not at all.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedTwoPartnerships } from '../../test/factories.ts'
import { startPostgres, type TestPostgres, ownerUrl, TEMPLATE } from '../../test/world/postgres-server.ts'
import { openWorld } from '../../test/world/world.ts'
import { system } from '../kernel/actor.ts'
import { backupStore } from './backup.ts'
import { record } from './events.ts'
import { migrate } from './migrate.ts'
import { storeOver, type Store } from './open.ts'
import { openMemory } from './pglite.ts'
import { openPostgres } from './postgres.ts'
import { restoreStore } from './restore.ts'
import { verifyStore } from './verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'trellis-backup-'))
const path = join(folder, 'backup.gz')
let server: TestPostgres
let source: Store
beforeAll(async () => {
  server = await startPostgres()
  await server.makeTemplate()
  source = await openWorld()
  await source.as(system('test'), async (tx) => {
    await tx.db
      .insertInto('register.partnership')
      .values({ slug: 'elm', name: 'Elm “schools”\nof\u2028Ó', authorities: ['856'] })
      .execute()
    await tx.copyIn('register.school (urn, name, name_key, status)', ['100001,Élan,elan,1\n', '900001,Oak,oak,1\n'])
    await sql`insert into register.school_change (urn, on_day, changes) values ('100001', '2026-01-01', '{"name": ["A", "B"]}')`.execute(
      tx.db,
    )
    const posts = await tx.db
      .insertInto('register.post')
      .values([1, 2].map((n) => ({ partnership: 'elm', key: `p${n}`, title: `Post ${n}`, fte: 0.5 })))
      .returning('id')
      .execute()
    await tx.db
      .updateTable('register.post')
      .set({ reports_to: posts[1]?.id ?? null })
      .where('key', '=', 'p1')
      .execute()
    await record(tx, { type: 'post-added', partnership: 'elm', subject: 'post:p1' })
  })
  await backupStore(source, path)
})
afterAll(async () => {
  await source.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function emptyPglite(): Promise<Store> {
  const engine = await openMemory()
  await migrate(engine)
  return storeOver(engine)
}
const emptyPostgres = async (): Promise<Store> => storeOver(await openPostgres(ownerUrl(server.adminUrl, TEMPLATE)))
const schoolNames = (store: Store) =>
  store.read(system('test'), (tx) =>
    tx.db.selectFrom('register.school').select(['urn', 'name', 'example']).orderBy('urn').execute(),
  )

describe('a backup', () => {
  it('goes from engine to engine and back with the same counts and the same audit head', async () => {
    const second = join(folder, 'second.gz')
    const postgres = await emptyPostgres()
    const there = await restoreStore(postgres, path)
    expect(await verifyStore(postgres, [])).toEqual([])
    await backupStore(postgres, second)
    await postgres.close()
    const pglite = await emptyPglite()
    const back = await restoreStore(pglite, second)
    expect(back).toEqual(there)
    expect(back.tables['register.post']).toBe(2)
    expect(back.auditHead.seq).toBe(1)
    expect(await verifyStore(pglite, [])).toEqual([])
    expect(await schoolNames(pglite)).toEqual(await schoolNames(source))
    await pglite.close()
  })

  it('brings back rows that nobody may write any more: approved minutes, decisions, a result', async () => {
    const full = await openWorld()
    await seedTwoPartnerships(full)
    const file = join(folder, 'full.gz')
    const written = await backupStore(full, file)
    const store = await emptyPglite()
    expect((await restoreStore(store, file)).tables).toEqual(written.tables)
    const change = store.as(system('test'), ({ db }) =>
      db.updateTable('governance.minute_text').set({ text: 'Otherwise.' }).execute(),
    )
    await expect(change).rejects.toThrow(/minutes of this meeting are approved/)
    await Promise.all([full.close(), store.close()])
  })

  it('is refused with one byte changed, and nothing is restored', async () => {
    const bytes = readFileSync(path)
    const at = Math.floor(bytes.length / 2)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    const bad = join(folder, 'bad.gz')
    writeFileSync(bad, bytes)
    const store = await emptyPglite()
    await expect(restoreStore(store, bad)).rejects.toThrow(/damaged/)
    expect(await schoolNames(store)).toEqual([])
    await store.close()
  })

  it.each<[string, (lines: readonly string[]) => readonly string[]]>([
    ['without one table', (lines) => withoutTable(lines, 'register.school_change')],
    ['without two tables', (lines) => withoutTable(withoutTable(lines, 'web.attempt'), 'register.post')],
    ['with another audit head', (lines) => lines.map((line) => line.replace(/"seq":1,/, '"seq":2,'))],
    ['with two tables in another order', (lines) => swapTables(lines, 'register.school', 'register.school_change')],
    ['with something after its end', (lines) => [...lines, '{"table":"register.school","columns":["urn"]}']],
    ['with the last line of before', (lines) => [...lines.slice(0, -1), '{"end":"trellis-backup/1"}']],
  ])('is refused %s, and nothing is restored', async (_, change) => {
    const lines = gunzipSync(readFileSync(path)).toString().trimEnd().split('\n')
    const changed = change(lines)
    expect(changed).not.toEqual(lines)
    const bad = join(folder, 'changed.gz')
    writeFileSync(bad, gzipSync(`${changed.join('\n')}\n`))
    const store = await emptyPglite()
    await expect(restoreStore(store, bad)).rejects.toThrow(/damaged/)
    expect(await schoolNames(store)).toEqual([])
    await store.close()
  })

  it('is refused when cut short, when absent, and into a store that holds data', async () => {
    const short = join(folder, 'short.gz')
    writeFileSync(short, readFileSync(path).subarray(0, 300))
    const store = await emptyPglite()
    await expect(restoreStore(store, short)).rejects.toThrow(/damaged/)
    await expect(restoreStore(store, join(folder, 'none.gz'))).rejects.toThrow(/no such file/)
    await restoreStore(store, path)
    await expect(restoreStore(store, path)).rejects.toThrow(/holds data already/)
    await store.close()
  })
})

/** The lines of one table: its head, its rows and its end. */
function blockOf(lines: readonly string[], table: string): readonly string[] {
  const start = lines.findIndex((line) => line.startsWith(`{"table":"${table}"`))
  const end = lines.findIndex((line) => line.startsWith(`{"end":"${table}"`))
  return lines.slice(start, end + 1)
}

function withoutTable(lines: readonly string[], table: string): readonly string[] {
  const block = blockOf(lines, table)
  return lines.filter((line) => !block.includes(line))
}

function swapTables(lines: readonly string[], one: string, other: string): readonly string[] {
  const [a, b] = [blockOf(lines, one), blockOf(lines, other)]
  return lines.flatMap((line) => {
    if (line === a[0]) return b
    if (line === b[0]) return a
    return a.includes(line) || b.includes(line) ? [] : [line]
  })
}
