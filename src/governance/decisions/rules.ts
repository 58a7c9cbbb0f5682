// Whether an item can be decided, and whether what the clerk enters is a decision. Pure: no database, no clock.
import { isQuorate } from '../bodies/quorum-rules.ts'
import type { Constitution } from '../bodies/types.ts'
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import type { Day } from '../../kernel/day.ts'
import { isCarried, isTied, takesCastingVote } from './passing-rules.ts'
import type { AskedDecision, DecidedItem, DecisionRefusal, DecisionRecord, ItemRefusal, Standing } from './types.ts'

/** What a body's rules say of passing a question. */
export type PassingRule = Pick<Constitution, 'passes' | 'castingVote'>

/** May anything be decided at the item today? Refuses cancelled, not-held (its day has not come), minutes-approved, no-constitution, not-quorate. */
export function decideAt(item: DecidedItem, standing: Standing | null, today: Day): Decision<Standing, ItemRefusal> {
  if (item.cancelledOn !== null) return refuse('cancelled')
  if (item.heldOn === null && item.onDay > today) return refuse('not-held', { onDay: item.onDay })
  if (item.approvedOn !== null) return refuse('minutes-approved')
  if (standing === null) return refuse('no-constitution')
  if (isQuorate(standing, standing.present.length)) return accept(standing)
  return refuse('not-quorate', {
    present: String(standing.present.length),
    needed: String(standing.needed),
    recused: String(standing.recused.length),
  })
}

/** Would the item be quorate if nobody were kept out by an interest? Then it is the interests that break the quorum. */
export function isBrokenByRecusals({ present, recused, needed }: Standing): boolean {
  return !isQuorate({ needed }, present.length) && isQuorate({ needed }, present.length + recused.length)
}

/**
 * Is this a decision of those present? Mover and seconder are two of them, the votes are no more than they are, and the question is carried: a
 * question that is lost stands with the vote on it and is no decision. Refusals name what is wrong.
 */
export function recordedDecision(
  asked: AskedDecision,
  standing: Standing,
  rule: PassingRule,
): Decision<AskedDecision, DecisionRefusal> {
  const people = proposedBy(asked, standing)
  if (!people.ok) return people
  const { votes, casting } = asked
  if (votes === null) return casting ? refuse('not-tied') : accept(asked)
  const cast = votes.for + votes.against + votes.abstained
  const present = standing.present.length
  if (cast > present) return refuse('too-many-votes', { cast: String(cast), present: String(present) })
  if (casting && !(rule.castingVote && takesCastingVote(rule.passes) && standing.chairTakesPart))
    return refuse('no-casting-vote')
  if (casting && !isTied(votes)) return refuse('not-tied')
  return isCarried(votes, rule.passes, present, casting) ? accept(asked) : refuse('not-carried')
}

/** Mover and seconder, where there are any, take part in the item, and are two people. */
export function proposedBy(
  { mover, seconder }: Pick<AskedDecision, 'mover' | 'seconder'>,
  standing: Standing,
): Decision<null, DecisionRefusal> {
  if (isOf(standing.recused, mover)) return refuse('mover-recused')
  if (mover !== null && !isOf(standing.present, mover)) return refuse('mover-absent')
  if (isOf(standing.recused, seconder)) return refuse('seconder-recused')
  if (seconder !== null && !isOf(standing.present, seconder)) return refuse('seconder-absent')
  return mover !== null && mover === seconder ? refuse('same-person') : accept(null)
}

/** A public decision of a confidential body is published once, for good. Refuses not-confidential, not-public, published-already. */
export function publishable(
  decision: Pick<DecisionRecord, 'bodyConfidential' | 'access' | 'publishedOn'>,
): Decision<null, 'not-confidential' | 'not-public' | 'published-already'> {
  if (!decision.bodyConfidential) return refuse('not-confidential')
  if (decision.access !== 'public') return refuse('not-public')
  return decision.publishedOn === null ? accept(null) : refuse('published-already')
}

function isOf(members: readonly { readonly person: string }[], person: string | null): boolean {
  return person !== null && members.some((member) => member.person === person)
}
