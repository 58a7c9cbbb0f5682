// Decisions as they were recorded, and the next number of a body and year. All SQL about them.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { Tx } from '../../store/open.ts'
import { nameAtSeat } from '../bodies/sitting-queries.ts'
import type { AskedDecision, DecisionName, DecisionRecord } from './types.ts'

/** The decisions of the partnership that this reader may see, the newest first. */
export async function listDecisions(tx: Tx, partnership: string): Promise<readonly DecisionRecord[]> {
  return decisionsWhere(tx, sql`d.partnership = ${partnership}`)
}

/** The decision with this id; null when there is none for this reader. */
export async function findDecision(tx: Tx, partnership: string, id: string): Promise<DecisionRecord | null> {
  const [decision] = await decisionsWhere(tx, sql`d.partnership = ${partnership} and d.id = ${id}::uuid`)
  return decision ?? null
}

/** The decisions of a meeting, in the order of their numbers. */
export async function listDecisionsOf(tx: Tx, meeting: string): Promise<readonly DecisionRecord[]> {
  return (await decisionsWhere(tx, sql`d.meeting = ${meeting}::uuid`)).toReversed()
}

/** The decision of the item in these words; null when there is none. */
export async function findSameDecision(tx: Tx, item: string, text: string): Promise<DecisionName | null> {
  const { rows } = await sql<DecisionName>`
    select d.id, b.name as "bodyName", d.year, d.number from governance.decision d join governance.body b on b.id = d.body
     where d.item = ${item}::uuid and d.text = ${text} limit 1`.execute(tx.db)
  return rows[0] ?? null
}

/** The decisions of a body that a later one could correct, the newest first. */
export async function listDecisionNames(tx: Tx, body: string): Promise<readonly (DecisionName & { text: string })[]> {
  const { rows } = await sql<DecisionName & { text: string }>`
    select d.id, b.name as "bodyName", d.year, d.number, d.text from governance.decision d join governance.body b on b.id = d.body
     where d.body = ${body}::uuid order by d.year desc, d.number desc`.execute(tx.db)
  return rows
}

async function decisionsWhere(tx: Tx, which: RawBuilder<unknown>): Promise<readonly DecisionRecord[]> {
  const { rows } = await sql<DecisionRecord>`
    select d.id, d.partnership, d.body, b.slug as "bodySlug", b.name as "bodyName", b.confidential as "bodyConfidential", d.year, d.number,
           d.on_day as "onDay", d.text, d.access, d.meeting, m.title as "meetingTitle", d.item, i.position as "itemPosition",
           i.title as "itemTitle", d.motion, d.election, d.mover is not null as moved, ${nameOf(tx, 'mover')} as "moverName",
           d.seconder is not null as seconded, ${nameOf(tx, 'seconder')} as "seconderName", d.votes_for as "votesFor",
           d.votes_against as "votesAgainst", d.votes_abstained as "votesAbstained", d.casting_vote as "castingVote",
           (select json_build_object('id', c.id, 'bodyName', b.name, 'year', c.year, 'number', c.number)
              from governance.decision c where c.id = d.corrects) as corrects,
           (select coalesce(json_agg(json_build_object('id', c.id, 'bodyName', b.name, 'year', c.year, 'number', c.number)
              order by c.year, c.number), '[]') from governance.decision c where c.corrects = d.id) as "correctedBy",
           d.published_on as "publishedOn"
      from governance.decision d join governance.body b on b.id = d.body
      left join governance.meeting m on m.id = d.meeting
      left join governance.agenda_item i on i.id = d.item
     where ${which} order by d.on_day desc, b.name, d.year desc, d.number desc`.execute(tx.db)
  return rows
}

function nameOf(tx: Tx, column: 'mover' | 'seconder'): RawBuilder<string | null> {
  return sql<string | null>`(select ${nameAtSeat(tx)} from register.person n where n.id = ${sql.ref(`d.${column}`)})`
}

/** What a new decision is beside what was asked: whose, of which day, and where it was made. */
export interface NewDecision extends AskedDecision {
  readonly partnership: string
  readonly body: string
  readonly onDay: Day
  readonly meeting: string | null
  readonly item: string | null
  readonly motion: string | null
  readonly election: string | null
}

/** Makes decisions of this body wait for one another until the end of the transaction. */
export async function lockDecisions(tx: Tx, body: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('governance.decision ' || ${body}, 0))`.execute(tx.db)
}

/** Adds a decision under the next number of its body and year, and gives its id and number. */
export async function insertDecision(
  tx: Tx,
  decision: NewDecision,
): Promise<{ id: string; year: number; number: number }> {
  const { onDay, votes, casting, ...columns } = decision
  const { body } = columns
  await lockDecisions(tx, body)
  const year = Number(onDay.slice(0, 4))
  const last = await tx.db
    .selectFrom('governance.decision')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('body', '=', body)
    .where('year', '=', year)
    .executeTakeFirst()
  const [id, number] = [newId(), (last?.number ?? 0) + 1]
  await tx.db
    .insertInto('governance.decision')
    .values({
      ...columns,
      id,
      year,
      number,
      on_day: onDay,
      votes_for: votes?.for ?? null,
      votes_against: votes?.against ?? null,
      votes_abstained: votes?.abstained ?? null,
      casting_vote: casting,
    })
    .execute()
  return { id, year, number }
}

/** Publishes the decision on this day. */
export async function publishOn(tx: Tx, id: string, day: Day): Promise<void> {
  await tx.db.updateTable('governance.decision').set({ published_on: day }).where('id', '=', id).execute()
}
