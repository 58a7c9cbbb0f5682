import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '../../../test/factories.ts'
import { SEED } from '../../../test/governance-seed.ts'
import { asOwnerOfAll } from '../../../test/world/world.ts'
import { openSite, type Reader, type Site } from '../../../test/world/site.ts'
import { system } from '../../kernel/actor.ts'
import { day } from '../../kernel/day.ts'

let site: Site
let clerk: Reader
beforeAll(async () => {
  site = await openSite()
  clerk = await site.asActor('clerk of elm')
})
afterAll(() => site.close())

const NEW = `/elm/decisions/new/${idOf(SEED.quorateItem, 1)}`
const id = (kind: number) => idOf(kind, 1)
const words = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

async function send(path: string, fields: Record<string, string>, reader: Reader = clerk) {
  await reader.get(path)
  return reader.post(path, fields)
}

const recordedAs = async (text: string) =>
  site.store.as(system('test'), ({ db }) =>
    db.selectFrom('governance.decision').selectAll().where('text', '=', text).execute(),
  )

describe('a decision', () => {
  it('of those present gets the next number of its body and year, and the act is recorded', async () => {
    const fields = { text: 'That we buy two buses', access: 'public', mover: id(SEED.chair), seconder: id(SEED.head) }
    const answer = await send(NEW, { ...fields, for: '2', against: '', abstained: '' })
    expect(answer.status).toBe(303)
    const [decision] = await recordedAs('That we buy two buses')
    expect(decision).toMatchObject({ year: 2026, number: 3, on_day: '2026-10-01', votes_for: 2, votes_against: 0 })
    expect(answer.location).toBe(`/elm/decisions/${decision?.id}?done=recorded`)
    const page = words((await clerk.get(answer.location)).body)
    expect(page).toContain('The decision is recorded as Board of elm 2026/3.')
    expect(page).toContain('2 for, 0 against, 0 abstained')
    const visitor = await site.asActor('public')
    expect(words((await visitor.get(`/elm/decisions/${decision?.id}`)).body)).toContain('Chair of elm')
  })

  it('sent twice is one decision, and the second is told so', async () => {
    await clerk.get(NEW)
    const both = await Promise.all([1, 2].map(() => clerk.post(NEW, { text: 'Once', access: 'public' })))
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 400])
    expect(both.find(({ status }) => status === 400)?.body).toContain('This decision is recorded already')
    expect(await recordedAs('Once')).toHaveLength(1)
  })

  it('that is lost, has too many votes or a mover who was not there is refused in plain words', async () => {
    const tries = [
      [{ for: '1', against: '1' }, 'With these votes the question is lost'],
      [{ for: '3' }, 'There are 3 votes, but only 2 voting members take part in this item'],
      [{ mover: id(SEED.director) }, 'The mover must be a voting member who is there for this item'],
      [{ mover: id(SEED.chair), seconder: id(SEED.chair) }, 'Mover and seconder must be two people'],
      [{ for: '1', against: '1', casting: 'yes' }, 'There is no casting vote on this'],
    ] as const
    for (const [fields, sentence] of tries) {
      const { status, body } = await send(NEW, { text: 'Refused', access: 'public', ...fields })
      expect([status, words(body)]).toEqual([400, expect.stringContaining(sentence)])
    }
    expect(await recordedAs('Refused')).toEqual([])
  })

  it('is not recorded at an item that is not quorate: the clerk reads why and what to do, and a POST is refused', async () => {
    const path = `/elm/decisions/new/${id(SEED.pastItem)}`
    const { status, body } = await clerk.get(path)
    expect(status).toBe(200)
    expect(words(body)).toContain('Not quorate for this item: 1 of the 2 voting members needed take part')
    expect(words(body)).toContain('What you can lawfully do')
    expect(body).not.toContain('<textarea')
    expect((await clerk.post(path, { text: 'Inquorate', access: 'public' })).status).toBe(400)
    expect(await recordedAs('Inquorate')).toEqual([])
  })

  it('is not recorded for a meeting to come, or one whose minutes are approved', async () => {
    for (const [item, sentence] of [
      [SEED.openItem, 'record its decisions when it is held'],
      [SEED.approvedItem, 'The minutes of this meeting are approved'],
    ] as const) {
      const { status, body } = await send(`/elm/decisions/new/${id(item)}`, { text: 'Too soon', access: 'public' })
      expect([status, words(body)]).toEqual([400, expect.stringContaining(sentence)])
    }
    expect(await recordedAs('Too soon')).toEqual([])
  })

  it('corrects an earlier one: both pages say so', async () => {
    const { location } = await send(NEW, {
      text: 'That the minute be put right',
      access: 'public',
      corrects: id(SEED.publicDecision),
    })
    expect(words((await clerk.get(location)).body)).toContain('It corrects Board of elm 2026/1')
    const earlier = await (await site.asActor('public')).get(`/elm/decisions/${id(SEED.publicDecision)}`)
    expect(words(earlier.body)).toMatch(/Corrected by Board of elm 2026\/\d+ : read that decision with this one/)
  })

  it('is recorded by the clerk and the chair of the body, and by nobody else', async () => {
    const head = await site.asActor('head of elm')
    expect((await head.get(NEW)).status).toBe(403)
    expect((await head.post(NEW, { text: 'By the head', access: 'public' })).status).toBe(403)
    const chair = await site.asActor('chair of elm')
    expect((await send(NEW, { text: 'By the chair', access: 'members' }, chair)).status).toBe(303)
    expect(await recordedAs('By the head')).toEqual([])
  })

  it('stands: no SQL of the application changes or removes it', async () => {
    const change = site.store.as(clerk.actor, ({ db }) =>
      db
        .updateTable('governance.decision')
        .set({ text: 'Changed' })
        .where('id', '=', id(SEED.membersDecision))
        .execute(),
    )
    await expect(change).rejects.toThrow('A decision stands as it was recorded')
    const remove = site.store.as(clerk.actor, ({ db }) =>
      db.deleteFrom('governance.decision').where('id', '=', id(SEED.membersDecision)).execute(),
    )
    await expect(remove).rejects.toThrow('permission denied')
    const removeAll = asOwnerOfAll(
      site.store,
      `delete from governance.decision where id = '${id(SEED.membersDecision)}'`,
    )
    await expect(removeAll).rejects.toThrow('A decision stands as it was recorded')
  })
})

describe('a decision of a confidential body', () => {
  const path = `/elm/decisions/${id(SEED.strategicDecision)}`

  it('is there for its members and the clerk, and for the public from the day it is published', async () => {
    const visitor = await site.asActor('public')
    const chair = await site.asActor('chair of elm')
    expect((await visitor.get(path)).status).toBe(404)
    expect((await chair.get(path)).status).toBe(200)
    expect((await chair.post(`${path}/publish`, {})).status).toBe(403)
    expect((await send(`${path}/publish`, {})).location).toBe(`${path}?done=published`)
    expect(words((await visitor.get(path)).body)).toContain('since it was published on 22 November 2026')
  })

  it('is published once', async () => {
    const again = await send(`${path}/publish`, {})
    expect([again.status, words(again.body)]).toEqual([400, expect.stringContaining('is published already')])
  })
})

describe('the list of decisions', () => {
  it('shows the public what is public, as page, CSV and JSON alike', async () => {
    const visitor = await site.asActor('public')
    const page = words((await visitor.get('/elm/decisions')).body)
    const csv = (await visitor.get('/elm/decisions.csv')).body
    const json = JSON.parse((await visitor.get('/elm/decisions.json')).body) as { rows: { number: string }[] }
    const numbers = json.rows.map(({ number }) => number)
    expect(numbers).toContain('Board of elm 2026/1')
    expect(numbers).not.toContain('Board of elm 2026/2')
    for (const number of numbers)
      expect([page, csv]).toEqual([expect.stringContaining(number), expect.stringContaining(number)])
    expect(page).toContain(`Showing 1 to ${numbers.length} of ${numbers.length} decisions`)
  })

  it('is narrowed by body, year and words, and sorted, in its address', async () => {
    const rows = async (query: string) => {
      const { body } = await clerk.get(`/elm/decisions.json?${query}`)
      return (JSON.parse(body) as { rows: { number: string }[] }).rows.map(({ number }) => number)
    }
    expect(await rows('body=strategic')).toEqual(['Strategic Group of elm 2026/1'])
    expect(await rows('search=buses+two')).toEqual(['Board of elm 2026/3'])
    expect(await rows('year=2025')).toEqual([])
    expect((await rows('sort=body'))[0]).toBe('Board of elm 2026/1')
    expect((await rows(''))[0]).toBe('Strategic Group of elm 2026/1')
  })
})

it('is not kept by a chair whom an interest keeps out of the item: neither form nor record', async () => {
  const chair = await site.asActor('chair of elm')
  expect((await chair.get(NEW)).status).toBe(200)
  await site.store.as(system('test'), async ({ db }) => {
    const shared = { partnership: 'elm', id: id(2001) }
    await db
      .insertInto('governance.interest')
      .values({
        ...shared,
        person: id(SEED.chair),
        nature: 'personal',
        description: 'Own',
        declared_on: day('2026-09-02'),
      })
      .execute()
    await db
      .insertInto('governance.item_interest')
      .values({
        partnership: 'elm',
        body: id(SEED.board),
        item: id(SEED.quorateItem),
        interest: id(2001),
        matched_on: day('2026-10-01'),
      })
      .execute()
  })
  expect((await chair.get(NEW)).status).toBe(403)
  expect((await chair.post(NEW, { text: 'In my favour', access: 'public' })).status).toBe(403)
  expect(await recordedAs('In my favour')).toEqual([])
})
