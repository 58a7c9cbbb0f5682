// All SQL about people, posts and holdings.
import type { Grant } from '../../kernel/actor.ts'
import type { Tx } from '../../store/open.ts'
import { grantsOf } from './rules.ts'
import type { HeldOffice, Office } from './types.ts'

/** The people that an account is, one in each partnership, and what they may do today. Ordered by partnership. */
export async function findReader(
  tx: Tx,
  account: string,
): Promise<{ people: readonly string[]; name: string | null; grants: readonly Grant[] }> {
  const people = await tx.db
    .selectFrom('register.person')
    .select(['id', 'name'])
    .where('account', '=', account)
    .orderBy('partnership')
    .execute()
  const offices =
    people.length === 0
      ? []
      : await listOffices(
          tx,
          people.map((p) => p.id),
        )
  return { people: people.map((p) => p.id), name: people[0]?.name ?? null, grants: grantsOf(offices) }
}

async function listOffices(tx: Tx, people: readonly string[]): Promise<readonly HeldOffice[]> {
  const rows = await tx.db
    .selectFrom('register.holding as h')
    .innerJoin('register.post as p', 'p.id', 'h.post')
    .innerJoin('register.partnership as s', 's.slug', 'p.partnership')
    .select([
      'p.office',
      'p.title',
      'p.partnership',
      's.name as partnershipName',
      'p.school_urn as schoolUrn',
      'h.starts',
      'h.ends',
    ])
    .where('h.person', 'in', people)
    .where('p.office', 'is not', null)
    .where((w) => w.or([w('h.starts', 'is', null), w('h.starts', '<=', tx.today)]))
    .where((w) => w.or([w('h.ends', 'is', null), w('h.ends', '>', tx.today)]))
    .orderBy('p.title')
    .execute()
  return rows.map((row) => ({ ...row, office: row.office as Office }))
}
