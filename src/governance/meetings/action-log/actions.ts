// The acts on actions undertaken: each with its row locked, decides, saves and records, in one transaction.
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import { found } from '../../../kernel/faults.ts'
import { record } from '../../../store/events.ts'
import type { Tx } from '../../../store/open.ts'
import { listPlaces } from '../../bodies/sitting-queries.ts'
import { findUndertaking, listItems } from '../queries.ts'
import type { Meeting, Undertaking } from '../types.ts'
import { closeAction, insertAction, lockAction } from './queries.ts'
import { finish, undertake, type ActionRefusal } from './rules.ts'
import type { Done, NewAction } from './schemas.ts'

/** Somebody undertakes something at the meeting; the owner is a seat, and whoever held it on the meeting's day. Refuses as `undertake` does, and no-such-seat, no-such-item for what is not of this meeting. */
export async function addAction(
  tx: Tx,
  meeting: Meeting,
  form: NewAction,
): Promise<Decision<string, ActionRefusal | 'no-such-seat' | 'no-such-item'>> {
  const open = undertake(meeting, form.dueOn)
  if (!open.ok) return open
  const place = (await listPlaces(tx, meeting.body, meeting.onDay)).find(({ seat }) => seat.id === form.owner)
  if (form.owner !== null && place === undefined) return refuse('no-such-seat')
  const items = await listItems(tx, meeting.id)
  if (form.item !== null && !items.some(({ id }) => id === form.item)) return refuse('no-such-item')
  const { text, item, owner: ownerSeat, dueOn } = form
  const owner = place?.holder?.person ?? null
  const action = await insertAction(tx, meeting, { text, item, ownerSeat, owner, dueOn })
  const { id, partnership, body } = meeting
  await record(tx, { type: 'action-undertaken', partnership, subject: `meeting:${id}`, data: { body, action, dueOn } })
  return accept(id)
}

/** It is done: it stands on no later agenda. Refuses as `finish` does. Gives the meeting at which it was undertaken. */
export async function finishAction(
  tx: Tx,
  undertaking: Undertaking,
  { doneOn, note }: Done,
): Promise<Decision<string, ActionRefusal>> {
  await lockAction(tx, undertaking.id)
  const { id, partnership, body, meeting } = undertaking
  const now = found(await findUndertaking(tx, partnership, id), 'Action')
  const decision = finish(now, doneOn, tx.today)
  if (!decision.ok) return decision
  await closeAction(tx, id, doneOn, note)
  await record(tx, {
    type: 'action-done',
    partnership,
    subject: `meeting:${meeting}`,
    data: { body, action: id, doneOn },
  })
  return accept(meeting)
}
