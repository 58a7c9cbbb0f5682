// HTTP in and out for the agenda: add, change, move and remove items. No SQL, no markup.
import { z } from 'zod'
import { found } from '../../../kernel/faults.ts'
import { post, type FormErrors, type Typed } from '../../../http/form.ts'
import { page } from '../../../http/reply.ts'
import { get, type Context, type GetRoute, type Route } from '../../../http/route.ts'
import type { PageContent } from '../../../ui/page.ts'
import { listItems, lockMeeting } from '../queries.ts'
import type { AgendaItem, Meeting, MeetingRefusal } from '../types.ts'
import { partnershipOf, preparedMeeting, PREPARERS } from '../who.ts'
import { sayMeetingRefusal } from '../words.ts'
import { addItem, changeItem, moveItem, removeItem } from './actions.ts'
import { AddItemForm, ChangeItemForm, MoveForm } from './schemas.ts'
import { addItemPage, changeItemPage, ITEM_IN_USE, removeItemPage } from './views.ts'

const ITEM = '/:partnership/meetings/:id/items/:item'

/** The forms on an agenda. */
export const agendaRoutes: readonly Route[] = [
  form('/:partnership/meetings/:id/items/new', 'add-item', added),
  post('/:partnership/meetings/:id/items/new', {
    who: PREPARERS,
    audit: 'add-item',
    form: AddItemForm,
    act: async (context, typed) => addItem(context.tx, await preparedMeeting(context, lockMeeting), typed),
    then: shown('item-added'),
    again: added,
    says: wholeErrors,
  }),
  form(ITEM, 'change-item', changed),
  post(ITEM, {
    who: PREPARERS,
    audit: 'change-item',
    form: ChangeItemForm,
    act: async (context, typed) => {
      const { meeting, item } = await lockedItem(context)
      return changeItem(context.tx, meeting, item, typed)
    },
    then: shown('item-changed'),
    again: changed,
    says: wholeErrors,
  }),
  post(`${ITEM}/move`, {
    who: PREPARERS,
    audit: 'move-item',
    form: MoveForm,
    act: async (context, { to }) => {
      const { meeting, item } = await lockedItem(context)
      return moveItem(context.tx, meeting, item, to)
    },
    then: shown('item-moved'),
    again: (context, _, errors) => changed(context, undefined, errors),
    says: wholeErrors,
  }),
  form(`${ITEM}/remove`, 'remove-item', removing),
  post(`${ITEM}/remove`, {
    who: PREPARERS,
    audit: 'remove-item',
    form: z.object({}),
    act: async (context) => {
      const { meeting, item } = await lockedItem(context)
      return removeItem(context.tx, meeting, item)
    },
    then: shown('item-removed'),
    again: removing,
    says: (refusal, detail) => (refusal === 'in-use' ? { '': ITEM_IN_USE } : wholeErrors(refusal, detail)),
  }),
]

type Form = (context: Context, typed?: Typed, errors?: FormErrors) => Promise<PageContent>

function form(path: string, audit: string, show: Form): GetRoute {
  return get(path, { who: PREPARERS, audit, handle: async (context) => page(await show(context)) })
}

async function added(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const meeting = await preparedMeeting(context)
  const usual = { purpose: 'discuss', access: meeting.confidential ? 'members' : 'public' }
  return addItemPage({ partnership: partnershipOf(context), typed: typed ?? usual, errors }, meeting)
}

async function changed(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const meeting = await preparedMeeting(context)
  const items = await listItems(context.tx, meeting.id)
  const item = itemIn(context, items)
  const { title, purpose, access, reason, position } = item
  const stands = { title, purpose, access, reason: reason ?? '', position: String(position) }
  return changeItemPage({ partnership: partnershipOf(context), typed: typed ?? stands, errors }, meeting, item, items)
}

async function removing(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const meeting = await preparedMeeting(context)
  const item = itemIn(context, await listItems(context.tx, meeting.id))
  return removeItemPage({ partnership: partnershipOf(context), typed, errors }, meeting, item)
}

async function lockedItem(context: Context): Promise<{ readonly meeting: Meeting; readonly item: AgendaItem }> {
  const meeting = await preparedMeeting(context, lockMeeting)
  return { meeting, item: itemIn(context, await listItems(context.tx, meeting.id)) }
}

function itemIn({ params }: Context, items: readonly AgendaItem[]): AgendaItem {
  return found(
    items.find(({ id }) => id === params['item']),
    'Item',
  )
}

function shown(done: string): (context: Context, id: string) => string {
  return (context, id) => `/${partnershipOf(context).slug}/meetings/${id}?done=${done}#agenda`
}

function wholeErrors(refusal: MeetingRefusal, detail: Readonly<Record<string, string>>): FormErrors {
  return { '': sayMeetingRefusal(refusal, detail) }
}
