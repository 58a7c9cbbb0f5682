// What verify finds in governance, each thing put wrong past the rules.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf, seedTwoPartnerships } from '../../test/factories.ts'
import { SEED } from '../../test/governance-seed.ts'
import { openWorld } from '../../test/world/world.ts'
import { system } from '../kernel/actor.ts'
import { day } from '../kernel/day.ts'
import type { Store, Tx } from '../store/open.ts'
import { verifyStore } from '../store/verify.ts'
import { governanceChecks } from './verify.ts'

let store: Store
beforeAll(async () => {
  store = await openWorld()
  await seedTwoPartnerships(store)
})
afterAll(() => store.close())

class Undo extends Error {}

/** What verify finds after the change, which is then undone. */
async function foundAfter(change: (tx: Tx) => Promise<unknown>): Promise<readonly string[]> {
  let found: readonly string[] = []
  const undone = store.as(system('test'), async (tx) => {
    await change(tx)
    for (const check of governanceChecks) found = [...found, ...(await check(tx)).map(({ what }) => what)]
    throw new Undo()
  })
  await expect(undone).rejects.toBeInstanceOf(Undo)
  return found
}

describe('governance', () => {
  it('is sound as it is seeded', async () => {
    expect(await verifyStore(store, governanceChecks)).toEqual([])
  })

  it.each<readonly [string, (tx: Tx) => Promise<unknown>]>([
    [
      'lies outside the life of its body',
      ({ db }) =>
        db
          .updateTable('governance.body')
          .set({ closed: day('2026-01-01') })
          .where('slug', '=', 'forum')
          .execute(),
    ],
    [
      'lies outside the life of its seat',
      ({ db }) =>
        db
          .updateTable('governance.seat')
          .set({ starts: day('2026-01-01') })
          .where('id', '=', idOf(SEED.headSeat, 1))
          .execute(),
    ],
    [
      'is recorded on an ex officio seat, whose holder follows',
      ({ db }) =>
        db
          .updateTable('governance.seat')
          .set({ filled_by: 'ex-officio', post: idOf(173, 1) })
          .where('id', '=', idOf(SEED.headSeat, 1))
          .execute(),
    ],
    [
      'has days without rules in force',
      ({ db }) =>
        db
          .updateTable('governance.constitution')
          .set({ ends: day('2026-07-01') })
          .where('id', '=', idOf(SEED.board + 40, 1))
          .execute(),
    ],
    [
      'names somebody or something of another partnership',
      ({ db }) =>
        db
          .updateTable('governance.seat_holding')
          .set({ person: idOf(SEED.head, 2) })
          .where('id', '=', idOf(SEED.headSeat + 10, 1))
          .execute(),
    ],
  ])('is found wrong: %s', async (what, change) => {
    expect(await foundAfter(change)).toContain(what)
  })
})
