// All SQL about people, posts and holdings.
import { sql, type ExpressionBuilder, type RawBuilder, type SqlBool, type Expression } from 'kysely'
import type { Grant } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import type { DB } from '../../store/schema.ts'
import type { Tx } from '../../store/open.ts'
import { markedName } from '../schools/marked-name.ts'
import { grantsOf } from './rules.ts'
import type { ContactPost, HeldOffice, HoldingKind, HoldingSeen, Office, PersonSeen, PostHeld } from './types.ts'

/** The people that an account is, one in each partnership, and what they may do today. Ordered by partnership. */
export async function findReader(
  tx: Tx,
  account: string,
): Promise<{ people: readonly string[]; name: string | null; grants: readonly Grant[] }> {
  const people = await tx.db
    .selectFrom('register.person')
    .select(['id', 'name'])
    .where('account', '=', account)
    .orderBy('partnership')
    .execute()
  const offices =
    people.length === 0
      ? []
      : await listOffices(
          tx,
          people.map((p) => p.id),
        )
  return { people: people.map((p) => p.id), name: people[0]?.name ?? null, grants: grantsOf(offices) }
}

async function listOffices(tx: Tx, people: readonly string[]): Promise<readonly HeldOffice[]> {
  const rows = await tx.db
    .selectFrom('register.holding as h')
    .innerJoin('register.post as p', 'p.id', 'h.post')
    .innerJoin('register.partnership as s', 's.slug', 'p.partnership')
    .select([
      'p.office',
      'p.title',
      'p.partnership',
      's.name as partnershipName',
      'p.school_urn as schoolUrn',
      'h.starts',
      'h.ends',
    ])
    .where('h.person', 'in', people)
    .where('p.office', 'is not', null)
    .where((w) => w.or([w('h.starts', 'is', null), w('h.starts', '<=', tx.today)]))
    .where((w) => w.or([w('h.ends', 'is', null), w('h.ends', '>', tx.today)]))
    .orderBy('p.title')
    .execute()
  return rows.map((row) => ({ ...row, office: row.office as Office }))
}

/** The posts of a partnership on a day with their holders that day, ordered by title. */
export async function listPosts(tx: Tx, partnership: string, asAt: Day): Promise<readonly PostHeld[]> {
  const posts = await selectPosts(tx, partnership)
    .where((w) => w.or([w('p.starts', 'is', null), w('p.starts', '<=', asAt)]))
    .where((w) => w.or([w('p.ends', 'is', null), w('p.ends', '>', asAt)]))
    .orderBy('p.title')
    .execute()
  const holdings = await selectHoldings(tx, partnership)
    .where((w) => heldOn(w, asAt))
    .execute()
  const byPost = Map.groupBy(holdings.map(seen), (holding) => holding.post)
  return posts.map((post) => ({ ...post, holdings: byPost.get(post.id) ?? [] }))
}

/** One post with everyone who ever held it, newest first; null when there is none of this key. */
export async function findPost(tx: Tx, partnership: string, key: string): Promise<PostHeld | null> {
  const post = await selectPosts(tx, partnership).where('p.key', '=', key).executeTakeFirst()
  if (post === undefined) return null
  const holdings = await selectHoldings(tx, partnership)
    .where('h.post', '=', post.id)
    .orderBy(sql`h.starts desc nulls last`)
    .execute()
  return { ...post, holdings: holdings.map(seen) }
}

/** One post as `findPost` gives it, locked until the transaction ends, so that two acts on its holders follow one another. */
export async function lockPost(tx: Tx, partnership: string, key: string): Promise<PostHeld | null> {
  const locked = await tx.db
    .selectFrom('register.post')
    .select('id')
    .where('partnership', '=', partnership)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst()
  return locked === undefined ? null : findPost(tx, partnership, key)
}

/** Today's register officers' and information officers' posts of every partnership, the register officer's first. */
export async function listContactPosts(tx: Tx): Promise<readonly ContactPost[]> {
  return tx.db
    .selectFrom('register.post as p')
    .select(['p.partnership', 'p.key', 'p.title', 'p.mailbox', 'p.telephone'])
    .where('p.office', 'in', ['register-officer', 'foi-officer'])
    .where((w) => w.or([w('p.starts', 'is', null), w('p.starts', '<=', tx.today)]))
    .where((w) => w.or([w('p.ends', 'is', null), w('p.ends', '>', tx.today)]))
    .orderBy('p.partnership')
    .orderBy('p.office', 'desc')
    .orderBy('p.title')
    .execute()
}

/** The people of a partnership that this reader may see, ordered by name. */
export async function listPeople(tx: Tx, partnership: string): Promise<readonly PersonSeen[]> {
  const rows = await tx.db
    .selectFrom('register.person as n')
    .leftJoin('register.person_contact as c', 'c.person', 'n.id')
    .select(['n.id', 'n.name', 'c.email', 'c.telephone', 'c.publish'])
    .where('n.partnership', '=', partnership)
    .orderBy('n.name')
    .execute()
  return rows.map(({ publish, ...row }) => ({ ...row, publishContact: publish ?? false }))
}

/** What the register holds about the people this account is: name, contact, posts now and before. For their own page. */
export async function listOwnRecord(
  tx: Tx,
  people: readonly string[],
): Promise<
  readonly { person: PersonSeen; partnership: string; posts: readonly (HoldingSeen & { title: string })[] }[]
> {
  if (people.length === 0) return []
  const rows = await tx.db
    .selectFrom('register.person as n')
    .leftJoin('register.person_contact as c', 'c.person', 'n.id')
    .innerJoin('register.partnership as s', 's.slug', 'n.partnership')
    .select(['n.id', 'n.name', 'c.email', 'c.telephone', 'c.publish', 's.name as partnership'])
    .where('n.id', 'in', people)
    .orderBy('s.name')
    .execute()
  const held = await tx.db
    .selectFrom('register.holding as h')
    .innerJoin('register.post as p', 'p.id', 'h.post')
    .select(['h.id', 'h.post', 'h.person', 'h.kind', 'h.fte', 'h.starts', 'h.ends', 'p.title'])
    .where('h.person', 'in', people)
    .orderBy(sql`h.starts desc nulls last`)
    .execute()
  return rows.map(({ partnership, publish, ...person }) => ({
    partnership,
    person: { ...person, publishContact: publish ?? false },
    posts: held
      .filter((row) => row.person === person.id)
      .map((row) => ({ ...row, kind: row.kind as HoldingKind, name: person.name })),
  }))
}

/** Adds a person to the partnership and gives their id. */
export async function addPerson(tx: Tx, partnership: string, name: string): Promise<string> {
  const row = await tx.db
    .insertInto('register.person')
    .values({ partnership, name })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Saves a holding and gives its id. */
export async function addHolding(
  tx: Tx,
  holding: {
    partnership: string
    post: string
    person: string
    kind: HoldingKind
    starts: Day | null
    ends: Day | null
  },
): Promise<string> {
  const row = await tx.db.insertInto('register.holding').values(holding).returning('id').executeTakeFirstOrThrow()
  return row.id
}

/** Sets the day on which a holding is no more. */
export async function setHoldingEnd(tx: Tx, holding: string, ends: Day): Promise<void> {
  await tx.db.updateTable('register.holding').set({ ends, changed_at: tx.now }).where('id', '=', holding).execute()
}

function selectPosts(tx: Tx, partnership: string) {
  return tx.db
    .selectFrom('register.post as p')
    .leftJoin('register.organisation as o', 'o.id', 'p.organisation')
    .leftJoin('register.school as s', 's.urn', 'p.school_urn')
    .select(markedName('s').as('schoolName'))
    .select([
      'p.id',
      'p.key',
      'p.title',
      'o.name as organisation',
      'o.slug as organisationSlug',
      'p.school_urn as schoolUrn',
      'p.division',
      'p.team',
      'p.reports_to as reportsTo',
      'p.grade',
      'p.grade_level as gradeLevel',
      'p.fte',
      'p.salaried',
      'p.employer',
      'p.payer',
      'p.office',
      'p.mailbox',
      'p.telephone',
      'p.starts',
      'p.ends',
    ])
    .where('p.partnership', '=', partnership)
}

function selectHoldings(tx: Tx, partnership: string) {
  return tx.db
    .selectFrom('register.holding as h')
    .innerJoin('register.post as t', 't.id', 'h.post')
    .leftJoin('register.person as n', 'n.id', 'h.person')
    .select(['h.id', 'h.post', 'h.person', 'h.kind', 'h.fte', 'h.starts', 'h.ends'])
    .select(nameAtPost(tx).as('name'))
    .where('h.partnership', '=', partnership)
}

/** The name, where this post's holder is published, the person agreed, or the reader sees people or is that person: somebody named at one post is not thereby named at another. */
function nameAtPost({ actor }: Tx): RawBuilder<string | null> {
  if (actor.kind === 'system') return sql<string | null>`n.name`
  return sql<
    string | null
  >`case when t.holder_published or n.publish_name or n.id = any ((select store.people())::uuid[])
    or n.partnership = any ((select store.scopes('see-people'))::text[]) then n.name end`
}

function heldOn(w: ExpressionBuilder<DB & { h: DB['register.holding'] }, 'h'>, asAt: Day): Expression<SqlBool> {
  return w.and([
    w.or([w('h.starts', 'is', null), w('h.starts', '<=', asAt)]),
    w.or([w('h.ends', 'is', null), w('h.ends', '>', asAt)]),
  ])
}

function seen(row: Omit<HoldingSeen, 'kind'> & { kind: string }): HoldingSeen {
  return { ...row, kind: row.kind as HoldingKind }
}
