// All SQL about nominations, candidates, objections and who is elected: as this reader may see them.
import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../store/open.ts'
import { candidatesInOrder } from './nomination-rules.ts'
import type { Answer } from './nomination-rules.ts'
import type { Candidate, Election, Nomination, Objection, Outcome } from './types.ts'

/** The nominations that this reader may see, in the order in which they were made. */
export async function listNominations(tx: Tx, election: string): Promise<readonly Nomination[]> {
  const { rows } = await sql<Nomination>`
    select m.id, m.person, n.name, m.proposer, o.name as "proposerName", m.statement, m.consented_at as "consentedAt",
           m.declined_at as "declinedAt", m.withdrawn_at as "withdrawnAt"
      from governance.nomination m left join register.person n on n.id = m.person left join register.person o on o.id = m.proposer
     where m.election = ${election}::uuid order by m.made_at, m.id`.execute(tx.db)
  return rows
}

/** Adds a nomination; false when the person is nominated already. */
export async function insertNomination(
  tx: Tx,
  { id, partnership, body }: Pick<Election, 'id' | 'partnership' | 'body'>,
  nomination: { readonly person: string; readonly proposer: string; readonly statement: string | null },
  consents: boolean,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('governance.nomination')
    .values({
      partnership,
      body,
      election: id,
      ...nomination,
      made_at: tx.now,
      consented_at: consents ? tx.now : null,
    })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Keeps the nominee's answer, and the statement that goes with a yes. */
export async function saveAnswer(tx: Tx, nomination: string, answer: Answer, statement: string | null): Promise<void> {
  await tx.db
    .updateTable('governance.nomination')
    .set({
      consented_at: answer === 'consents' ? tx.now : null,
      declined_at: answer === 'declines' ? tx.now : null,
      withdrawn_at: answer === 'withdraws' ? tx.now : null,
      ...(answer === 'consents' && { statement }),
    })
    .where('id', '=', nomination)
    .execute()
}

/** The candidates of a frozen ballot, in its order; none before. */
export async function listCandidates(
  tx: Tx,
  { id, candidates }: Pick<Election, 'id' | 'candidates'>,
): Promise<readonly Candidate[]> {
  if (candidates.length === 0) return []
  const nominations = await listNominations(tx, id)
  return candidatesInOrder(candidates, new Map(nominations.map((nomination) => [nomination.person, nomination])))
}

/** Who is elected, by name. */
export async function listOutcomes(tx: Tx, election: string): Promise<readonly Outcome[]> {
  const { rows } = await sql<Outcome>`
    select o.person, n.name, o.how from governance.election_outcome o left join register.person n on n.id = o.person
     where o.election = ${election}::uuid order by n.name, o.person`.execute(tx.db)
  return rows
}

/** The objections that this reader may see, the first first. */
export async function listObjections(tx: Tx, election: string): Promise<readonly Objection[]> {
  const { rows } = await sql<Objection>`
    select o.id, o.person, n.name, o.text, o.made_on as "madeOn", o.answer, o.answered_on as "answeredOn"
      from governance.objection o left join register.person n on n.id = o.person
     where o.election = ${election}::uuid order by o.made_on, o.id`.execute(tx.db)
  return rows
}

/** Adds an objection. */
export async function insertObjection(
  tx: Tx,
  { id, partnership, body }: Pick<Election, 'id' | 'partnership' | 'body'>,
  objection: { readonly person: string; readonly text: string },
): Promise<void> {
  await tx.db
    .insertInto('governance.objection')
    .values({ partnership, body, election: id, ...objection, made_on: tx.today })
    .execute()
}

/** Keeps the answer to an objection. */
export async function saveObjectionAnswer(tx: Tx, id: string, answer: string, on: Day): Promise<void> {
  await tx.db.updateTable('governance.objection').set({ answer, answered_on: on }).where('id', '=', id).execute()
}
