// What must hold in the register, for `trellis verify`: periods inside what they belong to, no circle of reporting, figures kept ready as they are.
import { sql } from 'kysely'
import type { Check, Finding } from '../store/verify.ts'
import type { Tx } from '../store/open.ts'

/** Memberships inside the life of their organisation, holdings inside that of their post, reporting lines without a circle, quartiles as the figures give them. */
export const registerChecks: readonly Check[] = [checkMemberships, checkHoldings, checkReporting, checkSpread]

async function checkMemberships(tx: Tx): Promise<readonly Finding[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from register.membership m join register.organisation o on o.id = m.organisation
     where m.starts < o.opened or coalesce(m.ends, 'infinity') > coalesce(o.closed, 'infinity') order by 1`.execute(
    tx.db,
  )
  return rows.map(({ id }) => ({
    check: 'periods',
    where: `membership ${id}`,
    what: 'lies outside the life of its organisation',
  }))
}

async function checkHoldings(tx: Tx): Promise<readonly Finding[]> {
  const { rows } = await sql<{ id: string }>`
    select h.id from register.holding h join register.post p on p.id = h.post
     where h.starts < p.starts or coalesce(h.ends, 'infinity') > coalesce(p.ends, 'infinity') order by 1`.execute(tx.db)
  return rows.map(({ id }) => ({ check: 'periods', where: `holding ${id}`, what: 'lies outside the life of its post' }))
}

async function checkReporting(tx: Tx): Promise<readonly Finding[]> {
  const { rows } = await sql<{ key: string; partnership: string }>`
    with recursive line (start, at) as (
      select id, reports_to from register.post where reports_to is not null
      union select l.start, p.reports_to from line l join register.post p on p.id = l.at where p.reports_to is not null)
    select p.key, p.partnership from line l join register.post p on p.id = l.start where l.at = l.start order by 2, 1`.execute(
    tx.db,
  )
  return rows.map(({ key, partnership }) => ({
    check: 'reporting',
    where: `post ${partnership}/${key}`,
    what: 'reports to itself in the end',
  }))
}

async function checkSpread(tx: Tx): Promise<readonly Finding[]> {
  const { rows } = await sql<{ authority: string }>`
    select distinct authority from register.peer_spread p
      full join register.peer_spread_now n using (authority, phase_group, indicator, period)
     where (p.schools, p.quartiles) is distinct from (n.schools, n.quartiles) order by 1`.execute(tx.db)
  return rows.map(({ authority }) => ({
    check: 'peer-spread',
    where: `authority ${authority}`,
    what: 'has quartiles kept ready that are not those of its schools',
  }))
}
