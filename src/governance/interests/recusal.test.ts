// The council's trustee and the item on commissioning: its papers are gone for him everywhere, his vote is refused, its quorum is counted again,
// the minutes say so, and the items around it are as before. [S5]
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTORS, idOf } from '../../../test/factories.ts'
import { SEED } from '../../../test/governance-seed.ts'
import { examplePath } from '../../../test/world/site-paths.ts'
import { openSite, type Site } from '../../../test/world/site.ts'
import { PUBLIC, system, type Actor } from '../../kernel/actor.ts'
import { day } from '../../kernel/day.ts'
import { listPlaces } from '../bodies/sitting-queries.ts'
import { listRecusals } from './recusal-queries.ts'
import { holdersOf, presentFor } from './recusal-rules.ts'

const id = (kind: number) => idOf(kind, 1)
const TRUSTEE = "council's trustee of elm"
const [MEETING, ITEM, PAPER] = [id(SEED.comingMeeting), id(SEED.commissioningItem), id(SEED.commissioningPaper)]
const MEETING_PAGE = `/elm/meetings/${MEETING}`

let site: Site
beforeAll(async () => {
  site = await openSite()
  await site.store.as(system('test'), async ({ db }) => {
    await db.updateTable('governance.paper').set({ title: 'Tender prices' }).where('id', '=', PAPER).execute()
    await db
      .insertInto('governance.motion_elector')
      .values({
        partnership: 'elm',
        body: id(SEED.board),
        motion: id(SEED.motion),
        unit: id(SEED.councilSeat),
        seat: id(SEED.councilSeat),
        person: id(SEED.director),
      })
      .execute()
  })
})
afterAll(() => site.close())

async function seen(name: string, path: string) {
  return (await site.asActor(name)).get(path)
}

/** Text without markup. */
function words(body: string): string {
  return body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}

describe('the papers of the item', () => {
  it('are gone from his meeting page, and stand on that of another member', async () => {
    for (const sign of [PAPER, 'Tender prices']) {
      expect((await seen(TRUSTEE, MEETING_PAGE)).body).not.toContain(sign)
      expect((await seen('head of elm', MEETING_PAGE)).body).toContain(sign)
    }
  })

  it('cannot be downloaded by him, nor their page be opened; by another member they can', async () => {
    for (const path of [`/elm/papers/${PAPER}`, `/elm/papers/${PAPER}/change`, `/elm/papers/${PAPER}/remove`])
      expect([403, 404]).toContain((await seen(TRUSTEE, path)).status)
    expect((await seen(TRUSTEE, `/elm/papers/${PAPER}`)).status).toBe(404)
    expect((await seen('head of elm', `/elm/papers/${PAPER}`)).body).toBe('Paper of elm\n')
  })

  it('are not found by his search of the meetings; by that of another member they are', async () => {
    const found = async (name: string) =>
      (await seen(name, '/elm/meetings.json?q=Tender+prices')).body.includes(MEETING)
    expect([await found(TRUSTEE), await found('head of elm'), await found('public')]).toEqual([false, true, false])
  })

  it('stand on no page, CSV or JSON that he can ask for', async () => {
    const trustee = await site.asActor(TRUSTEE)
    const paths = site.routes
      .filter(({ method }) => method === 'GET')
      .flatMap((route) => {
        const path = examplePath(route, {
          'items/:item': ITEM,
          'papers/:paper': PAPER,
          'meetings/:id': MEETING,
          'meetings/:meeting': MEETING,
        })
        return [path, ...(route.formats ?? []).map((format) => `${path}.${format}`)]
      })
    const telling: string[] = []
    for (const path of paths) {
      const { body } = await trustee.get(path)
      if (body.includes('Tender prices') || body.includes('Paper of elm\n')) telling.push(path)
    }
    expect(telling).toEqual([])
    expect(paths.length).toBeGreaterThan(50)
  })

  it('are no rows for him in the database, nor for a chair or clerk who sits for the council', async () => {
    const trustee = actorOf(TRUSTEE)
    const powers = [
      { act: 'keep-governance', scope: 'elm', until: null, why: 'a test' },
      { act: 'chair-body', scope: id(SEED.board), until: null, why: 'a test' },
    ] as const
    const grants = trustee.kind === 'person' ? trustee.grants : []
    for (const actor of [trustee, { ...trustee, grants: [...grants, ...powers] } as Actor]) {
      expect(await papersFor(actor)).not.toContain(PAPER)
      expect(await contentsFor(actor)).not.toContain(PAPER)
    }
    expect(await papersFor(actorOf('head of elm'))).toContain(PAPER)
  })
})

describe('the items around it', () => {
  it('keep their papers for him', async () => {
    for (const paper of [SEED.openPaper, SEED.memberPaper])
      expect((await seen(TRUSTEE, `/elm/papers/${id(paper)}`)).status).toBe(200)
    const { body } = await seen(TRUSTEE, MEETING_PAGE)
    expect(body).toContain(id(SEED.memberPaper))
    expect(body).toContain(id(SEED.openPaper))
  })
})

describe('his vote', () => {
  it('is refused when it is posted, although he stands on the list of electors', async () => {
    const trustee = await site.asActor(TRUSTEE)
    const question = `/elm/motions/${id(SEED.motion)}`
    await trustee.get(question)
    const { status, body } = await trustee.post(`${question}/vote`, { unit: id(SEED.councilSeat), choice: 'for' })
    expect(status).toBe(400)
    expect(body).toContain('You have an interest in this item, so you do not vote on it')
    expect(await votes()).toBe(1)
  })

  it('is refused by the database itself', async () => {
    const insert = site.store.as(actorOf(TRUSTEE), ({ db, now }) =>
      db
        .insertInto('governance.motion_vote')
        .values({
          partnership: 'elm',
          body: id(SEED.board),
          motion: id(SEED.motion),
          unit: id(SEED.councilSeat),
          choice: 'for',
          cast_at: now,
        })
        .execute(),
    )
    await expect(insert).rejects.toThrow(/row-level security/)
    expect(await votes()).toBe(1)
  })
})

describe('the quorum', () => {
  it('of the item is counted without him, those of the others with him', async () => {
    const left = await site.store.read(actorOf('clerk of elm'), async (tx) => {
      const recusals = await listRecusals(tx, MEETING)
      const attending = holdersOf(await listPlaces(tx, id(SEED.board), day('2026-12-03')))
      return [SEED.openItem, SEED.memberItem, SEED.commissioningItem].map(
        (item) => presentFor(id(item), attending, recusals, []).length,
      )
    })
    expect(left).toEqual([3, 3, 2])
    const page = words((await seen('clerk of elm', MEETING_PAGE)).body)
    expect(page).toMatch(/3 can take part, 2 are needed.*3 can take part, 2 are needed.*2 can take part, 2 are needed/)
  })

  it('is the same for a member who may not read a withheld interest, who is told that somebody is out and not why', async () => {
    const withhold = (why: string | null) =>
      site.store.as(system('test'), ({ db }) =>
        db
          .updateTable('governance.interest')
          .set({ withheld_why: why })
          .where('id', '=', id(SEED.councilInterest))
          .execute(),
      )
    await withhold('safety')
    const recusals = await site.store.read(actorOf('head of elm'), (tx) => listRecusals(tx, MEETING))
    expect(recusals).toMatchObject([{ person: id(SEED.director), description: null }])
    expect(words((await seen('head of elm', MEETING_PAGE)).body)).toContain('withheld from the public register')
    await withhold(null)
  })

  it('is told to nobody outside before the minutes are approved', async () => {
    for (const actor of [PUBLIC, actorOf('head of oak')])
      expect(await site.store.read(actor, (tx) => listRecusals(tx, MEETING))).toEqual([])
  })
})

describe('the minutes', () => {
  it('say that he withdrew from the item and for which interest, to members and, once approved, to everybody', async () => {
    await holdMeeting()
    const sentence =
      'Director of elm (Council) withdrew from item 3, for an interest of Council of elm: Commissions services from the alliance'
    const minutes = `${MEETING_PAGE}/minutes`
    expect(words((await seen('head of elm', minutes)).body)).toContain(sentence)
    expect(words((await seen('public', minutes)).body)).not.toContain('withdrew')
    await approve()
    expect(words((await seen('public', minutes)).body)).toContain(sentence)
  })

  it('once approved keep the match as it is, whoever writes', async () => {
    const match = { item: ITEM, interest: id(SEED.councilInterest) }
    for (const actor of [actorOf('clerk of elm'), system('test')]) {
      const change = site.store.as(actor, ({ db }) =>
        db
          .deleteFrom('governance.item_interest')
          .where('item', '=', match.item)
          .where('interest', '=', match.interest)
          .execute(),
      )
      await expect(change).rejects.toThrow(/The minutes of this meeting are approved/)
    }
  })
})

function actorOf(name: string): Actor {
  const actor = ACTORS[name]
  if (actor === undefined) throw new Error(`Nobody is called ${name}`)
  return actor
}

async function papersFor(actor: Actor): Promise<readonly string[]> {
  const rows = await site.store.read(actor, ({ db }) => db.selectFrom('governance.paper').select('id').execute())
  return rows.map((row) => row.id)
}

async function contentsFor(actor: Actor): Promise<readonly string[]> {
  const rows = await site.store.read(actor, ({ db }) =>
    db.selectFrom('governance.paper_content').select('paper').execute(),
  )
  return rows.map((row) => row.paper)
}

async function votes(): Promise<number> {
  const rows = await site.store.read(system('test'), ({ db }) =>
    db.selectFrom('governance.motion_vote').select('unit').where('motion', '=', id(SEED.motion)).execute(),
  )
  return rows.length
}

/** The meeting was held with everybody there, and its minutes went to the members. */
async function holdMeeting(): Promise<void> {
  await site.store.as(system('test'), async ({ db }) => {
    const on = day('2026-11-20')
    await db
      .updateTable('governance.meeting')
      .set({ on_day: on, held_on: on, minutes_drafted_on: on, minutes_circulated_on: on })
      .where('id', '=', MEETING)
      .execute()
    const there = [
      [SEED.chairSeat, SEED.chair],
      [SEED.councilSeat, SEED.director],
      [SEED.headSeat, SEED.head],
    ] as const
    for (const [seat, person] of there)
      await db
        .insertInto('governance.attendance')
        .values({
          partnership: 'elm',
          body: id(SEED.board),
          meeting: MEETING,
          seat: id(seat),
          person: id(person),
          kind: 'present',
        })
        .execute()
  })
}

async function approve(): Promise<void> {
  await site.store.as(system('test'), ({ db }) =>
    db
      .updateTable('governance.meeting')
      .set({ minutes_approved_on: day('2026-11-22'), minutes_approved_at: id(SEED.pastMeeting) })
      .where('id', '=', MEETING)
      .execute(),
  )
}
