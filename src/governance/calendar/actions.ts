// The acts on a person's own calendar address. The secret itself is in no event and no table.
import { accept, type Accepted } from '../../kernel/decision.ts'
import { record } from '../../store/events.ts'
import type { Tx } from '../../store/open.ts'
import { deleteFeed, saveFeed } from './queries.ts'
import { digestOf, newSecret } from './secret.ts'

/** Makes an address, in the place of the one before, and gives its secret: the only time that anybody sees it. */
export async function makeFeed(tx: Tx, partnership: string, person: string): Promise<Accepted<string>> {
  const secret = newSecret()
  await saveFeed(tx, partnership, person, digestOf(secret))
  await record(tx, { type: 'calendar-address-made', partnership, subject: `person:${person}` })
  return accept(secret)
}

/** Ends the address: programs that follow it get nothing more. */
export async function endFeed(tx: Tx, partnership: string, person: string): Promise<Accepted<string>> {
  await deleteFeed(tx, person)
  await record(tx, { type: 'calendar-address-ended', partnership, subject: `person:${person}` })
  return accept(person)
}
