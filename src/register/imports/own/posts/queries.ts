// All SQL of the file of posts: what stands, and saving the plan. No rules.
import { record } from '../../../../store/events.ts'
import type { Tx } from '../../../../store/open.ts'
import { holderPublished } from '../../../people/rules.ts'
import type { HoldingKind } from '../../../people/types.ts'
import { findSchools } from '../development-groups/queries.ts'
import { listPeople } from '../people/queries.ts'
import { inBatches } from '../saving.ts'
import type { PostsPlan } from './rules.ts'
import type { HoldingRecord, PostRecord, PostsStanding } from './types.ts'

/** What stands in these partnerships, and the schools with these URNs. */
export async function loadPosts(
  tx: Tx,
  partnerships: readonly string[],
  urns: readonly string[],
): Promise<PostsStanding> {
  const names = await tx.db.selectFrom('register.partnership').select(['slug', 'name']).execute()
  const organisations = await tx.db
    .selectFrom('register.organisation')
    .select(['id', 'partnership', 'slug', 'name', 'kind'])
    .where('partnership', 'in', partnerships)
    .execute()
  return {
    partnerships,
    partnershipNames: new Map(names.map(({ slug, name }) => [slug, name])),
    organisations,
    people: await listPeople(tx, partnerships),
    posts: await listPosts(tx, partnerships),
    holdings: await listHoldings(tx, partnerships),
    schools: await findSchools(tx, urns),
  }
}

async function listPosts(tx: Tx, partnerships: readonly string[]): Promise<readonly PostRecord[]> {
  return tx.db
    .selectFrom('register.post')
    .select(['id', 'partnership', 'key', 'title', 'organisation', 'school_urn as schoolUrn', 'division', 'team'])
    .select(['reports_to as reportsTo', 'grade', 'grade_level as gradeLevel', 'fte', 'salaried', 'employer', 'payer'])
    .select(['office', 'mailbox', 'telephone', 'starts', 'ends'])
    .where('partnership', 'in', partnerships)
    .orderBy('key')
    .execute()
}

async function listHoldings(tx: Tx, partnerships: readonly string[]): Promise<readonly HoldingRecord[]> {
  const rows = await tx.db
    .selectFrom('register.holding')
    .select(['id', 'partnership', 'post', 'person', 'kind', 'starts', 'ends'])
    .where('partnership', 'in', partnerships)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as HoldingKind }))
}

/** Saves what the plan has added and changed, and records each change with its day of effect. */
export async function savePosts(tx: Tx, plan: PostsPlan): Promise<void> {
  const added = plan.organisations.added()
  await inBatches(added, (batch) => tx.db.insertInto('register.organisation').values(batch).execute())
  for (const { id, partnership } of added)
    await record(tx, { type: 'organisation-added', partnership, subject: `organisation:${id}` })
  await savePostRows(tx, plan)
  await saveHoldings(tx, plan)
  await touchGroups(tx, plan)
}

async function savePostRows(tx: Tx, { posts }: PostsPlan): Promise<void> {
  const lines = await tx.db.selectFrom('register.partnership').select(['slug', 'grade_line']).execute()
  const lineOf = new Map(lines.map((row) => [row.slug, row.grade_line]))
  const columns = (post: PostRecord) => columnsOf(post, lineOf.get(post.partnership) ?? null)
  await inBatches(posts.added().map(columns), (batch) => tx.db.insertInto('register.post').values(batch).execute())
  for (const { id, ...post } of posts.changed().map(columns))
    await tx.db
      .updateTable('register.post')
      .set({ ...post, changed_at: tx.now })
      .where('id', '=', id)
      .execute()
  for (const post of posts.added()) await recordPost(tx, 'post-added', post)
  for (const post of posts.changed()) await recordPost(tx, 'post-changed', post)
}

function columnsOf({ schoolUrn, reportsTo, gradeLevel, ...post }: PostRecord, gradeLine: number | null) {
  return {
    ...post,
    school_urn: schoolUrn,
    reports_to: reportsTo,
    grade_level: gradeLevel,
    holder_published: holderPublished(post.office, gradeLevel, gradeLine),
  }
}

async function recordPost(tx: Tx, type: string, { id, partnership, starts }: PostRecord): Promise<void> {
  await record(tx, { type, partnership, subject: `post:${id}`, effectiveOn: type === 'post-added' ? starts : null })
}

async function saveHoldings(tx: Tx, { holdings }: PostsPlan): Promise<void> {
  // Ends come first: a person may hold a post again from the day that an earlier time ended.
  for (const { id, kind, starts, ends } of holdings.changed())
    await tx.db
      .updateTable('register.holding')
      .set({ kind, starts, ends, changed_at: tx.now })
      .where('id', '=', id)
      .execute()
  await inBatches(holdings.added(), (batch) => tx.db.insertInto('register.holding').values(batch).execute())
  for (const holding of holdings.added()) await recordHolding(tx, 'holder-appointed', holding)
  for (const holding of holdings.changed()) await recordHolding(tx, 'holding-changed', holding)
}

async function recordHolding(tx: Tx, type: string, holding: HoldingRecord): Promise<void> {
  const { partnership, post, person, kind, starts, ends } = holding
  const data = { person, kind, from: starts, to: ends }
  await record(tx, { type, partnership, subject: `post:${post}`, effectiveOn: starts, data })
}

/** Pages of the groups whose posts or holders are others now have changed. */
async function touchGroups(tx: Tx, { posts, holdings }: PostsPlan): Promise<void> {
  const held = [...holdings.added(), ...holdings.changed()].map((holding) => posts.get(holding.post))
  const of = [...posts.added(), ...posts.changed(), ...held].flatMap((post) => post?.organisation ?? [])
  await inBatches([...new Set(of)], (ids) =>
    tx.db.updateTable('register.organisation').set({ changed_at: tx.now }).where('id', 'in', ids).execute(),
  )
}
