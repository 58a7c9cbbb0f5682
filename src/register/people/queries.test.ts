// Who sees which names: the same query, narrowed by the database for each reader.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ACTORS, idOf, seedTwoPartnerships } from '../../../test/factories.ts'
import { openWorld } from '../../../test/world/world.ts'
import type { Actor } from '../../kernel/actor.ts'
import { day } from '../../kernel/day.ts'
import { NotFound } from '../../kernel/faults.ts'
import type { Store } from '../../store/open.ts'
import { appointHolder, endHolder } from './actions.ts'
import { findPost, findReader, listOwnRecord, listPeople, listPosts } from './queries.ts'
import { sayHolder } from '../groups/wording.ts'
import { holderOf } from './rules.ts'

let store: Store
beforeAll(async () => {
  store = await openWorld()
  await seedTwoPartnerships(store)
})
afterAll(() => store.close())

const actor = (name: string): Actor => ACTORS[name] ?? { kind: 'public' }
const holders = (who: Actor, asAt = '2026-11-22') =>
  store.read(who, async (tx) =>
    Object.fromEntries(
      (await listPosts(tx, 'elm', day(asAt))).map((post) => [post.key, sayHolder(holderOf(post.holdings))]),
    ),
  )

it('withholds below the line from the public, not from the officer', async () => {
  expect(await holders(actor('public'))).toMatchObject({ withheld: 'Withheld: s40(2) FOIA', lead: 'Lead of elm' })
  expect(await holders(actor('register officer of elm'))).toMatchObject({
    withheld: 'Withheld of elm',
    lead: 'Lead of elm',
  })
})

it('does not name at one post whom another post names, but to officers and to that person', async () => {
  await store.as({ kind: 'system', part: 'test' }, async ({ db }) => {
    const second = { partnership: 'elm', id: idOf(24, 1), key: 'second', title: 'Adviser' }
    await db.insertInto('register.post').values(second).execute()
    await db
      .insertInto('register.holding')
      .values({ partnership: 'elm', post: second.id, person: idOf(13, 1) })
      .execute()
  })
  expect(await holders(actor('public'))).toMatchObject({ lead: 'Lead of elm', second: 'Withheld: s40(2) FOIA' })
  for (const reader of ['register officer of elm', 'group lead of elm'])
    expect((await holders(actor(reader)))['second']).toBe('Lead of elm')
})

it('shows a post without a holder on the day as vacant', async () => {
  expect((await holders(actor('public'), '2024-08-31'))['lead']).toBe('Vacant')
  expect((await holders(actor('public'), '2024-09-01'))['lead']).toBe('Lead of elm')
})

it('lists people with contact details for officers, and for the public only published ones', async () => {
  const people = (who: string) => store.read(actor(who), (tx) => listPeople(tx, 'elm'))
  expect(await people('register officer of elm')).toHaveLength(10)
  expect((await people('public')).map(({ name, email }) => [name, email])).toEqual([
    ['Chair of elm', null],
    ['Director of elm', null],
    ['Foi of elm', null],
    ['Head of elm', null],
    ['Lead of elm', 'lead@elm.example'],
  ])
})

it('knows a reader by account, with grants of the day', async () => {
  const reader = await store.read({ kind: 'system', part: 'test' }, (tx) => findReader(tx, idOf(111, 1)))
  expect(reader.name).toBe('Officer of elm')
  expect(reader.grants.map((grant) => grant.act)).toContain('edit-register')
})

it('shows people their own record', async () => {
  const own = await store.read(actor('operator'), (tx) => listOwnRecord(tx, [idOf(15, 1)]))
  expect(own[0]?.person).toMatchObject({ name: 'Operator of elm', email: 'operator@elm.example' })
})

it('appoints and ends, with an event for each', async () => {
  const officer = actor('register officer of elm')
  const appointment = { person: '', newName: 'New Person', kind: 'interim' as const, from: day('2026-11-01'), to: null }
  const done = await store.as(officer, (tx) => appointHolder(tx, 'elm', 'withheld', appointment))
  expect(done).toMatchObject({ ok: true })
  const post = await store.read(officer, (tx) => findPost(tx, 'elm', 'withheld'))
  const held = post?.holdings.find(({ name }) => name === 'New Person')
  const ended = await store.as(officer, (tx) => endHolder(tx, 'elm', 'withheld', held?.id ?? '', day('2026-12-01')))
  expect(ended).toMatchObject({ ok: true })
  const events = await store.read(officer, (tx) =>
    tx.db.selectFrom('store.event').select('type').where('subject', '=', `post:${post?.id}`).execute(),
  )
  expect(events.map(({ type }) => type).sort()).toEqual(['holder-appointed', 'holding-ended'])
})

it('lets one of two appointments at the same moment see the other', async () => {
  const officer = actor('register officer of elm')
  const appointment = { person: idOf(14, 1), newName: '', kind: 'permanent' as const, from: null, to: null }
  const appointing = () => store.as(officer, (tx) => appointHolder(tx, 'elm', 'officer', appointment))
  const both = await Promise.all([appointing(), appointing()])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: 'holds-already' })
})

it('finds no post of another partnership', async () => {
  const elsewhere = store.as(actor('register officer of elm'), (tx) =>
    endHolder(tx, 'elm', 'nowhere', idOf(43, 2), day('2026-12-01')),
  )
  await expect(elsewhere).rejects.toThrow(NotFound)
})

it.each([
  ['an address', 'person_contact', { person: idOf(516, 2), email: 'stranger@elm.example' }],
  ['a holder', 'holding', { post: idOf(22, 2), person: idOf(11, 1) }],
  ['a lead', 'post', { key: 'stranger', title: 'Lead', office: 'group-lead', organisation: idOf(1, 2) }],
] as const)('gives nothing of another partnership %s, not even in the database', async (_, table, row) => {
  await store.as({ kind: 'system', part: 'test' }, ({ db }) =>
    db
      .insertInto('register.person')
      .values({ partnership: 'oak', id: idOf(516, 2), name: 'New of oak' })
      .onConflict((clash) => clash.doNothing())
      .execute(),
  )
  const given = store.as(actor('register officer of elm'), ({ db }) =>
    db
      .insertInto(`register.${table}`)
      .values({ partnership: 'elm', ...row })
      .execute(),
  )
  await expect(given).rejects.toThrow(/foreign key/)
})
