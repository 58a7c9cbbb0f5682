// Sign-in links: all SQL about them. The store keeps only the digest of a token; a link works once, for 15 minutes.
import { system } from '../../kernel/actor.ts'
import { UserFault } from '../../kernel/faults.ts'
import type { Store, Tx } from '../../store/open.ts'
import { findAccountFor, tidyEmail } from '../accounts.ts'
import { digest, newToken } from '../tokens.ts'

/** So long a link signs in. */
export const VALID_MS = 15 * 60 * 1000

/** A link that signs the holder of this address in, to be handed over on paper or screen. Refuses (UserFault no-account) an address that nobody has. */
export async function createSignInLink(store: Store, email: string, baseUrl: string): Promise<string> {
  return store.as(system('sign-in'), async (tx) => {
    const account = await findAccountFor(tx, tidyEmail(email))
    if (account === null)
      throw new UserFault(
        'no-account',
        `Nobody here can sign in as ${email}: it is the address of no account, and of nobody in the register or of several.`,
      )
    return newLink(tx, account, baseUrl, null)
  })
}

/** A new link for the account; afterwards it leads to `returnTo`. */
export async function newLink(tx: Tx, account: string, baseUrl: string, returnTo: string | null): Promise<string> {
  const token = newToken()
  const expires_at = new Date(tx.now.getTime() + VALID_MS)
  await tx.db
    .insertInto('web.sign_in_link')
    .values({ token_hash: digest(token), account, expires_at, return_to: returnTo })
    .execute()
  return `${baseUrl}/sign-in/link?token=${token}`
}

/** Would this token sign somebody in now? Uses nothing up. */
export async function isGoodLink(tx: Tx, token: string): Promise<boolean> {
  const row = await tx.db
    .selectFrom('web.sign_in_link')
    .select('token_hash')
    .where('token_hash', '=', digest(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .executeTakeFirst()
  return row !== undefined
}

/** Uses the token up: the account, and where to go. Null when it is unknown, used or too old. */
export async function useLink(tx: Tx, token: string): Promise<{ account: string; returnTo: string | null } | null> {
  const row = await tx.db
    .updateTable('web.sign_in_link')
    .set({ used_at: tx.now })
    .where('token_hash', '=', digest(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .returning(['account', 'return_to'])
    .executeTakeFirst()
  if (row === undefined) return null
  await tx.db
    .deleteFrom('web.sign_in_link')
    .where('expires_at', '<', new Date(tx.now.getTime() - 96 * VALID_MS))
    .execute()
  return { account: row.account, returnTo: row.return_to }
}
