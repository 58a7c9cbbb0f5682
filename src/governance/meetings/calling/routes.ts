// HTTP in and out for calling a meeting, changing it, notice, cancelling and that it was held. No SQL, no markup.
import { boxesOf } from '../../../http/form-fields.ts'
import { z } from 'zod'
import { may } from '../../../kernel/actor.ts'
import { refuse } from '../../../kernel/decision.ts'
import { NotPermitted } from '../../../kernel/faults.ts'
import { post, typedText, type FormErrors, type Typed } from '../../../http/form.ts'
import { page } from '../../../http/reply.ts'
import { get, type Context, type GetRoute, type Route } from '../../../http/route.ts'
import type { PageContent } from '../../../ui/page.ts'
import { listBodies } from '../../bodies/queries.ts'
import { findConstitution } from '../../bodies/sitting-queries.ts'
import { sittersSeen } from '../../bodies/looks.ts'
import { findJoining, listItems, lockMeeting } from '../queries.ts'
import { USUAL_NOTICE } from '../rules.ts'
import type { Meeting, MeetingRefusal } from '../types.ts'
import { partnershipOf, preparedMeeting, PREPARERS, prepares } from '../who.ts'
import { sayMeetingRefusal } from '../words.ts'
import { callMeeting, cancelMeeting, changeMeeting, holdMeeting, noticeMeeting } from './actions.ts'
import { CallForm, CancelForm, ChangeForm, NoticeForm } from './schemas.ts'
import { callPage, cancelPage, changePage, heldPage, noticePage } from './views.ts'

/** The forms on a meeting itself. */
export const callingRoutes: readonly Route[] = [
  form('/:partnership/meetings/new', 'call-meeting', called),
  post('/:partnership/meetings/new', {
    who: PREPARERS,
    audit: 'call-meeting',
    form: CallForm,
    act: async (context, { body: slug, ...typed }) => {
      const body = (await callableBodies(context)).find((one) => one.slug === slug)
      return body === undefined ? refuse('no-body') : callMeeting(context.tx, body, typed)
    },
    then: (context, id) => `/${partnershipOf(context).slug}/meetings/${id}?done=called`,
    again: called,
    says: (refusal, detail): FormErrors =>
      refusal === 'no-body' ? { body: 'Choose a body whose meetings you prepare' } : whenErrors(refusal, detail),
  }),
  form('/:partnership/meetings/:id/change', 'change-meeting', changed),
  post('/:partnership/meetings/:id/change', {
    who: PREPARERS,
    audit: 'change-meeting',
    form: ChangeForm,
    act: async (context, typed) => {
      const meeting = await preparedMeeting(context, lockMeeting)
      return changeMeeting(context.tx, meeting, typed, await noticeDaysOf(context, meeting))
    },
    then: shownAfter('changed'),
    again: changed,
    says: whenErrors,
  }),
  form('/:partnership/meetings/:id/notice', 'give-notice', noticed),
  post('/:partnership/meetings/:id/notice', {
    who: PREPARERS,
    audit: 'give-notice',
    form: NoticeForm,
    act: async (context, { short }) => {
      const meeting = await preparedMeeting(context, lockMeeting)
      return noticeMeeting(context.tx, meeting, await noticeDaysOf(context, meeting), short)
    },
    then: shownAfter('notice-given'),
    again: noticed,
    says: (refusal, detail) => ({ [refusal === 'short-notice' ? 'short' : '']: sayMeetingRefusal(refusal, detail) }),
  }),
  form('/:partnership/meetings/:id/cancel', 'cancel-meeting', cancelled),
  post('/:partnership/meetings/:id/cancel', {
    who: PREPARERS,
    audit: 'cancel-meeting',
    form: CancelForm,
    act: async (context, { why }) => cancelMeeting(context.tx, await preparedMeeting(context, lockMeeting), why),
    then: shownAfter('cancelled'),
    again: cancelled,
    says: wholeErrors,
  }),
  form('/:partnership/meetings/:id/held', 'hold-meeting', held),
  post('/:partnership/meetings/:id/held', {
    who: PREPARERS,
    audit: 'hold-meeting',
    form: z.object({}),
    act: async (context) => holdMeeting(context.tx, await preparedMeeting(context, lockMeeting)),
    then: shownAfter('held'),
    again: held,
    says: wholeErrors,
  }),
]

/** Shows a form; without typed values it is filled with what stands. */
type Form = (context: Context, typed?: Typed, errors?: FormErrors) => Promise<PageContent>

function form(path: string, audit: string, show: Form): GetRoute {
  return get(path, {
    who: PREPARERS,
    audit,
    personal: sittersSeen,
    handle: async (context) => page(await show(context)),
  })
}

async function called(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const stands = { body: context.query.get('body') ?? '' }
  return callPage(
    { partnership: partnershipOf(context), typed: typed ?? stands, errors },
    await callableBodies(context),
  )
}

async function changed(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const meeting = await preparedMeeting(context)
  const { title, onDay, starts, ends, place, changedAt } = meeting
  const joining = (await findJoining(context.tx, meeting.id)) ?? ''
  const stands = { title, starts, ends: ends ?? '', place: place ?? '', joining, ...boxesOf('onDay', onDay) }
  const seen = typedText(typed ?? {}, 'seen') || changedAt.toISOString()
  return changePage({ partnership: partnershipOf(context), typed: typed ?? stands, errors }, meeting, seen)
}

async function noticed(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const meeting = await preparedMeeting(context)
  const items = await listItems(context.tx, meeting.id)
  const needed = await noticeDaysOf(context, meeting)
  const filled = { partnership: partnershipOf(context), typed, errors }
  return noticePage(filled, meeting, items, needed, context.today)
}

async function cancelled(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  return cancelPage({ partnership: partnershipOf(context), typed, errors }, await preparedMeeting(context))
}

async function held(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  return heldPage({ partnership: partnershipOf(context), typed, errors }, await preparedMeeting(context))
}

/** The bodies of the partnership whose meetings the reader prepares. Not permitted where there are none. */
async function callableBodies(context: Context) {
  const { tx, actor, today } = context
  const { slug } = partnershipOf(context)
  const own = (await listBodies(tx, slug)).filter(
    ({ id, kind, closed }) =>
      kind !== 'outside' && (closed === null || closed > today) && prepares(actor, { partnership: slug, body: id }),
  )
  if (own.length === 0 && !may(actor, 'keep-governance', slug))
    throw new NotPermitted('Only the clerk and the chair of a body call its meetings.')
  return own
}

async function noticeDaysOf({ tx }: Context, { body, onDay }: Meeting): Promise<number> {
  return (await findConstitution(tx, body, onDay))?.meetingNoticeDays ?? USUAL_NOTICE
}

function whenErrors(refusal: MeetingRefusal, detail: Readonly<Record<string, string>>): FormErrors {
  const fields: Partial<Record<MeetingRefusal, string>> = {
    'ends-before-start': 'ends',
    'day-passed': 'onDay',
    'short-notice': 'short',
  }
  return { [fields[refusal] ?? '']: sayMeetingRefusal(refusal, detail) }
}

function wholeErrors(refusal: MeetingRefusal, detail: Readonly<Record<string, string>>): FormErrors {
  return { '': sayMeetingRefusal(refusal, detail) }
}

function shownAfter(done: string): (context: Context, id: string) => string {
  return (context, id) => `/${partnershipOf(context).slug}/meetings/${id}?done=${done}`
}
