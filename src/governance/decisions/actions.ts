// The acts on decisions: recording what was decided at an item, and publishing one of a confidential body. Each in one transaction.
import { may } from '../../kernel/actor.ts'
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import { found, NotPermitted } from '../../kernel/faults.ts'
import { record } from '../../store/events.ts'
import type { Tx } from '../../store/open.ts'
import { isKeptOut } from '../interests/matching-queries.ts'
import {
  findDecision,
  findSameDecision,
  insertDecision,
  listDecisionNames,
  lockDecisions,
  publishOn,
  type NewDecision,
} from './queries.ts'
import { decideAt, publishable, recordedDecision } from './rules.ts'
import type { DecisionForm } from './schemas.ts'
import { dayOf, findItemStanding, type ItemStanding } from './standing-queries.ts'
import type { DecisionRefusal } from './types.ts'
import { sayDecision } from './wording.ts'

/** May this reader keep the meetings of the body: the clerk of the partnership, or its chair? */
export function keepsBody({ actor }: Pick<Tx, 'actor'>, partnership: string, body: string): boolean {
  return may(actor, 'keep-governance', partnership) || may(actor, 'chair-body', body)
}

/** The item with who can decide it, for somebody who keeps the meetings of its body. */
export async function loadItem(tx: Tx, partnership: string, id: string): Promise<ItemStanding> {
  const loaded = found(await findItemStanding(tx, partnership, id), 'Item')
  await refuseKeptOut(tx, id, loaded.item.body)
  if (keepsBody(tx, partnership, loaded.item.body)) return loaded
  throw new NotPermitted(`Only the clerk, or whoever chairs ${loaded.item.bodyName}, records what it decides`)
}

/** Whoever an interest keeps out of an item does not preside over it either, be it the clerk or the chair. Throws NotPermitted. */
export async function refuseKeptOut(tx: Tx, item: string, body: string): Promise<void> {
  if (await isKeptOut(tx, item, body))
    throw new NotPermitted(
      'An interest of yours keeps you out of this item: somebody else puts it to the vote and records what is decided',
    )
}

/** Records a decision of those present at an item and gives its id. Refuses as `decideAt` and `recordedDecision` do, corrects-unknown, and recorded-already (the same words at the same item: sent twice). */
export async function recordDecision(
  tx: Tx,
  partnership: string,
  itemId: string,
  form: DecisionForm,
): Promise<Decision<string, DecisionRefusal>> {
  const { item, constitution, standing } = await loadItem(tx, partnership, itemId)
  const possible = decideAt(item, standing, tx.today)
  if (!possible.ok) return possible
  if (constitution === null) return refuse('no-constitution')
  const decision = recordedDecision(form, possible.value, constitution)
  if (!decision.ok) return decision
  await lockDecisions(tx, item.body)
  const same = await findSameDecision(tx, item.id, form.text)
  if (same !== null) return refuse('recorded-already', { name: sayDecision(same) })
  const earlier = form.corrects === null ? [] : await listDecisionNames(tx, item.body)
  if (form.corrects !== null && !earlier.some(({ id }) => id === form.corrects)) return refuse('corrects-unknown')
  const { body, meeting } = item
  const made = { partnership, body, onDay: dayOf(item), meeting, item: item.id, motion: null, election: null }
  return accept(await addDecision(tx, { ...decision.value, ...made }))
}

/** Adds a decision under its number, records that, and gives its id: for whatever has decided it. */
export async function addDecision(tx: Tx, decision: NewDecision): Promise<string> {
  const { id, year, number } = await insertDecision(tx, decision)
  const { partnership, onDay, body, corrects } = decision
  const data = { body, year, number, corrects }
  await record(tx, { type: 'decision-recorded', partnership, subject: `decision:${id}`, effectiveOn: onDay, data })
  return id
}

/** Publishes a decision of a confidential body from today, for good. Refuses not-confidential, not-public, published-already. */
export async function publishDecision(
  tx: Tx,
  partnership: string,
  id: string,
): Promise<Decision<string, 'not-confidential' | 'not-public' | 'published-already'>> {
  const decision = found(await findDecision(tx, partnership, id), 'Decision')
  if (!keepsBody(tx, partnership, decision.body))
    throw new NotPermitted('Only the clerk or the chair publishes a decision')
  const possible = publishable(decision)
  if (!possible.ok) return possible
  await publishOn(tx, id, tx.today)
  await record(tx, { type: 'decision-published', partnership, subject: `decision:${id}`, effectiveOn: tx.today })
  return accept(id)
}
