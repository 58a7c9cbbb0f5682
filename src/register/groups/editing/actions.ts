// The acts on groups and their members: each loads with the group locked, decides, saves and records, in one transaction.
import { addDays, sayDay, type Day } from '../../../kernel/day.ts'
import { accept, refuse, type Decision, type Refused } from '../../../kernel/decision.ts'
import { found, LostRace } from '../../../kernel/faults.ts'
import { newId } from '../../../kernel/id.ts'
import { record } from '../../../store/events.ts'
import type { Tx } from '../../../store/open.ts'
import { findGroup, listMembers } from '../queries.ts'
import { admitSchool, type AskedMembership } from '../rules.ts'
import type { Group, JoiningSchool, Member, MembershipRefusal, StandingMembership } from '../types.ts'
import {
  deleteGroup,
  findPastUse,
  findSameName,
  insertGroup,
  listSlugs,
  lockGroup,
  updateGroup,
} from './group-queries.ts'
import { findMemberOrganisation, insertMembership, updateMembership } from './member-queries.ts'
import { refusedBy } from './refused-by.ts'
import {
  changeDays,
  changeRole,
  endOn,
  freeSlug,
  lastNotBeforeFirst,
  removeUnused,
  type GroupRefusal,
  type RemovalRefusal,
} from './rules.ts'
import type { ChangeGroup, Correction, Join, NewGroup, RoleChange } from './schemas.ts'
import { listMeantSchools } from './school-queries.ts'
import { lookedUp, meantSchool, type SchoolRefusal } from './school-rules.ts'

/** Adds a listed group and gives its slug. Refuses no-name, and same-name while another of the name stands. */
export async function createGroup(
  tx: Tx,
  partnership: string,
  form: NewGroup,
): Promise<Decision<string, GroupRefusal>> {
  const same = await findSameName(tx, partnership, form.name)
  if (same !== null) return refuse('same-name', { name: same.name })
  const slug = freeSlug(form.name, await listSlugs(tx, partnership))
  if (!slug.ok) return slug
  const id = newId()
  await insertGroup(tx, { ...form, id, partnership, slug: slug.value })
  const effectiveOn = form.opened ?? tx.today
  await record(tx, {
    type: 'group-created',
    partnership,
    subject: `organisation:${id}`,
    effectiveOn,
    data: { slug: slug.value },
  })
  return slug
}

/** Changes name, purpose and days; memberships that would outlast the last day end with it. Lost race when somebody else changed the group since `seen`. */
export async function changeGroup(tx: Tx, group: Group, form: ChangeGroup): Promise<Decision<string, GroupRefusal>> {
  const { id, partnership, slug } = group
  const locked = found(await lockGroup(tx, id), 'Group')
  if (form.seen !== locked.changedAt.toISOString()) throw otherVersion(await loadGroup(tx, partnership, slug), form)
  const closed = form.closed === null ? null : addDays(form.closed, 1)
  const members = await listMembers(tx, [id])
  const decision = changeDays({ opened: form.opened, closed }, members)
  if (!decision.ok) return decision
  for (const member of decision.value.cut) await updateMembership(tx, member.id, { ends: closed })
  const { name, purpose, opened } = form
  await updateGroup(tx, id, { name, purpose, opened, closed })
  const effectiveOn = closed !== group.closed && closed !== null ? closed : tx.today
  const data = { opened, closed, ended: decision.value.cut.length }
  await record(tx, { type: 'group-changed', partnership, subject: `organisation:${id}`, effectiveOn, data })
  return accept(slug)
}

/** What stands now beside what was typed, where they differ. */
function otherVersion(stands: Group, form: ChangeGroup): LostRace {
  const lastStanding = stands.closed === null ? null : addDays(stands.closed, -1)
  const both: readonly (readonly [string, string, string])[] = [
    ['Name', stands.name, form.name],
    ['Purpose', stands.purpose ?? NOTHING, form.purpose ?? NOTHING],
    ['First day', sayKnown(stands.opened), sayKnown(form.opened)],
    ['Last day', sayKnown(lastStanding), sayKnown(form.closed)],
  ]
  const unlike = both.filter(([, now, typed]) => now !== typed)
  return new LostRace(
    'Somebody else has changed this group since you opened the form.',
    Object.fromEntries(unlike.map(([what, now]) => [what, now])),
    Object.fromEntries(unlike.map(([what, , typed]) => [what, typed])),
  )
}

const NOTHING = 'Nothing recorded'

function sayKnown(on: Day | null): string {
  return on === null ? NOTHING : sayDay(on)
}

/** A school joins the group. Refuses as `admitSchool` does, also where the database finds the overlap first. */
export async function addMember(
  tx: Tx,
  group: Group,
  form: Join,
): Promise<Decision<string, MembershipRefusal | SchoolRefusal>> {
  await lockGroup(tx, group.id)
  const text = lookedUp(form)
  const school = meantSchool(text, await listMeantSchools(tx, group.partnership, text))
  if (!school.ok) return school
  const inOrder = lastNotBeforeFirst(form.from, form.last)
  if (!inOrder.ok) return inOrder
  const to = form.last === null ? null : addDays(form.last, 1)
  const asked: AskedMembership = { member: school.value.urn, role: form.role, from: form.from, to }
  const decision = await admit(tx, group, asked, school.value)
  if (!decision.ok) return decision
  const membership = { ...memberOf(group, school.value.urn), role: form.role, period: decision.value }
  const refused = await refusedBy(tx, async () => void (await insertMembership(tx, membership)))
  if (refused !== null) return raced(await admit(tx, group, asked, school.value))
  const data = { urn: school.value.urn, role: form.role }
  await recordChange(tx, group, 'membership-started', form.from ?? tx.today, data)
  return accept(group.slug)
}

/** A membership ends with this last day. Refuses ends-before-start, after-closing, overlaps. */
export async function endMembership(
  tx: Tx,
  group: Group,
  member: Member,
  last: Day,
): Promise<Decision<string, MembershipRefusal>> {
  await lockGroup(tx, group.id)
  const period = endOn(member.period, last)
  if (!period.ok) return period
  const asked = { member: keyOf(member), role: member.role, ...period.value }
  const decision = await admit(tx, group, asked, anySchool(member), member.id)
  if (!decision.ok) return decision
  const refused = await refusedBy(tx, () => updateMembership(tx, member.id, { ends: period.value.to }))
  if (refused !== null) return raced(await admit(tx, group, asked, anySchool(member), member.id))
  await recordChange(tx, group, 'membership-ended', addDays(last, 1), { membership: member.id })
  return accept(group.slug)
}

/** A membership was recorded with wrong days: it gets these. Refuses as `admitSchool` does, the membership itself left out. */
export async function correctMembership(
  tx: Tx,
  group: Group,
  member: Member,
  { from, last }: Correction,
): Promise<Decision<string, MembershipRefusal>> {
  await lockGroup(tx, group.id)
  const inOrder = lastNotBeforeFirst(from, last)
  if (!inOrder.ok) return inOrder
  const to = last === null ? null : addDays(last, 1)
  const asked = { member: keyOf(member), role: member.role, from, to }
  const school = { urn: keyOf(member), name: member.name, opened: member.opened, closed: member.closed }
  const decision = await admit(tx, group, asked, school, member.id)
  if (!decision.ok) return decision
  const refused = await refusedBy(tx, () => updateMembership(tx, member.id, { starts: from, ends: to }))
  if (refused !== null) return raced(await admit(tx, group, asked, school, member.id))
  await recordChange(tx, group, 'membership-corrected', from ?? tx.today, { membership: member.id, from, to })
  return accept(group.slug)
}

/** Removes a group that was entered by mistake. Refuses has-members, has-holders, is-referred-to. */
export async function removeGroup(tx: Tx, group: Group): Promise<Decision<string, RemovalRefusal>> {
  await lockGroup(tx, group.id)
  const decision = removeUnused(await findPastUse(tx, group.id))
  if (!decision.ok) return decision
  let gone = false
  await refusedBy(tx, async () => void (gone = await deleteGroup(tx, group.id)))
  if (!gone) return refuse('is-referred-to')
  await recordChange(tx, group, 'group-removed', tx.today, { slug: group.slug })
  return accept(group.slug)
}

/** A member gets another role from a day; the old role stays on record until then. Refuses same-role, not-a-member-then, overlaps. */
export async function changeMemberRole(
  tx: Tx,
  group: Group,
  member: Member,
  { role, from }: RoleChange,
): Promise<Decision<string, MembershipRefusal | 'same-role' | 'not-a-member-then'>> {
  await lockGroup(tx, group.id)
  const step = changeRole(member, role, from)
  if (!step.ok) return step
  const begun = step.value.kind === 'split' ? step.value.begun : member.period
  const asked = { member: keyOf(member), role, ...begun }
  const decision = await admit(tx, group, asked, anySchool(member), member.id)
  if (!decision.ok) return decision
  const refused = await refusedBy(tx, async () => {
    if (step.value.kind === 'in-place') return updateMembership(tx, member.id, { role })
    const memberOrganisation = await findMemberOrganisation(tx, member.id)
    await updateMembership(tx, member.id, { ends: step.value.ended.to })
    await insertMembership(tx, { ...memberOf(group, member.urn), memberOrganisation, role, period: step.value.begun })
  })
  if (refused !== null) return raced(await admit(tx, group, asked, anySchool(member), member.id))
  await recordChange(tx, group, 'membership-role-changed', from, { membership: member.id, role })
  return accept(group.slug)
}

/** Records what happened to the group, with its day of effect. */
export async function recordChange(
  tx: Tx,
  { id, partnership }: Group,
  type: string,
  effectiveOn: Day,
  data: Readonly<Record<string, string | boolean | null>>,
): Promise<void> {
  await record(tx, { type, partnership, subject: `organisation:${id}`, effectiveOn, data })
}

/** The group by its slug as it stands today; NotFound when there is none. */
export async function loadGroup(tx: Tx, partnership: string, slug: string): Promise<Group> {
  return found(await findGroup(tx, partnership, slug, tx.today), 'Group')
}

async function admit(tx: Tx, group: Group, asked: AskedMembership, school: JoiningSchool, except?: string) {
  const members = await listMembers(tx, [group.id])
  const standing = members.filter((member) => member.id !== except).map(standingOf)
  return admitSchool(asked, school, group, standing)
}

/** The database refused what the rule allowed a moment ago: the rule's own sentence on what stands now. */
function raced(again: Decision<unknown, MembershipRefusal>): Refused<MembershipRefusal> {
  if (!again.ok) return again
  throw new LostRace('Somebody else has changed this membership in the meantime.')
}

function standingOf(member: Member): StandingMembership {
  return { member: keyOf(member), role: member.role, period: member.period }
}

function keyOf({ urn, organisation, id }: Member): string {
  return urn ?? organisation ?? id
}

/** A member that stands was let in already: its own days are not asked about again. */
function anySchool(member: Member): JoiningSchool {
  return { urn: keyOf(member), name: member.name, opened: null, closed: null }
}

function memberOf(group: Group, urn: string | null) {
  return { partnership: group.partnership, organisation: group.id, urn, memberOrganisation: null }
}
