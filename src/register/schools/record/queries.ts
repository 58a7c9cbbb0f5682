// The record of one school: facts, kin, memberships, neighbours, evidence, changes. All SQL of the school's page.
import { sql, type RawBuilder } from 'kysely'
import { found } from '../../../kernel/faults.ts'
import type { Tx } from '../../../store/open.ts'
import { onlyAncestors } from './rules.ts'
import type { Kin, PeerSpread, SchoolFacts, SchoolRecord } from './types.ts'

// Literals: with a limit that it does not know, the database would plan the statement anew each time.
const NEARBY = sql.lit(12)
const SIMILAR = sql.lit(6)
const CHANGES = sql.lit(100)
const GENERATIONS = sql.lit(6)

/** What the one statement gives: evidence and memberships are those of the whole lineage. */
interface Found extends Omit<SchoolRecord, 'school' | 'ancestors' | 'kin' | 'peers'> {
  readonly school: SchoolFacts | null
  readonly lineage: readonly Step[]
  readonly peers: readonly Quartiles[]
}

/** The whole record of the school with this URN, in one statement: each trip to the database costs more than its rows. Throws NotFound where none is held. */
export async function findRecord(tx: Tx, urn: string): Promise<SchoolRecord> {
  const { rows } = await sql<Found>`
    with subject as materialized (select * from register.school where urn = ${urn}),
         lineage as materialized (${lineageOf(urn)})
    select (select row_to_json(subject) from subject) as school, ${rowsOf(sql`select * from lineage`)} as lineage,
           ${rowsOf(belongingsOf(lineageUrns(urn)))} as belongings, ${rowsOf(nationalGroupsOf(urn))} as "nationalGroups",
           ${rowsOf(NEAR)} as nearby, ${rowsOf(evidenceOf(lineageUrns(urn)))} as evidence, ${rowsOf(PEERS)} as peers,
           ${rowsOf(similarTo(urn))} as similar, ${rowsOf(changesOf(urn))} as changes`.execute(tx.db)
  const { school, lineage, peers, ...rest } = found(rows[0], 'School')
  const ancestors = onlyAncestors(urn, lineage)
  const urns = new Set([urn, ...ancestors.map((ancestor) => ancestor.urn)])
  return {
    ...rest,
    school: found(school, 'School'),
    ancestors,
    kin: lineage.filter((kin) => kin.of === urn),
    belongings: rest.belongings.filter((one) => urns.has(one.urn)),
    evidence: rest.evidence.filter((one) => urns.has(one.urn)),
    peers: peers.map(spreadOf),
  }
}

/** The rows of a query, in its order, as one value. */
function rowsOf(query: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(r), '[]') from (${query}) r)`
}

/**
 * The state of everything that the page of this school shows, as one text: the same text, the same page on the same day. Null where none is held.
 * It rests on the school, its whole lineage and every membership in it, word for word, on the last change to a school of its authority (whose
 * figures are its peers'), and on the last change an import made to any school.
 */
export async function findStamp(tx: Tx, urn: string): Promise<string | null> {
  const { rows } = await sql<{ stamp: string }>`
    with lineage as materialized (${lineageOf(urn)})
    select concat_ws('-', extract(epoch from s.changed_at), (select max(id) from register.school_change),
                     (select extract(epoch from max(p.changed_at)) from register.school p where p.authority = s.authority),
                     md5(${rowsOf(sql`select * from lineage`)}::text || ${rowsOf(belongingsOf(lineageUrns(urn)))}::text)) as stamp
      from register.school s where s.urn = ${urn}`.execute(tx.db)
  return rows[0]?.stamp ?? null
}

/** One step of kinship: `urn` is the predecessor or successor of `of`. */
interface Step extends Kin {
  readonly of: string
}

/** The URNs of the school and of all of `lineage`. */
function lineageUrns(urn: string): RawBuilder<unknown> {
  return sql`array(select ${urn} union all select l.urn from lineage l)`
}

/** The kin of the school in one step, and all predecessors through at most seven generations. Links may be held from either side. */
function lineageOf(urn: string): RawBuilder<unknown> {
  return sql`
    with recursive steps as (
      select b.of, p.*, 'predecessor' as relation, 0 as depth from (select ${urn}::text as of) b cross join lateral ${PREDECESSORS_OF_B}
      union
      select b.of, p.*, 'predecessor', b.depth + 1
        from (select other as of, depth from steps where depth < ${GENERATIONS}) b cross join lateral ${PREDECESSORS_OF_B}),
    kin as (
      select * from steps
      union all
      select ${urn}, a.*, 'successor', 0 from (
        select linked_urn as other, kind, established, linked_name from register.school_link where urn = ${urn} and ${IS_SUCCESSOR}
        union all
        select urn, kind, established, null from register.school_link where linked_urn = ${urn} and kind like 'Predecessor%') a)
    select distinct on (k.relation, k.of, k.other) k.of, k.other as urn, k.relation, k.kind, k.established, coalesce(s.name, k.linked_name) as name,
           s.urn is not null as held, s.opened, s.closed
      from kin k left join lateral (select * from register.school where urn = k.other limit 1) s on true where k.other <> ${urn}
     order by k.relation, k.of, k.other, k.established nulls last, k.linked_name nulls last`
}

const IS_SUCCESSOR = sql`(kind like 'Successor%' or kind = 'Result of Amalgamation')`
const PREDECESSORS_OF_B = sql`(
  select linked_urn as other, kind, established, linked_name from register.school_link where urn = b.of and kind like 'Predecessor%'
  union all
  select urn, kind, established, null from register.school_link where linked_urn = b.of and ${IS_SUCCESSOR}) p`

/** Memberships of these URNs, the latest first; an unknown first day comes last. */
function belongingsOf(urns: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select o.partnership, o.slug, o.name, coalesce(k.label, o.kind) as kind, m.role, m.member_urn as urn, m.starts as "from", m.ends as "to"
      from register.membership m join register.organisation o on o.id = m.organisation
      left join register.organisation_kind k on k.partnership = o.partnership and k.kind = o.kind
     where m.member_urn = any(${urns}) order by m.starts desc nulls last, o.name, m.role`
}

function nationalGroupsOf(urn: string): RawBuilder<unknown> {
  return sql`
    select g.uid, g.name, g.type_name as kind, m.joined from register.gias_group_member m
      join register.gias_group g on g.uid = m.uid where m.urn = ${urn} order by m.joined nulls last, g.name`
}

/** Open schools by distance from the subject, nearest first; none where its own place is not known. */
const NEAR = sql`
  select n.* from (select urn, point(easting, northing) as place from subject where easting is not null and northing is not null) here
   cross join lateral (
    select s.urn, s.name, s.example, s.type, s.phase, s.easting, s.northing, point(s.easting, s.northing) <-> here.place as metres
      from register.school s where s.easting is not null and s.status in ('1', '3') and s.urn <> here.urn
     order by point(s.easting, s.northing) <-> here.place limit ${NEARBY}) n`

/** Every figure of these URNs, by indicator, the latest period first. */
function evidenceOf(urns: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select urn, indicator, period, value, word, missing, source, published from register.evidence
     where urn = any(${urns}) order by indicator, period desc, source`
}

/** How each indicator lies among the schools of the subject's authority and phase group, for each period: as imports keep it ready. */
const PEERS = sql`
  select p.indicator, p.period, p.schools, p.quartiles from subject s
    join register.peer_spread p on p.authority = s.authority and p.phase_group = register.phase_group(s.type, s.phase)`

type Quartiles = Pick<PeerSpread, 'indicator' | 'period' | 'schools'> & { readonly quartiles: readonly number[] }

function spreadOf({ quartiles, indicator, period, schools }: Quartiles): PeerSpread {
  const [lowerQuartile = 0, median = 0, upperQuartile = 0] = quartiles
  return { indicator, period, schools, lowerQuartile, median, upperQuartile }
}

/** The nearest in circumstances first. */
function similarTo(urn: string): RawBuilder<unknown> {
  return sql`
    select s.urn, s.name, s.example, s.authority_name as "authorityName", n.rank, n.distance, n.kind from register.similar_school n
      join register.school s on s.urn = n.neighbour_urn where n.urn = ${urn} order by n.kind, n.rank, s.urn limit ${SIMILAR}`
}

/** The latest first. */
function changesOf(urn: string): RawBuilder<unknown> {
  return sql`
    select on_day as day, changes from register.school_change where urn = ${urn} order by id desc limit ${CHANGES}`
}
