// All SQL that writes actions undertaken at meetings.
import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Tx } from '../../../store/open.ts'
import type { Meeting } from '../types.ts'

/** What is written of a new action. */
export interface ActionFields {
  readonly text: string
  readonly item: string | null
  readonly ownerSeat: string | null
  readonly owner: string | null
  readonly dueOn: Day | null
}

/** Adds an action and gives its id. */
export async function insertAction(
  { db }: Tx,
  { id: meeting, partnership, body }: Meeting,
  fields: ActionFields,
): Promise<string> {
  const id = newId()
  const { text, item, ownerSeat, owner, dueOn } = fields
  await db
    .insertInto('governance.action')
    .values({ id, meeting, partnership, body, text, item, owner_seat: ownerSeat, owner, due_on: dueOn })
    .execute()
  return id
}

/** Locks an action until the end of the transaction. */
export async function lockAction({ db }: Tx, id: string): Promise<void> {
  await sql`select 1 from governance.action where id = ${id}::uuid for update`.execute(db)
}

/** It is done. */
export async function closeAction({ db }: Tx, id: string, doneOn: Day, note: string | null): Promise<void> {
  await db.updateTable('governance.action').set({ done_on: doneOn, done_note: note }).where('id', '=', id).execute()
}
