// A backup file brought into an empty store, between both engines: wholly or not at all.
import { createHash, type Hash } from 'node:crypto'
import { UserFault } from '../kernel/faults.ts'
import {
  BATCH,
  FORMAT,
  type BackupReport,
  type FileEnd,
  type Manifest,
  type Table,
  type TableEnd,
} from './backup-format.ts'
import { damaged, digested, documentOf, nextDocument, nextLine, readLines } from './backup-reading.ts'
import { listApplied, listTables } from './backup-tables.ts'
import type { Session } from './engine.ts'
import type { Store } from './open.ts'

/** Brings a backup into an empty store, in one transaction: wholly or not at all. Refuses (UserFault) a damaged file, one of another release, and a store that holds anything. */
export async function restoreStore(store: Store, path: string): Promise<BackupReport> {
  return store.raw.transaction(false, async (session) => {
    const applied = await listApplied(session)
    await setTriggers(session, 'disable')
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
    await setTriggers(session, 'enable')
    return report
  })
}

/** Triggers watch over acts; a restored row is a record of one that they let pass, and is judged by the file's digest. */
async function setTriggers(session: Session, to: 'disable' | 'enable'): Promise<void> {
  for (const { table } of await listTables(session)) await session.query(`alter table ${table} ${to} trigger user`)
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
    const end = line.startsWith('{"end":') ? (documentOf(line) as TableEnd) : null
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
  const insert = `insert into ${table} (${list}) overriding system value select ${list} from json_populate_recordset(null::${table}, $1::json)`
  await session.query(insert, [`[${lines.join(',')}]`]).catch((error: unknown) => {
    throw isDataFault(error) ? damaged(`a row of ${table} is not as it was written`) : error
  })
}

/** The database could not read the row, or it breaks what must hold: SQLSTATE classes 22 and 23. */
function isDataFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code))
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
