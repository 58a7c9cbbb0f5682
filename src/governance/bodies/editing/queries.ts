// All SQL that changes bodies, seats and holders, and what those changes need to know. No rules.
import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Tx } from '../../../store/open.ts'
import type { LeftWhy } from '../types.ts'
import type { How } from './holding-rules.ts'
import type { BodyAsked, RulesAsked, SeatAsked, SeatChange } from './schemas.ts'

/** Locks the body until the transaction ends, so that two changes of it follow one another, and gives its state. */
export async function lockBody({ db }: Tx, id: string): Promise<{ readonly changedAt: Date } | null> {
  const row = await db
    .selectFrom('governance.body')
    .select('changed_at')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : { changedAt: row.changed_at }
}

/** Names and slugs of the partnership's bodies. */
export async function listBodyNames(
  { db }: Tx,
  partnership: string,
): Promise<readonly { id: string; slug: string; name: string }[]> {
  return db
    .selectFrom('governance.body')
    .select(['id', 'slug', 'name'])
    .where('partnership', '=', partnership)
    .orderBy('name')
    .execute()
}

/** A body's own facts as its row has them; `closed`: first day on which it is no more. */
export type BodyRow = Omit<BodyAsked, 'seen'>

/** Adds a body and gives its id. */
export async function insertBody({ db }: Tx, partnership: string, slug: string, body: BodyRow): Promise<string> {
  const id = newId()
  await db
    .insertInto('governance.body')
    .values({ id, partnership, slug, ...bodyColumns(body) })
    .execute()
  return id
}

/** Changes a body's own facts. */
export async function updateBody({ db, now }: Tx, id: string, body: BodyRow): Promise<void> {
  await db
    .updateTable('governance.body')
    .set({ ...bodyColumns(body), changed_at: now })
    .where('id', '=', id)
    .execute()
}

function bodyColumns(body: BodyRow) {
  const { name, kind, purpose, organisation, meets, confidential, opened, closed } = body
  return {
    name,
    kind,
    purpose,
    organisation,
    reports_to: body.reportsTo,
    meets,
    confidential,
    holders_published: body.holdersPublished,
    legal_form: body.legalForm,
    company_number: body.companyNumber,
    charity_number: body.charityNumber,
    registered_office: body.registeredOffice,
    accounts_due: body.accountsDue,
    confirmation_due: body.confirmationDue,
    opened,
    closed,
  }
}

/** Where a row stands: its partnership and its body. */
export interface Within {
  readonly partnership: string
  readonly body: string
}

/** Adds rules from a day. */
export async function insertRules({ db }: Tx, within: Within, rules: RulesAsked): Promise<void> {
  await db
    .insertInto('governance.constitution')
    .values({ ...within, starts: rules.from, ...rulesColumns(rules) })
    .execute()
}

/** Puts rules right that hold from the same day. */
export async function updateRules({ db }: Tx, id: string, rules: RulesAsked): Promise<void> {
  await db.updateTable('governance.constitution').set(rulesColumns(rules)).where('id', '=', id).execute()
}

/** The rules hold no longer from this day. */
export async function endRules({ db }: Tx, id: string, ends: Day): Promise<void> {
  await db.updateTable('governance.constitution').set({ ends }).where('id', '=', id).execute()
}

function rulesColumns(rules: RulesAsked) {
  const [numerator = 1, denominator = 1] = rules.quorumPart.split('/').map(Number)
  return {
    quorum_base: rules.quorumBase,
    quorum_numerator: numerator,
    quorum_denominator: denominator,
    quorum_more_than: rules.quorumMoreThan && numerator < denominator,
    quorum_least: rules.quorumLeast,
    passes: rules.passes,
    voting_unit: rules.votingUnit,
    casting_vote: rules.castingVote,
    term_months: rules.termMonths,
    term_notice_days: rules.termNoticeDays,
    meeting_notice_days: rules.meetingNoticeDays,
    words: rules.words,
  }
}

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

/** The people of the partnership whom this reader may see, by name. */
export async function listPersons({ db }: Tx, partnership: string): Promise<readonly { id: string; title: string }[]> {
  return db
    .selectFrom('register.person')
    .select(['id', 'name as title'])
    .where('partnership', '=', partnership)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** A recorded holding as it stands. */
export interface RecordedHolding {
  readonly id: string
  readonly seat: string
  readonly person: string
  readonly starts: Day
  readonly termEnds: Day | null
  readonly leftOn: Day | null
  readonly ends: Day | null
}

/** The recorded holdings of the seats of a body, the earliest first. */
export async function listHoldings({ db }: Tx, body: string): Promise<readonly RecordedHolding[]> {
  return db
    .selectFrom('governance.seat_holding')
    .select(['id', 'seat', 'person', 'starts', 'term_ends as termEnds', 'left_on as leftOn', 'ends'])
    .where('body', '=', body)
    .orderBy('starts')
    .orderBy('id')
    .execute()
}

/** Records somebody in a seat and gives the holding's id. */
export async function insertHolding(
  { db }: Tx,
  within: Within,
  holding: { seat: string; person: string; how: How; starts: Day; termEnds: Day | null },
): Promise<string> {
  const id = newId()
  const { seat, person, how, starts, termEnds } = holding
  await db
    .insertInto('governance.seat_holding')
    .values({ ...within, id, seat, person, how, starts, term_ends: termEnds })
    .execute()
  return id
}

/** The term runs out with the seat. */
export async function cutTerms({ db, now }: Tx, holdings: readonly string[], ends: Day): Promise<void> {
  if (holdings.length === 0) return
  await db
    .updateTable('governance.seat_holding')
    .set({ term_ends: ends, changed_at: now })
    .where('id', 'in', [...holdings])
    .execute()
}

/** The holder left: first day on which they no longer sat, and why. */
export async function setLeft({ db, now }: Tx, id: string, leftOn: Day, why: LeftWhy): Promise<void> {
  await db
    .updateTable('governance.seat_holding')
    .set({ left_on: leftOn, left_why: why, changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Adds a balance of two offices and gives its id. */
export async function insertBalance(
  { db }: Tx,
  within: Within,
  rule: { office: string; differsFrom: string; words: string },
): Promise<string> {
  const id = newId()
  const { office, differsFrom, words } = rule
  await db
    .insertInto('governance.balance_rule')
    .values({ ...within, id, office, differs_from: differsFrom, words })
    .execute()
  return id
}

/** Takes a balance of two offices away; false: it is not there. */
export async function deleteBalance({ db }: Tx, body: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('governance.balance_rule')
    .where('body', '=', body)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Enters a member of the company and gives its id. */
export async function insertMember(
  { db }: Tx,
  within: Within,
  member: { organisation: string | null; person: string | null; guarantee: number | null; from: Day },
): Promise<string> {
  const id = newId()
  const { organisation, person, guarantee, from } = member
  await db
    .insertInto('governance.company_member')
    .values({ ...within, id, organisation, person, guarantee_pence: guarantee, starts: from })
    .execute()
  return id
}

/** Who is a member, now or before: by the organisation or the person. */
export async function listMemberPeriods(
  { db }: Tx,
  body: string,
): Promise<readonly { id: string; member: string; from: Day; to: Day | null }[]> {
  const rows = await db
    .selectFrom('governance.company_member')
    .select(['id', 'organisation', 'person', 'starts', 'ends'])
    .where('body', '=', body)
    .execute()
  return rows.map(({ id, organisation, person, starts, ends }) => ({
    id,
    member: organisation ?? person ?? id,
    from: starts,
    to: ends,
  }))
}

/** The member of the company is none from this day. */
export async function setMemberEnd({ db }: Tx, id: string, ends: Day): Promise<void> {
  await db.updateTable('governance.company_member').set({ ends }).where('id', '=', id).execute()
}

/** Adds a report back and gives its id. */
export async function insertReport(
  { db }: Tx,
  within: Within,
  report: { seat: string; person: string; on: Day; text: string },
): Promise<string> {
  const id = newId()
  const { seat, person, on, text } = report
  await db
    .insertInto('governance.outside_report')
    .values({ ...within, id, seat, person, on_day: on, text })
    .execute()
  return id
}
