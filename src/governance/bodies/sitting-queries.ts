// Which body, under what rules, and who sits on it on a day. All SQL about that; the pages' own queries stand beside it.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../store/open.ts'
import { sittingOn } from './sitting-rules.ts'
import type { Body, BodySeat, Constitution, NamedEntitlement, Place } from './types.ts'

/** The body of this partnership with this slug; null when there is none. */
export async function findBody(tx: Tx, partnership: string, slug: string): Promise<Body | null> {
  return oneBody(tx, sql`b.partnership = ${partnership} and b.slug = ${slug}`)
}

async function oneBody(tx: Tx, which: RawBuilder<unknown>): Promise<Body | null> {
  const { rows } = await sql<Body>`
    select b.id, b.partnership, b.slug, b.name, b.kind, b.organisation, b.confidential, b.holders_published as "holdersPublished",
           b.meets, b.opened, b.closed
      from governance.body b where ${which}`.execute(tx.db)
  return rows[0] ?? null
}

/** The rules in force on the day; null when none are. */
export async function findConstitution(tx: Tx, body: string, day: Day): Promise<Constitution | null> {
  const { rows } = await sql<Constitution>`
    select id, starts, ends, quorum_base as "quorumBase", quorum_numerator as "quorumNumerator", quorum_denominator as "quorumDenominator",
           quorum_more_than as "quorumMoreThan", quorum_least as "quorumLeast", passes, voting_unit as "votingUnit",
           casting_vote as "castingVote", term_months as "termMonths", term_notice_days as "termNoticeDays",
           meeting_notice_days as "meetingNoticeDays", words
      from governance.constitution
     where body = ${body}::uuid and (starts is null or starts <= ${day}) and (ends is null or ends > ${day})`.execute(
    tx.db,
  )
  return rows[0] ?? null
}

/** The seats of the body on the day in their order, each with whoever takes it, named as this reader may read it. Two statements, whatever its size. */
export async function listPlaces(tx: Tx, body: string, day: Day): Promise<readonly Place[]> {
  return sittingOn(await listSeats(tx, body), await listEntitlements(tx, body), day)
}

/** Every seat that the body ever had, in order. */
export async function listSeats(tx: Tx, body: string): Promise<readonly BodySeat[]> {
  return seatsWhere(tx, sql`s.body = ${body}::uuid`)
}

/** Every seat of every body of the partnership, in order. */
export async function listSeatsOfAll(tx: Tx, partnership: string): Promise<readonly BodySeat[]> {
  return seatsWhere(tx, sql`s.partnership = ${partnership}`)
}

async function seatsWhere(tx: Tx, which: RawBuilder<unknown>): Promise<readonly BodySeat[]> {
  const { rows } = await sql<BodySeat>`
    select s.id, s.body, s.position, s.title, s.office, s.filled_by as "filledBy", s.votes, s.starts, s.ends, s.electorate,
           s.phase_group as "phaseGroup", f.id as "sitsFor", f.name as "sitsForName",
           coalesce(p.title, o.title || ', ' || ob.name) as follows
      from governance.seat s
      left join register.post p on p.id = s.post
      left join governance.seat o on o.id = s.of_seat
      left join governance.body ob on ob.id = o.body
      left join register.organisation f on f.id = coalesce(s.appointed_by, p.organisation, ob.organisation)
     where ${which} order by s.body, s.position, s.title`.execute(tx.db)
  return rows
}

/** Everybody who ever was entitled to a seat of the body, the earliest first. The names come for the whole body at once. */
export async function listEntitlements(tx: Tx, body: string): Promise<readonly NamedEntitlement[]> {
  return entitlementsWhere(
    tx,
    sql<string | null>`n.named`,
    sql`left join governance.names_on(${body}::uuid) n on n.sitter = e.person`,
    sql`e.body = ${body}::uuid`,
  )
}

/** Everybody entitled on the day to a seat of a body of the partnership, the earliest first. */
export async function listEntitlementsOfAll(
  tx: Tx,
  partnership: string,
  day: Day,
): Promise<readonly NamedEntitlement[]> {
  return entitlementsWhere(
    tx,
    nameAtSeat(tx),
    sql`left join register.person n on n.id = e.person`,
    sql`e.partnership = ${partnership} and (e.starts is null or e.starts <= ${day}) and (e.ends is null or e.ends > ${day})`,
  )
}

async function entitlementsWhere(
  tx: Tx,
  name: RawBuilder<string | null>,
  people: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
): Promise<readonly NamedEntitlement[]> {
  const { rows } = await sql<NamedEntitlement>`
    select e.seat, e.person, e.how, e.starts, e.ends, e.term_ends as "termEnds", ${name} as name,
           h.id as holding, h.left_on is not null as "leftEarly", ${whyLeft(tx)} as "leftWhy"
      from governance.entitlement e join governance.body b on b.id = e.body ${people}
      left join governance.seat_holding h on h.id = e.holding and h.seat = e.seat
     where ${which} and (e.starts < e.ends) is not false
     order by e.starts nulls first, e.person`.execute(tx.db)
  return rows
}

/** Why somebody left: for the clerk and for those who sit on the body. */
function whyLeft({ actor }: Pick<Tx, 'actor'>): RawBuilder<string | null> {
  if (actor.kind === 'system') return sql<string | null>`h.left_why`
  return sql<string | null>`case when b.id::text = any ((select store.scopes('sit-on-body'))::text[])
    or b.partnership = any ((select store.scopes('keep-governance'))::text[]) then h.left_why end`
}

/** The name of the person `n` as it may be read at a seat of the body `b`: where the body publishes its holders, the person agreed, or the reader sees people, sits there too, or is that person. */
export function nameAtSeat({ actor }: Pick<Tx, 'actor'>): RawBuilder<string | null> {
  if (actor.kind === 'system') return sql<string | null>`n.name`
  return sql<
    string | null
  >`case when b.holders_published or n.publish_name or n.id = any ((select store.people())::uuid[])
    or b.id::text = any ((select store.scopes('sit-on-body'))::text[])
    or n.partnership = any ((select store.scopes('see-people'))::text[]) then n.name end`
}
