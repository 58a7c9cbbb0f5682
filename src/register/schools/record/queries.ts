// The record of one school: facts, kin, memberships, neighbours, evidence, changes. All SQL of the school's page.
import { sql, type RawBuilder } from 'kysely'
import { found } from '../../../kernel/faults.ts'
import type { Tx } from '../../../store/open.ts'
import { phaseGroupOf } from '../words.ts'
import { onlyAncestors } from './rules.ts'
import type {
  Belonging,
  EvidenceFigure,
  Kin,
  NationalGroup,
  NearbySchool,
  PeerSpread,
  RecordedChange,
  SchoolFacts,
  SchoolRecord,
  SimilarSchool,
} from './types.ts'

const NEARBY = 12
const SIMILAR = 6
const CHANGES = 100

/** The whole record of the school with this URN, in two statements: each trip to the database costs more than its rows. Throws NotFound where none is held. */
export async function findRecord(tx: Tx, urn: string): Promise<SchoolRecord> {
  const first = await sql<{ school: SchoolFacts | null; lineage: Step[] }>`
    select (select row_to_json(s) from register.school s where s.urn = ${urn}) as school, ${rowsOf(lineageOf(urn))} as lineage`.execute(
    tx.db,
  )
  const school = found(first.rows[0]?.school, 'School')
  const lineage = first.rows[0]?.lineage ?? []
  const ancestors = onlyAncestors(urn, lineage)
  const rest = await findRest(tx, school, [urn, ...ancestors.map((ancestor) => ancestor.urn)])
  return { school, ancestors, kin: lineage.filter((kin) => kin.of === urn), ...rest, peers: rest.peers.map(spreadOf) }
}

interface Rest {
  readonly belongings: Belonging[]
  readonly nationalGroups: NationalGroup[]
  readonly nearby: NearbySchool[]
  readonly evidence: EvidenceFigure[]
  readonly peers: Quartiles[]
  readonly similar: SimilarSchool[]
  readonly changes: RecordedChange[]
}

async function findRest(tx: Tx, school: SchoolFacts, urns: readonly string[]): Promise<Rest> {
  const { rows } = await sql<Rest>`
    select ${rowsOf(belongingsOf(sql`${[...urns]}::text[]`))} as belongings, ${rowsOf(nationalGroupsOf(school.urn))} as "nationalGroups",
           ${rowsOf(near(school))} as nearby, ${rowsOf(evidenceOf(urns))} as evidence, ${rowsOf(peersOf(school))} as peers,
           ${rowsOf(similarTo(school.urn))} as similar, ${rowsOf(changesOf(school.urn))} as changes`.execute(tx.db)
  return found(rows[0], 'School')
}

const NONE = sql`select 1 where false`

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
  const urns = sql`array(select ${urn} union select l.urn from lineage l)`
  const { rows } = await sql<{ stamp: string }>`
    with lineage as materialized (${lineageOf(urn)})
    select concat_ws('-', extract(epoch from s.changed_at), (select max(id) from register.school_change),
                     (select extract(epoch from max(p.changed_at)) from register.school p where p.authority = s.authority),
                     md5(${rowsOf(sql`select * from lineage`)}::text || ${rowsOf(belongingsOf(urns))}::text)) as stamp
      from register.school s where s.urn = ${urn}`.execute(tx.db)
  return rows[0]?.stamp ?? null
}

/** One step of kinship: `urn` is the predecessor or successor of `of`. */
interface Step extends Kin {
  readonly of: string
}

/** The kin of the school in one step, and all predecessors through at most six generations. Links may be held from either side. */
function lineageOf(urn: string): RawBuilder<unknown> {
  return sql`
    with recursive before as (
      select ${urn}::text as of, 0 as depth
      union
      select p.other, b.depth + 1 from before b cross join lateral ${PREDECESSORS_OF_B} where b.depth < 6),
    steps as (
      select b.of, p.other, p.kind, p.established, p.linked_name, 'predecessor' as relation from before b cross join lateral ${PREDECESSORS_OF_B}
      union
      select ${urn}, a.other, a.kind, a.established, a.linked_name, 'successor' from (
        select linked_urn as other, kind, established, linked_name from register.school_link where urn = ${urn} and ${IS_SUCCESSOR}
        union all
        select urn, kind, established, null from register.school_link where linked_urn = ${urn} and kind like 'Predecessor%') a)
    select distinct on (t.relation, t.of, t.other) t.of, t.other as urn, t.relation, t.kind, t.established, coalesce(s.name, t.linked_name) as name,
           s.urn is not null as held, s.opened, s.closed
      from steps t left join register.school s on s.urn = t.other where t.other <> ${urn}
     order by t.relation, t.of, t.other, t.established nulls last, t.linked_name nulls last`
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

/** Open schools by distance, nearest first; none where the school's own place is not known. */
function near({ urn, easting, northing }: SchoolFacts): RawBuilder<unknown> {
  if (easting === null || northing === null) return NONE
  const here = sql`point(${easting}, ${northing})`
  return sql`
    select s.urn, s.name, s.example, s.type, s.phase, s.easting, s.northing, point(s.easting, s.northing) <-> ${here} as metres
      from register.school s where s.easting is not null and s.status in ('1', '3') and s.urn <> ${urn}
     order by point(s.easting, s.northing) <-> ${here} limit ${NEARBY}`
}

/** Every figure of these URNs, by indicator, the latest period first. */
function evidenceOf(urns: readonly string[]): RawBuilder<unknown> {
  return sql`
    select urn, indicator, period, value, word, missing, source, published from register.evidence
     where urn = any(${[...urns]}) order by indicator, period desc, source`
}

/** How each indicator lies among the schools of the same authority and phase group, for each period: as imports keep it ready. */
function peersOf(school: SchoolFacts): RawBuilder<unknown> {
  if (school.authority === null) return NONE
  return sql`
    select indicator, period, schools, quartiles from register.peer_spread
     where authority = ${school.authority} and phase_group = ${phaseGroupOf(school)}`
}

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
