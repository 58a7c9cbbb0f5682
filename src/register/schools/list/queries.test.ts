import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld } from '../../../../test/world/world.ts'
import { PUBLIC } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import type { Store } from '../../../store/open.ts'
import { seedSchools } from '../test-schools.ts'
import { listAllUrns, listOptions, listSchools } from './queries.ts'
import { readFilters } from './rules.ts'

let store: Store
beforeAll(async () => {
  store = await openWorld()
  await seedSchools(store)
})
afterAll(() => store.close())

async function listFor(address: string) {
  const query = new URLSearchParams(address)
  return store.read(PUBLIC, async (tx) => {
    const filters = readFilters(query, day(query.get('as_at') ?? tx.today))
    const list = await listSchools(tx, filters)
    return { ...list, names: list.lines.map((line) => line.name), all: await listAllUrns(tx, filters) }
  })
}

describe('searching for a school', () => {
  it('finds a misspelt name', async () => {
    const { names, found } = await listFor('q=soar vally')
    expect(names[0]).toBe('Soar Valley College')
    expect(found).toBe('alike')
  })
  it('finds a name by two words of it, each misspelt', async () => {
    expect((await listFor('q=wilowbrok schol')).names).toEqual(['Willowbrook Primary School'])
    expect((await listFor('q=aldrfield schol')).names).toEqual(['Alderfield Primary School'])
    expect((await listFor('q=wilowbrok zzzzqqqq')).total).toBe(0)
  })
  it('finds a part of a name, even of a long one, open schools first', async () => {
    expect((await listFor('q=willow')).names).toEqual([
      'Willowbrook Mead Primary Academy',
      'Willowbrook Primary School',
    ])
    expect((await listFor('q=wilowbrook')).names[0]).toContain('Willowbrook')
  })
  it('forgives accents, apostrophes and Saint', async () => {
    expect((await listFor('q=ecole elan')).names).toEqual(['École Élan'])
    expect((await listFor('q=Saint Mary’s')).total).toBe(1)
  })
  it('finds by town, and by name and town together', async () => {
    expect((await listFor('q=oadby')).names).toEqual(['École Élan'])
    expect((await listFor('q=st marys stoke on trent')).total).toBe(1)
  })
  it('finds by URN, LAESTAB and postcode, closed schools too', async () => {
    expect((await listFor('q=120056')).names).toEqual(['Willowbrook Primary School'])
    for (const q of ['856/2327', '8562327']) expect((await listFor(`q=${q}`)).all).toEqual(['142857'])
    for (const q of ['LE4 7GY', 'le47gy']) expect((await listFor(`q=${q}`)).all).toEqual(['120286'])
    expect((await listFor('q=LE4')).total).toBe(2)
  })
  it('finds nothing for what nothing is like, and never fails on signs', async () => {
    expect((await listFor('q=zzzzqqqq')).total).toBe(0)
    for (const q of ["%'", '\\', '100%', '_ _', '🏫', '((('])
      await expect(listFor(`q=${encodeURIComponent(q)}`)).resolves.toBeDefined()
  })
})

describe('narrowing the list', () => {
  it('shows open schools unless asked, by name', async () => {
    const { total, names } = await listFor('')
    expect(total).toBe(6)
    expect(names[0]).toBe('Alderfield Primary School')
    expect((await listFor('status=closed')).all).toEqual(['120056'])
    expect((await listFor('status=proposed')).all).toEqual(['120004'])
  })
  it('narrows by phase, type, trust and group', async () => {
    expect((await listFor('phase=secondary')).all).toEqual(['120003', '120286'])
    expect((await listFor('phase=special')).all).toEqual(['120002'])
    expect((await listFor('type=34&phase=secondary')).all).toEqual(['120003'])
    expect((await listFor('trust=2001')).all).toEqual(['142857'])
    expect((await listFor('group=elm/hamilton')).all.toSorted()).toEqual(['120286', '142857'])
  })
  it('holds a membership on the day before it ends and not on that day', async () => {
    expect((await listFor('group=elm/hamilton&as_at=2014-08-31')).all).toContain('120001')
    expect((await listFor('group=elm/hamilton&as_at=2014-09-01')).all).not.toContain('120001')
  })
  it('never hides a school whose opening day is not known', async () => {
    const { all } = await listFor('as_at=1950-01-01')
    expect(all).toEqual(['120286', '120056'])
  })
  it('shows on a past day the school that has closed since, and not the one that came after', async () => {
    const { all } = await listFor('as_at=2013-03-01')
    expect(all).toContain('120056')
    expect(all).not.toContain('142857')
  })
  it('sorts by pupils, unknown numbers last', async () => {
    expect((await listFor('sort=-pupils&status=any')).all.slice(0, 2)).toEqual(['120003', '120286'])
    expect((await listFor('sort=pupils&status=any')).all.slice(-2).toSorted()).toEqual(['120004', '120056'])
  })
  it('offers what there is to choose', async () => {
    const options = await store.read(PUBLIC, (tx) =>
      listOptions(tx, readFilters(new URLSearchParams('authority=856'), tx.today)),
    )
    expect(options.authorities).toEqual([{ value: '856', text: 'Leicester' }])
    expect(options.groups).toEqual([{ value: 'elm/hamilton', text: 'Hamilton' }])
    expect(options.trusts.map((option) => option.value)).toEqual(['2001'])
  })
})
