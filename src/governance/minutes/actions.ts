// The acts on minutes: each locks the meeting, decides, saves and records, in one transaction. Events hold ids and days, never what was written.
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import { found, LostRace, NotPermitted } from '../../kernel/faults.ts'
import { record } from '../../store/events.ts'
import type { Tx } from '../../store/open.ts'
import { lockMeeting } from '../meetings/queries.ts'
import type { AgendaItem, Meeting } from '../meetings/types.ts'
import { listQuestionsOf } from '../motions/queries.ts'
import {
  findApproving,
  findOwnPerson,
  insertComment,
  listComments,
  listParts,
  saveAnswer,
  savePart,
  saveSteps,
} from './queries.ts'
import { countUnanswered, wasQuorate } from './record.ts'
import { approve, circulate, comment, markDrafted, reasonFor, writeMinutes, type TypedPart } from './rules.ts'
import type { MinutesRefusal, Part, Step } from './types.ts'

type Outcome = Promise<Decision<string, MinutesRefusal>>

/** What is typed of an item: the parts that this person sees, and for which state of them. */
export interface TypedItem {
  readonly parts: readonly TypedPart[]
  readonly reason: string | null
  readonly seen: string
}

/** The state of an item's parts, to tell whether somebody else wrote meanwhile. */
export function stateOfParts(parts: readonly Part[]): string {
  return parts.map(({ access, changedAt }) => `${access} ${changedAt.toISOString()}`).join(', ')
}

/** Writes the minutes of an item. Lost race when somebody else wrote since `seen`. Refuses as `writeMinutes` does, and no-reason. */
export async function writeItem(tx: Tx, asked: Meeting, item: AgendaItem, typed: TypedItem): Outcome {
  const meeting = await locked(tx, asked)
  const open = writeMinutes(meeting)
  if (!open.ok) return open
  const explained = reasonFor(typed.parts, typed.reason, item)
  if (!explained.ok) return explained
  const stands = (await listParts(tx, meeting.id)).filter((part) => part.item === item.id)
  if (typed.seen !== stateOfParts(stands)) throw otherVersion(stands, typed.parts)
  for (const { access, text } of typed.parts)
    await savePart(tx, meeting, item.id, { access, text, reason: access === 'public' ? null : typed.reason })
  await recordStep(tx, meeting, 'minutes-written', { item: item.id })
  return accept(meeting.id)
}

function otherVersion(stands: readonly Part[], typed: readonly TypedPart[]): LostRace {
  const now = new Map(stands.map(({ access, text }) => [access, text]))
  const unlike = typed.filter(({ access, text }) => (now.get(access) ?? '') !== text)
  return new LostRace(
    'Somebody else has written the minutes of this item since you opened the form.',
    Object.fromEntries(unlike.map(({ access }) => [NAMES[access], now.get(access) ?? NOTHING])),
    Object.fromEntries(unlike.map(({ access, text }) => [NAMES[access], text === '' ? NOTHING : text])),
  )
}

const NAMES = { public: 'Public part', members: 'Part for members', confidential: 'Confidential part' } as const
const NOTHING = 'Nothing written'

/** Takes the minutes a step on: drafted, circulated to members, or approved by a later meeting. Refuses as `markDrafted`, `circulate` and `approve` do. */
export async function moveOn(tx: Tx, asked: Meeting, step: Step, at: string): Outcome {
  const meeting = await locked(tx, asked)
  if (step === 'approved') return approveAt(tx, meeting, at)
  const parts = (await listParts(tx, meeting.id)).length
  const decision = step === 'drafted' ? markDrafted(meeting, parts) : circulate(meeting, parts)
  if (!decision.ok) return decision
  const drafted = { minutes_drafted_on: meeting.draftedOn ?? tx.today }
  await saveSteps(tx, meeting.id, step === 'drafted' ? drafted : { ...drafted, minutes_circulated_on: tx.today })
  await recordStep(tx, meeting, `minutes-${step}`, {})
  return accept(meeting.id)
}

async function approveAt(tx: Tx, meeting: Meeting, id: string): Outcome {
  const at = await findApproving(tx, meeting.body, id)
  const quorate = at === null ? null : await wasQuorate(tx, { ...at, body: meeting.body })
  const unanswered = await countUnanswered(tx, meeting.id)
  const openQuestions = (await listQuestionsOf(tx, meeting.id)).filter(({ closedAt }) => closedAt === null).length
  const decision = approve(meeting, { meeting: at, quorate, unanswered, openQuestions })
  if (!decision.ok) return decision
  const { id: approving, onDay } = decision.value
  await saveSteps(tx, meeting.id, { minutes_approved_on: onDay, minutes_approved_at: approving })
  await recordStep(tx, meeting, 'minutes-approved', { at: approving, onDay })
  return accept(meeting.id)
}

/** A member says something about the draft. Refuses as `comment` does. */
export async function addComment(
  tx: Tx,
  asked: Meeting,
  said: { readonly item: string | null; readonly text: string },
): Outcome {
  const meeting = await locked(tx, asked)
  const decision = comment(meeting)
  if (!decision.ok) return decision
  const person = await findOwnPerson(tx, meeting.partnership)
  if (person === null) throw new NotPermitted('Only members of this body comment on its minutes.')
  const id = await insertComment(tx, meeting, { person, ...said })
  await recordStep(tx, meeting, 'minutes-commented', { comment: id })
  return accept(meeting.id)
}

/** The clerk or the chair answers a comment, once. Refuses as `writeMinutes` does, and answered-already. */
export async function answerComment(tx: Tx, asked: Meeting, id: string, answer: string): Outcome {
  const meeting = await locked(tx, asked)
  const open = writeMinutes(meeting)
  if (!open.ok) return open
  const stands = found(
    (await listComments(tx, meeting.id)).find((each) => each.id === id),
    'Comment',
  )
  if (stands.answer !== null) return refuse('answered-already')
  await saveAnswer(tx, id, answer)
  await recordStep(tx, meeting, 'minutes-comment-answered', { comment: id })
  return accept(meeting.id)
}

/** The meeting as it stands now. Members read it without the lock, which is for those who may change it: the database stops what comes too late. */
async function locked(tx: Tx, { partnership, id }: Meeting): Promise<Meeting> {
  return found(await lockMeeting(tx, partnership, id), 'Meeting')
}

async function recordStep(
  tx: Tx,
  { id, partnership, body }: Meeting,
  type: string,
  data: Readonly<Record<string, string>>,
): Promise<void> {
  await record(tx, { type, partnership, subject: `meeting:${id}`, data: { body, ...data } })
}
