// All SQL that changes bodies and their rules. No rules of its own.
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Tx } from '../../../store/open.ts'
import type { BodyAsked, RulesAsked } from './schemas.ts'

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
