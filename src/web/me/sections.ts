// What the rooms add to the reader's own page. A room joins by a line here.
import type { PersonActor } from '../../kernel/actor.ts'
import { listGovernanceWaiting, listOwnSeats, ownSeats } from '../../governance/index.ts'
import { listOwnRecord, listWaiting, ownRecord } from '../../register/index.ts'
import type { Tx } from '../../store/open.ts'
import type { Html } from '../../ui/html.ts'
import type { ListItem } from '../../ui/section.ts'

/** What a room gives to the reader's own page. */
export interface MySection {
  /** What waits for the reader in the room, each with the page where it is done. */
  readonly waits: (tx: Tx, actor: PersonActor) => Promise<readonly ListItem[]>
  /** What the room holds about the reader. */
  readonly held: (tx: Tx, actor: PersonActor) => Promise<Html>
}

const register: MySection = {
  waits: listWaiting,
  held: async (tx, { people }) => ownRecord(await listOwnRecord(tx, people)),
}

const governance: MySection = {
  waits: listGovernanceWaiting,
  held: async (tx, { people }) => ownSeats(await listOwnSeats(tx, people)),
}

export const MY_SECTIONS: readonly MySection[] = [register, governance]
