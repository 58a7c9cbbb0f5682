// The ballots that wait for a reader: open polls in which they have not voted. Loads; decides nothing.
import type { PersonActor } from '../../kernel/actor.ts'
import type { Tx } from '../../store/open.ts'
import { listOwnEntries } from './poll-queries.ts'
import { listElectionsById } from './queries.ts'
import { stateOf } from './state-rules.ts'

/** A poll that waits for the reader's ballot. */
export interface OpenBallot {
  readonly election: string
  readonly partnership: string
  readonly title: string
  readonly bodyName: string
  /** For whom: the reader's own vote, or a school's name. */
  readonly as: string
  readonly href: string
  readonly until: Date
}

/** Open polls in which an entry of the roll is this reader's and has not voted, the first to close first. */
export async function listOpenBallots(tx: Tx, actor: PersonActor): Promise<readonly OpenBallot[]> {
  const entries = (await listOwnEntries(tx, actor, null)).filter(({ voted }) => !voted)
  const elections = await listElectionsById(
    tx,
    entries.map(({ election }) => election),
  )
  return entries
    .flatMap(({ election: id, unit, as }) => {
      const election = elections.find((one) => one.id === id)
      if (election === undefined || stateOf(election, tx.now) !== 'poll-open') return []
      const { partnership, title, bodyName, pollUntil } = election
      const href = `/${partnership}/elections/${id}/vote?for=${unit}`
      return [{ election: id, partnership, title, bodyName, as, href, until: pollUntil }]
    })
    .toSorted((a, b) => a.until.getTime() - b.until.getTime())
}
