// Which interests the items of a meeting touch, and who is therefore kept out. All SQL about that; who sees what is for the database to say.
import { sql } from 'kysely'
import type { Tx } from '../../store/open.ts'
import { listPlaces } from '../bodies/sitting-queries.ts'
import { recusalsOf, type MatchedInterest, type Recusal } from './recusal-rules.ts'

/**
 * For each item of the meeting, in order, the people of its body on its day whom an interest keeps out. Members, chair and clerk are told before the
 * meeting; everybody once its minutes are approved, where the body is not confidential. Empty where there are none, or they are not this reader's to see.
 */
export async function listRecusals(tx: Tx, meetingId: string): Promise<readonly Recusal[]> {
  const meeting = await tx.db
    .selectFrom('governance.meeting')
    .select(['body', 'on_day'])
    .where('id', '=', meetingId)
    .executeTakeFirst()
  if (meeting === undefined) return []
  const matches = await listMatches(tx, meetingId)
  if (matches.length === 0) return []
  return recusalsOf(matches, await listPlaces(tx, meeting.body, meeting.on_day))
}

/** The interests matched to the items of the meeting, in the order of its agenda. */
export async function listMatches(tx: Tx, meetingId: string): Promise<readonly MatchedInterest[]> {
  const { rows } = await sql<MatchedInterest>`
    select k.item, a.position, k.interest, k.person, k.organisation, o.name as "organisationName", i.description
      from governance.kept_out(${meetingId}::uuid) k
      join governance.agenda_item a on a.id = k.item
      left join register.organisation o on o.id = k.organisation
      left join governance.interest i on i.id = k.interest
     order by a.position, o.name, k.person, k.interest`.execute(tx.db)
  return rows
}
