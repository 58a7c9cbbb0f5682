// The demonstration's bodies, their rules, seats and holders. Writes rows; decides nothing.
import { addDays } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { Tx } from '../../store/open.ts'
import { septemberOf } from './days.ts'
import type { DemonstrationBody } from './file.ts'
import type { Names } from './names.ts'

type FileSeat = DemonstrationBody['seats'][number]

const MONTH_OF_DAYS = 30
const GUARANTEE_PENCE = 100

/** Saves the bodies in the file's order; a seat that follows another comes after it. */
export async function addBodies(tx: Tx, names: Names, bodies: readonly DemonstrationBody[]): Promise<void> {
  for (const body of bodies) names.keep('body', body.slug, newId())
  for (const body of bodies) await addBody(tx, names, body)
  for (const body of bodies) {
    await addRules(tx, names, body)
    for (const [index, seat] of body.seats.entries()) await addSeat(tx, names, body, seat, index + 1)
    for (const report of body.reports) await addReport(tx, names, body, report)
  }
}

async function addBody(tx: Tx, names: Names, body: DemonstrationBody): Promise<void> {
  await tx.db
    .insertInto('governance.body')
    .values({
      partnership: names.partnership,
      id: names.body(body.slug),
      slug: body.slug,
      name: body.name,
      kind: body.kind,
      organisation: body.organisation === null ? null : names.organisation(body.organisation),
      purpose: body.purpose,
      legal_form: body.legalForm ?? null,
      registered_office: body.registeredOffice ?? null,
      confidential: body.confidential,
      holders_published: body.holdersPublished,
      meets: body.meets ?? null,
      opened: septemberOf(tx.today, body.openedSeptembersAgo),
    })
    .execute()
}

async function addRules(tx: Tx, names: Names, body: DemonstrationBody): Promise<void> {
  const own = { partnership: names.partnership, body: names.body(body.slug) }
  const starts = septemberOf(tx.today, body.openedSeptembersAgo)
  if (body.reportsTo !== undefined)
    await tx.db
      .updateTable('governance.body')
      .set({ reports_to: names.body(body.reportsTo) })
      .where('id', '=', own.body)
      .execute()
  if (body.constitution !== undefined) {
    const rule = body.constitution
    await tx.db
      .insertInto('governance.constitution')
      .values({
        ...own,
        starts,
        quorum_base: rule.quorumBase,
        quorum_numerator: rule.quorumNumerator,
        quorum_denominator: rule.quorumDenominator,
        quorum_more_than: rule.quorumMoreThan,
        quorum_least: rule.quorumLeast,
        passes: rule.passes,
        voting_unit: rule.votingUnit,
        casting_vote: rule.castingVote,
        term_months: rule.termMonths,
        meeting_notice_days: rule.meetingNoticeDays,
        words: rule.words,
      })
      .execute()
  }
  for (const { office, differsFrom, words } of body.balance)
    await tx.db
      .insertInto('governance.balance_rule')
      .values({ ...own, office, differs_from: differsFrom, words })
      .execute()
  for (const name of body.companyMembers)
    await tx.db
      .insertInto('governance.company_member')
      .values({ ...own, organisation: names.organisation(name), guarantee_pence: GUARANTEE_PENCE, starts })
      .execute()
}

async function addSeat(tx: Tx, names: Names, body: DemonstrationBody, seat: FileSeat, position: number): Promise<void> {
  const own = { partnership: names.partnership, body: names.body(body.slug) }
  const id = newId()
  names.keep('seat', `${body.slug}/${seat.title}`, id)
  await tx.db
    .insertInto('governance.seat')
    .values({
      ...own,
      id,
      position,
      title: seat.title,
      office: seat.office ?? null,
      filled_by: seat.filledBy,
      post: seat.post === undefined ? null : names.post(seat.post),
      of_seat: seat.ofSeat === undefined ? null : names.seat(seat.ofSeat),
      appointed_by: seat.appointedBy === undefined ? null : names.organisation(seat.appointedBy),
      electorate: seat.electorate ?? null,
      votes: seat.votes,
      phase_group: seat.phaseGroup ?? null,
      starts: septemberOf(tx.today, body.openedSeptembersAgo),
    })
    .execute()
  for (const holder of seat.holders)
    await tx.db
      .insertInto('governance.seat_holding')
      .values({
        ...own,
        seat: id,
        person: names.person(holder.person),
        how: holder.how,
        starts: septemberOf(tx.today, holder.septembersAgo),
        term_ends:
          holder.endsInDays === undefined
            ? septemberOf(tx.today, holder.septembersAgo - holder.years)
            : addDays(tx.today, holder.endsInDays),
        left_on: holder.leftMonthsAgo === undefined ? null : addDays(tx.today, -holder.leftMonthsAgo * MONTH_OF_DAYS),
        left_why: holder.why ?? null,
      })
      .execute()
}

async function addReport(
  tx: Tx,
  names: Names,
  body: DemonstrationBody,
  { seat, daysAgo, text }: DemonstrationBody['reports'][number],
): Promise<void> {
  const of = names.seat(`${body.slug}/${seat}`)
  const { person } = await tx.db
    .selectFrom('governance.seat_holding')
    .select('person')
    .where('seat', '=', of)
    .orderBy('starts', 'desc')
    .executeTakeFirstOrThrow()
  await tx.db
    .insertInto('governance.outside_report')
    .values({
      partnership: names.partnership,
      body: names.body(body.slug),
      seat: of,
      person,
      on_day: addDays(tx.today, -daysAgo),
      text,
    })
    .execute()
}
