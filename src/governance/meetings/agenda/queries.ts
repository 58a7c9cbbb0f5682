// All SQL that writes agenda items.
import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Tx } from '../../../store/open.ts'
import type { AgendaItem, Meeting } from '../types.ts'

type Words = Omit<AgendaItem, 'id' | 'position'>

/** Adds an item and gives its id. */
export async function insertItem(
  { db }: Tx,
  { id: meeting, partnership, body }: Meeting,
  position: number,
  words: Words,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('governance.agenda_item')
    .values({ ...words, id, meeting, partnership, body, position })
    .execute()
  return id
}

/** Writes what an item says. */
export async function updateItem({ db }: Tx, id: string, { title, purpose, access, reason }: Words): Promise<void> {
  await db.updateTable('governance.agenda_item').set({ title, purpose, access, reason }).where('id', '=', id).execute()
}

/** Numbers the items of a meeting anew, in this order. */
export async function numberItems({ db }: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update governance.agenda_item i set position = n.position::int
              from unnest(${[...ids]}::uuid[]) with ordinality as n(id, position) where i.id = n.id and i.position <> n.position`.execute(
    db,
  )
}

/** Takes an item away. */
export async function deleteItem({ db }: Tx, id: string): Promise<void> {
  await db.deleteFrom('governance.agenda_item').where('id', '=', id).execute()
}

/** Does anything hang on the item: papers, votes, decisions, minutes, interests, actions? */
export async function isItemUsed({ db }: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from governance.paper where item = ${id}::uuid) or exists (select from governance.motion where item = ${id}::uuid)
        or exists (select from governance.decision where item = ${id}::uuid) or exists (select from governance.minute_text where item = ${id}::uuid)
        or exists (select from governance.item_interest where item = ${id}::uuid) or exists (select from governance.action where item = ${id}::uuid)
        or exists (select from governance.withdrawal where item = ${id}::uuid) or exists (select from governance.minutes_comment where item = ${id}::uuid)
        as used`.execute(db)
  return rows[0]?.used ?? false
}
