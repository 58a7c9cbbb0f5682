// Which partnerships a file of our own may speak of.
import { UserFault } from '../../../kernel/faults.ts'
import type { Tx } from '../../../store/open.ts'

/** The partnerships of the store, by slug. Refuses (UserFault) a store without one, and `asked` that is none of them. */
export async function listPartnerships(tx: Tx, asked: string | null): Promise<readonly string[]> {
  const rows = await tx.db.selectFrom('register.partnership').select('slug').orderBy('slug').execute()
  const slugs = rows.map((row) => row.slug)
  if (slugs.length === 0)
    throw new UserFault('no-partnership', 'There is no partnership yet. Make the first one: trellis setup --help.')
  if (asked !== null && !slugs.includes(asked))
    throw new UserFault('unknown-partnership', `There is no partnership ${asked}. There are: ${slugs.join(', ')}.`)
  return slugs
}
