// All SQL that changes the posts of groups and carries their holders along. No rules.
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Tx } from '../../../store/open.ts'

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
