// All SQL that changes memberships. No rules.
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Period } from '../../../kernel/period.ts'
import type { Tx } from '../../../store/open.ts'
import type { MembershipRole } from '../types.ts'

/** Adds a membership of a school and gives its id. */
export async function insertMembership(
  { db }: Tx,
  membership: {
    readonly partnership: string
    readonly organisation: string
    readonly urn: string | null
    readonly memberOrganisation: string | null
    readonly role: MembershipRole
    readonly period: Period
  },
): Promise<string> {
  const { partnership, organisation, urn, memberOrganisation, role, period } = membership
  const id = newId()
  await db
    .insertInto('register.membership')
    .values({
      id,
      partnership,
      organisation,
      member_urn: urn,
      member_organisation: memberOrganisation,
      role,
      starts: period.from,
      ends: period.to,
    })
    .execute()
  return id
}

/** Gives a membership other days or another role. */
export async function updateMembership(
  { db, now }: Tx,
  id: string,
  change: { readonly starts?: Day | null; readonly ends?: Day | null; readonly role?: MembershipRole },
): Promise<void> {
  await db
    .updateTable('register.membership')
    .set({ ...change, changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** The organisation that is the member, where it is no school. */
export async function findMemberOrganisation({ db }: Tx, membership: string): Promise<string | null> {
  const row = await db
    .selectFrom('register.membership')
    .select('member_organisation')
    .where('id', '=', membership)
    .executeTakeFirst()
  return row?.member_organisation ?? null
}
