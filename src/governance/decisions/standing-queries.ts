// An item of a meeting with all that its quorum is reckoned from. All SQL about that; who may decide is for the rules.
import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../store/open.ts'
import { findConstitution, listPlaces } from '../bodies/sitting-queries.ts'
import type { Constitution } from '../bodies/types.ts'
import { listRecusals } from '../interests/recusal-queries.ts'
import { standingAt, type Attended } from './standing-rules.ts'
import type { DecidedItem, Standing } from './types.ts'

/** An item with its body's rules of that day; null where the body had none. */
export interface ItemStanding {
  readonly item: DecidedItem
  readonly constitution: Constitution | null
  readonly standing: Standing | null
}

/** The item, in this partnership, with who can decide it; null when there is no such item for this reader. */
export async function findItemStanding(tx: Tx, partnership: string, id: string): Promise<ItemStanding | null> {
  const item = await findDecidedItem(tx, partnership, id)
  if (item === null) return null
  const constitution = await findConstitution(tx, item.body, item.onDay)
  if (constitution === null) return { item, constitution, standing: null }
  const places = await listPlaces(tx, item.body, item.onDay)
  const standing = standingAt(item.id, places, constitution, await findAttended(tx, item.meeting))
  return { item, constitution, standing }
}

async function findDecidedItem(tx: Tx, partnership: string, id: string): Promise<DecidedItem | null> {
  const { rows } = await sql<DecidedItem>`
    select i.id, i.position, i.title, i.access, m.id as meeting, m.title as "meetingTitle", m.on_day as "onDay", m.held_on as "heldOn",
           m.cancelled_on as "cancelledOn", m.minutes_approved_on as "approvedOn", b.partnership, b.id as body, b.slug as "bodySlug",
           b.name as "bodyName", b.confidential as "bodyConfidential"
      from governance.agenda_item i join governance.meeting m on m.id = i.meeting join governance.body b on b.id = m.body
     where i.partnership = ${partnership} and i.id = ${id}::uuid`.execute(tx.db)
  return rows[0] ?? null
}

async function findAttended(tx: Tx, meeting: string): Promise<Attended> {
  const present = await tx.db
    .selectFrom('governance.attendance')
    .select('person')
    .where('meeting', '=', meeting)
    .where('kind', '=', 'present')
    .where('seat', 'is not', null)
    .execute()
  const withdrawals = await tx.db
    .selectFrom('governance.withdrawal as w')
    .innerJoin('governance.agenda_item as i', 'i.id', 'w.item')
    .select(['w.item', 'w.person'])
    .where('i.meeting', '=', meeting)
    .execute()
  const recusals = await listRecusals(tx, meeting)
  return { present: present.flatMap(({ person }) => (person === null ? [] : [person])), withdrawals, recusals }
}

/** The day on which decisions of the item are made: that of the meeting. */
export function dayOf({ heldOn, onDay }: Pick<DecidedItem, 'heldOn' | 'onDay'>): Day {
  return heldOn ?? onDay
}
