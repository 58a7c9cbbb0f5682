// A fresh migrated store for a test file, on the engine that STORE names; a fixed clock.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { storeOver, type Store } from '../../src/store/open.ts'
import { openMemory } from '../../src/store/pglite.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import { asAdmin, ownerUrl, TEMPLATE } from './postgres-server.ts'

/** The moment at which worlds stand unless a test says otherwise: 22 November 2026, 10am in London. */
export const NOW = new Date('2026-11-22T10:00:00Z')

/** A store of one's own; close it in afterAll. */
export async function openWorld(clock: () => Date = () => NOW): Promise<Store> {
  return process.env['STORE'] === 'postgres' ? openPostgresWorld(clock) : openMemoryWorld(clock)
}

async function openMemoryWorld(clock: () => Date): Promise<Store> {
  const path = process.env['TRELLIS_TEST_SNAPSHOT']
  if (path === undefined) throw new Error('Run tests with vitest: its global set-up makes the snapshot')
  return storeOver(await openMemory(new Blob([readFileSync(path)])), clock)
}

async function openPostgresWorld(clock: () => Date): Promise<Store> {
  const adminUrl = process.env['TRELLIS_TEST_POSTGRES']
  if (adminUrl === undefined) throw new Error('Run tests with vitest: its global set-up starts PostgreSQL')
  const name = `world_${randomBytes(6).toString('hex')}`
  await asAdmin(adminUrl, `create database ${name} template ${TEMPLATE} owner trellis_owner`)
  const store = storeOver(await openPostgres(ownerUrl(adminUrl, name)), clock)
  return {
    ...store,
    close: async () => {
      await store.close()
      await asAdmin(adminUrl, `drop database ${name} with (force)`)
    },
  }
}

/** Runs a statement as whoever owns the machine: for tests that tamper. */
export async function asOwnerOfAll(store: Store, statement: string): Promise<void> {
  const adminUrl = process.env['TRELLIS_TEST_POSTGRES']
  if (store.engine === 'pglite' || adminUrl === undefined) {
    await store.raw.transaction(false, (session) => session.query(statement))
    return
  }
  const { rows } = await store.raw.transaction(true, (session) => session.query('select current_database() as name'))
  const url = new URL(adminUrl)
  url.pathname = `/${String(rows[0]?.['name'])}`
  await asAdmin(url.href, statement)
}
