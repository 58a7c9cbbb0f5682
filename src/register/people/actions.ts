// Acts on posts and holders: one act, one transaction, with the post locked. Never decides: the rules do.
import type { Day } from '../../kernel/day.ts'
import { accept, type Decision } from '../../kernel/decision.ts'
import { found } from '../../kernel/faults.ts'
import { record } from '../../store/events.ts'
import type { Tx } from '../../store/open.ts'
import { addHolding, addPerson, listPeople, lockPost, setHoldingEnd } from './queries.ts'
import { appoint, endHolding } from './rules.ts'
import type { HoldingKind, HoldingRefusal } from './types.ts'

/** What the form of an appointment holds: an existing person, or the name of a new one. */
export interface Appointment {
  readonly person: string
  readonly newName: string
  readonly kind: HoldingKind
  readonly from: Day | null
  readonly to: Day | null
}

/** Somebody comes to hold the post. Refuses as `appoint` does. */
export async function appointHolder(
  tx: Tx,
  partnership: string,
  key: string,
  { person, newName, kind, from, to }: Appointment,
): Promise<Decision<string, HoldingRefusal>> {
  const post = found(await lockPost(tx, partnership, key), 'Post')
  const known = (await listPeople(tx, partnership)).some(({ id }) => id === person)
  const asked = known ? person : newName === '' ? null : 'new'
  const period = appoint(asked, from, to, post)
  if (!period.ok) return period
  const holder = known ? person : await addPerson(tx, partnership, newName)
  await addHolding(tx, { partnership, post: post.id, person: holder, kind, starts: from, ends: to })
  const data = { person: holder, kind, from, to }
  await record(tx, { type: 'holder-appointed', partnership, subject: `post:${post.id}`, effectiveOn: from, data })
  return accept(post.key)
}

/** A holding ends: its last day is the day before `on`. Refuses as `endHolding` does. */
export async function endHolder(
  tx: Tx,
  partnership: string,
  key: string,
  holding: string,
  on: Day,
): Promise<Decision<string, HoldingRefusal>> {
  const post = found(await lockPost(tx, partnership, key), 'Post')
  const held = found(
    post.holdings.find(({ id }) => id === holding),
    'Holder',
  )
  const decision = endHolding(held, on)
  if (!decision.ok) return decision
  await setHoldingEnd(tx, held.id, on)
  const data = { person: held.person }
  await record(tx, { type: 'holding-ended', partnership, subject: `post:${post.id}`, effectiveOn: on, data })
  return accept(post.key)
}
