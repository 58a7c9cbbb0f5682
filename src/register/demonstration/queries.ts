// All SQL of the demonstration: what the store holds before, its marks, and who may try it out.
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../store/open.ts'

/** Offices that change what a reader sees. */
const OFFICES = ['register-officer', 'head', 'group-lead', 'clerk', 'returning-officer'] as const

/** Empty; begun but cut off; whole; or holding something else. */
export type DemonstrationState = 'empty' | 'begun' | 'loaded' | 'other'

/** What the store holds, as far as the demonstration is concerned. */
export async function findDemonstrationState(tx: Tx): Promise<DemonstrationState> {
  const marks = await tx.db
    .selectFrom('store.event')
    .select('type')
    .where('type', 'in', ['demonstration-begun', 'demonstration-loaded'])
    .execute()
  if (marks.some((mark) => mark.type === 'demonstration-loaded')) return 'loaded'
  if (marks.length > 0) return 'begun'
  const { rows } = await sql<{ filled: boolean }>`
    select exists (select from register.school) or exists (select from register.partnership) as filled`.execute(tx.db)
  return rows[0]?.filled === true ? 'other' : 'empty'
}

/** Somebody invented whose account a reader may try. */
export interface DemonstrationPerson {
  readonly email: string
  readonly title: string
  readonly partnership: string
}

/**
 * In each demonstration partnership the first holder today of each office that changes what a reader sees, who has an address. Of the heads
 * those come first whose school has a vote in a headteachers' association, and among them those of secondary schools.
 */
export async function listDemonstrationPeople(tx: Tx): Promise<readonly DemonstrationPerson[]> {
  const rows = await tx.db
    .selectFrom('register.holding as h')
    .innerJoin('register.post as p', 'p.id', 'h.post')
    .innerJoin('register.partnership as s', 's.slug', 'p.partnership')
    .innerJoin('register.person_contact as c', 'c.person', 'h.person')
    .distinctOn(['s.name', 'p.office'])
    .select(['c.email', 'p.title', 's.name as partnership'])
    .where('s.demonstration', '=', true)
    .where('p.office', 'in', OFFICES)
    .where('c.email', 'is not', null)
    .where(sql<boolean>`daterange(h.starts, h.ends) @> ${tx.today}::date`)
    .orderBy('s.name')
    .orderBy('p.office')
    .orderBy(sql`p.office = 'head' and ${speaksForMember(tx)}`, 'desc')
    .orderBy(sql`p.office = 'head' and ${ofSecondary()}`, 'desc')
    .orderBy('p.key')
    .execute()
  return rows.map((row) => ({ ...row, email: row.email ?? '' }))
}

/** Does the school of the post `p` subscribe today to a headteachers' association? */
function speaksForMember({ today }: Pick<Tx, 'today'>): RawBuilder<boolean> {
  return sql`exists (select from register.membership m join register.organisation o on o.id = m.organisation
    where m.member_urn = p.school_urn and m.role = 'subscriber' and o.kind = 'headteachers-association'
      and o.partnership = p.partnership and daterange(m.starts, m.ends) @> ${today}::date)`
}

/** Is the school of the post `p` a secondary school? */
function ofSecondary(): RawBuilder<boolean> {
  return sql`exists (select from register.school c where c.urn = p.school_urn
    and register.phase_group(c.type, c.phase) = 'secondary')`
}
