// All SQL of the map and the front pages.
import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../store/open.ts'
import { markedName } from '../schools/marked-name.ts'
import type { DrawnGroup, PartnershipSummary, PlacedSchool } from './types.ts'

/** Districts in which at least this many of an authority's open schools stand are its land; a school over the border makes none. */
const HOME_SCHOOLS = 5

/** Every partnership with the schools of its authorities and groups, and its listed groups, today, ordered by name. */
export async function listPartnerships(tx: Tx): Promise<readonly PartnershipSummary[]> {
  const { rows } = await sql<PartnershipSummary>`
    select p.slug, p.name,
           (select count(*) from register.school s where (s.authority = any (p.authorities) and s.status in ('1', '3'))
              or s.urn in (select m.member_urn from register.membership m where m.partnership = p.slug
                            and (m.starts is null or m.starts <= ${tx.today}) and (m.ends is null or m.ends > ${tx.today}))) as schools,
           (select count(*) from register.organisation o where o.partnership = p.slug and o.state = 'listed'
              and (o.opened is null or o.opened <= ${tx.today}) and (o.closed is null or o.closed > ${tx.today})
              and exists (select from register.membership m where m.organisation = o.id
                           and (m.starts is null or m.starts <= ${tx.today}) and (m.ends is null or m.ends > ${tx.today}))) as groups
      from register.partnership p order by p.name collate "und-x-icu"`.execute(tx.db)
  return rows
}

/** The district codes that a map of these partnerships (null: all) has for land, ordered. */
export async function listHomeDistricts(tx: Tx, partnership: string | null): Promise<readonly string[]> {
  const { rows } = await sql<{ district: string }>`
    select s.district from register.school s
     where s.district is not null and s.status in ('1', '3') and not s.example
       and s.authority in (select unnest(authorities) from register.partnership where slug = coalesce(${partnership}, slug))
     group by s.district having count(*) >= ${HOME_SCHOOLS} order by 1`.execute(tx.db)
  return rows.map(({ district }) => district)
}

/** Schools open on the day in the authorities of these partnerships (null: all), and members of the partnership's groups that day; ordered by name. */
export async function listPlacedSchools(
  tx: Tx,
  partnership: string | null,
  asAt: Day,
): Promise<readonly PlacedSchool[]> {
  const { rows } = await sql<PlacedSchool>`
    select s.urn, s.name, s.example, s.phase, s.phase_name as "phaseName", s.type, s.postcode, s.easting, s.northing
      from register.school s
     where ((s.authority in (select unnest(authorities) from register.partnership where slug = coalesce(${partnership}, slug))
             and (s.opened is null or s.opened <= ${asAt})
             and (s.closed >= ${asAt} or (s.closed is null and s.status in ('1', '3'))))
        or s.urn in (select m.member_urn from register.membership m where m.partnership = coalesce(${partnership}, m.partnership)
             and (m.starts is null or m.starts <= ${asAt}) and (m.ends is null or m.ends > ${asAt})))
     order by s.name, s.urn`.execute(tx.db)
  return rows
}

/** The groups of a partnership on a day with the URNs of their schools, ordered by name. */
export async function listDrawnGroups(tx: Tx, partnership: string, asAt: Day): Promise<readonly DrawnGroup[]> {
  const { rows } = await sql<DrawnGroup>`
    select o.slug, o.name, o.kind, coalesce(k.label, o.kind) as label, m.urns,
           ${markedName('s')} as "leadSchool", p.id is not null as "hasLeadPost", h.post is not null as "leadHeld"
      from register.organisation o
      left join register.organisation_kind k on k.partnership = o.partnership and k.kind = o.kind
      join lateral (select array_agg(distinct m.member_urn) as urns from register.membership m
                     where m.organisation = o.id and m.member_urn is not null
                       and (m.starts is null or m.starts <= ${asAt}) and (m.ends is null or m.ends > ${asAt})) m on m.urns is not null
      left join lateral (select p.id, p.school_urn from register.post p where p.organisation = o.id and p.office = 'group-lead'
                          and (p.starts is null or p.starts <= ${asAt}) and (p.ends is null or p.ends > ${asAt})
                          order by p.starts desc nulls last limit 1) p on true
      left join lateral (select h.post from register.holding h where h.post = p.id
                          and (h.starts is null or h.starts <= ${asAt}) and (h.ends is null or h.ends > ${asAt}) limit 1) h on true
      left join register.school s on s.urn = p.school_urn
     where o.partnership = ${partnership} and o.state = 'listed'
       and (o.opened is null or o.opened <= ${asAt}) and (o.closed is null or o.closed > ${asAt})
     order by o.name`.execute(tx.db)
  return rows
}
