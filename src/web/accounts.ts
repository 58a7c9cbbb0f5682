// Sign-in accounts: all SQL about them. What an account may do follows from posts, not from here.
import { sql } from 'kysely'
import { claimPeople, isUnclaimedContact } from '../register/index.ts'
import type { Tx } from '../store/open.ts'

/** An e-mail address as accounts are kept: without spaces around it, in lower case. */
export function tidyEmail(email: string): string {
  return email.trim().toLowerCase()
}

/** The account of this address, opened where there is none. `operator`: may run the installation. For set-up and demonstration. */
export async function openAccount(tx: Tx, email: string, operator = false): Promise<string> {
  const row = await tx.db
    .insertInto('web.account')
    .values({ email: tidyEmail(email), operator })
    .onConflict((clash) => clash.column('email').doUpdateSet({ operator: sql`account.operator or excluded.operator` }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** The account that may sign in with this address: one there is, or a new one where the register names the address as somebody's own. Null: nobody known, or disabled. */
export async function findAccountFor(tx: Tx, email: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('web.account')
    .select(['id', 'disabled_at'])
    .where('email', '=', email)
    .executeTakeFirst()
  if (row !== undefined) return row.disabled_at === null ? row.id : null
  return (await isUnclaimedContact(tx, email)) ? openAccount(tx, email) : null
}

/** After the address was proven by its link: the account becomes the people whose address it is. Null: disabled. */
export async function admitAccount(tx: Tx, account: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('web.account')
    .select(['email', 'disabled_at'])
    .where('id', '=', account)
    .executeTakeFirst()
  if (row === undefined || row.disabled_at !== null) return null
  await claimPeople(tx, row.email, account)
  return account
}
