// All SQL about the roll, the ballots and the count. A ballot goes through governance.cast_ballot and nothing else; the urn is opened once, closed.
import { sql } from 'kysely'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Tx } from '../../store/open.ts'
import type { CountReport } from '../count/types.ts'
import type { Declared } from './run-rules.ts'
import type { Announcement, CountSeen, Election, ElectiveSeat, Elector, EndedWhy, OwnEntry, Turnout } from './types.ts'

/** Adds the election and gives its id. */
export async function insertElection(
  tx: Tx,
  partnership: string,
  asked: Announcement,
  of: Pick<ElectiveSeat, 'body' | 'phaseGroup'> & { readonly differsFrom: string | null },
): Promise<string> {
  const { id } = await tx.db
    .insertInto('governance.election')
    .values({
      partnership,
      body: of.body,
      seat: asked.seat,
      title: asked.title,
      rule: asked.rule,
      places: asked.places,
      roll_of: asked.rollOf,
      notice_on: asked.noticeOn,
      nominations_from: asked.nominationsFrom,
      nominations_until: asked.nominationsUntil,
      poll_from: asked.pollFrom,
      poll_until: asked.pollUntil,
      objections_until: asked.objectionsUntil,
      phase_group: of.phaseGroup,
      differs_from: of.differsFrom,
      term_starts: asked.termStarts,
      term_ends: asked.termEnds,
      reopens: asked.reopens,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Writes the roll and the empty urn in one go, then fixes the order of the ballot paper. */
export async function insertRoll(
  tx: Tx,
  { id, partnership, body }: Pick<Election, 'id' | 'partnership' | 'body'>,
  roll: readonly Elector[],
  candidates: readonly string[],
): Promise<void> {
  const own = { partnership, body, election: id }
  const entries = roll.map(({ unit, urn }) => ({ ...own, unit, urn, person: urn === null ? unit : null }))
  if (entries.length > 0) await tx.db.insertInto('governance.elector').values(entries).execute()
  await tx.db.insertInto('governance.urn').values(own).execute()
  await tx.db
    .updateTable('governance.election')
    .set({ roll_frozen_at: tx.now, candidates: [...candidates] })
    .where('id', '=', id)
    .execute()
}

/** What the urn says to a ballot: received, or why not. */
export type CastAnswer =
  'received' | 'no-election' | 'not-on-roll' | 'voted-already' | 'not-open' | 'closed' | 'not-a-paper'

/** Puts one paper into the urn for this entry of the roll, at the moment of the request. */
export async function castBallot(tx: Tx, election: string, unit: string, paper: string): Promise<CastAnswer> {
  const { rows } = await sql<{ answer: CastAnswer }>`
    select governance.cast_ballot(${election}::uuid, ${unit}, ${paper}, ${tx.now.toISOString()}::timestamptz) as answer`.execute(
    tx.db,
  )
  return rows[0]?.answer ?? 'no-election'
}

/** How many voted of how many: all that is known while a poll is open. */
export async function findTurnout(tx: Tx, election: string): Promise<Turnout> {
  const { rows } = await sql<Turnout>`select voted, electors from governance.turnout(${election}::uuid)`.execute(tx.db)
  return rows[0] ?? { voted: 0, electors: 0 }
}

/** The entries of the roll that are this person's to use, in frozen elections that are not closed or in this one; by title and school. */
export async function listOwnEntries(
  tx: Tx,
  { people, grants }: Pick<PersonActor, 'people' | 'grants'>,
  election: string | null,
): Promise<readonly OwnEntry[]> {
  const urns = grants.filter(({ act }) => act === 'answer-for-school').map(({ scope }) => scope)
  const { rows } = await sql<OwnEntry>`
    select r.election, r.unit, coalesce(s.name, 'You') as "as", r.voted
      from governance.elector r join governance.election e on e.id = r.election left join register.school s on s.urn = r.urn
     where (r.person = any(${[...people]}::uuid[]) or r.urn = any(${urns}::text[]))
       and (r.election::text = ${election} or (${election}::text is null and e.closed_at is null))
     order by e.title, s.name nulls first, r.unit`.execute(tx.db)
  return rows
}

/** The urn's papers, in its own order; none before the election is closed. */
export async function openUrn(tx: Tx, election: string): Promise<readonly string[]> {
  const { rows } = await sql<{ papers: string[] | null }>`
    select governance.open_urn(${election}::uuid) as papers`.execute(tx.db)
  return rows[0]?.papers ?? []
}

/** Closes the poll: from now on the urn takes nothing and may be opened. */
export async function markClosed(tx: Tx, election: string): Promise<void> {
  await tx.db.updateTable('governance.election').set({ closed_at: tx.now }).where('id', '=', election).execute()
}

/** Keeps the count and between whom it is tied; a count after a lot takes the place of the one before. */
export async function saveCount(
  tx: Tx,
  { id, partnership, body }: Pick<Election, 'id' | 'partnership' | 'body'>,
  count: CountSeen,
  state: { readonly tied: readonly string[]; readonly lot: readonly string[]; readonly witness: string | null },
): Promise<void> {
  const kept = {
    report: JSON.stringify(count.report),
    blt: count.blt,
    ballots: count.ballots,
    open_to: count.openTo,
  }
  await tx.db
    .insertInto('governance.election_count')
    .values({ partnership, body, election: id, ...kept })
    .onConflict((clash) => clash.column('election').doUpdateSet(kept))
    .execute()
  await tx.db
    .updateTable('governance.election')
    .set({
      counted_at: tx.now,
      tied: [...state.tied],
      lot: state.lot.length > 0 ? [...state.lot] : null,
      lot_witness: state.witness,
    })
    .where('id', '=', id)
    .execute()
}

/** The count as this reader may see it; null when it is not theirs to see, or not there. */
export async function findCount(tx: Tx, election: string): Promise<CountSeen | null> {
  const row = await tx.db
    .selectFrom('governance.election_count')
    .select(['report', 'blt', 'ballots', 'open_to as openTo'])
    .where('election', '=', election)
    .executeTakeFirst()
  if (row === undefined) return null
  return { ...row, report: row.report as CountReport, openTo: row.openTo as CountSeen['openTo'] }
}

/** Ends an election that elects nobody. */
export async function endElection(tx: Tx, election: string, why: EndedWhy, declared: boolean): Promise<void> {
  await tx.db
    .updateTable('governance.election')
    .set({ ended_why: why, ...(declared && { declared_at: tx.now }) })
    .where('id', '=', election)
    .execute()
}

/** Publishes who is elected and seats them, each on a seat of their own, from the first day of the term. */
export async function seatElected(
  tx: Tx,
  election: Pick<Election, 'id' | 'partnership' | 'body' | 'termStarts' | 'termEnds'>,
  elected: readonly { readonly person: string; readonly how: Declared['elected'][number]['how'] | 'unopposed' }[],
  seats: readonly ElectiveSeat[],
): Promise<void> {
  const { id, partnership, body, termStarts, termEnds } = election
  for (const [i, { person, how }] of elected.entries()) {
    const seat = seats[i]
    if (seat === undefined) throw new RangeError(`Election ${id} has fewer seats than people elected`)
    await tx.db
      .insertInto('governance.election_outcome')
      .values({ partnership, body, election: id, person, how })
      .execute()
    await tx.db
      .insertInto('governance.seat_holding')
      .values({
        partnership,
        body,
        seat: seat.id,
        person,
        how: 'elected',
        starts: termStarts,
        term_ends: termEnds,
        election: id,
      })
      .execute()
  }
}
