import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld } from '../../../test/world/world.ts'
import { PUBLIC, system } from '../../kernel/actor.ts'
import type { Store } from '../../store/open.ts'
import { verifyStore } from '../../store/verify.ts'
import { registerChecks } from '../verify.ts'
import { demonstrationFiles } from './files.ts'
import { loadDemonstration, wantsDemonstration } from './load.ts'
import { listDemonstrationPeople } from './queries.ts'

let store: Store
beforeAll(async () => {
  store = await openWorld()
})
afterAll(() => store.close())

describe('the demonstration', () => {
  it('goes on after it was cut off, and takes every row of every file', async () => {
    const cutOff = loadDemonstration(store, ({ number }) => {
      if (number === 3) throw new Error('cut off')
    })
    await expect(cutOff).rejects.toThrow('cut off')
    expect(await wantsDemonstration(store)).toBe(true)
    const told: number[] = []
    expect(await loadDemonstration(store, ({ number }) => told.push(number))).toBe(true)
    expect(told).toEqual(demonstrationFiles().map((_, i) => i + 1))
  })

  it('is not loaded twice', async () => {
    expect(await wantsDemonstration(store)).toBe(false)
    expect(await loadDemonstration(store, () => {})).toBe(false)
  })

  it('leaves a sound store', async () => {
    expect(await verifyStore(store, registerChecks)).toEqual([])
  })

  it('has seven development groups on 1 March 2013', async () => {
    const groups = await store.read(PUBLIC, (tx) =>
      tx.db
        .selectFrom('register.organisation')
        .select('name')
        .where('partnership', '=', 'leicester')
        .where('kind', '=', 'cluster')
        .orderBy('name')
        .execute(),
    )
    expect(groups.map((group) => group.name)).toHaveLength(7)
  })

  it('gives nobody a post at a real school', async () => {
    const real = await store.read(system('test'), (tx) =>
      tx.db
        .selectFrom('register.post')
        .select('key')
        .where('school_urn', 'is not', null)
        .where('school_urn', '<', '900001')
        .execute(),
    )
    expect(real).toEqual([])
  })

  it('has somebody to try out in each office', async () => {
    const people = await store.read(system('test'), (tx) => listDemonstrationPeople(tx))
    expect(people.map(({ title, email }) => [title, email.endsWith('.example')])).toEqual([
      ['Clerk', true],
      ['Chair', true],
      ['Headteacher', true],
      ['Register officer', true],
      ['Returning officer', true],
      ['Clerk', true],
      ['Chair', true],
      ['Headteacher', true],
      ['Register officer', true],
      ['Returning officer', true],
    ])
  })

  it('offers a head of a secondary school that has a vote in a headteachers’ association', async () => {
    const votes = await store.read(system('test'), async (tx) => {
      const head = (await listDemonstrationPeople(tx)).find(({ title }) => title === 'Headteacher')
      return tx.db
        .selectFrom('register.person_contact as c')
        .innerJoin('register.holding as h', 'h.person', 'c.person')
        .innerJoin('register.post as p', 'p.id', 'h.post')
        .innerJoin('register.school as s', 's.urn', 'p.school_urn')
        .innerJoin('register.membership as m', 'm.member_urn', 'p.school_urn')
        .innerJoin('register.organisation as o', 'o.id', 'm.organisation')
        .select(['s.phase', 'm.role'])
        .where('c.email', '=', head?.email ?? '')
        .where('o.kind', '=', 'headteachers-association')
        .where('m.ends', 'is', null)
        .execute()
    })
    expect(votes).toContainEqual({ phase: '4', role: 'subscriber' })
  })
})
