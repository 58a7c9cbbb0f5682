// One store over two engines: opens, migrates, and gives transactions in which the database knows who asks.
import type { Kysely } from 'kysely'
import pg from 'pg'
import { londonDay, type Day } from '../kernel/day.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Engine, EngineName, Session } from './engine.ts'
import { migrate } from './migrate.ts'
import { openFolder } from './pglite.ts'
import { openPostgres } from './postgres.ts'
import { queriesOver } from './session-dialect.ts'
import type { DB } from './schema.ts'

/** One transaction of one actor: what queries and actions take. */
export interface Tx {
  readonly db: Kysely<DB>
  readonly actor: Actor
  /** Today in Europe/London. */
  readonly today: Day
  readonly now: Date
  /** Which database it runs on: for words about it only. */
  readonly engine: EngineName
  /** Bulk loading: see `Session.copyIn`. */
  readonly copyIn: Session['copyIn']
  /** Jobs were asked for: whoever listens hears of it once this transaction is committed. */
  readonly tellOfJobs: () => void
}

export interface Store {
  readonly engine: EngineName
  /** One act, one transaction, as this actor: row-level security decides which rows exist. */
  as<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
  /** The same, read only: the database refuses any write. Pages use it. */
  read<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Calls `listener` after each commit of this process that asked for jobs; gives the function that ends it. */
  onJobs(listener: () => void): () => void
  answers(): Promise<boolean>
  close(): Promise<void>
  /** The engine itself: for migrations, jobs and backup only. */
  readonly raw: Engine
}

export interface StoreOptions {
  /** PostgreSQL address, or null for the embedded store in `folder`. */
  readonly databaseUrl: string | null
  /** PostgreSQL address of a replica for public reads, or null. */
  readonly readUrl?: string | null
  readonly folder: string
  readonly clock?: () => Date
}

/** Opens the store the options name and brings it to the newest migration. Refusals are UserFaults. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const engine =
    options.databaseUrl === null ? await openFolder(options.folder) : await openPostgres(options.databaseUrl)
  try {
    await migrate(engine)
    const replica = options.readUrl ? await openPostgres(options.readUrl) : null
    return storeOver(engine, options.clock, replica)
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** A store over an engine that is migrated already. */
export function storeOver(engine: Engine, clock: () => Date = () => new Date(), replica: Engine | null = null): Store {
  const listeners = new Set<() => void>()
  const run =
    (readOnly: boolean) =>
    async <T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => {
      const source = readOnly && actor.kind === 'public' ? (replica ?? engine) : engine
      let jobs = false
      const now = clock()
      const today = londonDay(now)
      const inside = async (session: Session): Promise<T> => {
        const tx: Tx = {
          db: queriesOver(session),
          actor,
          today,
          now,
          engine: engine.name,
          copyIn: (target, csv) => session.copyIn(target, csv),
          tellOfJobs: () => {
            jobs = true
          },
        }
        return work(tx)
      }
      const result = await source.transaction(readOnly, inside, whoAsks(actor, today))
      if (jobs) for (const listener of listeners) listener()
      return result
    }
  return {
    engine: engine.name,
    as: run(false),
    read: run(true),
    onJobs: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    answers: () => engine.answers(),
    close: async () => {
      await replica?.close()
      await engine.close()
    },
    raw: engine,
  }
}

/** The statement that tells the database who asks and on what day, then drops to the role that row-level security binds. The role comes last: from then on set_config may be closed. It goes with the begin, so its values stand in it as quoted literals. */
function whoAsks(actor: Actor, today: Day): string {
  const person = actor.kind === 'person' ? actor : null
  const grants = person?.grants.map((g) => `${g.act}:${g.scope}`) ?? []
  const settings = {
    'app.kind': actor.kind,
    'app.day': today,
    'app.account': person?.account ?? '',
    'app.people': JSON.stringify(person?.people ?? []),
    'app.grants': JSON.stringify(grants),
    role: actor.kind === 'system' ? 'trellis_system' : 'trellis_app',
  }
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`,
  )
  return `select ${calls.join(', ')}`
}
