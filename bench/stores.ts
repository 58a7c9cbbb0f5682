// Empty migrated stores for the benchmarks: in memory, and on a PostgreSQL of their own.
import { migrate } from '../src/store/migrate.ts'
import { storeOver, type Store } from '../src/store/open.ts'
import { openMemory } from '../src/store/pglite.ts'
import { openPostgres } from '../src/store/postgres.ts'
import { asAdmin, ownerUrl, startPostgres, TEMPLATE } from '../test/world/postgres-server.ts'

/** An embedded store in memory. */
export async function openEmbedded(): Promise<Store> {
  const engine = await openMemory()
  await migrate(engine)
  return storeOver(engine)
}

/** A PostgreSQL server that gives empty stores, each a database of its own. */
export interface StoreServer {
  open(): Promise<Store>
  stop(): Promise<void>
}

/** Starts a server for this run. */
export async function startStores(): Promise<StoreServer> {
  const server = await startPostgres()
  await server.makeTemplate()
  let databases = 0
  return {
    open: async () => {
      const name = `bench_${++databases}`
      await asAdmin(server.adminUrl, `create database ${name} template ${TEMPLATE} owner trellis_owner`)
      return storeOver(await openPostgres(ownerUrl(server.adminUrl, name)))
    },
    stop: () => server.stop(),
  }
}
