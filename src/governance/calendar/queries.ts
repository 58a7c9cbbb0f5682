// All SQL of calendars: whose a secret address is, and the bodies that a person may sit on. An address is kept as its digest only.
import { sql } from 'kysely'
import type { Tx } from '../../store/open.ts'
import { listEntitlements, listSeats } from '../bodies/sitting-queries.ts'
import type { FollowedBody, OwnFeed } from './types.ts'

/** Whose feed has this digest; null for an address that is none, or no longer. */
export async function findFeedPerson({ db }: Tx, digest: string): Promise<string | null> {
  const { rows } = await sql<{ person: string | null }>`select governance.feed_person(${digest}) as person`.execute(db)
  return rows[0]?.person ?? null
}

/** The bodies of the partnership to whose seats the person was ever entitled, each with all seats and entitlements. */
export async function listFollowedBodies(
  tx: Tx,
  partnership: string,
  person: string,
): Promise<readonly FollowedBody[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct e.body as id from governance.entitlement e
     where e.partnership = ${partnership} and e.person = ${person}::uuid and (e.starts < e.ends) is not false order by 1`.execute(
    tx.db,
  )
  const bodies: FollowedBody[] = []
  for (const { id } of rows)
    bodies.push({ id, seats: await listSeats(tx, id), entitlements: await listEntitlements(tx, id) })
  return bodies
}

/** The reader as a person of this partnership, with their feed; null for somebody who is none. */
export async function findOwnFeed({ db }: Tx, partnership: string, people: readonly string[]): Promise<OwnFeed | null> {
  const { rows } = await sql<OwnFeed>`
    select n.id as person, f.made_on as "madeOn" from register.person n left join governance.calendar_feed f on f.person = n.id
     where n.partnership = ${partnership} and n.id = any(${[...people]}::uuid[]) order by n.id limit 1`.execute(db)
  return rows[0] ?? null
}

/** Puts a new address in the place of the old one. */
export async function saveFeed({ db, today }: Tx, partnership: string, person: string, digest: string): Promise<void> {
  await db
    .insertInto('governance.calendar_feed')
    .values({ partnership, person, digest, made_on: today })
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ digest, made_on: today }))
    .execute()
}

/** The address leads nowhere any more. */
export async function deleteFeed({ db }: Tx, person: string): Promise<void> {
  await db.deleteFrom('governance.calendar_feed').where('person', '=', person).execute()
}
