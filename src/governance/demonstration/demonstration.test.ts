// The demonstration's governance as it ships: both files load, once, and say what they should on the day of loading.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld } from '../../../test/world/world.ts'
import { system } from '../../kernel/actor.ts'
import { loadDemonstration } from '../../register/index.ts'
import type { Store } from '../../store/open.ts'
import { findBody, listPlaces } from '../bodies/sitting-queries.ts'
import { readDemonstration } from './file.ts'
import { loadGovernanceDemonstration } from './load.ts'

const ACTOR = system('test')

let store: Store
let filled: readonly string[]
beforeAll(async () => {
  store = await openWorld()
  await loadDemonstration(store, () => {})
  filled = await loadGovernanceDemonstration(store)
}, 120_000)
afterAll(() => store.close())

describe('the demonstration of governance', () => {
  it('fills both partnerships once', async () => {
    expect(filled).toEqual(['leicester', 'leicestershire'])
    expect(await loadGovernanceDemonstration(store)).toEqual([])
  })

  it('seats eight trustees, each by the office they hold', async () => {
    const places = await placesOf('leicester', 'alliance-board')
    expect(places.filter(({ seat, holder }) => seat.filledBy === 'ex-officio' && holder !== null)).toHaveLength(8)
    expect(places).toHaveLength(8)
  })

  it('lets the seats of the Strategic Group follow the chairs of the networks, vacancies too', async () => {
    const places = await placesOf('leicestershire', 'strategic-group')
    const vacant = places.filter(({ holder }) => holder === null).map(({ seat }) => seat.title)
    expect(vacant).toEqual(['Governors', 'Vice-chair of the Charnwood and Melton network'])
    const [chair] = await placesOf('leicestershire', 'charnwood-network')
    const follower = places.find(({ seat }) => seat.title === 'Chair of the Charnwood and Melton network')
    expect(follower?.holder?.person).toBe(chair?.holder?.person)
  })

  it('gives each main body a meeting behind it and one before it', async () => {
    const rows = await store.read(ACTOR, (tx) =>
      tx.db
        .selectFrom('governance.meeting as m')
        .innerJoin('governance.body as b', 'b.id', 'm.body')
        .select(['b.slug', 'm.held_on'])
        .execute(),
    )
    const main = ['leicester', 'leicestershire'].flatMap((slug) =>
      readDemonstration(slug).bodies.filter(({ kind }) => kind !== 'outside'),
    )
    for (const { slug } of main) {
      const meetings = rows.filter((row) => row.slug === slug)
      expect(meetings.map(({ held_on }) => held_on === null).filter(Boolean), slug).toHaveLength(1)
      expect(meetings, slug).toHaveLength(2)
    }
  })

  it('has an election whose poll is open and one that is decided by eleven papers, and a question between meetings', async () => {
    const [elections, counts, motions] = await store.read(ACTOR, async ({ db }) => [
      await db.selectFrom('governance.election').select(['title', 'ended_why']).orderBy('title').execute(),
      await db.selectFrom('governance.election_count').select(['ballots', 'open_to']).execute(),
      await db.selectFrom('governance.motion_elector').select('urn').execute(),
    ])
    expect(elections.map(({ title, ended_why }) => [title, ended_why])).toEqual([
      ['Chair of the south network', 'elected'],
      ['Vice-chair of the Charnwood and Melton network', null],
    ])
    expect(counts).toEqual([{ ballots: 11, open_to: 'everyone' }])
    expect(motions).toHaveLength(8)
  })

  it('lets no real school vote', async () => {
    const electors = await store.read(ACTOR, ({ db }) =>
      db.selectFrom('governance.motion_elector').select('urn').where('urn', '<', '900000').execute(),
    )
    expect(electors).toEqual([])
  })
})

async function placesOf(partnership: string, slug: string) {
  return store.read(ACTOR, async (tx) => {
    const body = await findBody(tx, partnership, slug)
    return listPlaces(tx, body?.id ?? '', tx.today)
  })
}
