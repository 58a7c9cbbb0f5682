// What the rooms add to the reader's own page. A room joins by a line here.
import type { PersonActor } from '../../kernel/actor.ts'
import { listOwnRecord, ownRecord } from '../../register/index.ts'
import type { Tx } from '../../store/open.ts'
import type { Html } from '../../ui/html.ts'

/** A part of the reader's own page: what waits for them in a room, or what it holds about them. */
export type MySection = (tx: Tx, actor: PersonActor) => Promise<Html>

export const MY_SECTIONS: readonly MySection[] = [async (tx, { people }) => ownRecord(await listOwnRecord(tx, people))]
