// Tries to sign in, counted in the store so that every process sees them. Keys are digests: no address is kept.
import { sql } from 'kysely'
import { system } from '../kernel/actor.ts'
import type { Store, Tx } from '../store/open.ts'
import { tooManyRequests } from './limits.ts'
import { digest } from './tokens.ts'

const WINDOW_SECONDS = 15 * 60
const TRIES_PER_ACCOUNT = 10
const TRIES_PER_ADDRESS = 100

/** Counts a try for this e-mail address (null: none is named) from this network address. Refuses (429) the 11th in 15 minutes for one account, the 101st from one address. */
export async function countTry(store: Store, email: string | null, address: string): Promise<void> {
  const within = await store.as(system('sign-in'), async (tx) => {
    const byAddress = await countOne(tx, `address:${digest(address)}`)
    const byAccount = email === null ? 0 : await countOne(tx, `account:${digest(email)}`)
    return byAddress <= TRIES_PER_ADDRESS && byAccount <= TRIES_PER_ACCOUNT
  })
  if (!within) throw tooManyRequests(WINDOW_SECONDS)
}

async function countOne(tx: Tx, key: string): Promise<number> {
  const since = new Date(tx.now.getTime() - WINDOW_SECONDS * 1000)
  await tx.db.deleteFrom('web.attempt').where('at', '<=', since).execute()
  await tx.db
    .insertInto('web.attempt')
    .values({ key, at: sql`${tx.now.toISOString()}::timestamptz + random() * interval '999 microseconds'` })
    .onConflict((clash) => clash.doNothing())
    .execute()
  const row = await tx.db
    .selectFrom('web.attempt')
    .select((w) => w.fn.countAll<number>().as('tries'))
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return row.tries
}
