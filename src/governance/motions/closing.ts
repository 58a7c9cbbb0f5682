// Closing a question: its votes are counted, its ending recorded, and what is carried becomes a numbered decision; or it is withdrawn. One act, one transaction.
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import { found, NotPermitted } from '../../kernel/faults.ts'
import { londonDay, type Day } from '../../kernel/day.ts'
import { record } from '../../store/events.ts'
import type { Tx } from '../../store/open.ts'
import { addDecision, keepsBody, refuseKeptOut } from '../decisions/actions.ts'
import { dayOf, findItemStanding, type ItemStanding } from '../decisions/standing-queries.ts'
import type { Votes } from '../decisions/types.ts'
import { closeMotion, findMotion, listElectors, saveEnding } from './queries.ts'
import { closeable, endingOf, tallyOf } from './rules.ts'
import type { CloseForm } from './schemas.ts'
import type { CloseRefusal, Elector, Ending, Motion } from './types.ts'

/** Closes a question with its result; carried, it becomes a decision. Refuses as `closeable` does, and closed-already when somebody was quicker. */
export async function closeQuestion(
  tx: Tx,
  partnership: string,
  id: string,
  form: CloseForm,
): Promise<Decision<Ending, CloseRefusal>> {
  return endQuestion(tx, partnership, id, form)
}

/** Withdraws a question without a result, for good: its votes decide nothing. Refuses closed-already, minutes-approved. */
export async function withdrawQuestion(
  tx: Tx,
  partnership: string,
  id: string,
): Promise<Decision<Ending, CloseRefusal>> {
  return endQuestion(tx, partnership, id, null)
}

/** `form`: how its result is recorded; null: it is withdrawn. */
async function endQuestion(
  tx: Tx,
  partnership: string,
  id: string,
  form: CloseForm | null,
): Promise<Decision<Ending, CloseRefusal>> {
  const motion = await loadKept(tx, partnership, id)
  const at = motion.item === null ? null : await findItemStanding(tx, partnership, motion.item)
  const facts = {
    now: tx.now,
    approved: at !== null && at.item.approvedOn !== null,
    castingVote: (at?.constitution?.castingVote ?? false) && at?.standing?.chairTakesPart === true,
  }
  const possible = closeable(motion, { withdraw: form === null, casting: form?.casting ?? null }, facts)
  if (!possible.ok) return possible
  if (!(await closeMotion(tx, id))) return refuse('closed-already')
  const ending = form === null ? 'withdrawn' : await settle(tx, motion, at, form)
  const data = { ending }
  await record(tx, { type: 'question-closed', partnership, subject: `motion:${id}`, effectiveOn: tx.today, data })
  return accept(ending)
}

/** The question, for somebody who keeps the meetings of its body. */
async function loadKept(tx: Tx, partnership: string, id: string): Promise<Motion> {
  const motion = found(await findMotion(tx, partnership, id), 'Question')
  if (motion.item !== null) await refuseKeptOut(tx, motion.item, motion.body)
  if (keepsBody(tx, partnership, motion.body)) return motion
  throw new NotPermitted(`Only the clerk, or whoever chairs ${motion.bodyName}, closes or withdraws a question`)
}

async function settle(tx: Tx, motion: Motion, at: ItemStanding | null, form: CloseForm): Promise<Ending> {
  const electors = await listElectors(tx, motion.id)
  const votes = tallyOf(electors.flatMap(({ choice }) => (choice === null ? [] : [choice])))
  const { ending, casting } = endingOf({
    votes,
    passes: motion.passes,
    quorum: motion.quorum,
    present: at === null ? votes.for + votes.against + votes.abstained : (at.standing?.present.length ?? 0),
    voterRecused: electors.some((elector) => elector.choice !== null && isRecusedNow(elector, at)),
    casting: form.casting,
  })
  await saveEnding(tx, motion.id, ending)
  if (ending === 'carried') await carryOver(tx, motion, at, { votes, casting, text: wordsOf(motion, form) })
  return ending
}

/** Those who vote apart voted on these very words; those who met may have the clerk write down what they resolved. */
function wordsOf({ item, question }: Motion, form: CloseForm): string {
  return item === null ? question : form.text || question
}

function isRecusedNow({ person }: Elector, at: ItemStanding | null): boolean {
  return at?.standing?.recused.some((recused) => recused.person === person) ?? false
}

async function carryOver(
  tx: Tx,
  motion: Motion,
  at: ItemStanding | null,
  carried: { readonly votes: Votes; readonly casting: boolean; readonly text: string },
): Promise<void> {
  const { partnership, body, item, meeting, access, mover, seconder, id } = motion
  await addDecision(tx, {
    ...carried,
    partnership,
    body,
    item,
    meeting,
    access,
    mover,
    seconder,
    onDay: at === null ? closingDay(motion, tx.today) : dayOf(at.item),
    motion: id,
    election: null,
    corrects: null,
  })
}

/** A resolution is decided on the day on which its votes ended. */
function closingDay({ closesAt }: Motion, today: Day): Day {
  return closesAt === null ? today : londonDay(closesAt)
}
