// The list of schools: a page of it, the whole of it for files, and what it can be narrowed by.
import { sql, type SqlBool } from 'kysely'
import type { Tx } from '../../../store/open.ts'
import { pageBounds } from '../../../ui/pagination.ts'
import { allOf, inPhaseGroup, inState, type Condition } from '../conditions.ts'
import { alike, exactly, type Finding } from '../search/queries.ts'
import { readSearch } from '../search/rules.ts'
import { RATINGS, TYPES, type PhaseGroup } from '../words.ts'
import { PAGE_SIZE } from './rules.ts'
import type { Option, Options, RegisterKey, SchoolFilters, SchoolLine, SchoolList, SortKey } from './types.ts'

/** One page of the schools that the filters leave, in their order (name and URN settle ties), and how many there are in all. */
export async function listSchools(tx: Tx, filters: SchoolFilters): Promise<SchoolList> {
  const text = filters.q === null ? null : readSearch(filters.q)
  const exact = text === null ? null : exactly(text)
  const total = await countSchools(tx, filters, exact)
  if (total === 0 && text?.kind === 'words') return pageOfAlike(tx, filters, text.key)
  const { from } = pageBounds(filters.page, PAGE_SIZE, total)
  const urns = total === 0 ? [] : await listUrns(tx, filters, exact, from - 1)
  return { total, found: text === null ? 'all' : 'exact', lines: await listLines(tx, urns) }
}

/** The URNs of all schools that the filters leave, in their order: the whole list behind a page. */
export async function listAllUrns(tx: Tx, filters: SchoolFilters): Promise<string[]> {
  const text = filters.q === null ? null : readSearch(filters.q)
  const urns = await listUrns(tx, filters, text === null ? null : exactly(text))
  return urns.length === 0 && text?.kind === 'words' ? listAlike(tx, filters, text.key) : urns
}

/** The lines of these schools, in the order of the URNs. */
export async function listLines(tx: Tx, urns: readonly string[]): Promise<SchoolLine[]> {
  if (urns.length === 0) return []
  const { rows } = await sql<SchoolLine>`select ${LINE} from register.school s where s.urn = any(${[...urns]})`.execute(
    tx.db,
  )
  const byUrn = new Map(rows.map((row) => [row.urn, row]))
  return urns.flatMap((urn) => byUrn.get(urn) ?? [])
}

/** The authorities, districts, groups and trusts to choose from, by name; districts and trusts of the chosen authority. */
export async function listOptions(tx: Tx, filters: SchoolFilters): Promise<Options> {
  const { authority } = filters
  const authorities = sql<Option>`select code as value, name as text from register.authority order by name, code`
  const groups = sql<Option>`select o.partnership || '/' || o.slug as value, o.name as text from register.organisation o
    where exists (select from register.membership m where m.organisation = o.id and m.member_urn is not null)
    order by o.name, o.partnership, o.slug`
  return {
    authorities: (await authorities.execute(tx.db)).rows,
    districts: (await districtOptions(authority).execute(tx.db)).rows,
    groups: (await groups.execute(tx.db)).rows,
    trusts: authority === null && filters.trust === null ? [] : (await trustOptions(filters).execute(tx.db)).rows,
  }
}

/** Which of the filters name something that the register, as this reader sees it, does not know. */
export async function listUnknown(tx: Tx, filters: SchoolFilters): Promise<ReadonlySet<RegisterKey>> {
  const unknown = new Set<RegisterKey>()
  for (const key of REGISTER_KEYS) {
    const value = filters[key]
    if (value === null || offered(key, value)) continue
    const { rows } = await sql<{ known: boolean }>`select ${isKnown(key, value)} as known`.execute(tx.db)
    if (rows[0]?.known !== true) unknown.add(key)
  }
  return unknown
}

const REGISTER_KEYS = ['authority', 'district', 'type', 'group', 'trust', 'rating'] as const satisfies RegisterKey[]

/** The form offers it, whether a school has it or not. */
function offered(key: RegisterKey, value: string): boolean {
  if (key === 'type') return TYPES.some(([code]) => code === value)
  return key === 'rating' && RATINGS.some((rating) => rating.toLowerCase() === value.toLowerCase())
}

function isKnown(key: RegisterKey, value: string): Condition {
  switch (key) {
    case 'authority':
      return sql`(exists (select from register.authority where code = ${value}) or exists (select from register.school where authority = ${value}))`
    case 'district':
      return sql`(exists (select from register.district where code = ${value}) or exists (select from register.school where district = ${value}))`
    case 'type':
      return sql`exists (select from register.school where type = ${value})`
    case 'group':
      return sql`exists (select from register.organisation where partnership || '/' || slug = ${value})`
    case 'trust':
      return sql`exists (select from register.school where trust_uid = ${value})`
    case 'rating':
      return sql`exists (select from register.school where lower(ofsted_rating) = lower(${value}))`
  }
}

function districtOptions(authority: string | null) {
  return authority === null
    ? sql<Option>`select code as value, name as text from register.district order by name, code`
    : sql<Option>`select district as value, max(district_name) as text from register.school
        where authority = ${authority} and district is not null group by district order by 2, 1`
}

function trustOptions({ authority, trust }: SchoolFilters) {
  const where = authority === null ? sql`trust_uid = ${trust}` : sql`authority = ${authority} and trust_uid is not null`
  return sql<Option>`select trust_uid as value, max(trust_name) as text from register.school where ${where}
    group by trust_uid order by 2, 1`
}

const LINE = sql`s.urn, s.name, s.example, s.laestab, s.authority, s.authority_name as "authorityName", s.district,
  s.district_name as "districtName", s.type, s.type_name as "typeName", s.phase, s.phase_name as "phaseName", s.status, s.opened, s.closed,
  s.pupils, s.trust_uid as "trustUid", s.trust_name as "trustName", s.town, s.postcode, s.ofsted_rating as rating, s.website,
  s.easting, s.northing`

/** Names spelt alike are few and dear to find: all at once, then cut into pages. */
async function pageOfAlike(tx: Tx, filters: SchoolFilters, key: string): Promise<SchoolList> {
  const urns = await listAlike(tx, filters, key)
  const { from, to } = pageBounds(filters.page, PAGE_SIZE, urns.length)
  const shown = urns.slice(Math.max(from - 1, 0), to)
  return { total: urns.length, found: urns.length > 0 ? 'alike' : 'exact', lines: await listLines(tx, shown) }
}

/** The strictest way that finds any. An identifier is never guessed at. */
async function listAlike(tx: Tx, filters: SchoolFilters, key: string): Promise<string[]> {
  for (const way of alike(key)) {
    const urns = await listUrns(tx, filters, await way(tx))
    if (urns.length > 0) return urns
  }
  return []
}

async function countSchools(tx: Tx, filters: SchoolFilters, finding: Finding | null): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from register.school s
    where ${conditions(tx, filters, finding)}`.execute(tx.db)
  return rows[0]?.n ?? 0
}

async function listUrns(tx: Tx, filters: SchoolFilters, finding: Finding | null, offset?: number): Promise<string[]> {
  const limit = offset === undefined ? sql`` : sql`limit ${PAGE_SIZE} offset ${offset}`
  const { rows } = await sql<{ urn: string }>`select s.urn from register.school s
    where ${conditions(tx, filters, finding)} order by ${order(filters, finding)} ${limit}`.execute(tx.db)
  return rows.map((row) => row.urn)
}

const SORTED: Readonly<Record<Exclude<SortKey, 'nearest'>, ReturnType<typeof sql>>> = {
  name: sql`s.name`,
  place: sql`lower(s.town)`,
  authority: sql`s.authority_name`,
  pupils: sql`s.pupils`,
  opened: sql`s.opened`,
}

function order({ sort, descending }: SchoolFilters, finding: Finding | null) {
  const way = descending ? sql`desc` : sql`asc`
  if (sort === 'nearest' || sort === 'name') {
    const first = sort === 'nearest' && finding !== null ? sql`${finding.nearness}, ` : sql``
    return sql`${first} s.name ${way}, s.urn ${way}`
  }
  return sql`${SORTED[sort]} ${way} nulls last, s.name, s.urn`
}

function conditions(tx: Tx, filters: SchoolFilters, finding: Finding | null): Condition {
  const { authority, district, phase, type, trust, rating, group, status, day } = filters
  const equal = (column: string, value: string | null): Condition[] =>
    value === null ? [] : [sql`s.${sql.ref(column)} = ${value}`]
  return allOf([
    ...(finding === null ? [] : [finding.where]),
    ...(status === 'any' ? [] : [inState(status, day, tx.today)]),
    ...equal('authority', authority),
    ...equal('district', district),
    ...equal('type', type),
    ...equal('trust_uid', trust),
    ...(phase === null ? [] : [inPhaseGroup(phase as PhaseGroup)]),
    ...(rating === null ? [] : [sql<SqlBool>`lower(s.ofsted_rating) = lower(${rating})`]),
    ...(group === null ? [] : [inGroup(group, filters)]),
  ])
}

/** A member, in whatever role, on the day; a membership whose first day is not known counts. */
function inGroup(group: string, { day }: SchoolFilters): Condition {
  const [partnership = '', slug = ''] = group.split('/')
  return sql`s.urn in (select m.member_urn from register.membership m join register.organisation o on o.id = m.organisation
    where o.partnership = ${partnership} and o.slug = ${slug}
      and coalesce(m.starts <= ${day}, true) and coalesce(m.ends > ${day}, true))`
}
