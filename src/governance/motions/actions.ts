// The acts on questions: putting one to the vote, voting, opening a resolution. Each in one transaction. Closing stands beside them.
import { may } from '../../kernel/actor.ts'
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import { found, NotPermitted } from '../../kernel/faults.ts'
import { newId } from '../../kernel/id.ts'
import { londonMoment } from '../../kernel/london-time.ts'
import { refusedBy } from '../../register/index.ts'
import { record } from '../../store/events.ts'
import type { Tx } from '../../store/open.ts'
import { listMemberSchools } from '../bodies/member-schools.ts'
import { findBody, findConstitution, listPlaces } from '../bodies/sitting-queries.ts'
import type { Body, VotingUnit } from '../bodies/types.ts'
import { keepsBody, loadItem } from '../decisions/actions.ts'
import { lockDecisions } from '../decisions/queries.ts'
import { decideAt, proposedBy } from '../decisions/rules.ts'
import { isKeptOut } from '../interests/matching-queries.ts'
import { findMotion, findSameQuestion, insertMotion, listElectors, saveVote } from './queries.ts'
import {
  castVote,
  electorsOfItem,
  electorsOfSchools,
  electorsOfSeats,
  openResolution,
  quorumBetweenMeetings,
} from './rules.ts'
import type { PutForm, ResolutionForm, VoteForm } from './schemas.ts'
import type { Motion, NewElector, PutRefusal, ResolutionRefusal, VoteRefusal } from './types.ts'

/** Puts a question to the vote of those who take part in an item, and gives its id. The same question sent twice is one. Refuses as `decideAt` and `proposedBy` do. */
export async function putToVote(
  tx: Tx,
  partnership: string,
  itemId: string,
  form: PutForm,
): Promise<Decision<string, PutRefusal>> {
  const { item, constitution, standing } = await loadItem(tx, partnership, itemId)
  const possible = decideAt(item, standing, tx.today)
  if (!possible.ok) return possible
  if (constitution === null) return refuse('no-constitution')
  const people = proposedBy(form, possible.value)
  if (!people.ok) return people
  await lockDecisions(tx, item.body)
  const same = await findSameQuestion(tx, item.body, item.id, form.question)
  if (same !== null) return accept(same.id)
  const electors = electorsOfItem(possible.value, await listPlaces(tx, item.body, item.onDay))
  const { passes } = constitution
  const put = { ...form, passes, unit: 'seat', quorum: possible.value.needed, closes_at: null } as const
  return accept(await addMotion(tx, { ...put, partnership, body: item.body, item: item.id }, electors))
}

/** Opens a written resolution: its electors are frozen now, and vote until its closing time. Refuses as `openResolution` does, no-such-body, no-constitution, skipped, asked-already. */
export async function openForVotes(
  tx: Tx,
  partnership: string,
  form: ResolutionForm,
): Promise<Decision<string, ResolutionRefusal>> {
  const body = await findBody(tx, partnership, form.body)
  if (body === null || body.kind === 'outside') return refuse('no-such-body')
  if (!keepsBody(tx, partnership, body.id))
    throw new NotPermitted(`Only the clerk, or whoever chairs ${body.name}, opens its resolutions`)
  const closes = londonMoment(form.closes, form.time)
  if (!closes.ok) return closes
  const electorate = await electorateOf(tx, body, form.unit)
  if (electorate === null) return refuse('no-constitution')
  const { electors, quorum, passes } = electorate
  const possible = openResolution({ unit: form.unit, closesAt: closes.value }, electors.length, quorum, tx.now)
  if (!possible.ok) return possible
  await lockDecisions(tx, body.id)
  if ((await findSameQuestion(tx, body.id, null, form.question)) !== null) return refuse('asked-already')
  const { question, access, unit } = form
  const put = { question, access, unit, quorum, passes, closes_at: closes.value, mover: null, seconder: null }
  return accept(await addMotion(tx, { ...put, partnership, body: body.id, item: null }, electors))
}

/** Who would vote today, how many must, and by what rule; null where no constitution is in force. */
async function electorateOf(tx: Tx, body: Body, unit: VotingUnit) {
  const constitution = await findConstitution(tx, body.id, tx.today)
  if (constitution === null) return null
  const places = await listPlaces(tx, body.id, tx.today)
  const schools =
    unit === 'member-school' && body.organisation !== null ? await listMemberSchools(tx, body.organisation) : []
  const electors = unit === 'seat' ? electorsOfSeats(places) : electorsOfSchools(schools)
  const quorum = quorumBetweenMeetings(constitution, unit, places, schools.length)
  return { electors, quorum, passes: constitution.passes }
}

async function addMotion(
  tx: Tx,
  motion: Omit<Parameters<typeof insertMotion>[1], 'id' | 'opens_at'>,
  electors: readonly NewElector[],
): Promise<string> {
  const id = newId()
  await insertMotion(tx, { ...motion, id, opens_at: tx.now }, electors)
  const { partnership, body, item, quorum } = motion
  const data = { body, item, quorum, electors: electors.length }
  const type = item === null ? 'resolution-opened' : 'question-put'
  await record(tx, { type, partnership, subject: `motion:${id}`, effectiveOn: tx.today, data })
  return id
}

/** Takes the vote of a seat or school, or changes it. Refuses as `castVote` does, also when the question closed a moment before. */
export async function takeVote(
  tx: Tx,
  partnership: string,
  id: string,
  { unit, choice }: VoteForm,
): Promise<Decision<Motion, VoteRefusal>> {
  const motion = found(await findMotion(tx, partnership, id), 'Question')
  const possible = castVote(motion, await voterOf(tx, motion, unit), tx.now)
  if (!possible.ok) return possible
  if ((await refusedBy(tx, () => saveVote(tx, motion, unit, choice))) !== null) return refuse('closed')
  await record(tx, { type: 'vote-cast', partnership, subject: `motion:${id}`, data: { unit } })
  return accept(motion)
}

async function voterOf(tx: Tx, motion: Motion, unit: string) {
  const { actor } = tx
  const people = actor.kind === 'person' ? actor.people : []
  const own = (await listElectors(tx, motion.id)).find((elector) => elector.unit === unit)
  const elector =
    own !== undefined &&
    (own.urn === null ? people.includes(own.person ?? '') : may(actor, 'answer-for-school', own.urn))
  return {
    elector,
    recused: motion.item !== null && (await isKeptOut(tx, motion.item, motion.body)),
    member: may(actor, 'sit-on-body', motion.body),
    votes: may(actor, 'vote-on-body', motion.body),
  }
}
