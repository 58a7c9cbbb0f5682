// All SQL that changes a group's own facts, and what those changes need to know. No rules.
import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Tx } from '../../../store/open.ts'
import { nameKey } from '../../schools/name-key.ts'
import { KINDS, NO_GROUPS } from '../types.ts'

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

/** Removes a group with its posts, which nobody ever held: by a function of the database, since an officer deletes no other organisation. False: it stands still. */
export async function deleteGroup({ db }: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`select register.remove_group(${id}) as gone`.execute(db)
  return rows[0]?.gone ?? false
}
