// Brings a database to the newest of the numbered SQL files in migrations/. Forward only; an applied file that was edited is refused.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserFault } from '../kernel/faults.ts'
import type { Engine, Session } from './engine.ts'

const FOLDER = join(import.meta.dirname, '../../migrations')
/** Any constant: two processes that start together migrate one after the other. */
const ADVISORY_LOCK = 7_035_021

interface Migration {
  readonly name: string
  readonly text: string
  readonly digest: string
}

/** Applies what is missing, each file in its own transaction, and gives the names applied. Refuses (UserFault) edited or unknown files. */
export async function migrate(engine: Engine): Promise<readonly string[]> {
  const files = listMigrations()
  const applied: string[] = []
  for (const file of files) {
    const done = await engine.transaction(false, (session) => applyOne(session, file, engine))
    if (done) applied.push(file.name)
  }
  await engine.transaction(true, (session) => refuseNewer(session, files))
  return applied
}

async function applyOne(session: Session, file: Migration, engine: Engine): Promise<boolean> {
  await session.query(`select pg_advisory_xact_lock(${ADVISORY_LOCK})`)
  await session.script(`create schema if not exists store;
    create table if not exists store.migration (name text primary key, digest text not null, applied_at timestamptz not null default now())`)
  const { rows } = await session.query('select digest from store.migration where name = $1', [file.name])
  const before = rows[0]?.['digest']
  if (before === file.digest) return false
  if (before !== undefined)
    throw new UserFault(
      'migration-edited',
      `Migration ${file.name} was edited after it ran. Restore the file as it was.`,
    )
  await session.script(file.text)
  if (engine.name === 'pglite' && file.name.startsWith('0001')) await session.script(EMBEDDED_ONLY)
  await session.query('insert into store.migration (name, digest) values ($1, $2)', [file.name, file.digest])
  return true
}

/** The embedded engine runs as superuser: its COPY reads a blob as a server file, and set_config is closed to the two roles (docs/operating.md has the same for PostgreSQL). */
const EMBEDDED_ONLY = `grant pg_read_server_files to trellis_system;
  revoke execute on function set_config(text, text, boolean) from public;`

async function refuseNewer(session: Session, files: readonly Migration[]): Promise<void> {
  const { rows } = await session.query('select name from store.migration order by name')
  const known = new Set(files.map((file) => file.name))
  const unknown = rows.map((row) => String(row['name'])).filter((name) => !known.has(name))
  if (unknown.length > 0)
    throw new UserFault(
      'store-newer',
      `The store was made by a later Trellis (it has ${unknown.join(', ')}). Use that release.`,
    )
}

function listMigrations(): readonly Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(FOLDER, name), 'utf8')
      return { name, text, digest: createHash('sha256').update(text).digest('hex') }
    })
}
