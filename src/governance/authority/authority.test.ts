// Rights follow from seats and end with them: with the next request, without any act on the seat.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '../../../test/factories.ts'
import { SEED } from '../../../test/governance-seed.ts'
import { openSite, type Site } from '../../../test/world/site.ts'
import { NOW } from '../../../test/world/world.ts'
import { system } from '../../kernel/actor.ts'
import { day, londonDay } from '../../kernel/day.ts'
import type { Tx } from '../../store/open.ts'
import { listSeatGrants } from './queries.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const TODAY = londonDay(NOW)
const BOARD = idOf(SEED.board, 1)
const director = idOf(SEED.director, 1)
const head = idOf(SEED.head, 1)
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => site.store.as(system('test'), work)
const actsOf = async (person: string) =>
  (await asSystem((tx) => listSeatGrants(tx, [person])))
    .filter(({ scope }) => scope.startsWith(BOARD))
    .map(({ act }) => act)

describe('a post that carries a seat', () => {
  const report = {
    seat: idOf(390, 1),
    'on-day': '20',
    'on-month': '11',
    'on-year': '2026',
    text: 'The forum met.',
  }

  it('gives its holder what the seat gives, until the day on which the post is left', async () => {
    await asSystem(({ db }) =>
      db
        .insertInto('governance.seat')
        .values({
          partnership: 'elm',
          body: idOf(SEED.outside, 1),
          id: idOf(390, 1),
          position: 2,
          title: 'Director of the council',
          filled_by: 'ex-officio',
          post: idOf(173, 1),
        })
        .execute(),
    )
    await asSystem(({ db }) =>
      db
        .insertInto('governance.attendance')
        .values({
          partnership: 'elm',
          body: BOARD,
          meeting: idOf(SEED.pastMeeting, 1),
          seat: idOf(SEED.councilSeat, 1),
          person: director,
          kind: 'present',
        })
        .execute(),
    )
    expect(await actsOf(director)).toEqual(['sit-on-body', 'vote-on-body', 'sit-for'])
    const reader = await site.asActor("council's trustee of elm")
    expect((await reader.get('/elm/outside-bodies/forum/report')).status).toBe(200)
    const done = await reader.post('/elm/outside-bodies/forum/report', { csrf: reader.csrf ?? '', ...report })
    expect(done.status).toBe(303)
    expect((await reader.get('/elm/bodies/forum')).body).toContain('The forum met.')

    await asSystem(({ db }) =>
      db.updateTable('register.holding').set({ ends: TODAY }).where('id', '=', idOf(49, 1)).execute(),
    )
    const again = await reader.post('/elm/outside-bodies/forum/report', { csrf: reader.csrf ?? '', ...report })
    expect(again.status).toBe(403)
    expect((await reader.get('/elm/bodies/forum')).body).not.toContain('The forum met.')
    expect((await reader.get('/me')).body).toContain('You hold no post or seat today')
    expect(await actsOf(director)).toEqual([])
  })

  it('is vacant from that day, and the successor sits without any act on the seat', async () => {
    const anyone = await site.asActor('public')
    const holderOn = async (on: string) => {
      const { body } = await anyone.get(`/elm/bodies/board.csv?as_at=${on}`)
      return body
        .split('\r\n')
        .find((line) => line.startsWith('2,Council'))
        ?.split(',')
        .slice(-6)[0]
    }
    expect(await holderOn('2026-11-21')).toBe('Director of elm')
    expect(await holderOn('2026-11-22')).toBe('Vacant')
    await asSystem(({ db }) =>
      db
        .insertInto('register.holding')
        .values({ partnership: 'elm', post: idOf(173, 1), person: idOf(13, 1), starts: day('2026-11-22') })
        .execute(),
    )
    expect(await holderOn('2026-11-22')).toBe('Lead of elm')
    expect(await actsOf(idOf(13, 1))).toEqual(['sit-on-body', 'vote-on-body', 'sit-for'])
  })

  it('leaves the attendance of the past under the name of who was there', async () => {
    const rows = await asSystem(({ db }) =>
      db
        .selectFrom('governance.attendance as a')
        .innerJoin('register.person as n', 'n.id', 'a.person')
        .select('n.name')
        .where('a.seat', '=', idOf(SEED.councilSeat, 1))
        .execute(),
    )
    expect(rows).toEqual([{ name: 'Director of elm' }])
  })
})

describe('an ended term', () => {
  it('ends the rights with the next request', async () => {
    const reader = await site.asActor('chair of elm')
    expect(reader.actor).toMatchObject({
      grants: expect.arrayContaining([expect.objectContaining({ act: 'chair-body' })]),
    })
    await asSystem(({ db }) =>
      db
        .updateTable('governance.seat_holding')
        .set({ left_on: TODAY, left_why: 'resigned' })
        .where('id', '=', idOf(SEED.chairSeat + 10, 1))
        .execute(),
    )
    expect(await actsOf(idOf(SEED.chair, 1))).toEqual([])
    expect((await reader.get('/elm/bodies/strategic')).body).not.toContain('You see them because you sit here')
  })

  it('is the end of a body too: nobody sits on one that is closed', async () => {
    expect(await actsOf(head)).toEqual(['sit-on-body', 'vote-on-body'])
    await asSystem(({ db }) =>
      db.updateTable('governance.body').set({ closed: TODAY }).where('id', '=', BOARD).execute(),
    )
    expect(await actsOf(head)).toEqual([])
  })
})
