// A change that the database itself may refuse, tried without losing the transaction. Knows no table.
import { sql } from 'kysely'
import type { Tx } from '../../../store/open.ts'

/** Runs a change that a constraint of the database may refuse, so that the transaction lives on; gives the name of the constraint, null when it was done. */
export async function refusedBy({ db }: Tx, change: () => Promise<void>): Promise<string | null> {
  await sql`savepoint change`.execute(db)
  try {
    await change()
    await sql`release savepoint change`.execute(db)
    return null
  } catch (error) {
    const { code = '', constraint } = error as { code?: string; constraint?: string }
    if (!code.startsWith('23') || constraint === undefined) throw error
    await sql`rollback to savepoint change`.execute(db)
    return constraint
  }
}
