// A question as this reader sees it: what it is doing, who votes, and the reader's own votes with why they may. Loads; decides nothing.
import { grantFor } from '../../kernel/actor.ts'
import type { Tx } from '../../store/open.ts'
import { keepsBody } from '../decisions/actions.ts'
import { isKeptOut } from '../interests/matching-queries.ts'
import { listElectors, listQuestionsOf } from './queries.ts'
import { stateOf } from './rules.ts'
import type { Elector, Motion, OwnVote, SeenMotion } from './types.ts'

/** The questions put at a meeting, in order, as this reader sees them: for the page of the meeting. */
export async function listMotionsOf(tx: Tx, meeting: string): Promise<readonly SeenMotion[]> {
  const seen: SeenMotion[] = []
  for (const motion of await listQuestionsOf(tx, meeting)) seen.push(await seeMotion(tx, motion))
  return seen
}

/** One question as this reader sees it. */
export async function seeMotion(tx: Tx, motion: Motion): Promise<SeenMotion> {
  const electors = await listElectors(tx, motion.id)
  const recused = motion.item !== null && (await isKeptOut(tx, motion.item, motion.body))
  const own = recused ? [] : electors.flatMap((elector) => ownVote(tx, motion, elector))
  const keeps = keepsBody(tx, motion.partnership, motion.body)
  return { motion, state: stateOf(motion, tx.now), electors, own, recused, keeps }
}

function ownVote({ actor }: Tx, motion: Motion, elector: Elector): readonly OwnVote[] {
  if (actor.kind !== 'person') return []
  const own = elector.urn === null ? actor.people.includes(elector.person ?? '') : true
  const grant =
    elector.urn === null
      ? grantFor(actor, 'vote-on-body', motion.body)
      : grantFor(actor, 'answer-for-school', elector.urn)
  return own && grant !== null ? [{ ...elector, why: grant.why }] : []
}
