// What the store promises on both engines: who asks decides what is there; nobody asks, nothing is there.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld } from '../../test/world/world.ts'
import { PUBLIC, system } from '../kernel/actor.ts'
import { record } from './events.ts'
import type { Store } from './open.ts'

let store: Store
beforeAll(async () => {
  store = await openWorld()
  await store.as(system('test'), async (tx) => {
    await tx.db
      .insertInto('register.partnership')
      .values({ slug: 'elm', name: 'Elm schools', authorities: ['856'] })
      .execute()
    await tx.db.insertInto('register.person').values({ partnership: 'elm', name: 'Ada Example' }).execute()
    await record(tx, { type: 'person-added', partnership: 'elm', subject: 'person:1' })
  })
})
afterAll(() => store.close())

describe('the store', () => {
  it('shows the system all, the public nothing personal', async () => {
    const count = (actor: Parameters<Store['read']>[0]) =>
      store.read(actor, (tx) => tx.db.selectFrom('register.person').selectAll().execute())
    expect(await count(system('test'))).toHaveLength(1)
    expect(await count(PUBLIC)).toHaveLength(0)
  })

  it('refuses a write inside a read', async () => {
    const write = store.read(system('test'), (tx) => sql`delete from register.person`.execute(tx.db))
    await expect(write).rejects.toThrow(/read-only/)
  })

  it('refuses the public every write to a protected table', async () => {
    const write = store.as(PUBLIC, (tx) =>
      tx.db.insertInto('register.person').values({ partnership: 'elm', name: 'Eve' }).execute(),
    )
    await expect(write).rejects.toThrow(/row-level security/)
  })

  it('does not let the reader set who asks', async () => {
    const escalate = store.as(PUBLIC, (tx) => sql`select set_config('app.kind', 'system', true)`.execute(tx.db))
    await expect(escalate).rejects.toThrow(/permission denied/)
  })

  it('loads in bulk', async () => {
    const rows = await store.as(system('test'), (tx) =>
      tx.copyIn('register.authority (code, name)', ['856,Leicester\n', '855,Leicestershire\n']),
    )
    expect(rows).toBe(2)
  })

  it('adds an audit link with each event', async () => {
    const links = await store.read(system('test'), (tx) => tx.db.selectFrom('store.audit').selectAll().execute())
    expect(links).toHaveLength(1)
  })
})
