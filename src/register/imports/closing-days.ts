// Closing days that the source leaves out: taken from the successor's opening day, and marked as derived. Never over a day that a file gives.
import { sql } from 'kysely'
import type { Tx } from '../../store/open.ts'
import { recordSchoolColumns } from './school-merge.ts'

/** Who followed whom, whichever side of the link is held. */
const FOLLOWERS = sql`(
  select urn, linked_urn as follower from register.school_link where kind like 'Successor%' or kind = 'Result of Amalgamation'
  union
  select linked_urn, urn from register.school_link where kind like 'Predecessor%')`

/**
 * Gives a closed school without a closing day the day before its only successor opened, with the change in its history; gives how many.
 * With several successors, or where the opening day is not known or comes before the school's own, the day stays unknown.
 */
export function deriveClosingDays(tx: Tx, today: string, run: string | null): Promise<number> {
  return recordSchoolColumns(
    tx,
    ['closed', 'derived'],
    sql`select t.urn, n.opened - 1 as closed,
               case when 'closed' = any (t.derived) then t.derived else t.derived || '{closed}'::text[] end as derived
          from register.school t
          join (select urn, min(follower) as urn_after from ${FOLLOWERS} f where urn <> follower group by urn having count(*) = 1) f using (urn)
          join register.school n on n.urn = f.urn_after
         where t.status = '2' and (t.closed is null or 'closed' = any (t.derived)) and n.opened > coalesce(t.opened, '-infinity')`,
    today,
    run,
  )
}

/** Before staged schools are merged: a derived closing day stands until the file gives one or opens the school again. */
export async function keepDerivedClosingDays(tx: Tx, columns: readonly string[]): Promise<void> {
  if (!columns.includes('closed')) return
  await sql`update register.school t set derived = array_remove(t.derived, 'closed') from staged_school s
    where s.urn = t.urn and 'closed' = any (t.derived) and (s.closed is not null or s.status <> '2')`.execute(tx.db)
  const derived = columns.includes('derived') ? sql`, derived = coalesce(s.derived, '{}') || '{closed}'::text[]` : sql``
  await sql`update staged_school s set closed = t.closed ${derived} from register.school t
    where s.urn = t.urn and 'closed' = any (t.derived)`.execute(tx.db)
}
