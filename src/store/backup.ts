// The whole store as one file, and back, between both engines: JSON lines, gzipped, with a digest a table and one of all.
import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { UserFault } from '../kernel/faults.ts'
import type { Session } from './engine.ts'
import type { Store } from './open.ts'

const FORMAT = 'trellis-backup/1'
const BATCH = 2_000

interface Manifest {
  readonly format: string
  readonly at: string
  readonly migrations: readonly string[]
  readonly auditHead: { readonly seq: number; readonly hash: string }
}
interface Table {
  readonly table: string
  readonly columns: readonly string[]
}
interface TableEnd {
  readonly end: string
  readonly rows: number
  readonly sha256: string
}
/** The last line: its digest is of every line before it, so that no table can go missing, move or change between the tables' own digests. */
interface FileEnd {
  readonly end: typeof FORMAT
  readonly sha256: string
}
/** What a backup holds or a restore brought: rows by table, and the head of the audit chain. */
export interface BackupReport {
  readonly tables: Readonly<Record<string, number>>
  readonly auditHead: Manifest['auditHead']
}

/** Writes the whole store, as at one moment, to `path`; jobs in the queue are not part of it. The file appears only when whole. */
export async function backupStore(store: Store, path: string): Promise<BackupReport> {
  return store.raw.transaction(true, async (session) => {
    await session.query('set transaction isolation level repeatable read')
    const migrations = await listApplied(session)
    await session.query('set local role trellis_system')
    const manifest = { format: FORMAT, at: new Date().toISOString(), migrations, auditHead: await readHead(session) }
    const report = { tables: {} as Record<string, number>, auditHead: manifest.auditHead }
    const partial = `${path}.partial`
    try {
      await pipeline(
        Readable.from(endedLines(backupLines(session, manifest, report.tables))),
        createGzip(),
        createWriteStream(partial),
      )
      await rename(partial, path)
    } finally {
      await rm(partial, { force: true })
    }
    return report
  })
}

/** The lines, each with its line feed, and the last one that vouches for them. */
async function* endedLines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  const digest = createHash('sha256')
  for await (const line of lines) {
    digest.update(`${line}\n`)
    yield `${line}\n`
  }
  yield `${JSON.stringify({ end: FORMAT, sha256: digest.digest('hex') } satisfies FileEnd)}\n`
}

async function* backupLines(
  session: Session,
  manifest: Manifest,
  counts: Record<string, number>,
): AsyncGenerator<string> {
  yield JSON.stringify(manifest)
  for (const table of await listTables(session)) {
    yield JSON.stringify(table)
    const digest = createHash('sha256')
    let rows = 0
    for await (const line of tableLines(session, table)) {
      digest.update(line)
      rows += 1
      yield line
    }
    counts[table.table] = rows
    yield JSON.stringify({ end: table.table, rows, sha256: digest.digest('hex') } satisfies TableEnd)
  }
}

async function* tableLines(session: Session, { table, columns }: Table): AsyncGenerator<string> {
  const list = columns.map((column) => `t."${column}"`).join(', ')
  await session.query(
    `declare backup_rows no scroll cursor for select row_to_json(r)::text as line from (select ${list} from ${table} t) r`,
  )
  for (;;) {
    const { rows } = await session.query(`fetch ${BATCH} from backup_rows`)
    for (const row of rows) yield oneLine(String(row['line']))
    if (rows.length < BATCH) break
  }
  await session.query('close backup_rows')
}

/** JSON leaves two separators of lines as they are, at which readers of lines would break it: written as escapes. */
function oneLine(json: string): string {
  return json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

/** Brings a backup into an empty store, in one transaction: wholly or not at all. Refuses (UserFault) a damaged file, one of another release, and a store that holds anything. */
export async function restoreStore(store: Store, path: string): Promise<BackupReport> {
  return store.raw.transaction(false, async (session) => {
    const applied = await listApplied(session)
    await session.query('alter table store.event disable trigger chain_event')
    await session.query('set constraints all deferred')
    await session.query('set local role trellis_system')
    await refuseUnlessEmpty(session)
    const digest = createHash('sha256')
    const report = await restoreLines(session, digested(readLines(path), digest), applied, digest)
    await session.query('update store.audit_head set seq = $1, hash = $2', [
      report.auditHead.seq,
      report.auditHead.hash,
    ])
    await session.query('reset role')
    await session.query('set constraints all immediate')
    await session.query('alter table store.event enable trigger chain_event')
    return report
  })
}

async function restoreLines(
  session: Session,
  lines: AsyncIterator<string>,
  applied: readonly string[],
  digest: Hash,
): Promise<BackupReport> {
  const manifest = (await nextDocument(lines)) as Manifest
  if (manifest.format !== FORMAT) throw damaged('it does not begin as a backup of Trellis does')
  refuseOtherRelease(manifest, applied)
  const tables: Record<string, number> = {}
  for (;;) {
    const head = (await nextDocument(lines)) as Table | FileEnd
    if ('end' in head) {
      await checkFileEnd(head, lines, digest)
      break
    }
    tables[head.table] = await restoreTable(session, head, lines)
  }
  return { tables, auditHead: manifest.auditHead }
}

async function restoreTable(session: Session, table: Table, lines: AsyncIterator<string>): Promise<number> {
  const known = (await listTables(session)).find((t) => t.table === table.table)
  if (known === undefined || table.columns.some((column) => !known.columns.includes(column)))
    throw damaged(`it holds a table that this release does not know, ${table.table}`)
  const digest = createHash('sha256')
  let rows = 0
  let batch: string[] = []
  for (;;) {
    const line = await nextLine(lines)
    const end = line.startsWith('{"end":') ? (JSON.parse(line) as TableEnd) : null
    if (end !== null) {
      await insertBatch(session, table, batch)
      checkEnd(end, table, rows, digest)
      return rows
    }
    digest.update(line)
    rows += 1
    batch.push(line)
    if (batch.length === BATCH) {
      await insertBatch(session, table, batch)
      batch = []
    }
  }
}

async function checkFileEnd(end: FileEnd, lines: AsyncIterator<string>, digest: Hash): Promise<void> {
  if (end.end !== FORMAT) throw damaged('it ends in the middle')
  if (end.sha256 !== digest.copy().digest('hex')) throw damaged('it is not as it was written')
  if ((await lines.next()).done !== true) throw damaged('it goes on after its end')
}

function checkEnd(end: TableEnd, table: Table, rows: number, digest: Hash): void {
  if (end.end !== table.table || end.rows !== rows || end.sha256 !== digest.digest('hex'))
    throw damaged(`the rows of ${table.table} are not those that were written`)
}

async function insertBatch(session: Session, { table, columns }: Table, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return
  const list = columns.map((column) => `"${column}"`).join(', ')
  await session.query(
    `insert into ${table} (${list}) overriding system value select ${list} from json_populate_recordset(null::${table}, $1::json)`,
    [`[${lines.join(',')}]`],
  )
}

async function refuseUnlessEmpty(session: Session): Promise<void> {
  for (const { table } of await listTables(session)) {
    const { rows } = await session.query(`select 1 from ${table} limit 1`)
    if (rows.length > 0)
      throw new UserFault('not-empty', `The store holds data already (${table}). Restore into an empty one.`)
  }
}

function refuseOtherRelease(manifest: Manifest, applied: readonly string[]): void {
  if (manifest.migrations.join() === applied.join()) return
  throw new UserFault(
    'other-release',
    `The backup is of another release: it has ${manifest.migrations.at(-1)}, this store has ${applied.at(-1)}. Restore with the release that made it, then upgrade.`,
  )
}

/** Tables in an order in which each comes after those it refers to; generated columns left out. */
async function listTables(session: Session): Promise<readonly Table[]> {
  const { rows } = await session.query(`
    select n.nspname || '.' || c.relname as table,
           (select jsonb_agg(a.attname order by a.attnum) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
           (select coalesce(jsonb_agg(distinct f.confrelid::regclass::text), '[]') from pg_constraint f
             where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss')
       and n.nspname || '.' || c.relname not in ('store.migration', 'store.audit_head')
     order by 1`)
  return inOrder(rows as unknown as (Table & { needs: readonly string[] })[])
}

function inOrder(tables: readonly (Table & { readonly needs: readonly string[] })[]): readonly Table[] {
  const done: Table[] = []
  const placed = new Set<string>()
  while (done.length < tables.length) {
    const next = tables.find(({ table, needs }) => !placed.has(table) && needs.every((need) => placed.has(need)))
    if (next === undefined) throw new Error('Tables refer to each other in a circle: the backup needs an order')
    placed.add(next.table)
    done.push({ table: next.table, columns: next.columns })
  }
  return done
}

async function listApplied(session: Session): Promise<readonly string[]> {
  const { rows } = await session.query('select name from store.migration order by name')
  return rows.map((row) => String(row['name']))
}

async function readHead(session: Session): Promise<Manifest['auditHead']> {
  const { rows } = await session.query('select seq, hash from store.audit_head')
  return { seq: Number(rows[0]?.['seq']), hash: String(rows[0]?.['hash']) }
}

/** The same lines; whenever one has been given, the digest is of all before it. */
async function* digested(lines: AsyncIterable<string>, digest: Hash): AsyncGenerator<string> {
  for await (const line of lines) {
    yield line
    digest.update(`${line}\n`)
  }
}

function readLines(path: string): AsyncIterable<string> {
  const input = createReadStream(path)
  const unzipped = input.pipe(createGunzip())
  input.on('error', (fault) => unzipped.destroy(fault))
  return linesOf(unzipped)
}

async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const reader = createInterface({ input: stream, crlfDelay: Infinity })
  const failure = new Promise<never>((_, fail) => stream.once('error', fail))
  failure.catch(() => {})
  try {
    const lines = reader[Symbol.asyncIterator]()
    for (;;) {
      const { done, value } = await Promise.race([lines.next(), failure])
      if (done === true) return
      yield value
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new UserFault('no-file', 'There is no such file.')
    throw damaged(`it cannot be unpacked (${(error as Error).message})`)
  } finally {
    reader.close()
    stream.destroy()
  }
}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { done, value } = await lines.next()
  if (done === true) throw damaged('it ends in the middle')
  return value
}

async function nextDocument(lines: AsyncIterator<string>): Promise<unknown> {
  const line = await nextLine(lines)
  try {
    return JSON.parse(line)
  } catch {
    throw damaged('a line of it cannot be read')
  }
}

function damaged(how: string): UserFault {
  return new UserFault('damaged-backup', `The backup file is damaged: ${how}. Nothing was restored.`)
}
