// All SQL that reads groups, their posts and their members. Row-level security decides what the reader gets.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../store/open.ts'
import { markedName } from '../schools/marked-name.ts'
import { postsFrom, profileFor } from './holders.ts'
import { isKnownKind } from './rules.ts'
import {
  KINDS,
  NO_GROUPS,
  type Group,
  type GroupPost,
  type Member,
  type MembershipRole,
  type Succession,
} from './types.ts'

/** Does the period of this table's row hold on the day? An unknown start counts as started. */
export function inForce(alias: string, on: Day): RawBuilder<boolean> {
  const starts = sql.ref(`${alias}.starts`)
  const ends = sql.ref(`${alias}.ends`)
  return sql<boolean>`(${starts} is null or ${starts} <= ${on}) and (${ends} is null or ${ends} > ${on})`
}

/**
 * The listed groups of the partnership on a day, by name. A group whose own days are not recorded stands from its first membership to
 * the end of its last; one without any membership always stands.
 */
export async function listGroups(tx: Tx, partnership: string, on: Day): Promise<readonly Group[]> {
  const rows = await groupRows(tx, on)
    .where('o.partnership', '=', partnership)
    .where('o.state', '=', 'listed')
    .where('o.kind', 'not in', NO_GROUPS)
    .where(standsOn(on))
    .orderBy('o.name')
    .orderBy('o.slug')
    .execute()
  const posts = await listGroupPosts(tx, partnership, on)
  return rows.map((row) => groupFrom(row, posts))
}

/** Does the partnership have a listed group, of whatever day? */
export async function hasGroups({ db }: Tx, partnership: string): Promise<boolean> {
  const row = await db
    .selectFrom('register.organisation')
    .select('id')
    .where('partnership', '=', partnership)
    .where('state', '=', 'listed')
    .where('kind', 'not in', NO_GROUPS)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** One group or proposed group by its slug, as on a day; null when it is not there or not this reader's to see. */
export async function findGroup(tx: Tx, partnership: string, slug: string, on: Day): Promise<Group | null> {
  const row = await groupRows(tx, on)
    .where('o.partnership', '=', partnership)
    .where('o.slug', '=', slug)
    .where('o.kind', 'not in', NO_GROUPS)
    .executeTakeFirst()
  return row === undefined ? null : groupFrom(row, await listGroupPosts(tx, partnership, on))
}

function groupRows({ db }: Tx, on: Day) {
  return db
    .selectFrom('register.organisation as o')
    .leftJoin('register.organisation_kind as k', (join) =>
      join.onRef('k.partnership', '=', 'o.partnership').onRef('k.kind', '=', 'o.kind'),
    )
    .selectAll('o')
    .select('k.label')
    .select((w) =>
      w
        .selectFrom('register.membership as m')
        .select((n) => n.fn.count<number>('m.member_urn').distinct().as('n'))
        .whereRef('m.organisation', '=', 'o.id')
        .where(inForce('m', on))
        .as('schools'),
    )
}

type GroupRow = Awaited<ReturnType<ReturnType<typeof groupRows>['execute']>>[number]

function standsOn(on: Day): RawBuilder<boolean> {
  return sql<boolean>`(o.opened is null or o.opened <= ${on}) and (o.closed is null or o.closed > ${on})
    and (o.opened is not null or not exists (select from register.membership m where m.organisation = o.id)
      or (exists (select from register.membership m where m.organisation = o.id and (m.starts is null or m.starts <= ${on}))
        and exists (select from register.membership m where m.organisation = o.id and (m.ends is null or m.ends > ${on}))))`
}

/** The posts that lead and co-ordinate groups on the day; one with a holder before a vacant one, then the oldest. */
async function listGroupPosts(tx: Tx, partnership: string, on: Day): Promise<GroupPosts> {
  const rows = await postRows(tx, on)
    .where('p.partnership', '=', partnership)
    .where('p.office', 'in', ['group-lead', 'co-ordinator'])
    .where('p.organisation', 'is not', null)
    .where(inForce('p', on))
    .orderBy((w) => w('h.id', 'is', null))
    .orderBy('p.starts', (order) => order.asc().nullsLast())
    .orderBy('p.key')
    .orderBy('n.name')
    .execute()
  const profile = profileFor(tx.actor, partnership)
  const byGroup = Map.groupBy(rows, (row) => `${row.organisation} ${row.office}`)
  return new Map(
    [...byGroup].flatMap(([key, same]) =>
      postsFrom(same, profile)
        .slice(0, 1)
        .map((post) => [key, post]),
    ),
  )
}

/** By group's id and office. */
type GroupPosts = ReadonlyMap<string, GroupPost>

/** Posts with their school and whoever holds them on the day, as far as the reader may know. */
export function postRows({ db }: Tx, on: Day) {
  return db
    .selectFrom('register.post as p')
    .leftJoin('register.school as s', 's.urn', 'p.school_urn')
    .leftJoin('register.holding as h', (join) => join.onRef('h.post', '=', 'p.id').on(inForce('h', on)))
    .leftJoin('register.person as n', 'n.id', 'h.person')
    .leftJoin('register.person_contact as c', (join) => join.onRef('c.person', '=', 'n.id').on('c.publish', '=', true))
    .selectAll('p')
    .select(markedName('s').as('schoolName'))
    .select([
      'h.id as holding',
      'h.kind as holdingKind',
      'h.starts as heldSince',
      'n.name as personName',
      'n.publish_name as publishName',
      'c.telephone as ownTelephone',
      'c.email as ownEmail',
    ])
}

function groupFrom(row: GroupRow, posts: GroupPosts): Group {
  const kindLabel = row.label ?? (isKnownKind(row.kind) ? KINDS[row.kind] : wordsOf(row.kind))
  const post = (office: string): GroupPost | null => posts.get(`${row.id} ${office}`) ?? null
  return {
    id: row.id,
    partnership: row.partnership,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    kindLabel,
    state: row.state as Group['state'],
    selfStarted: row.self_started,
    purpose: row.purpose,
    opened: row.opened,
    closed: row.closed,
    legalForm: row.legal_form,
    companyNumber: row.company_number,
    charityNumber: row.charity_number,
    registeredOffice: row.registered_office,
    website: row.website,
    schools: row.schools ?? 0,
    lead: post('group-lead'),
    coordinator: post('co-ordinator'),
  }
}

function wordsOf(kind: string): string {
  const words = kind.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Every membership that these groups ever had, by the name of the member, then from the earliest. A special school has its type for a phase; a URN that no school has is shown by number. */
export async function listMembers({ db }: Tx, groups: readonly string[]): Promise<readonly Member[]> {
  if (groups.length === 0) return []
  const rows = await db
    .selectFrom('register.membership as m')
    .leftJoin('register.school as s', 's.urn', 'm.member_urn')
    .leftJoin('register.organisation as o', 'o.id', 'm.member_organisation')
    .select(['m.id', 'm.organisation as group', 'm.role', 'm.starts', 'm.ends', 'm.member_urn as urn'])
    .select(['s.authority', 's.authority_name as authorityName', 's.opened', 's.closed'])
    .select(['s.example', 'o.slug as organisation'])
    .select((w) => w.fn.coalesce('s.name', 'o.name', sql<string>`'School ' || m.member_urn`).as('name'))
    .select(
      sql<string | null>`case when s.phase = '0' then coalesce(s.type_name, s.phase_name) else s.phase_name end`.as(
        'phase',
      ),
    )
    .where('m.organisation', 'in', groups)
    .orderBy((w) => w.fn.coalesce('s.name', 'o.name'))
    .orderBy('m.member_urn')
    .orderBy('m.starts', (order) => order.asc().nullsFirst())
    .orderBy('m.role')
    .execute()
  return rows.map(({ starts, ends, role, name, example, ...row }) => ({
    ...row,
    name: name ?? '',
    role: role as MembershipRole,
    period: { from: starts, to: ends },
    example: example ?? false,
  }))
}

/** Which of these URNs became which other, as the national register has it. */
export async function listSuccessions({ db }: Tx, urns: readonly string[]): Promise<readonly Succession[]> {
  if (urns.length === 0) return []
  const rows = await db
    .selectFrom('register.school_link')
    .select(['urn', 'linked_urn', 'kind'])
    .where('urn', 'in', urns)
    .where('linked_urn', 'in', urns)
    .where((w) => w.or([w('kind', 'ilike', 'predecessor%'), w('kind', 'ilike', 'successor%')]))
    .orderBy('urn')
    .execute()
  const pairs = rows.map((row) =>
    /^successor/i.test(row.kind) ? { from: row.urn, to: row.linked_urn } : { from: row.linked_urn, to: row.urn },
  )
  return pairs.filter((pair, i) => pairs.findIndex((other) => other.from === pair.from && other.to === pair.to) === i)
}

/** The name of the partnership and the authorities it stands for; null when there is none. */
export async function findPartnership(
  { db }: Tx,
  slug: string,
): Promise<{ readonly slug: string; readonly name: string; readonly authorities: readonly string[] } | null> {
  const row = await db
    .selectFrom('register.partnership')
    .select(['slug', 'name', 'authorities'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row ?? null
}
