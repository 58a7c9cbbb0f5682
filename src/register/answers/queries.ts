// All SQL of answers that groups do not have: the posts of the organogram on a day.
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../store/open.ts'
import { holderOf, profileFor } from '../groups/holders.ts'
import { inForce, postRows } from '../groups/queries.ts'
import type { AnsweredPost } from './types.ts'

/** The posts of councils, divisions and teams on the day, by title, each with its holder as the reader may know it: deny by default. */
export async function listServicePosts(tx: Tx, partnership: string, on: Day): Promise<readonly AnsweredPost[]> {
  const rows = await postRows(tx, on)
    .leftJoin('register.organisation as o', 'o.id', 'p.organisation')
    .select('o.name as organisationName')
    .where('p.partnership', '=', partnership)
    .where(inForce('p', on))
    .where((w) =>
      w.or([
        w('p.division', 'is not', null),
        w('p.team', 'is not', null),
        w('o.kind', 'in', ['council', 'division', 'team']),
      ]),
    )
    .orderBy('p.title')
    .orderBy('p.key')
    .orderBy('n.name')
    .execute()
  const profile = profileFor(tx.actor, partnership)
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((same) => {
    const [post] = same
    if (post === undefined) return []
    const { id, title, division, team, grade, fte, salaried, employer, payer, holdingKind } = post
    const place = { organisation: post.organisationName, division, team, reportsTo: post.reports_to }
    return [
      { id, title, ...place, grade, fte, salaried, employer, payer, holdingKind, holder: holderOf(same, profile) },
    ]
  })
}
