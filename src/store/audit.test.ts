// The audit chain: any change to what was written is found, and the first bad link is named.
import { afterEach, describe, expect, it } from 'vitest'
import { asOwnerOfAll, openWorld } from '../../test/world/world.ts'
import { system } from '../kernel/actor.ts'
import { record, recordLook } from './events.ts'
import type { Store } from './open.ts'
import { verifyStore } from './verify.ts'

const worlds: Store[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close()
})

async function chainOf(events: number): Promise<Store> {
  const store = await openWorld()
  worlds.push(store)
  for (let n = 1; n <= events; n++)
    await store.as(system('test'), async (tx) => {
      await record(tx, { type: 'thing-happened', partnership: null, subject: `thing:${n}`, data: { n } })
      if (n === 2) await recordLook(tx, 'view-person', 'person:1')
    })
  return store
}
const findings = async (store: Store) => (await verifyStore(store, [])).map((f) => `${f.where}: ${f.what}`)

describe('the audit chain', () => {
  it('finds nothing in an untouched store', async () => {
    expect(await findings(await chainOf(4))).toEqual([])
  })

  it('does not fork under parallel writers', async () => {
    const store = await chainOf(0)
    const write = (n: number) =>
      store.as(system('test'), (tx) => record(tx, { type: 'thing-happened', partnership: null, subject: `thing:${n}` }))
    await Promise.all(Array.from({ length: 100 }, (_, n) => write(n)))
    expect(await findings(store)).toEqual([])
  })

  it.each([
    [
      'a changed byte',
      `update store.audit set body = replace(body, 'thing:3', 'thing:4') where seq = 4`,
      'link 4: its text was changed after it was written',
    ],
    ['a deleted row', `delete from store.audit where seq = 3`, 'link 3: missing: the next is 4'],
    ['a cut tail', `delete from store.audit where seq = 5`, 'link 5: the chain ends at 4, its head says 5'],
    [
      'a swapped pair',
      `with pair as (select seq, body, previous, hash from store.audit where seq in (2, 4))
       update store.audit a set body = p.body, previous = p.previous, hash = p.hash from pair p where a.seq in (2, 4) and p.seq = 6 - a.seq`,
      'link 2: does not follow from the link before',
    ],
  ])('names the first bad link after %s', async (_, tampering, expected) => {
    const store = await chainOf(4)
    await asOwnerOfAll(store, tampering)
    expect((await findings(store))[0]).toBe(expected)
  })

  it('finds an event that was changed, and one that was deleted', async () => {
    const store = await chainOf(4)
    await asOwnerOfAll(store, `update store.event set data = '{"n": 9}' where subject = 'thing:1'`)
    await asOwnerOfAll(store, `delete from store.event where subject = 'thing:4'`)
    const found = await findings(store)
    expect(found.some((f) => f.endsWith('differs from link 1'))).toBe(true)
    expect(found.some((f) => f.endsWith('deleted: link 5 proves that it was there'))).toBe(true)
  })

  it('finds a table without row-level security', async () => {
    const store = await chainOf(1)
    await asOwnerOfAll(store, 'alter table register.person no force row level security')
    expect(await findings(store)).toEqual(['register.person: row-level security is not forced'])
  })
})
