// Which schools have a vote as members of an organisation. All SQL about that: questions between meetings and rolls of elections ask the same.
import { sql } from 'kysely'
import type { Tx } from '../../store/open.ts'

/** The URNs of the member schools of an organisation today, by name: members, lead schools and subscribers. A school that became another votes as that; strategic partners and associates do not. */
export async function listMemberSchools(tx: Tx, organisation: string): Promise<readonly string[]> {
  const { rows } = await sql<{ urn: string }>`
    with member as (
      select m.member_urn as urn, coalesce(s.closed < ${tx.today}, false) as gone
        from register.membership m left join register.school s on s.urn = m.member_urn
       where m.organisation = ${organisation}::uuid and m.member_urn is not null and m.role in ('member', 'lead-school', 'subscriber')
         and (m.starts is null or m.starts <= ${tx.today}) and (m.ends is null or m.ends > ${tx.today})),
    successor as (
      select l.linked_urn as urn from register.school_link l join member on member.gone and member.urn = l.urn where l.kind ilike 'successor%'
      union
      select l.urn from register.school_link l join member on member.gone and member.urn = l.linked_urn where l.kind ilike 'predecessor%')
    select k.urn from register.school k
     where k.urn in (select urn from member union select urn from successor) and (k.closed is null or k.closed >= ${tx.today})
     order by k.name, k.urn`.execute(tx.db)
  return rows.map(({ urn }) => urn)
}
