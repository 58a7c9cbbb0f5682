// Before any test file: one migrated database that each test file copies, in memory (PGlite) or as a template (PostgreSQL).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import packedBrowser from '@sparticuz/chromium'
import { migrate } from '../../src/store/migrate.ts'
import { openMemory } from '../../src/store/pglite.ts'
import { startPostgres } from './postgres-server.ts'

/** Makes the migrated copy that `openWorld` starts from, and removes it at the end. */
export default async function setup(): Promise<() => Promise<void>> {
  await unpackBrowser()
  if (process.env['STORE'] === 'postgres') return setupPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'trellis-test-'))
  const engine = await openMemory()
  await migrate(engine)
  const snapshot = await engine.snapshot()
  await engine.close()
  const path = join(folder, 'snapshot.tar')
  writeFileSync(path, Buffer.from(await snapshot.arrayBuffer()))
  process.env['TRELLIS_TEST_SNAPSHOT'] = path
  return async () => rmSync(folder, { recursive: true, force: true })
}

async function setupPostgres(): Promise<() => Promise<void>> {
  const server = await startPostgres()
  process.env['TRELLIS_TEST_POSTGRES'] = server.adminUrl
  await server.makeTemplate()
  return () => server.stop()
}

/** Unpacked once, before two test files would do it at the same time. */
async function unpackBrowser(): Promise<void> {
  await packedBrowser.executablePath()
}
