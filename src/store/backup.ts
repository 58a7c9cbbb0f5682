// The whole store written as one file, the same from both engines: JSON lines, gzipped, with a digest a table and one of all. Back: restore.ts.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import {
  BATCH,
  FORMAT,
  type BackupReport,
  type FileEnd,
  type Manifest,
  type Table,
  type TableEnd,
} from './backup-format.ts'
import { listApplied, listTables, readHead } from './backup-tables.ts'
import type { Session } from './engine.ts'
import type { Store } from './open.ts'

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
