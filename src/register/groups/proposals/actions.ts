// The acts of proposing a group and of answering for one's school: each in one transaction.
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import { found } from '../../../kernel/faults.ts'
import { newId } from '../../../kernel/id.ts'
import { record } from '../../../store/events.ts'
import type { Tx } from '../../../store/open.ts'
import { listSlugs } from '../editing/group-queries.ts'
import { refusedBy } from '../editing/refused-by.ts'
import { freeSlug } from '../editing/rules.ts'
import { listMeantSchools } from '../editing/school-queries.ts'
import { meantSchool, type SchoolRefusal } from '../editing/school-rules.ts'
import type { JoiningSchool } from '../types.ts'
import {
  answersFor,
  insertConsents,
  insertProposal,
  listOwnSchools,
  listProposals,
  settleProposal,
  updateConsent,
} from './queries.ts'
import { answerProposal, proposeGroup } from './rules.ts'
import type { AnswerForm, ProposalForm } from './schemas.ts'
import type { AnswerRefusal, ProposalRefusal } from './types.ts'

/** The kind of a group that heads start themselves. */
const SELF_STARTED_KIND = 'cluster'

/** Proposes a group, asks the schools, and gives the proposal's id. Refuses as `proposeGroup` does, and a line that names no school or several. */
export async function proposeNewGroup(
  tx: Tx,
  partnership: string,
  form: ProposalForm,
): Promise<Decision<string, ProposalRefusal | SchoolRefusal>> {
  const asked = await askedSchools(tx, partnership, form.schools)
  if (!asked.ok) return asked
  const urns = proposeGroup(form.urn, await listOwnSchools(tx, partnership), asked.value, tx.today)
  if (!urns.ok) return urns
  const slug = freeSlug(form.name, await listSlugs(tx, partnership))
  if (!slug.ok) return slug
  const { name, purpose, urn } = form
  const proposal = { id: newId(), partnership, slug: slug.value, name, kind: SELF_STARTED_KIND, purpose, urn }
  await insertUnderFreeSlug(tx, proposal)
  await insertConsents(tx, proposal, urns.value)
  const data = { urn, asked: urns.value.length }
  await record(tx, {
    type: 'group-proposed',
    partnership,
    subject: `organisation:${proposal.id}`,
    effectiveOn: tx.today,
    data,
  })
  return accept(proposal.id)
}

/** Answers for a school; the second consent lists the group from today. Refuses not-asked, listed-already. */
export async function answerForSchool(
  tx: Tx,
  partnership: string,
  id: string,
  { urn, answer }: AnswerForm,
): Promise<Decision<string, AnswerRefusal>> {
  const proposal = found(
    (await listProposals(tx, partnership)).find((one) => one.id === id),
    'Proposal',
  )
  if (!answersFor(tx, urn)) return refuse('not-asked')
  const asked = proposal.asked.find((one) => one.urn === urn)
  const decision = answerProposal(asked, proposal.state, answer)
  if (!decision.ok) return decision
  await updateConsent(tx, id, urn, answer)
  await recordAnswer(tx, partnership, id, answer === 'consents' ? 'group-consented' : 'group-declined', urn)
  const settled = answer === 'consents' ? await settleProposal(tx, id) : 'waiting'
  if (settled === 'listed') await recordAnswer(tx, partnership, id, 'group-listed', urn)
  return accept(proposal.slug)
}

/** A proposal that this head may not see can hold the slug: then the id's first letters tell them apart. */
async function insertUnderFreeSlug(tx: Tx, proposal: Parameters<typeof insertProposal>[1]): Promise<void> {
  const refused = await refusedBy(tx, () => insertProposal(tx, proposal))
  if (refused !== null) await insertProposal(tx, { ...proposal, slug: `${proposal.slug}-${proposal.id.slice(0, 4)}` })
}

async function recordAnswer(tx: Tx, partnership: string, id: string, type: string, urn: string): Promise<void> {
  await record(tx, { type, partnership, subject: `organisation:${id}`, effectiveOn: tx.today, data: { urn } })
}

async function askedSchools(
  tx: Tx,
  partnership: string,
  lines: readonly string[],
): Promise<Decision<readonly JoiningSchool[], SchoolRefusal>> {
  const schools: JoiningSchool[] = []
  for (const line of lines.slice(0, 50)) {
    const school = meantSchool(line, await listMeantSchools(tx, partnership, line))
    if (!school.ok) return school
    schools.push(school.value)
  }
  return accept(schools)
}
