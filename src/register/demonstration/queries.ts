// All SQL of the demonstration: what the store holds before, its marks, and who may try it out.
import { sql } from 'kysely'
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

/** In each demonstration partnership the first holder today of each office that changes what a reader sees, who has an address. */
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
    .orderBy('p.key')
    .execute()
  return rows.map((row) => ({ ...row, email: row.email ?? '' }))
}
