// The seats from which a reader's rights follow: asked at each request, so that an ended term ends them with the next. All SQL about that.
import { sql } from 'kysely'
import type { Grant } from '../../kernel/actor.ts'
import type { Tx } from '../../store/open.ts'
import { grantsOfSeats, type SeatedBody } from './rules.ts'

/** What these people may do today by right of the seats they hold. Nothing for nobody. */
export async function listSeatGrants(tx: Tx, people: readonly string[]): Promise<readonly Grant[]> {
  if (people.length === 0) return []
  return grantsOfSeats(await listSeatedBodies(tx, people), people, tx.today)
}

/** The open bodies on which one of these people may sit today, whole: whether they do depends on who else may. */
async function listSeatedBodies(tx: Tx, people: readonly string[]): Promise<readonly SeatedBody[]> {
  const { rows } = await sql<SeatedBody>`
    with sits as (
      select distinct e.body from governance.entitlement e
       where e.person = any(${[...people]}::uuid[])
         and (e.starts <= ${tx.today} or e.starts is null) and (e.ends > ${tx.today} or e.ends is null))
    select b.id, b.partnership, b.slug, b.name,
           (select coalesce(json_agg(json_build_object('id', s.id, 'position', s.position, 'title', s.title, 'office', s.office,
              'filledBy', s.filled_by, 'votes', s.votes, 'starts', s.starts, 'ends', s.ends,
              'sitsFor', coalesce(s.appointed_by, p.organisation, ob.organisation))), '[]')
              from governance.seat s left join register.post p on p.id = s.post
              left join governance.seat o on o.id = s.of_seat left join governance.body ob on ob.id = o.body
             where s.body = b.id) as seats,
           (select coalesce(json_agg(json_build_object('seat', e.seat, 'person', e.person, 'how', e.how, 'starts', e.starts, 'ends', e.ends,
              'termEnds', e.term_ends)), '[]')
              from governance.entitlement e
             where e.body = b.id and (e.starts <= ${tx.today} or e.starts is null) and (e.ends > ${tx.today} or e.ends is null)) as entitlements
      from governance.body b join sits on sits.body = b.id
     where (b.opened <= ${tx.today} or b.opened is null) and (b.closed > ${tx.today} or b.closed is null) order by b.partnership, b.name`.execute(
    tx.db,
  )
  return rows
}
