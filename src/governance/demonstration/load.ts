// Loads the demonstration of governance after that of the register, once. Never into a partnership that is no demonstration.
import { system } from '../../kernel/actor.ts'
import { record } from '../../store/events.ts'
import type { Store, Tx } from '../../store/open.ts'
import { addBodies } from './bodies.ts'
import { addElections, addResolutions } from './elections.ts'
import { readDemonstration } from './file.ts'
import { addInterests } from './interests.ts'
import { addMeetings } from './meetings.ts'
import { findNames } from './names.ts'

const ACTOR = system('demonstration')
const LOADED = 'governance-demonstration-loaded'

/** Bodies, seats, meetings, interests and elections of each demonstration partnership that has none yet. Gives the partnerships filled. */
export async function loadGovernanceDemonstration(store: Store): Promise<readonly string[]> {
  const empty = await store.read(ACTOR, listWithoutBodies)
  for (const partnership of empty) await store.as(ACTOR, (tx) => fill(tx, partnership))
  return empty
}

async function fill(tx: Tx, partnership: string): Promise<void> {
  const names = await findNames(tx, partnership)
  const data = readDemonstration(partnership)
  await addBodies(tx, names, data.bodies)
  for (const body of data.bodies) await addMeetings(tx, names, body)
  await addInterests(tx, names, data)
  await addElections(tx, names, data.elections)
  await addResolutions(tx, names, data.resolutions)
  await record(tx, { type: LOADED, partnership, subject: `partnership:${partnership}` })
}

async function listWithoutBodies({ db }: Tx): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('register.partnership as p')
    .leftJoin('governance.body as b', 'b.partnership', 'p.slug')
    .select('p.slug')
    .where('p.demonstration', '=', true)
    .where('b.id', 'is', null)
    .orderBy('p.slug')
    .execute()
  return rows.map(({ slug }) => slug)
}
