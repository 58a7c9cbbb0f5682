// Closing days taken from the successor: when, how they are marked, and what overrules them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importText } from '../../../test/import-file.ts'
import { openWorld } from '../../../test/world/world.ts'
import { PUBLIC } from '../../kernel/actor.ts'
import type { Store } from '../../store/open.ts'

const HEADER = 'URN,EstablishmentName,EstablishmentStatus (code),OpenDate,CloseDate,Postcode\n'
const SCHOOLS = `${HEADER}710001,Old College,2,,,\n710002,New Academy,1,01-06-2023,,\n710003,Split School,2,,,\n710004,One Half,1,01-09-2010,,\n710005,Other Half,1,01-09-2010,,\n710006,Before a school of unknown age,2,,,\n710007,Of unknown age,1,,,\n`
const LINKS =
  'URN,LinkURN,LinkType\n710002,710001,Predecessor\n710001,710002,Successor\n710003,710004,Successor - Split School\n710003,710005,Successor - Split School\n710007,710006,Predecessor\n'
let store: Store
beforeAll(async () => {
  store = await openWorld()
  await importText(store, 'establishments', SCHOOLS)
})
afterAll(() => store.close())

const closing = (urn: string) =>
  store.read(PUBLIC, ({ db }) =>
    db.selectFrom('register.school').select(['closed', 'derived']).where('urn', '=', urn).executeTakeFirstOrThrow(),
  )
const DERIVED = { closed: '2023-05-31', derived: ['closed'] }
const UNKNOWN = { closed: null, derived: [] }

test('a closed school without a day was there until the day before its only successor opened', async () => {
  const report = await importText(store, 'establishment-links', LINKS)
  expect(report.notes).toContain(
    '1 closed school without a closing date: the day before its only successor opened is taken, and marked as derived.',
  )
  expect(await closing('710001')).toEqual(DERIVED)
})

test('with two successors, or one whose opening day is not known, the day stays unknown', async () => {
  expect(await closing('710003')).toEqual(UNKNOWN)
  expect(await closing('710006')).toEqual(UNKNOWN)
})

test('the same files again change nothing, with or without our own column', async () => {
  const own = SCHOOLS.replace(/\n/g, ',\n').replace('Postcode,', 'Postcode,DerivedFromSuccessor')
  for (const file of [SCHOOLS, own])
    expect(await importText(store, 'establishments', file)).toMatchObject({ changed: 0 })
  expect(await importText(store, 'establishment-links', LINKS)).toMatchObject({ changed: 0, notes: [] })
  expect(await closing('710001')).toEqual(DERIVED)
})

test('a day that the file gives overrules it, and a school that opens again loses it', async () => {
  await importText(store, 'establishments', `${HEADER}710001,Old College,2,,30-04-2023,\n`)
  await importText(store, 'establishment-links', LINKS)
  expect(await closing('710001')).toEqual({ closed: '2023-04-30', derived: [] })
  await importText(store, 'establishments', `${HEADER}710001,Old College,2,,,\n`)
  await importText(store, 'establishment-links', LINKS)
  expect(await closing('710001')).toEqual(DERIVED)
  await importText(store, 'establishments', `${HEADER}710001,Old College,1,,,\n`)
  expect(await closing('710001')).toEqual(UNKNOWN)
})
