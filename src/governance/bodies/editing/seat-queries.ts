// All SQL that changes seats, and what a seat may follow or be filled by. No rules.
import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Tx } from '../../../store/open.ts'
import type { Within } from './body-queries.ts'
import type { SeatAsked, SeatChange } from './schemas.ts'

/** Adds a seat and gives its id. */
export async function insertSeat({ db }: Tx, within: Within, seat: SeatAsked): Promise<string> {
  const id = newId()
  const { title, position, office, electorate, votes, post } = seat
  await db
    .insertInto('governance.seat')
    .values({
      ...within,
      id,
      title,
      position,
      office,
      electorate,
      votes,
      post,
      of_seat: seat.ofSeat,
      appointed_by: seat.appointedBy,
      filled_by: seat.filledBy,
      phase_group: seat.phaseGroup,
      starts: seat.from,
    })
    .execute()
  return id
}

/** Gives a seat other words, place or office. */
export async function updateSeat({ db, now }: Tx, id: string, seat: SeatChange): Promise<void> {
  const { title, position, office, electorate, phaseGroup } = seat
  await db
    .updateTable('governance.seat')
    .set({ title, position, office, electorate, phase_group: phaseGroup, changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** The seat is no more from this day. */
export async function setSeatEnd({ db, now }: Tx, id: string, ends: Day): Promise<void> {
  await db.updateTable('governance.seat').set({ ends, changed_at: now }).where('id', '=', id).execute()
}

/** A post or a seat that an ex officio seat may follow. */
export interface Followable {
  readonly id: string
  readonly title: string
}

/** The posts of the partnership that stand today, by title. */
export async function listPostsToFollow({ db, today }: Tx, partnership: string): Promise<readonly Followable[]> {
  const { rows } = await sql<Followable>`
    select p.id, p.title || coalesce(', ' || o.name, ', ' || s.name, '') as title
      from register.post p left join register.organisation o on o.id = p.organisation left join register.school s on s.urn = p.school_urn
     where p.partnership = ${partnership} and (p.ends is null or p.ends > ${today}) order by p.title, 2, p.id`.execute(
    db,
  )
  return rows
}

/** The seats of other bodies of the partnership that stand today and follow no seat themselves. */
export async function listSeatsToFollow(
  { db, today }: Tx,
  { partnership, body }: Within,
): Promise<readonly Followable[]> {
  const { rows } = await sql<Followable>`
    select s.id, s.title || ', ' || b.name as title from governance.seat s join governance.body b on b.id = s.body
     where s.partnership = ${partnership} and s.body <> ${body}::uuid and s.of_seat is null and (s.ends is null or s.ends > ${today})
     order by b.name, s.position, s.title`.execute(db)
  return rows
}

/** Whether a seat of the partnership follows another seat; null when there is no such seat. */
export async function findFollowed(
  { db }: Tx,
  partnership: string,
  seat: string,
): Promise<{ id: string; follows: boolean } | null> {
  const row = await db
    .selectFrom('governance.seat')
    .select(['id', 'of_seat'])
    .where('partnership', '=', partnership)
    .where('id', '=', seat)
    .executeTakeFirst()
  return row === undefined ? null : { id: row.id, follows: row.of_seat !== null }
}

/** The organisations of the partnership that the reader may see, by name. */
export async function listOrganisations(
  { db, today }: Tx,
  partnership: string,
): Promise<readonly { id: string; title: string }[]> {
  return db
    .selectFrom('register.organisation')
    .select(['id', 'name as title'])
    .where('partnership', '=', partnership)
    .where((w) => w.or([w('closed', 'is', null), w('closed', '>', today)]))
    .orderBy('name')
    .execute()
}
