// The acts on an agenda: each with the meeting locked, decides, saves and records, in one transaction.
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import { record } from '../../../store/events.ts'
import type { Tx } from '../../../store/open.ts'
import { listItems } from '../queries.ts'
import { changeRecord } from '../rules.ts'
import type { AgendaItem, Meeting, MeetingRefusal } from '../types.ts'
import { deleteItem, insertItem, isItemUsed, numberItems, updateItem } from './queries.ts'
import { reorder } from './rules.ts'
import type { ItemChange, NewItem } from './schemas.ts'

/** Adds an item at the end of the agenda. Refuses minutes-approved and cancelled. Gives the meeting's id. */
export async function addItem(tx: Tx, meeting: Meeting, form: NewItem): Promise<Decision<string, MeetingRefusal>> {
  const open = changeRecord(meeting)
  if (!open.ok) return open
  const last = (await listItems(tx, meeting.id)).at(-1)?.position ?? 0
  const item = await insertItem(tx, meeting, last + 1, wordsOf(form))
  await recordItem(tx, 'agenda-item-added', meeting, item)
  return accept(meeting.id)
}

/** What an item says, and its place. Refuses minutes-approved and cancelled. */
export async function changeItem(
  tx: Tx,
  meeting: Meeting,
  item: AgendaItem,
  form: ItemChange,
): Promise<Decision<string, MeetingRefusal>> {
  const open = changeRecord(meeting)
  if (!open.ok) return open
  await updateItem(tx, item.id, wordsOf(form))
  await placeItem(tx, meeting, item, form.position)
  await recordItem(tx, 'agenda-item-changed', meeting, item.id)
  return accept(meeting.id)
}

/** One place up or down. Refuses minutes-approved and cancelled. */
export async function moveItem(
  tx: Tx,
  meeting: Meeting,
  item: AgendaItem,
  to: 'up' | 'down',
): Promise<Decision<string, MeetingRefusal>> {
  const open = changeRecord(meeting)
  if (!open.ok) return open
  const ids = (await listItems(tx, meeting.id)).map(({ id }) => id)
  await placeItem(tx, meeting, item, ids.indexOf(item.id) + 1 + (to === 'up' ? -1 : 1))
  await recordItem(tx, 'agenda-item-moved', meeting, item.id)
  return accept(meeting.id)
}

/** Takes an item off the agenda; the rest are numbered anew. Refuses minutes-approved, cancelled, and in-use while papers, votes, interests or minutes belong to it. */
export async function removeItem(
  tx: Tx,
  meeting: Meeting,
  item: AgendaItem,
): Promise<Decision<string, MeetingRefusal | 'in-use'>> {
  const open = changeRecord(meeting)
  if (!open.ok) return open
  if (await isItemUsed(tx, item.id)) return refuse('in-use')
  await deleteItem(tx, item.id)
  await numberItems(
    tx,
    (await listItems(tx, meeting.id)).map(({ id }) => id),
  )
  await recordItem(tx, 'agenda-item-removed', meeting, item.id)
  return accept(meeting.id)
}

async function placeItem(tx: Tx, meeting: Meeting, item: AgendaItem, place: number): Promise<void> {
  const ids = (await listItems(tx, meeting.id)).map(({ id }) => id)
  await numberItems(tx, reorder(ids, item.id, place))
}

function wordsOf({ title, purpose, access, reason }: NewItem): Omit<AgendaItem, 'id' | 'position'> {
  return { title, purpose, access, reason: access === 'confidential' ? reason : null }
}

async function recordItem(tx: Tx, type: string, { id, partnership, body }: Meeting, item: string): Promise<void> {
  await record(tx, { type, partnership, subject: `meeting:${id}`, data: { body, item } })
}
