// Which people a sign-in account is, and where they stand: for the web shell. All SQL about that.
import { sql } from 'kysely'
import type { Tx } from '../../store/open.ts'

/** Where somebody stands today, in the numbers by which other systems know organisations. */
export interface Standing {
  /** URNs of schools where they hold a post. */
  readonly schools: readonly string[]
  /** Codes of the local authorities of their partnerships. */
  readonly authorities: readonly string[]
  /** UIDs of the trusts of those schools. */
  readonly trusts: readonly string[]
}

/** Is this the address of exactly one person of some partnership, who is no account yet? */
export async function isUnclaimedContact(tx: Tx, email: string): Promise<boolean> {
  return (await listUnclaimed(tx, email)).length > 0
}

/** Makes the account the people whose own address this is, where a partnership has exactly one such person and nobody is them yet. Gives how many. Only after the address was proven. */
export async function claimPeople(tx: Tx, email: string, account: string): Promise<number> {
  const people = await listUnclaimed(tx, email)
  if (people.length === 0) return 0
  await tx.db
    .updateTable('register.person')
    .set({ account })
    .where('id', 'in', people)
    .where('account', 'is', null)
    .execute()
  return people.length
}

/** Where the account's people hold posts today. */
export async function findStanding(tx: Tx, account: string): Promise<Standing> {
  const rows = await tx.db
    .selectFrom('register.person as n')
    .innerJoin('register.partnership as s', 's.slug', 'n.partnership')
    .innerJoin('register.holding as h', 'h.person', 'n.id')
    .innerJoin('register.post as p', 'p.id', 'h.post')
    .leftJoin('register.school as c', 'c.urn', 'p.school_urn')
    .select(['s.authorities', 'p.school_urn', 'c.trust_uid'])
    .where('n.account', '=', account)
    .where(sql<boolean>`daterange(h.starts, h.ends) @> ${tx.today}::date`)
    .execute()
  const present = (values: readonly (string | null)[]) => [...new Set(values)].filter((value) => value !== null)
  return {
    schools: present(rows.map((row) => row.school_urn)),
    authorities: present(rows.flatMap((row) => row.authorities)),
    trusts: present(rows.map((row) => row.trust_uid)),
  }
}

async function listUnclaimed(tx: Tx, email: string): Promise<readonly string[]> {
  const rows = await tx.db
    .selectFrom('register.person_contact as c')
    .innerJoin('register.person as n', 'n.id', 'c.person')
    .select(['n.partnership', 'n.id', 'n.account'])
    .where(sql`lower(c.email)`, '=', email)
    .execute()
  const byPartnership = Map.groupBy(rows, (row) => row.partnership)
  return [...byPartnership.values()]
    .filter((people) => people.length === 1 && people[0]?.account === null)
    .flatMap((people) => people.map((person) => person.id))
}
