// The embedded engine: PGlite in a folder (one process at a time, by lock) or in memory. Never used beyond one machine.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, types, type PGliteOptions, type Transaction } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import type { Engine, Session } from './engine.ts'
import { lockFolder } from './folder-lock.ts'

const COPY_BATCH_BYTES = 2_000_000
/** Days, numbers and counts come as the store's types say: days as ISO text, int8 and numeric as numbers. */
const PARSERS: Record<number, (value: string) => unknown> = {
  [types.DATE]: (value) => value,
  [types.INT8]: Number,
  [types.NUMERIC]: Number,
}

/** Opens the folder for this process alone. Refuses (UserFault locked) when another process holds it, by name and pid. */
export async function openFolder(folder: string): Promise<PGliteEngine> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(folder)
  try {
    return await engineOver({ dataDir: join(folder, 'pglite') }, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

/** A database in memory, empty or from a snapshot that `PGliteEngine.snapshot` made. For tests. */
export async function openMemory(snapshot?: Blob): Promise<PGliteEngine> {
  return engineOver(snapshot ? { loadDataDir: snapshot } : {}, () => {})
}

/** An engine over PGlite, with the two things only PGlite has. */
export interface PGliteEngine extends Engine {
  /** The whole database as a file, for a fresh copy in memory. */
  snapshot(): Promise<Blob>
  /** The instance itself, for pg-boss's own adapter. */
  readonly instance: PGlite
}

async function engineOver(options: PGliteOptions, unlock: () => void): Promise<PGliteEngine> {
  const instance = await PGlite.create({ ...options, extensions: { btree_gist, pg_trgm, unaccent }, parsers: PARSERS })
  return {
    name: 'pglite',
    instance,
    transaction: (readOnly, work, opening = '') =>
      instance.transaction(async (tx) => {
        await tx.exec(`${readOnly ? 'set transaction read only;' : ''}${opening}`)
        return work(sessionOver(tx))
      }),
    vacuum: async (table) => void (await instance.exec(`vacuum full ${table}`)),
    answers: async () => (await instance.query('select 1')).rows.length === 1,
    snapshot: () => instance.dumpDataDir('none'),
    close: async () => {
      await instance.close()
      unlock()
    },
  }
}

function sessionOver(tx: Transaction): Session {
  return {
    async query(sql, params = []) {
      const result = await tx.query<Record<string, unknown>>(sql, [...params])
      return { rows: result.rows, affected: result.affectedRows ?? 0 }
    },
    async script(sql) {
      await tx.exec(sql)
    },
    async copyIn(target, csv) {
      let rows = 0
      for await (const batch of batches(csv)) {
        const result = await tx.query(`copy ${target} from '/dev/blob' (format csv)`, [], { blob: new Blob(batch) })
        rows += result.affectedRows ?? 0
      }
      return rows
    },
  }
}

async function* batches(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = []
  let size = 0
  for await (const line of lines) {
    batch.push(line)
    size += line.length
    if (size < COPY_BATCH_BYTES) continue
    yield batch
    batch = []
    size = 0
  }
  if (batch.length > 0) yield batch
}
