// What matching interests to an agenda needs, and saving a match. All SQL about that; no rules.
import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../store/open.ts'
import type { ItemText } from './matching-rules.ts'
import { interestsWhere } from './register-queries.ts'
import type { Interest } from './types.ts'

/** What can be searched of the items of a meeting, as this reader may see it: titles, papers, questions and decisions, in the order of the agenda. */
export async function listItemTexts(tx: Tx, meeting: string): Promise<readonly ItemText[]> {
  const { rows } = await sql<ItemText>`
    with item as (select id, position, title from governance.agenda_item where meeting = ${meeting}::uuid)
    select item, "where", text from (
      select i.position, 1 as kind, i.id as item, 'title' as "where", i.title as text from item i
      union all select i.position, 2, i.id, 'paper', p.title from item i join governance.paper p on p.item = i.id
      union all select i.position, 3, i.id, 'question', m.question from item i join governance.motion m on m.item = i.id
      union all select i.position, 4, i.id, 'decision', d.text from item i join governance.decision d on d.item = i.id) texts
     order by position, kind, text`.execute(tx.db)
  return rows
}

/** The interests that hold on the day of a meeting, whenever they were declared, as this reader sees them; the earliest declared first. */
export async function listInterestsHeld(tx: Tx, partnership: string, on: Day): Promise<readonly Interest[]> {
  return interestsWhere(
    tx,
    sql`i.partnership = ${partnership} and (i.starts is null or i.starts <= ${on}) and (i.ends is null or i.ends > ${on})`,
  )
}

/** An item and an interest. */
export interface ItemInterest {
  readonly item: string
  readonly interest: string
}

/** Saves a match; false where it stands already. */
export async function insertMatch(
  { db, today }: Tx,
  of: { readonly partnership: string; readonly body: string },
  { item, interest }: ItemInterest,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows: inserted } = await db
    .insertInto('governance.item_interest')
    .values({ partnership: of.partnership, body: of.body, item, interest, matched_on: today })
    .onConflict((conflict) => conflict.columns(['item', 'interest']).doNothing())
    .executeTakeFirst()
  return (inserted ?? 0n) > 0n
}

/** Takes a match back; false where there is none that this reader may take back. */
export async function deleteMatch({ db }: Tx, { item, interest }: ItemInterest): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('governance.item_interest')
    .where('item', '=', item)
    .where('interest', '=', interest)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Is the reader kept out of this item by an interest? */
export async function isKeptOut({ db }: Tx, item: string, body: string): Promise<boolean> {
  const { rows } = await sql<{ out: boolean }>`select governance.recused(${item}::uuid, ${body}::uuid) as out`.execute(
    db,
  )
  return rows[0]?.out ?? false
}
