// HTTP in and out for actions: record one, and mark it as done. No SQL, no markup.
import { boxesOf } from '../../../http/form-fields.ts'
import { eitherOf, holdersOf, type Actor } from '../../../kernel/actor.ts'
import { found } from '../../../kernel/faults.ts'
import { post, type FormErrors, type Typed } from '../../../http/form.ts'
import { page } from '../../../http/reply.ts'
import { get, type Context, type Route } from '../../../http/route.ts'
import type { PageContent } from '../../../ui/page.ts'
import { sittersSeen } from '../../bodies/looks.ts'
import { listPlaces } from '../../bodies/sitting-queries.ts'
import { findMeeting, findUndertaking, listItems, lockMeeting } from '../queries.ts'
import type { Undertaking } from '../types.ts'
import { partnershipOf, preparedMeeting, PREPARERS, prepares } from '../who.ts'
import { addAction, finishAction } from './actions.ts'
import { sayActionRefusal, type ActionRefusal } from './rules.ts'
import { AddActionForm, DoneForm } from './schemas.ts'
import { addActionPage, donePage } from './views.ts'

const NEW = '/:partnership/meetings/:id/actions/new'
const DONE = '/:partnership/meetings/:id/actions/:action/done'
/** Whoever prepares the meetings of a body, and whoever sits on one: of those, the owner. */
const CLOSERS = eitherOf(PREPARERS, holdersOf('sit-on-body'))

/** The forms on actions. */
export const actionLogRoutes: readonly Route[] = [
  get(NEW, {
    who: PREPARERS,
    audit: 'record-action',
    personal: sittersSeen,
    handle: async (context) => page(await added(context)),
  }),
  post(NEW, {
    who: PREPARERS,
    audit: 'record-action',
    personal: sittersSeen,
    form: AddActionForm,
    act: async (context, typed) => addAction(context.tx, await preparedMeeting(context, lockMeeting), typed),
    then: (context, id) => `/${partnershipOf(context).slug}/meetings/${id}?done=action-recorded#actions`,
    again: added,
    says: (refusal, detail): FormErrors => {
      if (refusal === 'no-such-seat') return { owner: 'Choose a seat of this body' }
      if (refusal === 'no-such-item') return { item: 'Choose an item of this meeting' }
      return { [refusal === 'due-before-meeting' ? 'dueOn' : '']: sayActionRefusal(refusal, detail) }
    },
  }),
  get(DONE, {
    who: CLOSERS,
    audit: 'finish-action',
    personal: sittersSeen,
    handle: async (context) => page(await done(context)),
  }),
  post(DONE, {
    who: CLOSERS,
    audit: 'finish-action',
    personal: sittersSeen,
    form: DoneForm,
    act: async (context, typed) => finishAction(context.tx, await closableAction(context), typed),
    then: (context, id) => `/${partnershipOf(context).slug}/meetings/${id}?done=action-done#actions`,
    again: done,
    says: (refusal: ActionRefusal, detail): FormErrors => ({ doneOn: sayActionRefusal(refusal, detail) }),
  }),
]

/** May the reader mark this action as done? Whoever prepares the meetings of the body, and its owner. */
export function closesAction(actor: Actor, action: Undertaking): boolean {
  const own = actor.kind === 'person' && action.owner !== null && actor.people.includes(action.owner)
  return own || prepares(actor, action)
}

async function added(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const meeting = await preparedMeeting(context)
  const places = await listPlaces(context.tx, meeting.body, meeting.onDay)
  const items = await listItems(context.tx, meeting.id)
  return addActionPage({ partnership: partnershipOf(context), typed, errors }, meeting, places, items)
}

async function done(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const action = await closableAction(context)
  const partnership = partnershipOf(context)
  const meeting = found(await findMeeting(context.tx, partnership.slug, action.meeting), 'Meeting')
  return donePage({ partnership, typed: typed ?? boxesOf('doneOn', context.today), errors }, meeting, action)
}

/** The action of the path, where this reader may close it; not found for anybody else. */
async function closableAction(context: Context): Promise<Undertaking> {
  const { tx, actor, params } = context
  const action = found(await findUndertaking(tx, partnershipOf(context).slug, params['action'] ?? ''), 'Action')
  return found(action.meeting === params['id'] && closesAction(actor, action) ? action : null, 'Action')
}
