// Each kind of actor x each table x each verb, against a checked-in expectation: tables are enumerated, never remembered.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/kernel/actor.ts'
import type { Session } from '../../src/store/engine.ts'
import type { Store, Tx } from '../../src/store/open.ts'
import { verifyStore, WITHOUT_ROW_SECURITY } from '../../src/store/verify.ts'
import { ACTORS, seedTwoPartnerships } from '../factories.ts'
import { openWorld } from '../world/world.ts'

const EXPECTED = join(import.meta.dirname, 'isolation.expected.json')
const VERBS = ['select', 'insert', 'update', 'delete'] as const
type Verb = (typeof VERBS)[number]
/** actor -> table -> verb -> the sides whose rows it may touch: "elm, oak", "elm", "shared" or "none". */
type Matrix = Record<string, Record<string, Record<Verb, string>>>

interface Sample {
  readonly side: string
  readonly json: string
}
interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly samples: readonly Sample[]
}

let store: Store
let tables: readonly Table[]
beforeAll(async () => {
  store = await openWorld()
  await seedTwoPartnerships(store)
  tables = await store.raw.transaction(false, listTables)
})
afterAll(() => store.close())

describe('isolation', () => {
  it('every table has rows to try', () => {
    expect(tables.filter((table) => table.samples.length === 0).map((table) => table.name)).toEqual([])
    expect(tables.length).toBeGreaterThan(20)
  })

  it('is exactly what the expectation file says, for every actor, table and verb', async () => {
    const matrix: Matrix = {}
    for (const [name, actor] of Object.entries(ACTORS)) matrix[name] = await rowsOfActor(actor)
    const text = `${JSON.stringify(matrix, null, 2)}\n`
    if (process.env['WRITE_EXPECTED'] === '1') writeFileSync(EXPECTED, text)
    expect(matrix).toEqual(JSON.parse(readFileSync(EXPECTED, 'utf8')))
  }, 300_000)

  it('shows nothing of any protected table when nobody asks', async () => {
    for (const { name } of tables.filter((table) => !WITHOUT_ROW_SECURITY.includes(table.name))) {
      const seen = store.raw.transaction(true, async (session) => {
        await session.query('set local role trellis_app')
        return (await session.query(`select 1 from ${name}`)).rows.length
      })
      const outcome = await seen.catch((fault: Error) => fault.message.replace(/ for .*/, ''))
      expect([0, 'permission denied'], name).toContain(outcome)
    }
  })

  it('row-level security is forced everywhere but on the printed list', async () => {
    expect(await verifyStore(store, [])).toEqual([])
  })

  it('every policy wraps its functions in a sub-select, so that they run once a statement', async () => {
    const { rows } = await store.raw.transaction(true, (session) =>
      session.query(`select tablename || '.' || policyname as name, coalesce(qual, '') || ' ' || coalesce(with_check, '') as text
                       from pg_policies where schemaname not in ('pg_catalog', 'pgboss')`),
    )
    const bare = rows.filter((row) =>
      /store\.\w+\(/.test(String(row['text']).replace(/\( ?SELECT store\.\w+\([^)]*\)/g, '')),
    )
    expect(bare.map((row) => row['name'])).toEqual([])
    expect(rows.length).toBeGreaterThan(30)
  })

  it.each([
    `select set_config('role', 'trellis_system', true)`,
    `select set_config('app.kind', 'system', true)`,
    'alter table register.person disable row level security',
    `select pg_read_file('/etc/passwd')`,
    `copy register.person to '/tmp/people'`,
    'delete from store.audit',
    'select * from web.session',
  ])('refuses the reader: %s', async (statement) => {
    const attempt = store.as({ kind: 'public' }, (tx) => sql.raw(statement).execute(tx.db))
    await expect(attempt).rejects.toThrow(/permission denied|must be owner|superuser/)
  })
})

async function listTables(session: Session): Promise<readonly Table[]> {
  await session.query('set local role trellis_system')
  const { rows } = await session.query(`
    select n.nspname || '.' || c.relname as name,
           (select jsonb_agg(a.attname order by a.attnum) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss') order by 1`)
  const tables: Table[] = []
  for (const row of rows as unknown as Omit<Table, 'samples'>[]) {
    const found = await session.query(`select to_jsonb(t)::text as json from ${row.name} t order by 1 limit 40`)
    tables.push({
      ...row,
      samples: found.rows.map((r) => ({ side: sideOf(String(r['json'])), json: String(r['json']) })),
    })
  }
  return tables
}

/** Whose row it is: seeds carry the name or the digit of their side. */
function sideOf(json: string): string {
  if (/elm|"0000000[1]-|900001/.test(json) && !/"partnership": "oak"/.test(json))
    return /"partnership": "elm"|elm|00000001-/.test(json) ? 'elm' : 'shared'
  return /oak|00000002-/.test(json) ? 'oak' : 'shared'
}

async function rowsOfActor(actor: Actor): Promise<Record<string, Record<Verb, string>>> {
  const result: Record<string, Record<Verb, string>> = {}
  for (const table of tables) {
    const cell: Partial<Record<Verb, string>> = {}
    for (const verb of VERBS) cell[verb] = await tryVerb(actor, table, verb)
    result[table.name] = cell as Record<Verb, string>
  }
  return result
}

/** The sides whose rows the verb reaches, with how many of how many. */
async function tryVerb(actor: Actor, table: Table, verb: Verb): Promise<string> {
  const allowed: string[] = []
  for (const sample of table.samples) if (await allows(actor, table, verb, sample)) allowed.push(sample.side)
  if (allowed.length === 0) return 'none'
  const sides = [...new Set(table.samples.map((sample) => sample.side))].sort()
  return sides
    .map(
      (side) =>
        [side, allowed.filter((a) => a === side).length, table.samples.filter((s) => s.side === side).length] as const,
    )
    .filter(([, some]) => some > 0)
    .map(([side, some, all]) => (some === all ? side : `${side} ${some} of ${all}`))
    .join(', ')
}

/** Tries it on this very row and undoes it. A clash with a constraint comes after the policy, so it counts as allowed. */
async function allows(actor: Actor, table: Table, verb: Verb, { json }: Sample): Promise<boolean> {
  const undo = new Error('undo')
  let touched = false
  try {
    await store.as(actor, async (tx) => {
      touched = await attempt(tx, table, verb, json)
      throw undo
    })
  } catch (error) {
    if (error === undo) return touched
    const code = (error as { code?: string }).code ?? ''
    if (code === '42501') return false
    if (code.startsWith('23')) return true
    throw error
  }
  return touched
}

async function attempt(tx: Tx, { name, columns }: Table, verb: Verb, json: string): Promise<boolean> {
  const list = columns.map((column) => `"${column}"`).join(', ')
  const same = sql`to_jsonb(t)::text = ${json}`
  const table = sql.raw(`${name} as t`)
  const statement = {
    select: () => sql`select 1 from ${table} where ${same}`,
    insert: () =>
      sql`insert into ${sql.raw(`${name} (${list})`)} overriding system value select ${sql.raw(list)} from jsonb_populate_record(null::${sql.raw(name)}, ${json}::jsonb)`,
    update: () =>
      sql`update ${table} set ${sql.raw(`"${columns.at(-1)}"`)} = ${sql.raw(`t."${columns.at(-1)}"`)} where ${same}`,
    delete: () => sql`delete from ${table} where ${same}`,
  }[verb]()
  const result = await statement.execute(tx.db)
  return verb === 'select' ? result.rows.length > 0 : Number(result.numAffectedRows ?? 0) > 0
}
