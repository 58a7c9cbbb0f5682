// The acts on a group's lead post and co-ordinator: each loads with the group locked, decides, saves and records, in one transaction.
import { sayDay, type Day } from '../../../kernel/day.ts'
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import type { Tx } from '../../../store/open.ts'
import type { Group, GroupPost } from '../types.ts'
import { recordChange } from './actions.ts'
import { lockGroup } from './group-queries.ts'
import { carryHolders, endPost, insertPost, updatePost, type PostFields } from './post-queries.ts'
import { changePost } from './rules.ts'
import type { CoordinatorChange, LeadChange } from './schemas.ts'
import { listMeantSchools } from './school-queries.ts'
import { lookedUp, meantSchool, type SchoolRefusal } from './school-rules.ts'

type LeadRefusal = SchoolRefusal | 'before-the-post'

/**
 * The lead's post from a day: a new title or school ends the old post and begins another, mailbox and telephone change in place. A holder
 * goes along unless the school is another. Refuses no-such-school, several-schools, before-the-post.
 */
export async function changeLead(tx: Tx, group: Group, form: LeadChange): Promise<Decision<string, LeadRefusal>> {
  await lockGroup(tx, group.id)
  const urn = await leadSchool(tx, group, lookedUp(form))
  if (!urn.ok) return urn
  const { title, mailbox, telephone } = form
  const fields = {
    title,
    mailbox,
    telephone,
    schoolUrn: urn.value,
    salaried: group.lead?.salaried ?? null,
    payer: group.lead?.payer ?? null,
  }
  const dated = group.lead !== null && (group.lead.title !== title || group.lead.schoolUrn !== urn.value)
  const done = await savePost(tx, group, 'group-lead', group.lead, fields, dated, form.from)
  if (!done.ok) return done
  await recordChange(tx, group, 'lead-changed', form.from, { post: done.value, urn: urn.value })
  return accept(group.slug)
}

/** Whether there is a co-ordinator from a day, whether salaried, and who pays. Refuses before-the-post. */
export async function changeCoordinator(
  tx: Tx,
  group: Group,
  form: CoordinatorChange,
): Promise<Decision<string, 'before-the-post'>> {
  await lockGroup(tx, group.id)
  const standing = group.coordinator
  if (!form.exists) return endCoordinator(tx, group, standing, form.from)
  const { mailbox, telephone, salaried, payer } = form
  const title = form.title ?? standing?.title ?? 'Co-ordinator'
  const fields = {
    title,
    mailbox,
    telephone,
    salaried,
    payer: salaried === false ? null : payer,
    schoolUrn: standing?.schoolUrn ?? null,
  }
  const dated =
    standing !== null && (standing.title !== title || standing.salaried !== salaried || standing.payer !== fields.payer)
  const done = await savePost(tx, group, 'co-ordinator', standing, fields, dated, form.from)
  if (!done.ok) return done
  await recordChange(tx, group, 'co-ordinator-changed', form.from, { post: done.value, salaried })
  return accept(group.slug)
}

async function endCoordinator(
  tx: Tx,
  group: Group,
  standing: GroupPost | null,
  from: Day,
): Promise<Decision<string, 'before-the-post'>> {
  if (standing === null) return accept(group.slug)
  const step = changePost(standing, true, from)
  if (!step.ok) return step
  if (standing.starts === from) return refuse('before-the-post', { from: sayDay(from), starts: sayDay(from) })
  await endPost(tx, standing.id, from)
  await recordChange(tx, group, 'co-ordinator-changed', from, { post: standing.id, ended: true })
  return accept(group.slug)
}

async function leadSchool(
  tx: Tx,
  { partnership }: Group,
  typed: string | null,
): Promise<Decision<string | null, SchoolRefusal>> {
  if (typed === null) return accept(null)
  const school = meantSchool(typed, await listMeantSchools(tx, partnership, typed))
  return school.ok ? accept(school.value.urn) : school
}

/** Gives the id of the post that stands from then on. */
async function savePost(
  tx: Tx,
  group: Group,
  office: 'group-lead' | 'co-ordinator',
  standing: GroupPost | null,
  fields: PostFields,
  dated: boolean,
  from: Day,
): Promise<Decision<string, 'before-the-post'>> {
  const step = changePost(standing, dated, from)
  if (!step.ok) return step
  const where = { partnership: group.partnership, organisation: group.id, office }
  if (standing === null || step.value === 'add') return accept(await insertPost(tx, where, fields, from))
  if (step.value === 'in-place') {
    await updatePost(tx, standing.id, fields)
    return accept(standing.id)
  }
  const held = await endPost(tx, standing.id, from)
  const id = await insertPost(tx, where, fields, from)
  if (standing.schoolUrn === fields.schoolUrn) await carryHolders(tx, group.partnership, id, held, from)
  return accept(id)
}
