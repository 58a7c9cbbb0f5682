// Questions put to the vote, who may vote on them and how they voted. All SQL about them; who sees which vote is for the database to say.
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../store/open.ts'
import { nameAtSeat } from '../bodies/sitting-queries.ts'
import type { Choice, Elector, Ending, Motion, NewElector } from './types.ts'

/** The question with this id; null when there is none for this reader. */
export async function findMotion(tx: Tx, partnership: string, id: string): Promise<Motion | null> {
  const [motion] = await motionsWhere(tx, sql`v.partnership = ${partnership} and v.id = ${id}::uuid`)
  return motion ?? null
}

/** The questions put at a meeting, in the order in which they were put. */
export async function listQuestionsOf(tx: Tx, meeting: string): Promise<readonly Motion[]> {
  return (await motionsWhere(tx, sql`i.meeting = ${meeting}::uuid`)).toReversed()
}

/** The written resolutions of the partnership that this reader may see, the latest first. */
export async function listResolutions(tx: Tx, partnership: string): Promise<readonly Motion[]> {
  return motionsWhere(tx, sql`v.partnership = ${partnership} and v.item is null`)
}

/** Every question not closed, in any partnership, that this reader may see, the first to close first. */
export async function listUnclosed(tx: Tx): Promise<readonly Motion[]> {
  return (await motionsWhere(tx, sql`v.closed_at is null`)).toSorted(
    (a, b) => (a.closesAt?.getTime() ?? 0) - (b.closesAt?.getTime() ?? 0),
  )
}

async function motionsWhere(tx: Tx, which: RawBuilder<unknown>): Promise<readonly Motion[]> {
  const { rows } = await sql<Motion>`
    select v.id, v.partnership, v.body, b.slug as "bodySlug", b.name as "bodyName", b.confidential as "bodyConfidential", v.item,
           i.position as "itemPosition", i.title as "itemTitle", i.meeting, m.title as "meetingTitle", m.on_day as "meetingDay",
           v.question, v.access, v.unit, v.opens_at as "opensAt", v.closes_at as "closesAt", v.closed_at as "closedAt", v.ended_why as ending,
           v.mover, ${nameOf(tx, 'mover')} as "moverName", v.seconder, ${nameOf(tx, 'seconder')} as "seconderName", v.quorum, v.passes,
           t.voted, t.electors,
           (select json_build_object('id', d.id, 'bodyName', b.name, 'year', d.year, 'number', d.number)
              from governance.decision d where d.motion = v.id) as decision
      from governance.motion v join governance.body b on b.id = v.body
      left join governance.agenda_item i on i.id = v.item
      left join governance.meeting m on m.id = i.meeting
      cross join lateral governance.motion_turnout(v.id) t
     where ${which} order by v.opens_at desc, v.id desc`.execute(tx.db)
  return rows
}

function nameOf(tx: Tx, column: 'mover' | 'seconder'): RawBuilder<string | null> {
  return sql<string | null>`(select ${nameAtSeat(tx)} from register.person n where n.id = ${sql.ref(`v.${column}`)})`
}

/** Who may vote on the question, seats in their order, schools by name; with each vote that this reader may see. */
export async function listElectors(tx: Tx, motion: string): Promise<readonly Elector[]> {
  const { rows } = await sql<Elector>`
    select e.unit, s.title as "seatTitle", e.person, ${nameAtSeat(tx)} as name, e.urn,
           k.name || case when k.example then ' (example)' else '' end as "schoolName", w.choice
      from governance.motion_elector e join governance.body b on b.id = e.body
      left join governance.seat s on s.id = e.seat
      left join register.person n on n.id = e.person
      left join register.school k on k.urn = e.urn
      left join governance.motion_vote w on w.motion = e.motion and w.unit = e.unit
     where e.motion = ${motion}::uuid order by s.position, k.name, e.unit`.execute(tx.db)
  return rows
}

/** Adds a question and its electors. */
export async function insertMotion(
  { db }: Tx,
  motion: {
    readonly id: string
    readonly partnership: string
    readonly body: string
    readonly item: string | null
    readonly question: string
    readonly access: Motion['access']
    readonly unit: Motion['unit']
    readonly opens_at: Date
    readonly closes_at: Date | null
    readonly mover: string | null
    readonly seconder: string | null
    readonly quorum: number
    readonly passes: Motion['passes']
  },
  electors: readonly NewElector[],
): Promise<void> {
  await db.insertInto('governance.motion').values(motion).execute()
  const { id, partnership, body } = motion
  const rows = electors.map((elector) => ({ ...elector, motion: id, partnership, body }))
  await db.insertInto('governance.motion_elector').values(rows).execute()
}

/** Takes a vote, or another one in its place. */
export async function saveVote({ db, now }: Tx, motion: Motion, unit: string, choice: Choice): Promise<void> {
  const { id, partnership, body } = motion
  await db
    .insertInto('governance.motion_vote')
    .values({ partnership, body, motion: id, unit, choice, cast_at: now })
    .onConflict((same) => same.columns(['motion', 'unit']).doUpdateSet({ choice, cast_at: now }))
    .execute()
}

/** Closes the question, so that no vote can follow; its votes are then seen. False when somebody closed it first. */
export async function closeMotion({ db, now }: Tx, id: string): Promise<boolean> {
  const closed = await db
    .updateTable('governance.motion')
    .set({ closed_at: now, ended_why: 'withdrawn' })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return closed.numUpdatedRows > 0n
}

/** Says how a closed question ended. */
export async function saveEnding({ db }: Tx, id: string, ending: Ending): Promise<void> {
  await db.updateTable('governance.motion').set({ ended_why: ending }).where('id', '=', id).execute()
}

/** A question of these words that the body has open already; null when there is none. */
export async function findSameQuestion(
  { db }: Tx,
  body: string,
  item: string | null,
  question: string,
): Promise<{ readonly id: string } | null> {
  const same = await db
    .selectFrom('governance.motion')
    .select('id')
    .where('body', '=', body)
    .where('item', item === null ? 'is' : '=', item)
    .where('question', '=', question)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return same ?? null
}

/** The bodies of the partnership that stand today and decide for themselves, by name. */
export async function listBodiesToAsk(
  { db, today }: Tx,
  partnership: string,
): Promise<readonly { readonly id: string; readonly slug: string; readonly name: string }[]> {
  return db
    .selectFrom('governance.body')
    .select(['id', 'slug', 'name'])
    .where('partnership', '=', partnership)
    .where('kind', '!=', 'outside')
    .where((w) => w.or([w('closed', 'is', null), w('closed', '>', today)]))
    .orderBy('name')
    .execute()
}
