// All SQL that changes groups, their members and their posts, and what those changes need to know. No rules.
import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { newId, readUrn } from '../../../kernel/id.ts'
import type { Period } from '../../../kernel/period.ts'
import type { Tx } from '../../../store/open.ts'
import { nameKey } from '../../schools/name-key.ts'
import { KINDS, NO_GROUPS, type JoiningSchool, type MembershipRole } from '../types.ts'

/** A school that a typed name may mean. */
export interface MeantSchool extends JoiningSchool {
  readonly town: string | null
}

const MOST_MEANT = 6

/** The schools that a typed URN or name means: one by URN; by name those of the very name, else up to six that contain it, the partnership's authorities first. */
export async function listMeantSchools(
  { db }: Tx,
  partnership: string,
  typed: string,
): Promise<readonly MeantSchool[]> {
  const schools = db.selectFrom('register.school as s').select(['s.urn', 's.name', 's.opened', 's.closed', 's.town'])
  const urn = readUrn(typed)
  if (urn.ok) return schools.where('s.urn', '=', urn.value).execute()
  const key = nameKey(typed)
  if (key === '') return []
  const near = sql<boolean>`s.authority = any (select unnest(p.authorities) from register.partnership p where p.slug = ${partnership})`
  const found = await schools
    .where('s.name_key', 'like', `%${key}%`)
    .orderBy((w) => w('s.name_key', '=', key), 'desc')
    .orderBy(sql`coalesce(${near}, false)`, 'desc')
    .orderBy('s.name')
    .orderBy('s.urn')
    .limit(MOST_MEANT)
    .execute()
  const exact = found.filter((school) => nameKey(school.name) === key)
  return exact.length > 0 ? exact : found
}

/** The kinds of group that the partnership may choose from, with its own words for them, in the order of the known kinds. */
export async function listKinds({ db }: Tx, partnership: string): Promise<readonly { kind: string; label: string }[]> {
  const own = await db
    .selectFrom('register.organisation_kind')
    .select(['kind', 'label'])
    .where('partnership', '=', partnership)
    .orderBy('label')
    .execute()
  const labels = new Map(own.map(({ kind, label }) => [kind, label]))
  const kinds = [...new Set([...Object.keys(KINDS), ...labels.keys()])].filter((kind) => !isNoGroup(kind))
  const known: Readonly<Record<string, string>> = KINDS
  return kinds.map((kind) => ({ kind, label: labels.get(kind) ?? known[kind] ?? kind }))
}

function isNoGroup(kind: string): boolean {
  return NO_GROUPS.some((other) => other === kind)
}

/** The group of this name that stands on the day, however it is spelt in capitals, spaces and accents; null when there is none. */
export async function findSameName(
  { db, today }: Tx,
  partnership: string,
  name: string,
): Promise<{ readonly slug: string; readonly name: string } | null> {
  const groups = await db
    .selectFrom('register.organisation')
    .select(['slug', 'name'])
    .where('partnership', '=', partnership)
    .where('kind', 'not in', NO_GROUPS)
    .where((w) => w.or([w('closed', 'is', null), w('closed', '>', today)]))
    .execute()
  const key = nameKey(name)
  return groups.find((group) => nameKey(group.name) === key) ?? null
}

/** Whether the group has, or ever had, members or holders of its posts. */
export async function findPastUse(
  { db }: Tx,
  id: string,
): Promise<{ readonly members: boolean; readonly holders: boolean }> {
  const member = await db
    .selectFrom('register.membership')
    .select('id')
    .where((w) => w.or([w('organisation', '=', id), w('member_organisation', '=', id)]))
    .executeTakeFirst()
  const holding = await db
    .selectFrom('register.holding as h')
    .innerJoin('register.post as p', 'p.id', 'h.post')
    .select('h.id')
    .where('p.organisation', '=', id)
    .executeTakeFirst()
  return { members: member !== undefined, holders: holding !== undefined }
}

/** Removes a group with its posts, which nobody ever held: by a function of the database, since an officer deletes no other organisation. False: it stands still. */
export async function deleteGroup({ db }: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`select register.remove_group(${id}) as gone`.execute(db)
  return rows[0]?.gone ?? false
}

/** The slugs in use, also by proposals and by organisations that are no groups. */
export async function listSlugs({ db }: Tx, partnership: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('register.organisation')
    .select('slug')
    .where('partnership', '=', partnership)
    .execute()
  return rows.map((row) => row.slug)
}

/** Locks the group until the transaction ends, so that two changes of it follow one another, and gives its state. */
export async function lockGroup({ db }: Tx, id: string): Promise<{ readonly changedAt: Date } | null> {
  const row = await db
    .selectFrom('register.organisation')
    .select('changed_at')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : { changedAt: row.changed_at }
}

/** When the group itself was last changed. */
export async function findChangedAt({ db }: Tx, id: string): Promise<Date | null> {
  const row = await db.selectFrom('register.organisation').select('changed_at').where('id', '=', id).executeTakeFirst()
  return row?.changed_at ?? null
}

/** What an organisation row takes from a form. */
export interface GroupFields {
  readonly name: string
  readonly purpose: string | null
  readonly opened: Day | null
}

/** Adds a listed group. */
export async function insertGroup(
  { db }: Tx,
  group: GroupFields & {
    readonly id: string
    readonly partnership: string
    readonly slug: string
    readonly kind: string
  },
): Promise<void> {
  await db.insertInto('register.organisation').values(group).execute()
}

/** Changes a group's own facts. */
export async function updateGroup(
  { db, now }: Tx,
  id: string,
  fields: GroupFields & { closed: Day | null },
): Promise<void> {
  await db
    .updateTable('register.organisation')
    .set({ ...fields, changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Adds a membership of a school and gives its id. */
export async function insertMembership(
  { db }: Tx,
  membership: {
    readonly partnership: string
    readonly organisation: string
    readonly urn: string | null
    readonly memberOrganisation: string | null
    readonly role: MembershipRole
    readonly period: Period
  },
): Promise<string> {
  const { partnership, organisation, urn, memberOrganisation, role, period } = membership
  const id = newId()
  await db
    .insertInto('register.membership')
    .values({
      id,
      partnership,
      organisation,
      member_urn: urn,
      member_organisation: memberOrganisation,
      role,
      starts: period.from,
      ends: period.to,
    })
    .execute()
  return id
}

/** Gives a membership other days or another role. */
export async function updateMembership(
  { db, now }: Tx,
  id: string,
  change: { readonly starts?: Day | null; readonly ends?: Day | null; readonly role?: MembershipRole },
): Promise<void> {
  await db
    .updateTable('register.membership')
    .set({ ...change, changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** The organisation that is the member, where it is no school. */
export async function findMemberOrganisation({ db }: Tx, membership: string): Promise<string | null> {
  const row = await db
    .selectFrom('register.membership')
    .select('member_organisation')
    .where('id', '=', membership)
    .executeTakeFirst()
  return row?.member_organisation ?? null
}

/** What a form says about a group's post. */
export interface PostFields {
  readonly title: string
  readonly schoolUrn: string | null
  readonly mailbox: string | null
  readonly telephone: string | null
  readonly salaried: boolean | null
  readonly payer: string | null
}

/** Adds a post of the group that begins on this day and gives its id. The holder of a lead's post is owed to the public. */
export async function insertPost(
  { db }: Tx,
  where: {
    readonly partnership: string
    readonly organisation: string
    readonly office: 'group-lead' | 'co-ordinator'
  },
  { schoolUrn, ...fields }: PostFields,
  starts: Day,
): Promise<string> {
  const id = newId()
  const holder_published = where.office === 'group-lead'
  await db
    .insertInto('register.post')
    .values({ ...where, ...fields, id, key: id, school_urn: schoolUrn, starts, holder_published })
    .execute()
  return id
}

/** Changes a post in place. */
export async function updatePost({ db, now }: Tx, id: string, { schoolUrn, ...fields }: PostFields): Promise<void> {
  await db
    .updateTable('register.post')
    .set({ ...fields, school_urn: schoolUrn, changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Ends a post on this day and gives who held it then or would hold it later: their holdings end too, those still to come go. */
export async function endPost({ db, now }: Tx, id: string, ends: Day): Promise<readonly HeldBy[]> {
  const held = await db
    .selectFrom('register.holding')
    .select(['id', 'person', 'kind', 'fte', 'starts', 'ends'])
    .where('post', '=', id)
    .where((w) => w.or([w('ends', 'is', null), w('ends', '>', ends)]))
    .execute()
  await db.deleteFrom('register.holding').where('post', '=', id).where('starts', '>=', ends).execute()
  await db
    .updateTable('register.holding')
    .set({ ends, changed_at: now })
    .where('post', '=', id)
    .where((w) => w.or([w('ends', 'is', null), w('ends', '>', ends)]))
    .execute()
  await db.updateTable('register.post').set({ ends, changed_at: now }).where('id', '=', id).execute()
  return held
}

/** Who holds a post, for carrying the holding over to the post that follows it. */
export interface HeldBy {
  readonly person: string
  readonly kind: string
  readonly fte: number | null
  readonly starts: Day | null
  readonly ends: Day | null
}

/** The same people hold this post, from the day at the earliest. */
export async function carryHolders(
  { db }: Tx,
  partnership: string,
  post: string,
  held: readonly HeldBy[],
  from: Day,
): Promise<void> {
  for (const { person, kind, fte, starts, ends } of held) {
    const since = starts !== null && starts > from ? starts : from
    await db
      .insertInto('register.holding')
      .values({ partnership, post, person, kind, fte, starts: since, ends })
      .execute()
  }
}

/** Runs a change that a constraint of the database may refuse, so that the transaction lives on; gives the name of the constraint, null when it was done. */
export async function refusedBy({ db }: Tx, change: () => Promise<void>): Promise<string | null> {
  await sql`savepoint change`.execute(db)
  try {
    await change()
    await sql`release savepoint change`.execute(db)
    return null
  } catch (error) {
    const { code = '', constraint } = error as { code?: string; constraint?: string }
    if (!code.startsWith('23') || constraint === undefined) throw error
    await sql`rollback to savepoint change`.execute(db)
    return constraint
  }
}
