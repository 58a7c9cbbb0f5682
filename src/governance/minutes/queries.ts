// All SQL about minutes: what was written, what is held back, comments, and the steps. Row-level security decides what the reader gets.
import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { Tx } from '../../store/open.ts'
import { nameAtSeat } from '../bodies/sitting-queries.ts'
import type { Meeting } from '../meetings/types.ts'
import type { ApprovingMeeting, Comment, HeldPart, Part, PartAccess } from './types.ts'

/** What was written of the meeting's items, as far as the reader may see it. */
export async function listParts({ db }: Tx, meeting: string): Promise<readonly Part[]> {
  const { rows } = await sql<Part>`
    select t.item, t.access, t.text, t.reason, t.changed_at as "changedAt"
      from governance.minute_text t join governance.agenda_item i on i.id = t.item
     where i.meeting = ${meeting}::uuid
     order by i.position, array_position(array['public', 'members', 'confidential'], t.access)`.execute(db)
  return rows
}

/** Which parts there are of items that the reader sees but not the part, and why: never what they say. Only where some version of the minutes is the reader's. */
export async function listHeldParts({ db }: Tx, meeting: string): Promise<readonly HeldPart[]> {
  const { rows } = await sql<HeldPart>`
    select i.id as item, p.access, p.reason
      from governance.agenda_item i cross join lateral governance.minute_parts(i.id) p
     where i.meeting = ${meeting}::uuid and p.access <> 'public'
       and not exists (select from governance.minute_text t where t.item = i.id and t.access = p.access)
     order by i.position, p.access desc`.execute(db)
  return rows
}

/** Another meeting of the same body; null when there is none. */
export async function findApproving({ db }: Tx, body: string, id: string): Promise<ApprovingMeeting | null> {
  const { rows } = await sql<ApprovingMeeting>`${APPROVING} where body = ${body}::uuid and id::text = ${id}`.execute(db)
  return rows[0] ?? null
}

/** The later meetings of the body that were held, the earliest first. */
export async function listLater({ db }: Tx, { body, onDay }: Meeting): Promise<readonly ApprovingMeeting[]> {
  const { rows } = await sql<ApprovingMeeting>`${APPROVING}
     where body = ${body}::uuid and on_day > ${onDay} and held_on is not null and cancelled_on is null
     order by on_day, starts`.execute(db)
  return rows
}

/** The first later meeting of the body that is neither cancelled nor marked as held; null when there is none. */
export async function findNext({ db }: Tx, { body, onDay }: Meeting): Promise<ApprovingMeeting | null> {
  const { rows } = await sql<ApprovingMeeting>`${APPROVING}
     where body = ${body}::uuid and on_day > ${onDay} and held_on is null and cancelled_on is null
     order by on_day, starts limit 1`.execute(db)
  return rows[0] ?? null
}

const APPROVING = sql`select id, title, on_day as "onDay", held_on as "heldOn", cancelled_on as "cancelledOn" from governance.meeting`

/** Comments on the draft, the earliest first: for members and the clerk. */
export async function listComments(tx: Tx, meeting: string): Promise<readonly Comment[]> {
  const { rows } = await sql<Comment>`
    select c.id, c.item, i.position as "itemPosition", ${nameAtSeat(tx)} as name, c.text,
           (c.made_at at time zone 'Europe/London')::date as "madeOn", c.answer, c.answered_on as "answeredOn"
      from governance.minutes_comment c join governance.body b on b.id = c.body
      left join governance.agenda_item i on i.id = c.item left join register.person n on n.id = c.person
     where c.meeting = ${meeting}::uuid order by c.made_at, c.id`.execute(tx.db)
  return rows
}

/** Who the reader is in this partnership; null: nobody of it. */
export async function findOwnPerson({ db, actor }: Tx, partnership: string): Promise<string | null> {
  if (actor.kind !== 'person' || actor.people.length === 0) return null
  const own = await db
    .selectFrom('register.person')
    .select('id')
    .where('partnership', '=', partnership)
    .where('id', 'in', [...actor.people])
    .executeTakeFirst()
  return own?.id ?? null
}

type Owned = Pick<Meeting, 'id' | 'partnership' | 'body'>

/** Writes a part of an item, or takes it away where the text is empty. */
export async function savePart(
  { db, now }: Tx,
  { partnership, body }: Owned,
  item: string,
  part: { readonly access: PartAccess; readonly text: string; readonly reason: string | null },
): Promise<void> {
  const { access, text, reason } = part
  if (text === '') {
    await db.deleteFrom('governance.minute_text').where('item', '=', item).where('access', '=', access).execute()
    return
  }
  await db
    .insertInto('governance.minute_text')
    .values({ partnership, body, item, access, text, reason, changed_at: now })
    .onConflict((conflict) => conflict.columns(['item', 'access']).doUpdateSet({ text, reason, changed_at: now }))
    .execute()
}

/** Days of the steps that the minutes have taken, and the meeting that approved them. */
export async function saveSteps(
  { db, now }: Tx,
  meeting: string,
  steps: {
    readonly minutes_drafted_on?: Day
    readonly minutes_circulated_on?: Day
    readonly minutes_approved_on?: Day
    readonly minutes_approved_at?: string
  },
): Promise<void> {
  await db
    .updateTable('governance.meeting')
    .set({ ...steps, changed_at: now })
    .where('id', '=', meeting)
    .execute()
}

/** Adds what a member says. Gives its id. */
export async function insertComment(
  { db, now }: Tx,
  { id: meeting, partnership, body }: Owned,
  said: { readonly person: string; readonly item: string | null; readonly text: string },
): Promise<string> {
  const id = newId()
  await db
    .insertInto('governance.minutes_comment')
    .values({ partnership, body, id, meeting, ...said, made_at: now })
    .execute()
  return id
}

/** Adds the answer to a comment. */
export async function saveAnswer({ db, today }: Tx, comment: string, answer: string): Promise<void> {
  await db
    .updateTable('governance.minutes_comment')
    .set({ answer, answered_on: today })
    .where('id', '=', comment)
    .execute()
}
