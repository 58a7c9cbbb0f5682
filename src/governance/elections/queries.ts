// All SQL that reads elections, the seats they fill, and who may vote and stand in them. Never reads the urn.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import { phaseGroupOf } from '../../register/index.ts'
import type { Tx } from '../../store/open.ts'
import { listMemberSchools } from '../bodies/member-schools.ts'
import { listPlaces } from '../bodies/sitting-queries.ts'
import { phasesOf, type SchoolPost } from './phase-rules.ts'
import type { Balance, Election, ElectiveSeat, Elector, SchoolPhase } from './types.ts'

/** The elections of a partnership, the last poll first. */
export async function listElections(tx: Tx, partnership: string): Promise<readonly Election[]> {
  return electionsWhere(tx, sql`e.partnership = ${partnership}`)
}

/** One election of the partnership; null when there is none of this id. */
export async function findElection(tx: Tx, partnership: string, id: string): Promise<Election | null> {
  const [election] = await electionsWhere(tx, sql`e.partnership = ${partnership} and e.id::text = ${id}`)
  return election ?? null
}

/** The elections with these ids, the last poll first. */
export async function listElectionsById(tx: Tx, ids: readonly string[]): Promise<readonly Election[]> {
  return ids.length === 0 ? [] : electionsWhere(tx, sql`e.id = any(${[...ids]}::uuid[])`)
}

/** The elections of these partnerships that are not declared and not ended, the last poll first. */
export async function listElectionsRunBy(tx: Tx, partnerships: readonly string[]): Promise<readonly Election[]> {
  if (partnerships.length === 0) return []
  return electionsWhere(
    tx,
    sql`e.partnership = any(${[...partnerships]}::text[]) and e.declared_at is null and e.ended_why is null`,
  )
}

/** Elections in which one of these people is nominated and has not answered. */
export async function listUnansweredBy(tx: Tx, people: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ election: string }>`
    select election from governance.nomination where person = any(${[...people]}::uuid[])
       and consented_at is null and declined_at is null and withdrawn_at is null`.execute(tx.db)
  return rows.map(({ election }) => election)
}

/** The elections in which this election was started anew, the last first. */
export async function listReopened(tx: Tx, id: string): Promise<readonly Election[]> {
  return electionsWhere(tx, sql`e.reopens = ${id}::uuid`)
}

/** Keeps other acts on this election waiting until the transaction ends. For whoever may change it. */
export async function lockElection(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from governance.election where id = ${id}::uuid for update`.execute(tx.db)
}

async function electionsWhere(tx: Tx, which: RawBuilder<unknown>): Promise<readonly Election[]> {
  const { rows } = await sql<Election>`
    select e.id, e.partnership, e.body, b.name as "bodyName", b.slug as "bodySlug", b.organisation, e.seat, s.title as "seatTitle", s.electorate as "seatElectorate", s.office,
           e.title, e.rule, e.places, e.roll_of as "rollOf", e.notice_on as "noticeOn", e.nominations_from as "nominationsFrom",
           e.nominations_until as "nominationsUntil", e.poll_from as "pollFrom", e.poll_until as "pollUntil",
           e.objections_until as "objectionsUntil", e.phase_group as "phaseGroup", e.differs_from as "differsFrom",
           e.term_starts as "termStarts", e.term_ends as "termEnds", e.roll_frozen_at as "rollFrozenAt", e.closed_at as "closedAt",
           e.counted_at as "countedAt", e.declared_at as "declaredAt", e.candidates, e.tied, coalesce(e.lot, '{}') as lot,
           e.lot_witness as "lotWitness", e.ended_why as "endedWhy", e.reopens
      from governance.election e join governance.body b on b.id = e.body join governance.seat s on s.id = e.seat
     where ${which} order by e.poll_until desc, e.title, e.id`.execute(tx.db)
  return rows
}

/** The seats of the partnership that are filled by election on the day, by body and position, with the terms that are recorded for them. */
export async function listElectiveSeats(tx: Tx, partnership: string, on: Day): Promise<readonly ElectiveSeat[]> {
  const { rows } = await sql<ElectiveSeat>`
    select s.id, s.body, b.name as "bodyName", s.title, s.office, s.electorate, s.phase_group as "phaseGroup", s.position,
           (select coalesce(json_agg(json_build_object('starts', h.starts, 'ends', h.ends)), '[]')
              from governance.seat_holding h where h.seat = s.id) as terms
      from governance.seat s join governance.body b on b.id = s.body
     where s.partnership = ${partnership} and s.filled_by = 'elected'
       and (s.starts is null or s.starts <= ${on}) and (s.ends is null or s.ends > ${on})
     order by b.name, s.position, s.id`.execute(tx.db)
  return rows
}

/** The seat and those beside it of the same title, the seat itself first: as many places as one election may fill. */
export function seatsBeside(seats: readonly ElectiveSeat[], seat: string): readonly ElectiveSeat[] {
  const own = seats.find(({ id }) => id === seat)
  if (own === undefined) return []
  return [own, ...seats.filter(({ id, body, title }) => id !== seat && body === own.body && title === own.title)]
}

/** Who may vote on the day: those who sit with a vote, one entry a person; or the member schools of the body's organisation, each with its head. */
export async function listElectorate(
  tx: Tx,
  { partnership, body, organisation, rollOf }: Pick<Election, 'partnership' | 'body' | 'organisation' | 'rollOf'>,
): Promise<readonly Elector[]> {
  if (rollOf === 'seats') return listSitting(tx, body)
  return organisation === null ? [] : listHeads(tx, partnership, await listMemberSchools(tx, organisation))
}

async function listSitting(tx: Tx, body: string): Promise<readonly Elector[]> {
  const places = await listPlaces(tx, body, tx.today)
  return places.flatMap(({ seat, holder }) =>
    seat.votes && holder !== null
      ? [{ unit: holder.person, person: holder.person, urn: null, name: holder.name, as: seat.title }]
      : [],
  )
}

async function listHeads(tx: Tx, partnership: string, urns: readonly string[]): Promise<readonly Elector[]> {
  const { rows } = await sql<Elector>`
    select distinct on (s.name, s.urn) s.urn as unit, h.person, s.urn, n.name, s.name as "as"
      from register.school s
      left join register.post p on p.school_urn = s.urn and p.office = 'head' and p.partnership = ${partnership}
      left join register.holding h on h.post = p.id
            and (h.starts is null or h.starts <= ${tx.today}) and (h.ends is null or h.ends > ${tx.today})
      left join register.person n on n.id = h.person
     where s.urn = any(${[...urns]}::text[])
     order by s.name, s.urn, h.person nulls last`.execute(tx.db)
  return rows
}

/** The phase groups of each of these people by the school posts that they hold today. Whoever holds none has none. */
export async function listPhases(
  tx: Tx,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly SchoolPhase[]>> {
  if (people.length === 0) return new Map()
  const { rows } = await sql<{ person: string; head: boolean; type: string | null; phase: string | null }>`
    select h.person, coalesce(p.office = 'head', false) as head, s.type, s.phase
      from register.holding h join register.post p on p.id = h.post join register.school s on s.urn = p.school_urn
     where h.person = any(${[...people]}::uuid[])
       and (h.starts is null or h.starts <= ${tx.today}) and (h.ends is null or h.ends > ${tx.today})
     order by h.person, s.urn`.execute(tx.db)
  const posts = Map.groupBy(rows, ({ person }) => person)
  const held = (own: typeof rows): readonly SchoolPost[] =>
    own.map(({ head, type, phase }) => ({ head, phase: phaseGroupOf({ type, phase }) }))
  return new Map([...posts].map(([person, own]) => [person, phasesOf(held(own))]))
}

/** The rule that binds an office to another of the same body, with whoever holds that one today; null when there is none. */
export async function findBalance(
  tx: Tx,
  body: string,
  bound: { readonly office: string | null } | { readonly differsFrom: string },
): Promise<Balance | null> {
  const office = 'office' in bound ? bound.office : null
  const other = 'differsFrom' in bound ? bound.differsFrom : null
  const { rows } = await sql<{ words: string | null; seat: string; title: string }>`
    select r.words, s.id as seat, s.title from governance.seat s
      left join governance.balance_rule r on r.body = s.body and r.differs_from = s.office
     where s.body = ${body}::uuid and (s.id::text = ${other} or (r.office = ${office}))
       and (s.starts is null or s.starts <= ${tx.today}) and (s.ends is null or s.ends > ${tx.today})
     order by s.position limit 1`.execute(tx.db)
  const [rule] = rows
  if (rule === undefined) return null
  const places = await listPlaces(tx, body, tx.today)
  const holder = places.find(({ seat }) => seat.id === rule.seat)?.holder?.person ?? null
  const phases = holder === null ? new Map<string, readonly SchoolPhase[]>() : await listPhases(tx, [holder])
  const words = rule.words ?? `This office and that of ${rule.title} come from two phase groups.`
  return { words, seat: rule.seat, seatTitle: rule.title, holder, holderPhases: phases.get(holder ?? '') ?? [] }
}
