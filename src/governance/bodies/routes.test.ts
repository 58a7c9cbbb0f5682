// The pages of bodies, and keeping them by forms: what each reader sees, what is refused, and that typed values stay.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '../../../test/factories.ts'
import { SEED } from '../../../test/governance-seed.ts'
import { openSite, type Reader, type Site } from '../../../test/world/site.ts'
import { system } from '../../kernel/actor.ts'
import { day } from '../../kernel/day.ts'
import { verifyStore } from '../../store/verify.ts'
import { governanceChecks } from '../verify.ts'

let site: Site
let clerk: Reader
let anyone: Reader
beforeAll(async () => {
  site = await openSite()
  clerk = await site.asActor('clerk of elm')
  anyone = await site.asActor('public')
})
afterAll(() => site.close())

const send = async (reader: Reader, path: string, fields: Readonly<Record<string, string>>) =>
  reader.post(path, { csrf: reader.csrf ?? '', ...fields })
const on = (name: string, text: string) => {
  const [year = '', month = '', date = ''] = text.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
const plain = (body: string) => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')

describe('the list of bodies', () => {
  it('counts seats and vacancies, and says who chairs', async () => {
    const text = plain((await anyone.get('/elm/bodies')).body)
    expect(text).toMatch(/Three bodies with seven seats, one vacant\s*, as at 22 November 2026/)
    expect(text).toContain('Chair of elm')
    expect(text).toContain('1 of 5: Agency')
  })

  it('is narrowed by kind and by vacancies, and sorted, in the address', async () => {
    const text = plain((await anyone.get('/elm/bodies?kind=outside')).body)
    expect(text).toContain('Showing 1 of 1 bodies')
    const csv = (await anyone.get('/elm/bodies.csv?vacant=yes&sort=vacant')).body
    expect(csv.trim().split('\r\n')).toHaveLength(2)
  })

  it('shows no body before it opened', async () => {
    expect((await anyone.get('/elm/bodies.csv?as_at=2020-08-31')).body.trim().split('\r\n')).toHaveLength(1)
  })
})

describe('the page of a body', () => {
  it('says how many seats are held and which are vacant, how each is filled, and the rules in words', async () => {
    const text = plain((await anyone.get('/elm/bodies/board')).body)
    expect(text).toMatch(/Five seats\s*, four held, one vacant\s*, as at 22 November 2026. Vacant: Agency/)
    expect(text).toContain('Ex officio: Director, for Council of elm')
    expect(text).toContain('Half of the voting seats that somebody holds, and never fewer than 2.')
    expect(text).toContain('2 of 3 voting seats held, as at 22 November 2026')
    expect(text).toContain('Chair and vice-chair between them represent both primary and secondary.')
    expect(text).toContain('Register of members')
  })

  it('withholds the names of a body that does not publish them from the public, and from all its files', async () => {
    for (const suffix of ['', '.csv', '.json']) {
      const { body } = await anyone.get(`/elm/bodies/strategic${suffix}`)
      expect(body).not.toContain('Chair of elm')
      expect(body).toContain('s40(2) FOIA')
    }
    expect((await anyone.get('/elm/bodies/strategic')).body).toContain('The public see that it met')
    const chair = await site.asActor('chair of elm')
    expect((await chair.get('/elm/bodies/strategic')).body).toContain('Chair of elm')
  })

  it('gives what representatives report back to those who sit on the body it is for, and to nobody else', async () => {
    const text = 'The forum looked at the funding formula.'
    expect((await (await site.asActor('chair of elm')).get('/elm/bodies/forum')).body).toContain(text)
    for (const suffix of ['', '.json'])
      expect((await anyone.get(`/elm/bodies/forum${suffix}`)).body).not.toContain(text)
  })

  it('shows another day: who sat then', async () => {
    const { seats } = JSON.parse((await anyone.get('/elm/bodies/board.json?as_at=2022-01-01')).body) as {
      seats: readonly { vacant: boolean }[]
    }
    expect(seats.map(({ vacant }) => vacant)).toEqual([true, true, true, true, true])
  })
})

describe('keeping a body', () => {
  const vacant = `/elm/bodies/board/seats/${idOf(SEED.vacantSeat, 1)}`

  it('is for the clerk alone', async () => {
    const chair = await site.asActor('chair of elm')
    expect((await chair.get('/elm/bodies/new')).status).toBe(403)
    expect((await send(chair, `${vacant}/holder`, {})).status).toBe(403)
  })

  it('adds a body, its rules, a seat and somebody new in it', async () => {
    const added = await send(clerk, '/elm/bodies/new', {
      name: 'Task group',
      kind: 'committee',
      holdersPublished: 'yes',
      ...on('opened', '2026-09-01'),
    })
    expect(added.location).toBe('/elm/bodies/task-group?done=body-added')
    const rules = {
      quorumPart: '1/2',
      quorumBase: 'seats',
      quorumLeast: '2',
      votingUnit: 'seat',
      passes: 'majority-cast',
    }
    const more = { termMonths: '12', termNoticeDays: '60', meetingNoticeDays: '7' }
    const laid = await send(clerk, '/elm/bodies/task-group/constitution', {
      ...rules,
      ...more,
      ...on('from', '2026-09-01'),
    })
    expect(laid.status).toBe(303)
    const seat = {
      title: 'Chair',
      position: '1',
      office: 'chair',
      filledBy: 'elected',
      votes: 'yes',
      ...on('from', '2026-09-01'),
    }
    expect((await send(clerk, '/elm/bodies/task-group/seats/new', seat)).status).toBe(303)
    const id = /seats\/([\da-f-]{36})\/holder/.exec((await clerk.get('/elm/bodies/task-group')).body)?.[1] ?? ''
    const holder = { newName: 'Nadia New', how: 'elected', ...on('from', '2026-10-01') }
    expect((await send(clerk, `/elm/bodies/task-group/seats/${id}/holder`, holder)).status).toBe(303)
    const text = plain((await anyone.get('/elm/bodies/task-group')).body)
    expect(text).toContain('Nadia New')
    expect(text).toContain('term until 30 September 2027')
    const again = await send(clerk, `/elm/bodies/task-group/seats/${id}/holder`, { ...holder, newName: 'Other' })
    expect(again.status).toBe(400)
    expect(plain(again.body)).toContain('Nadia New is recorded in this seat 1 October 2026 to 30 September 2027')
    expect(again.body).toContain('value="Other"')
  })

  it('refuses what was typed wrongly beside the field, with the values kept', async () => {
    const { status, body } = await send(clerk, `${vacant}/holder`, { how: 'appointed', ...on('from', '2026-02-31') })
    expect(status).toBe(400)
    expect(body).toContain('there is no 31 February 2026')
    expect(body).toContain('name="from-day" type="text" value="31"')
  })

  it('takes nobody and no organisation of another partnership', async () => {
    const other = { person: idOf(SEED.head, 2), how: 'appointed', ...on('from', '2026-11-01') }
    expect((await send(clerk, `${vacant}/holder`, other)).status).toBe(400)
    const seat = { title: 'Ours', position: '9', filledBy: 'appointed', appointedBy: idOf(SEED.council, 2) }
    expect((await send(clerk, '/elm/bodies/board/seats/new', seat)).status).toBe(400)
  })

  it('records that a holder left: a casual vacancy, whose reason the public do not read', async () => {
    const left = `/elm/bodies/board/holdings/${idOf(SEED.guestSeat + 10, 1)}/left`
    expect((await send(clerk, left, { why: 'resigned', ...on('last', '2026-11-20') })).status).toBe(303)
    const text = plain((await anyone.get('/elm/bodies/board')).body)
    expect(text).toContain('Since 21 November 2026: a casual vacancy, the last holder left before the term ended')
    expect(text).not.toContain('resigned')
    expect(plain((await clerk.get('/elm/bodies/board')).body)).toContain('on 31 August 2027: resigned')
  })

  it('refuses a vice-chair from the phase group of the chair, and quotes the rule', async () => {
    await site.store.as(system('test'), async ({ db }) => {
      const post = { partnership: 'elm', office: 'head', school_urn: '900001', title: 'Head' }
      await db
        .insertInto('register.post')
        .values({ ...post, id: idOf(391, 1), key: 'chair-head' })
        .execute()
      const held = { partnership: 'elm', post: idOf(391, 1), person: idOf(SEED.chair, 1), starts: day('2020-09-01') }
      await db.insertInto('register.holding').values(held).execute()
    })
    const seat = { title: 'Vice-chair', position: '2', office: 'vice-chair', filledBy: 'elected', votes: 'yes' }
    await send(clerk, '/elm/bodies/board/seats/new', seat)
    const id = /seats\/([\da-f-]{36})\/holder">Record holder<span[^>]*> of Vice-chair/.exec(
      (await clerk.get('/elm/bodies/board')).body,
    )?.[1]
    const holder = { person: idOf(SEED.head, 1), how: 'elected', ...on('from', '2026-11-22') }
    const { status, body } = await send(clerk, `/elm/bodies/board/seats/${id ?? ''}/holder`, holder)
    expect(status).toBe(400)
    expect(plain(body)).toContain('Chair and vice-chair between them represent both primary and secondary.')
  })

  it('lays down rules from a day and ends those before', async () => {
    const rules = {
      quorumPart: '2/3',
      quorumBase: 'seats',
      quorumLeast: '3',
      votingUnit: 'seat',
      passes: 'two-thirds-cast',
    }
    const more = { termNoticeDays: '60', meetingNoticeDays: '7', ...on('from', '2027-01-01') }
    expect((await send(clerk, '/elm/bodies/board/constitution', { ...rules, ...more })).status).toBe(303)
    const then = plain((await anyone.get('/elm/bodies/board?as_at=2027-01-01')).body)
    expect(then).toContain('Two thirds of the voting seats, vacant or not, and never fewer than 3.')
    const before = plain((await anyone.get('/elm/bodies/board')).body)
    expect(before).toContain('1 September 2020 to 31 December 2026')
  })

  it('keeps seats and rules on which approved minutes rest', async () => {
    const seat = `/elm/bodies/board/seats/${idOf(SEED.chairSeat, 1)}/edit`
    const renamed = await send(clerk, seat, { title: 'President', position: '1', office: 'chair' })
    expect([renamed.status, plain(renamed.body)]).toEqual([
      400,
      expect.stringContaining('Approved minutes name this seat'),
    ])
    const rules = {
      quorumPart: '1/3',
      quorumBase: 'seats',
      quorumLeast: '2',
      votingUnit: 'seat',
      passes: 'majority-cast',
    }
    const more = { termNoticeDays: '60', meetingNoticeDays: '7', ...on('from', '2026-01-01') }
    const earlier = await send(clerk, '/elm/bodies/board/constitution', { ...rules, ...more })
    expect(earlier.status).toBe(400)
  })

  it('tells the second of two clerks what stands now', async () => {
    const seen = /name="seen" value="([^"]+)"/.exec((await clerk.get('/elm/bodies/forum/edit')).body)?.[1] ?? ''
    const form = { name: 'Forum', kind: 'outside', holdersPublished: 'yes', ...on('opened', '2020-09-01') }
    await site.store.as(system('test'), ({ db, now }) =>
      db
        .updateTable('governance.body')
        .set({ changed_at: new Date(now.getTime() + 1000) })
        .where('slug', '=', 'forum')
        .execute(),
    )
    expect((await send(clerk, '/elm/bodies/forum/edit', { ...form, seen })).status).toBe(409)
  })

  it('leaves nothing for verify to find', async () => {
    expect(await verifyStore(site.store, governanceChecks)).toEqual([])
  })
})

describe('one person, one seat', () => {
  /** The chair of the board is recorded in its vacant seat too, by hand. */
  const alsoRecordChair = async (partnership: string, digit: 1 | 2) =>
    site.store.as(system('test'), ({ db }) =>
      db
        .insertInto('governance.seat_holding')
        .values({
          partnership,
          body: idOf(SEED.board, digit),
          seat: idOf(SEED.vacantSeat, digit),
          person: idOf(SEED.chair, digit),
          how: 'appointed',
          starts: day('2026-01-01'),
        })
        .execute(),
    )

  it('leaves the other seat vacant, and says where the person sits', async () => {
    await alsoRecordChair('oak', 2)
    const text = plain((await anyone.get('/oak/bodies/board')).body)
    expect(text).toContain('Chair of oak sits as Chair; this seat is vacant: one person takes one seat')
    expect(text).toContain('four held, one vacant')
  })

  it('lets the clerk record that whoever is recorded there too has left, though they sit elsewhere', async () => {
    await alsoRecordChair('elm', 1)
    const { body } = await clerk.get('/elm/bodies/board')
    expect(plain(body)).toContain('Chair of elm sits as Chair; this seat is vacant')
    const left = /holdings\/([\da-f-]{36})\/left">Has left<span[^>]*> of Agency/.exec(body)?.[1] ?? ''
    const leaving = { why: 'other', ...on('last', '2026-11-20') }
    expect((await send(clerk, `/elm/bodies/board/holdings/${left}/left`, leaving)).status).toBe(303)
    expect(plain((await clerk.get('/elm/bodies/board')).body)).not.toContain('Chair of elm sits as Chair')
  })

  it('is asked for at the form, which says where the person sits', async () => {
    const vacant = `/elm/bodies/board/seats/${idOf(SEED.vacantSeat, 1)}/holder`
    const asked = { person: idOf(SEED.chair, 1), how: 'co-opted', ...on('from', '2026-11-22') }
    const { status, body } = await send(clerk, vacant, asked)
    expect(status).toBe(400)
    expect(plain(body)).toContain('Chair of elm sits as Chair: one person takes one seat')
  })
})

describe('a seat with an election under way', () => {
  it('takes nobody by the form, which names the election', async () => {
    const seat = `/elm/bodies/board/seats/${idOf(SEED.headSeat, 1)}/holder`
    const { status, body } = await send(clerk, seat, {
      newName: 'Nora New',
      how: 'elected',
      ...on('from', '2026-11-22'),
    })
    expect(status).toBe(400)
    expect(plain(body)).toContain('An election for this seat is under way: Head of elm')
  })
})
