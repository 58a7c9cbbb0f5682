// The day recorded as closing is the last day of a school: the list, the record, the map and memberships agree on it.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld } from '../../../test/world/world.ts'
import { PUBLIC, system } from '../../kernel/actor.ts'
import { addDays, day, type Day } from '../../kernel/day.ts'
import type { Store } from '../../store/open.ts'
import { admitSchool } from '../groups/rules.ts'
import { listPlacedSchools } from '../map/queries.ts'
import { inState } from './conditions.ts'
import { stateOn } from './record/rules.ts'

const TODAY = day('2026-11-22')
const OLD = { urn: '900001', name: 'Alder School', status: '2', opened: null, closed: day('2014-08-31') }
const LAST = { urn: '900003', name: 'Beech School', status: '2', opened: null, closed: TODAY }
const NEW = { urn: '900002', name: 'Alder Academy', status: '1', opened: day('2014-09-01'), closed: null }

let store: Store
beforeAll(async () => {
  store = await openWorld()
  await store.as(system('test'), async ({ db }) => {
    const row = { name_key: 'alder', status_name: 'As recorded', authority: '856' }
    await db
      .insertInto('register.school')
      .values([OLD, NEW, LAST].map((school) => ({ ...row, ...school })))
      .execute()
    await db
      .insertInto('register.partnership')
      .values({ slug: 'elm', name: 'Elm schools', authorities: ['856'] })
      .execute()
  })
})
afterAll(() => store.close())

const open: Readonly<Record<string, (on: Day) => Promise<readonly string[]>>> = {
  'the list': (on) =>
    store.read(PUBLIC, async ({ db }) => {
      const { rows } = await sql<{
        name: string
      }>`select name from register.school s where ${inState('open', on, TODAY)}`.execute(db)
      return rows.map(({ name }) => name)
    }),
  'the record': async (on) =>
    [OLD, NEW, LAST].filter((school) => stateOn(school, on, TODAY) === 'open').map(({ name }) => name),
  'the map': (on) => store.read(PUBLIC, async (tx) => (await listPlacedSchools(tx, 'elm', on)).map(({ name }) => name)),
  memberships: async (on) =>
    [OLD, NEW, LAST]
      .filter((school) => {
        const asked = { member: school.urn, role: 'member' as const, from: on, to: addDays(on, 1) }
        return admitSchool(asked, school, { name: 'North', opened: null, closed: null }, []).ok
      })
      .map(({ name }) => name),
}

it.each(Object.keys(open))('in %s a school is open on its last day, and its successor from the next', async (where) => {
  const on = async (text: string) => (await open[where]?.(day(text)))?.filter((name) => name.startsWith('Alder'))
  expect(await on('2014-08-30')).toEqual(['Alder School'])
  expect(await on('2014-08-31')).toEqual(['Alder School'])
  expect(await on('2014-09-01')).toEqual(['Alder Academy'])
})

it.each(Object.keys(open))(
  'in %s a school whose last day is today is open today, and tomorrow no more',
  async (where) => {
    const isOpen = async (on: Day) => (await open[where]?.(on))?.includes('Beech School')
    expect([await isOpen(addDays(TODAY, -1)), await isOpen(TODAY), await isOpen(addDays(TODAY, 1))]).toEqual([
      true,
      true,
      false,
    ])
  },
)
