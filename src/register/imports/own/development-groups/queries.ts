// All SQL of the file of groups: what stands, and saving the plan. No rules.
import { record } from '../../../../store/events.ts'
import type { Tx } from '../../../../store/open.ts'
import type { JoiningSchool, MembershipRole } from '../../../groups/types.ts'
import { inBatches } from '../saving.ts'
import { labelId, type GroupsPlan } from './rules.ts'
import type { GroupPostRecord, GroupRecord, GroupsStanding, LabelRecord, MembershipRecord } from './types.ts'

/** What stands in these partnerships, and the schools with these URNs. */
export async function loadGroups(
  tx: Tx,
  partnerships: readonly string[],
  urns: readonly string[],
): Promise<GroupsStanding> {
  const [groups, memberships] = [await listGroups(tx, partnerships), await listMemberships(tx, partnerships)]
  const [posts, labels] = [await listGroupPosts(tx, partnerships), await listLabels(tx, partnerships)]
  return { partnerships, groups, memberships, posts, labels, schools: await findSchools(tx, urns) }
}

async function listGroups(tx: Tx, partnerships: readonly string[]): Promise<readonly GroupRecord[]> {
  return tx.db
    .selectFrom('register.organisation')
    .select(['id', 'partnership', 'slug', 'name', 'kind', 'opened', 'closed'])
    .where('partnership', 'in', [...partnerships])
    .execute()
}

async function listMemberships(tx: Tx, partnerships: readonly string[]): Promise<readonly MembershipRecord[]> {
  const rows = await tx.db
    .selectFrom('register.membership')
    .select(['id', 'partnership', 'organisation', 'member_urn', 'role', 'starts', 'ends'])
    .where('partnership', 'in', [...partnerships])
    .where('member_urn', 'is not', null)
    .execute()
  return rows.map(({ member_urn: member, role, starts: from, ends: to, ...row }) => ({
    ...row,
    member: member ?? '',
    role: role as MembershipRole,
    period: { from, to },
  }))
}

async function listGroupPosts(tx: Tx, partnerships: readonly string[]): Promise<readonly GroupPostRecord[]> {
  return tx.db
    .selectFrom('register.post')
    .select(['id', 'partnership', 'key', 'title', 'organisation', 'office', 'school_urn as schoolUrn'])
    .select(['mailbox', 'telephone', 'salaried', 'payer'])
    .where('partnership', 'in', [...partnerships])
    .where('office', 'in', ['group-lead', 'co-ordinator'])
    .orderBy('key')
    .execute()
}

async function listLabels(tx: Tx, partnerships: readonly string[]): Promise<readonly LabelRecord[]> {
  const rows = await tx.db
    .selectFrom('register.organisation_kind')
    .selectAll()
    .where('partnership', 'in', [...partnerships])
    .execute()
  return rows.map((row) => ({ ...row, id: labelId(row.partnership, row.kind) }))
}

/** The schools with these URNs, by URN. */
export async function findSchools(tx: Tx, urns: readonly string[]): Promise<ReadonlyMap<string, JoiningSchool>> {
  const schools = new Map<string, JoiningSchool>()
  await inBatches([...new Set(urns)], async (batch) => {
    const query = tx.db.selectFrom('register.school').select(['urn', 'name', 'opened', 'closed'])
    for (const school of await query.where('urn', 'in', batch).execute()) schools.set(school.urn, school)
  })
  return schools
}

/** Saves what the plan has added and changed, and records each change with its day of effect. */
export async function saveGroups(tx: Tx, plan: GroupsPlan): Promise<void> {
  await saveGroupRows(tx, plan)
  await saveLabels(tx, plan)
  await saveMemberships(tx, plan)
  await saveGroupPosts(tx, plan)
  await touch(tx, plan)
}

async function saveGroupRows(tx: Tx, { groups }: GroupsPlan): Promise<void> {
  await inBatches(groups.added(), (batch) => tx.db.insertInto('register.organisation').values(batch).execute())
  for (const { id, name, kind, opened, closed } of groups.changed())
    await tx.db.updateTable('register.organisation').set({ name, kind, opened, closed }).where('id', '=', id).execute()
  for (const group of groups.added()) await recordOf(tx, 'organisation-added', group.id, group, group.opened)
  for (const group of groups.changed()) await recordOf(tx, 'organisation-changed', group.id, group, null)
}

async function saveLabels(tx: Tx, { labels }: GroupsPlan): Promise<void> {
  for (const { partnership, kind, label } of [...labels.added(), ...labels.changed()])
    await tx.db
      .insertInto('register.organisation_kind')
      .values({ partnership, kind, label })
      .onConflict((conflict) => conflict.columns(['partnership', 'kind']).doUpdateSet({ label }))
      .execute()
}

async function saveMemberships(tx: Tx, { memberships }: GroupsPlan): Promise<void> {
  const rows = memberships.added().map(({ member: member_urn, period, ...row }) => ({
    ...row,
    member_urn,
    starts: period.from,
    ends: period.to,
  }))
  // Ends come first: a membership may begin on the day that another one ends.
  for (const { id, period } of memberships.changed())
    await tx.db
      .updateTable('register.membership')
      .set({ starts: period.from, ends: period.to, changed_at: tx.now })
      .where('id', '=', id)
      .execute()
  await inBatches(rows, (batch) => tx.db.insertInto('register.membership').values(batch).execute())
  for (const membership of memberships.added()) await recordMembership(tx, 'membership-added', membership)
  for (const membership of memberships.changed()) await recordMembership(tx, 'membership-changed', membership)
}

async function recordMembership(tx: Tx, type: string, membership: MembershipRecord): Promise<void> {
  const { id, organisation, member: urn, role, period } = membership
  const data = { membership: id, urn, role, starts: period.from, ends: period.to }
  const effectiveOn = type === 'membership-added' ? period.from : (period.to ?? period.from)
  await recordOf(tx, type, organisation, membership, effectiveOn, data)
}

async function saveGroupPosts(tx: Tx, { posts }: GroupsPlan): Promise<void> {
  const columnsOf = ({ schoolUrn: school_urn, ...post }: GroupPostRecord) => ({ ...post, school_urn })
  const rows = posts.added().map((post) => ({ ...columnsOf(post), holder_published: post.office === 'group-lead' }))
  await inBatches(rows, (batch) => tx.db.insertInto('register.post').values(batch).execute())
  for (const { id, ...post } of posts.changed().map(columnsOf))
    await tx.db
      .updateTable('register.post')
      .set({ ...post, changed_at: tx.now })
      .where('id', '=', id)
      .execute()
  for (const post of posts.added()) await recordPost(tx, 'post-added', post)
  for (const post of posts.changed()) await recordPost(tx, 'post-changed', post)
}

async function recordPost(tx: Tx, type: string, { id, partnership }: GroupPostRecord): Promise<void> {
  await record(tx, { type, partnership, subject: `post:${id}` })
}

async function recordOf(
  tx: Tx,
  type: string,
  organisation: string,
  { partnership }: { readonly partnership: string },
  effectiveOn: MembershipRecord['period']['from'],
  data: Parameters<typeof record>[1]['data'] = {},
): Promise<void> {
  await record(tx, { type, partnership, subject: `organisation:${organisation}`, effectiveOn, data })
}

/** Pages that show the groups and schools concerned have changed. */
async function touch(tx: Tx, { groups, memberships, posts }: GroupsPlan): Promise<void> {
  const moved = [...memberships.added(), ...memberships.changed()]
  const led = [...posts.added(), ...posts.changed()].map((post) => post.organisation)
  const changed = [...groups.changed().map((group) => group.id), ...moved.map((m) => m.organisation), ...led]
  const set = { changed_at: tx.now }
  await inBatches([...new Set(changed)], (ids) =>
    tx.db.updateTable('register.organisation').set(set).where('id', 'in', ids).execute(),
  )
  await inBatches([...new Set(moved.map((m) => m.member))], (urns) =>
    tx.db.updateTable('register.school').set(set).where('urn', 'in', urns).execute(),
  )
}
