// What waits for a head in this room: the schools that they answer for, and proposals that ask them. SQL only.
import type { Tx } from '../../../store/open.ts'
import { markedName } from '../../schools/marked-name.ts'

/** A school of the reader, with the partnership in which it is recorded. */
export interface HeadedSchool {
  readonly urn: string
  readonly name: string
  readonly partnership: string
}

/** The schools for which the reader has rights, in each partnership that records their head's post, by name. */
export async function listHeadedSchools({ db, actor }: Tx): Promise<readonly HeadedSchool[]> {
  const urns =
    actor.kind === 'person' ? actor.grants.map(({ scope }) => scope).filter((one) => /^\d{6}$/.test(one)) : []
  if (urns.length === 0) return []
  return db
    .selectFrom('register.school as s')
    .innerJoin('register.post as p', 'p.school_urn', 's.urn')
    .select(['s.urn', 'p.partnership', markedName('s').as('name')])
    .where('s.urn', 'in', urns)
    .where('p.office', '=', 'head')
    .distinct()
    .orderBy('name')
    .orderBy('p.partnership')
    .$narrowType<{ name: string }>()
    .execute()
}

/** How many proposals ask the reader's schools and have no answer yet, by partnership. */
export async function countAskingProposals({
  db,
  actor,
}: Tx): Promise<readonly { readonly partnership: string; readonly count: number }[]> {
  const grants = actor.kind === 'person' ? actor.grants : []
  const urns = grants.filter(({ act }) => act === 'consent-group').map(({ scope }) => scope)
  if (urns.length === 0) return []
  return db
    .selectFrom('register.group_consent as c')
    .innerJoin('register.organisation as o', 'o.id', 'c.organisation')
    .select(({ fn }) => ['c.partnership', fn.count<number>('o.id').distinct().as('count')])
    .where('c.urn', 'in', urns)
    .where('c.answer', 'is', null)
    .where('o.state', '=', 'proposed')
    .groupBy('c.partnership')
    .orderBy('c.partnership')
    .execute()
}
