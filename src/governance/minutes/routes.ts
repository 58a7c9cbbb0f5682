// HTTP in and out for minutes: reading them as page and document, writing, the steps, comments. No SQL, no markup.
import type { Filled } from '../../http/form-fields.ts'
import { z } from 'zod'
import { ANYONE, eitherOf, holdersOf, may } from '../../kernel/actor.ts'
import { found, NotPermitted } from '../../kernel/faults.ts'
import { neededText, someText } from '../../http/form-text.ts'
import { post, type FormErrors, type Typed } from '../../http/form.ts'
import { file, page, type Reply } from '../../http/reply.ts'
import { get, type Context, type Route } from '../../http/route.ts'
import { DOCX, writeDocx } from '../../ui/docx.ts'
import type { PageContent } from '../../ui/page.ts'
import { sittersSeen } from '../bodies/looks.ts'
import { isKeptOut } from '../interests/matching-queries.ts'
import { someId } from '../meetings/fields.ts'
import { findMeeting, listItems } from '../meetings/queries.ts'
import type { AgendaItem, Meeting } from '../meetings/types.ts'
import { isInside, partnershipOf, PREPARERS, prepares } from '../meetings/who.ts'
import { addComment, answerComment, moveOn, stateOfParts, writeItem } from './actions.ts'
import { minutesDocument } from './document.ts'
import { commentsPage, stepsPage, writePage } from './form-views.ts'
import { findNext, listComments, listLater, listParts } from './queries.ts'
import { loadMinutes } from './record.ts'
import { comment, maySee, sayMinutesRefusal, type TypedPart } from './rules.ts'
import { PARTS, STEPS, type MinutesRefusal, type PartAccess } from './types.ts'
import { minutesPage, noMinutesYet, type MinutesReader } from './views.ts'

const READ = '/:partnership/meetings/:meeting/minutes'
const KEPT = '/:partnership/meetings/:past/minutes'
const MEMBERS = eitherOf(PREPARERS, holdersOf('sit-on-body'))
const LONGEST = 15_000

const part = someText(LONGEST).transform((text) => text ?? '')
const WriteForm = z.object({
  public: part,
  members: part,
  confidential: part.optional(),
  reason: someText(200),
  seen: z.string().default(''),
})
const StepForm = z.object({ step: z.enum(STEPS, 'Choose what happened'), at: z.string().default('') })
const CommentForm = z.object({ item: someId(), text: neededText('Enter your comment', 2_000) })
const AnswerForm = z.object({ answer: neededText('Enter your answer', 2_000) })

const DONE: Readonly<Record<string, string>> = {
  written: 'The minutes of the item are saved.',
  drafted: 'The draft is finished.',
  circulated: 'Members of the body can read the minutes now.',
  approved: 'The minutes are approved. From now on nobody can change them.',
  commented: 'Your comment is sent to the clerk and members of the body.',
  answered: 'The answer is saved.',
}

/** Every route of minutes. */
export const minutesRoutes: readonly Route[] = [
  get(READ, { who: ANYONE, audit: 'view-minutes', personal: sittersSeen, handle: showMinutes }),
  get(`${READ}.docx`, { who: ANYONE, audit: 'download-minutes', personal: sittersSeen, handle: sendDocument }),
  get(`${KEPT}/text/:item`, {
    who: PREPARERS,
    audit: 'write-minutes',
    handle: async (context) => page(await writing(context)),
  }),
  post(`${KEPT}/text/:item`, {
    who: PREPARERS,
    audit: 'write-minutes',
    form: WriteForm,
    act: async (context, typed) => {
      const { meeting, item } = await itemOf(context)
      const parts = partsTyped(await partsFor(context, meeting, item), typed)
      return writeItem(context.tx, meeting, item, { parts, reason: typed.reason, seen: typed.seen })
    },
    then: shownAfter(() => 'written'),
    again: writing,
    says: (refusal, detail) => ({ [refusal === 'no-reason' ? 'reason' : '']: sayMinutesRefusal(refusal, detail) }),
  }),
  get(`${KEPT}/steps`, {
    who: PREPARERS,
    audit: 'move-minutes',
    handle: async (context) => page(await steps(context)),
  }),
  post(`${KEPT}/steps`, {
    who: PREPARERS,
    audit: 'move-minutes',
    form: StepForm,
    act: async (context, { step, at }) => {
      const done = await moveOn(context.tx, await meetingToKeep(context), step, at)
      return done.ok ? { ok: true, value: step } : done
    },
    then: shownAfter((step: string) => step),
    again: steps,
    says: (refusal, detail) => ({ [AT_MEETING.has(refusal) ? 'at' : 'step']: sayMinutesRefusal(refusal, detail) }),
  }),
  get(`${KEPT}/comments`, {
    who: MEMBERS,
    audit: 'view-minutes-comments',
    personal: sittersSeen,
    handle: async (context) => page(await comments(context)),
  }),
  post(`${KEPT}/comments`, {
    who: MEMBERS,
    audit: 'comment-on-minutes',
    personal: sittersSeen,
    form: CommentForm,
    act: async (context, typed) => {
      const meeting = await meetingInside(context)
      if (!may(context.actor, 'sit-on-body', meeting.body)) throw new NotPermitted('Only members of this body comment.')
      if (typed.item !== null) itemIn(await listItems(context.tx, meeting.id), typed.item)
      return addComment(context.tx, meeting, typed)
    },
    then: (context) => `${pathOf(context)}/comments?done=commented`,
    again: comments,
    says: (refusal, detail) => ({ text: sayMinutesRefusal(refusal, detail) }),
  }),
  post(`${KEPT}/comments/:comment/answer`, {
    who: PREPARERS,
    audit: 'answer-minutes-comment',
    personal: sittersSeen,
    form: AnswerForm,
    act: async (context, { answer }) =>
      answerComment(context.tx, await meetingToKeep(context), context.params['comment'] ?? '', answer),
    then: (context) => `${pathOf(context)}/comments?done=answered`,
    again: comments,
    says: (refusal, detail) => ({ answer: sayMinutesRefusal(refusal, detail) }),
  }),
]

const AT_MEETING: ReadonlySet<MinutesRefusal> = new Set([
  'no-such-meeting',
  'not-later',
  'approving-not-held',
  'approving-not-quorate',
])

async function showMinutes(context: Context): Promise<Reply> {
  const meeting = await meetingOf(context, 'meeting')
  const reader = readerOf(context, meeting)
  if (!maySee(meeting, reader)) return page(noMinutesYet(reader, meeting))
  const notice = DONE[context.query.get('done') ?? ''] ?? null
  return page(minutesPage(reader, await loadMinutes(context.tx, meeting), notice))
}

/** The same version as the page; not found while the reader may see none. */
async function sendDocument(context: Context): Promise<Reply> {
  const meeting = await meetingOf(context, 'meeting')
  const seen = found(maySee(meeting, readerOf(context, meeting)) ? meeting : null, 'Minutes')
  const minutes = await loadMinutes(context.tx, seen)
  const bytes = await writeDocx(minutesDocument(minutes, partnershipOf(context).name))
  return file(DOCX, bytes, `minutes-${seen.bodySlug}-${seen.onDay}-${minutes.version}.docx`)
}

async function writing(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const { meeting, item } = await itemOf(context)
  const parts = (await listParts(context.tx, meeting.id)).filter((each) => each.item === item.id)
  const stands = {
    ...Object.fromEntries(parts.map(({ access, text }) => [access, text])),
    reason: parts.find(({ reason }) => reason !== null)?.reason ?? '',
    seen: stateOfParts(parts),
  }
  const filled = { ...filledOf(context), typed: typed ?? stands, errors }
  const seen = typeof filled.typed['seen'] === 'string' ? filled.typed['seen'] : ''
  return writePage(filled, meeting, item, await partsFor(context, meeting, item), seen)
}

/** The parts that this person may write: not the confidential one of an item from which an interest keeps them. */
async function partsFor(context: Context, meeting: Meeting, item: AgendaItem): Promise<readonly PartAccess[]> {
  return (await isKeptOut(context.tx, item.id, meeting.body)) ? ['public', 'members'] : PARTS
}

function partsTyped(parts: readonly PartAccess[], typed: z.output<typeof WriteForm>): readonly TypedPart[] {
  return parts.map((access) => ({ access, text: typed[access] ?? '' }))
}

async function steps(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const meeting = await meetingToKeep(context)
  const later = await listLater(context.tx, meeting)
  const next = later.length > 0 ? null : await findNext(context.tx, meeting)
  return stepsPage({ ...filledOf(context), typed, errors }, meeting, later, next, context.today)
}

async function comments(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const meeting = await meetingInside(context)
  const open = comment(meeting)
  const reader = {
    comments: may(context.actor, 'sit-on-body', meeting.body),
    writes: prepares(context.actor, meeting),
    answering: context.params['comment'] ?? null,
    closed: open.ok ? null : `${sayMinutesRefusal(open.refusal, open.detail)}.`,
  }
  const notice = DONE[context.query.get('done') ?? ''] ?? null
  const said = await listComments(context.tx, meeting.id)
  const items = await listItems(context.tx, meeting.id)
  return commentsPage({ ...filledOf(context), typed, errors }, meeting, items, said, reader, notice)
}

function readerOf(context: Context, meeting: Meeting): MinutesReader {
  const { actor } = context
  return { partnership: partnershipOf(context), writes: prepares(actor, meeting), inside: isInside(actor, meeting) }
}

async function meetingOf(context: Context, param: 'meeting' | 'past'): Promise<Meeting> {
  const { tx, params } = context
  return found(await findMeeting(tx, partnershipOf(context).slug, params[param] ?? ''), 'Meeting')
}

async function meetingToKeep(context: Context): Promise<Meeting> {
  const meeting = await meetingOf(context, 'past')
  if (prepares(context.actor, meeting)) return meeting
  throw new NotPermitted(`Only the clerk and the chair of ${meeting.bodyName} keep its minutes.`)
}

/** Comments are for members of the body and those who keep its minutes: for anybody else there are none. */
async function meetingInside(context: Context): Promise<Meeting> {
  const meeting = await meetingOf(context, 'past')
  return found(isInside(context.actor, meeting) ? meeting : null, 'Comments')
}

async function itemOf(context: Context): Promise<{ readonly meeting: Meeting; readonly item: AgendaItem }> {
  const meeting = await meetingToKeep(context)
  return { meeting, item: itemIn(await listItems(context.tx, meeting.id), context.params['item'] ?? '') }
}

function itemIn(items: readonly AgendaItem[], id: string): AgendaItem {
  return found(
    items.find((item) => item.id === id),
    'Item',
  )
}

function filledOf(context: Context): Pick<Filled, 'partnership'> {
  return { partnership: partnershipOf(context) }
}

function pathOf(context: Context): string {
  return `/${partnershipOf(context).slug}/meetings/${context.params['past']}/minutes`
}

/** The minutes, which say once what was done. */
function shownAfter<T>(done: (value: T) => string): (context: Context, value: T) => string {
  return (context, value) => `${pathOf(context)}?done=${done(value)}`
}
