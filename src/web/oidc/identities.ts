// Identities of another provider (issuer and subject together) and whose accounts they are: all SQL about them.
import type { Tx } from '../../store/open.ts'

/** Who somebody is at another provider. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
}

/** The account of this identity, if it is linked and not disabled. Never found by e-mail: another issuer may say any address. */
export async function findAccountOf(tx: Tx, { issuer, subject }: Identity): Promise<string | null> {
  const row = await tx.db
    .selectFrom('web.identity as i')
    .innerJoin('web.account as a', 'a.id', 'i.account')
    .select('i.account')
    .where('i.issuer', '=', issuer)
    .where('i.subject', '=', subject)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst()
  return row?.account ?? null
}

/** Is the account linked to an identity elsewhere? */
export async function hasIdentity(tx: Tx, account: string): Promise<boolean> {
  const row = await tx.db.selectFrom('web.identity').select('subject').where('account', '=', account).executeTakeFirst()
  return row !== undefined
}

/** Links the identity to the account. False when it is another account's already. */
export async function linkIdentity(tx: Tx, { issuer, subject }: Identity, account: string): Promise<boolean> {
  await tx.db
    .insertInto('web.identity')
    .values({ issuer, subject, account })
    .onConflict((clash) => clash.doNothing())
    .execute()
  return (await findAccountOf(tx, { issuer, subject })) === account
}

/** Unlinks all that the account has elsewhere. */
export async function unlinkIdentities(tx: Tx, account: string): Promise<void> {
  await tx.db.deleteFrom('web.identity').where('account', '=', account).execute()
}
