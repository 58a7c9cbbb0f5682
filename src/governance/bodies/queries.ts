// All SQL of the pages about bodies, beside who sits (sitting-queries.ts). The number of statements is the same whatever a body's size. No rules.
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../store/open.ts'
import type { BodyHeld } from './record.ts'
import { listEntitlements, listSeats, nameAtSeat } from './sitting-queries.ts'
import type {
  BalanceRule,
  BodyFull,
  CompanyMember,
  Constitution,
  NextMeeting,
  OutsideReport,
  OwnSeat,
} from './types.ts'

/** Every body of the partnership, by name. */
export async function listBodies(tx: Tx, partnership: string): Promise<readonly BodyFull[]> {
  return bodiesWhere(tx, sql`b.partnership = ${partnership}`)
}

/** The body of this partnership with this slug, whole; null when there is none. */
export async function findFullBody(tx: Tx, partnership: string, slug: string): Promise<BodyFull | null> {
  const [body] = await bodiesWhere(tx, sql`b.partnership = ${partnership} and b.slug = ${slug}`)
  return body ?? null
}

async function bodiesWhere(tx: Tx, which: RawBuilder<unknown>): Promise<readonly BodyFull[]> {
  const { rows } = await sql<BodyFull>`
    select b.id, b.partnership, b.slug, b.name, b.kind, b.organisation, b.confidential, b.holders_published as "holdersPublished",
           b.meets, b.opened, b.closed, b.changed_at as "changedAt", o.name as "organisationName", o.slug as "organisationSlug",
           case when r.id is not null then json_build_object('id', r.id, 'slug', r.slug, 'name', r.name) end as "reportsTo",
           b.purpose, b.legal_form as "legalForm", b.company_number as "companyNumber", b.charity_number as "charityNumber",
           b.registered_office as "registeredOffice", b.accounts_due as "accountsDue", b.confirmation_due as "confirmationDue"
      from governance.body b left join register.organisation o on o.id = b.organisation
      left join governance.body r on r.id = b.reports_to
     where ${which} order by b.name, b.slug`.execute(tx.db)
  return rows
}

/** All that is held of a body, as this reader may read it: seven statements at most, whatever its size. */
export async function loadBody(tx: Tx, body: BodyFull): Promise<BodyHeld> {
  const seats = await listSeats(tx, body.id)
  const entitlements = await listEntitlements(tx, body.id)
  const constitutions = await listConstitutions(tx, body.id)
  const balance = await listBalanceRules(tx, body.id)
  const members = body.legalForm === null ? [] : await listCompanyMembers(tx, body.id)
  const reports = body.kind === 'outside' ? await listReports(tx, body.id) : []
  const [next] = await listNextMeetings(tx, sql`m.body = ${body.id}::uuid`)
  return { body, seats, entitlements, constitutions, balance, members, reports, next: next ?? null }
}

/** Every constitution that the body had, has or will have, the latest first. */
export async function listConstitutions(tx: Tx, body: string): Promise<readonly Constitution[]> {
  const { rows } = await sql<Constitution>`
    select id, starts, ends, quorum_base as "quorumBase", quorum_numerator as "quorumNumerator", quorum_denominator as "quorumDenominator",
           quorum_more_than as "quorumMoreThan", quorum_least as "quorumLeast", passes, voting_unit as "votingUnit",
           casting_vote as "castingVote", term_months as "termMonths", term_notice_days as "termNoticeDays",
           meeting_notice_days as "meetingNoticeDays", words
      from governance.constitution where body = ${body}::uuid order by starts desc nulls last`.execute(tx.db)
  return rows
}

/** The balance rules of the body, by office. */
export async function listBalanceRules({ db }: Tx, body: string): Promise<readonly BalanceRule[]> {
  const { rows } = await sql<BalanceRule>`
    select id, office, differs_from as "differsFrom", words from governance.balance_rule
     where body = ${body}::uuid order by office, differs_from`.execute(db)
  return rows
}

/** The register of members of the company, now and before, the earliest first. */
export async function listCompanyMembers(tx: Tx, body: string): Promise<readonly CompanyMember[]> {
  const { rows } = await sql<CompanyMember>`
    select m.id, coalesce(o.name, ${nameAtSeat(tx)}) as name, m.organisation, m.guarantee_pence::int as "guaranteePence", m.starts, m.ends
      from governance.company_member m join governance.body b on b.id = m.body
      left join register.organisation o on o.id = m.organisation left join register.person n on n.id = m.person
     where m.body = ${body}::uuid order by m.starts, m.id`.execute(tx.db)
  return rows
}

const MOST_REPORTS = 50

/** The reports back from an outside body that this reader may read, the latest first; the last 50. */
async function listReports(tx: Tx, body: string): Promise<readonly OutsideReport[]> {
  const { rows } = await sql<OutsideReport>`
    select r.id, r.seat, s.title as "seatTitle", ${nameAtSeat(tx)} as name, r.on_day as "onDay", r.text
      from governance.outside_report r join governance.body b on b.id = r.body join governance.seat s on s.id = r.seat
      left join register.person n on n.id = r.person
     where r.body = ${body}::uuid order by r.on_day desc, r.id limit ${MOST_REPORTS}`.execute(tx.db)
  return rows
}

/** The next meeting of each body of the partnership that has one. */
export async function listNextMeetingsOfAll(tx: Tx, partnership: string): Promise<readonly NextMeeting[]> {
  return listNextMeetings(tx, sql`m.partnership = ${partnership}`)
}

async function listNextMeetings({ db, today }: Tx, which: RawBuilder<unknown>): Promise<readonly NextMeeting[]> {
  const { rows } = await sql<NextMeeting>`
    select distinct on (m.body) m.body, m.id, m.on_day as "onDay", m.starts from governance.meeting m
     where ${which} and m.on_day >= ${today} and m.cancelled_on is null order by m.body, m.on_day, m.starts`.execute(db)
  return rows
}

/** The seats to which these people are or were entitled, the latest first. For their own page. */
export async function listOwnSeats({ db }: Tx, people: readonly string[]): Promise<readonly OwnSeat[]> {
  if (people.length === 0) return []
  const { rows } = await sql<OwnSeat>`
    select b.partnership, b.slug, b.name as body, s.title, e.how, e.starts, e.ends
      from governance.entitlement e join governance.body b on b.id = e.body join governance.seat s on s.id = e.seat
     where e.person = any(${[...people]}::uuid[]) and (e.starts < e.ends) is not false
     order by e.starts desc nulls last, b.name`.execute(db)
  return rows
}
