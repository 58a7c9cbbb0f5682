// What `trellis verify` finds in the register.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { idOf, seedTwoPartnerships } from '../../test/factories.ts'
import { asOwnerOfAll, openWorld } from '../../test/world/world.ts'
import type { Store } from '../store/open.ts'
import { verifyStore } from '../store/verify.ts'
import { registerChecks } from './verify.ts'

let store: Store
beforeAll(async () => {
  store = await openWorld()
  await seedTwoPartnerships(store)
})
afterAll(() => store.close())

it('finds nothing in a sound register, and each thing that should not be', async () => {
  expect(await verifyStore(store, registerChecks)).toEqual([])
  await asOwnerOfAll(store, `update register.organisation set opened = '2020-01-01' where id = '${idOf(1, 1)}'`)
  await asOwnerOfAll(store, `update register.post set starts = '2025-01-01' where id = '${idOf(21, 1)}'`)
  await asOwnerOfAll(store, `update register.post set reports_to = '${idOf(23, 2)}' where id = '${idOf(22, 2)}'`)
  await asOwnerOfAll(store, `update register.post set reports_to = '${idOf(22, 2)}' where id = '${idOf(23, 2)}'`)
  await asOwnerOfAll(store, `update register.peer_spread set quartiles = '{1,2,3}'`)
  const findings = await verifyStore(store, registerChecks)
  expect(findings.map(({ where }) => where)).toEqual([
    `membership ${idOf(3, 1)}`,
    `holding ${idOf(43, 1)}`,
    'post oak/head',
    'post oak/officer',
    'authority 855',
  ])
})
