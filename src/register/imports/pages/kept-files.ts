// Uploaded files between dry run and import: kept gzipped in the store, read back in parts. Never read by the reader's own transactions.
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGunzip, gzip } from 'node:zlib'
import { sql } from 'kysely'
import { system } from '../../../kernel/actor.ts'
import type { Store, Tx } from '../../../store/open.ts'
import { KEPT_DAYS } from './rules.ts'

const ACTOR = system('import')
const PART = 1_000_000
const CHUNK = 65_536

/** Keeps the bytes of this dry run, as the person who asked for it. */
export async function keepFile(tx: Tx, run: string, bytes: Uint8Array): Promise<void> {
  const content = await promisify(gzip)(bytes, { level: 4 })
  await tx.db.insertInto('register.import_file').values({ run, content, kept_at: tx.now }).execute()
}

/** Forgets the file of this run, and every file older than 7 days. */
export async function forgetFiles(store: Store, run: string): Promise<void> {
  await store.as(ACTOR, async ({ db, now }) => {
    const oldest = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
    await db
      .deleteFrom('register.import_file')
      .where((or) => or.or([or('run', '=', run), or('kept_at', '<', oldest)]))
      .execute()
  })
}

/** A kept file, unpacked: its bytes from the start each time, until it is closed. */
export interface Unpacked {
  readonly open: () => AsyncIterable<Uint8Array>
  readonly close: () => Promise<void>
}

/** Unpacks a kept file to the disk, so that an import reads it while it holds the embedded store's one session. Null: it is not kept any more. */
export async function unpackFile(store: Store, run: string): Promise<Unpacked | null> {
  const size = await sizeOf(store, run)
  if (size === null) return null
  const disk = await openNameless()
  try {
    await pipeline(Readable.from(partsOf(store, run, size)), createGunzip(), async (bytes: AsyncIterable<Buffer>) => {
      for await (const chunk of bytes) await disk.appendFile(chunk)
    })
  } catch (error) {
    await disk.close()
    throw error
  }
  return { open: () => bytesOf(disk), close: () => disk.close() }
}

async function* bytesOf(disk: FileHandle): AsyncGenerator<Uint8Array> {
  for (let at = 0; ;) {
    const { bytesRead, buffer } = await disk.read({ buffer: Buffer.alloc(CHUNK), position: at })
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

/** A file without a name: it is gone with the process, however that ends. */
async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-import-'))
  try {
    return await open(join(folder, 'file'), 'wx+', 0o600)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function sizeOf(store: Store, run: string): Promise<number | null> {
  const row = await store.read(ACTOR, ({ db }) =>
    db
      .selectFrom('register.import_file')
      .select(sql<number>`length(content)`.as('size'))
      .where('run', '=', run)
      .executeTakeFirst(),
  )
  return row?.size ?? null
}

async function* partsOf(store: Store, run: string, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 1; from <= size; from += PART) {
    const { part } = await store.read(ACTOR, ({ db }) =>
      db
        .selectFrom('register.import_file')
        .select(sql<Uint8Array>`substring(content from ${from}::int for ${PART}::int)`.as('part'))
        .where('run', '=', run)
        .executeTakeFirstOrThrow(),
    )
    yield part
  }
}
