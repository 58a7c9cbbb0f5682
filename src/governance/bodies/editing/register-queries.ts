// All SQL of the register of members of a company. No rules.
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Tx } from '../../../store/open.ts'
import type { Within } from './body-queries.ts'

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
