import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTORS, idOf, seedTwoPartnerships } from '../../../test/factories.ts'
import { SEED } from '../../../test/governance-seed.ts'
import { openSite, type Site } from '../../../test/world/site.ts'
import { NOW, openWorld } from '../../../test/world/world.ts'
import { system, type Actor } from '../../kernel/actor.ts'
import { takeVote } from './actions.ts'
import { closeQuestion } from './closing.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const id = (kind: number) => idOf(kind, 1)
const RESOLUTION = `/elm/resolutions/${id(SEED.resolution)}`
const PUT = `/elm/motions/new/${id(SEED.quorateItem)}`
const words = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

async function send(who: string, path: string, fields: Record<string, string>, from = path) {
  const reader = await site.asActor(who)
  await reader.get(from)
  return reader.post(path, fields)
}

const votesOf = (motion: string) =>
  site.store.as(system('test'), ({ db }) =>
    db.selectFrom('governance.motion_vote').selectAll().where('motion', '=', motion).orderBy('unit').execute(),
  )

const decisionOf = (motion: string) =>
  site.store.as(system('test'), ({ db }) =>
    db.selectFrom('governance.decision').selectAll().where('motion', '=', motion).executeTakeFirst(),
  )

/** Puts a question at the item of the past meeting at which chair and head were; gives its path. */
async function put(question: string): Promise<string> {
  const { location } = await send('clerk of elm', PUT, { question, access: 'public' })
  return location.replace(/\?.*/, '')
}
const motionIn = (path: string) => path.split('/').at(-1) ?? ''
const vote = (who: string, path: string, seat: number, choice: string) =>
  send(who, `${path}/vote`, { unit: id(seat), choice }, path)

describe('a written resolution', () => {
  it('shows the head for which school she votes and why she may, and takes a changed mind', async () => {
    const head = await site.asActor('head of elm')
    const page = words((await head.get(RESOLUTION)).body)
    expect(page).toMatch(/How does Alder Example Primary School( \(example\))? vote\?/)
    expect(page).toMatch(/You may because: Head[^.]*\./)
    expect(page).toContain('Open until 5pm on 20 December 2026. 1 of 1 has voted')
    const answer = await head.post(`${RESOLUTION}/vote`, { unit: '900001', choice: 'against' })
    expect(answer.location).toBe(`${RESOLUTION}?done=voted`)
    expect(words((await head.get(answer.location)).body)).toContain('Your vote now: Against')
    expect(await votesOf(id(SEED.resolution))).toMatchObject([{ unit: '900001', choice: 'against', cast_at: NOW }])
  })

  it('takes one vote of two sent at once', async () => {
    const head = await site.asActor('head of elm')
    await head.get(RESOLUTION)
    const fields = { unit: '900001', choice: 'for' }
    const both = await Promise.all([1, 2].map(() => head.post(`${RESOLUTION}/vote`, fields)))
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(await votesOf(id(SEED.resolution))).toHaveLength(1)
  })

  it('hides from members, clerk and chair how anybody votes while it is open', async () => {
    for (const who of ['clerk of elm', 'chair of elm', 'FOI officer of elm']) {
      const page = words((await (await site.asActor(who)).get(RESOLUTION)).body)
      expect(page).toContain('1 of 1 has voted')
      expect(page).not.toContain('Who voted how')
      expect(page).not.toMatch(/\d for, \d against/)
    }
  })

  it('refuses a member who is no elector in plain words, and tells others nothing', async () => {
    const member = await send('chair of elm', `${RESOLUTION}/vote`, { unit: '900001', choice: 'for' }, RESOLUTION)
    expect([member.status, words(member.body)]).toEqual([
      400,
      expect.stringContaining('You have no vote on this question'),
    ])
    expect(
      (await send('head of oak', `${RESOLUTION}/vote`, { unit: '900002', choice: 'for' }, RESOLUTION)).status,
    ).toBe(404)
    expect((await send('public', `${RESOLUTION}/vote`, { unit: '900001', choice: 'for' }, '/sign-in')).status).toBe(401)
  })

  it('is not closed before its time, and not by members', async () => {
    const early = await send('clerk of elm', `${RESOLUTION}/close`, {}, RESOLUTION)
    expect([early.status, words(early.body)]).toEqual([
      400,
      expect.stringContaining('until then it can only be withdrawn'),
    ])
    for (const act of ['close', 'withdraw'])
      expect((await send('head of elm', `${RESOLUTION}/${act}`, { sure: 'yes' }, RESOLUTION)).status).toBe(403)
  })

  it('is opened for the seats of today, once, and waits on the page of those who vote', async () => {
    const fields = {
      body: 'board',
      question: 'That we move the office',
      access: 'public',
      unit: 'seat',
      time: '17:00',
      'closes-day': '4',
      'closes-month': '12',
      'closes-year': '2026',
    }
    const { location } = await send('clerk of elm', '/elm/resolutions/new', fields)
    const page = words((await (await site.asActor('chair of elm')).get(location)).body)
    expect(page).toContain('Three seats vote, one vote each; at least two must take part')
    expect(page).toContain('Open until 5pm on 4 December 2026. 0 of 3 have voted')
    const again = await send('clerk of elm', '/elm/resolutions/new', fields)
    expect([again.status, words(again.body)]).toEqual([400, expect.stringContaining('This question is open already')])
    const late = await send('clerk of elm', '/elm/resolutions/new', {
      ...fields,
      question: 'Late',
      'closes-month': '11',
    })
    expect(words(late.body)).toContain('Voting must close at a time that is still to come')
    const me = words((await (await site.asActor('chair of elm')).get('/me')).body)
    expect(me).toContain('A resolution waits for your vote: That we move the office')
    const list = words((await (await site.asActor('chair of elm')).get('/elm/resolutions?state=open')).body)
    expect(list).toContain('That we move the office')
  })
})

describe('withdrawing', () => {
  const open = async (question: string) => {
    const fields = { body: 'board', question, access: 'public', unit: 'seat', time: '17:00' }
    const closes = { 'closes-day': '4', 'closes-month': '12', 'closes-year': '2026' }
    const { location } = await send('clerk of elm', '/elm/resolutions/new', { ...fields, ...closes })
    return location.replace(/\?.*/, '')
  }

  it('has a page of its own, which says what happens and asks for a tick, with a way back', async () => {
    const path = await open('That we wait')
    const clerk = await site.asActor('clerk of elm')
    const page = await clerk.get(path)
    expect(page.body).toContain(`href="${path}/withdraw"`)
    expect(page.body).not.toContain('Withdraw question')
    const ask = await clerk.get(`${path}/withdraw`)
    expect(words(ask.body)).toContain('I want to withdraw this question: its votes become void')
    expect(words(ask.body)).toContain('This cannot be undone')
    expect(ask.body).toContain(`href="${path}">Keep the question</a>`)
    const unticked = await clerk.post(`${path}/withdraw`, {})
    expect([unticked.status, words(unticked.body)]).toEqual([400, expect.stringContaining('Tick the box to withdraw')])
    expect(words((await clerk.get(path)).body)).toContain('Voting closes 5pm on 4 December 2026')
  })

  it('ends the vote, and no page then says when voting closes', async () => {
    const path = await open('That we wait longer')
    const done = await send('clerk of elm', `${path}/withdraw`, { sure: 'yes' })
    expect(done.location).toBe(`${path}?done=closed`)
    const clerk = await site.asActor('clerk of elm')
    const page = words((await clerk.get(done.location)).body)
    expect(page).toContain('It was withdrawn without a result: its votes are void.')
    expect(page).not.toMatch(/Voting close|4 December/)
    expect(words((await clerk.get('/elm/resolutions?state=closed')).body)).not.toContain('4 December')
    const again = await send('clerk of elm', `${path}/withdraw`, { sure: 'yes' })
    expect([again.status, words(again.body)]).toEqual([400, expect.stringContaining('This question is closed already')])
  })

  it('works the same at an item, and is not there for members', async () => {
    const path = await put('That we wait at the item')
    expect((await (await site.asActor('head of elm')).get(`${path}/withdraw`)).status).toBe(403)
    expect((await send('clerk of elm', `${path}/withdraw`, { sure: 'yes' })).status).toBe(303)
    expect(await decisionOf(motionIn(path))).toBeUndefined()
  })
})

describe('the list of resolutions', () => {
  it('has one name in the navigation, at its head and on the way back from each', async () => {
    const reader = await site.asActor('head of elm')
    const name = 'Votes between meetings'
    const list = (await reader.get('/elm/resolutions')).body
    expect(words(/<h1[^>]*>[\s\S]*?<\/h1>/.exec(list)?.[0] ?? '')).toContain(name)
    const back = `<a class="govuk-breadcrumbs__link" href="/elm/resolutions">${name}</a>`
    expect((await reader.get(RESOLUTION)).body).toContain(back)
  })

  it.each([
    ['head of elm', /Your votes .*That we move the office Board of elm, for the seat .*Not voted yet/],
    ['head of elm', /Alder Example Primary School.*Your vote now: (For|Against)/],
    ["council's trustee of elm", /for the seat/],
    ['FOI officer of elm', /No resolution is open for you to vote on\./],
  ])('says to the %s what they can vote on, or that there is nothing', async (who, said) => {
    expect(words((await (await site.asActor(who)).get('/elm/resolutions')).body)).toMatch(said)
  })

  it('says to a head that nothing is open for her school', async () => {
    await site.store.as(system('test'), ({ db, now }) =>
      db
        .updateTable('governance.motion')
        .set({ closed_at: now, ended_why: 'withdrawn' })
        .where('id', '=', idOf(SEED.resolution, 2))
        .execute(),
    )
    const list = words((await (await site.asActor('head of oak')).get('/oak/resolutions')).body)
    expect(list).toContain('No resolution is open for you or your school to vote on.')
  })
})

describe('the closing second', () => {
  it('takes a vote before it and none at it; the clerk then records the result as a numbered decision', async () => {
    let now = new Date('2026-12-20T16:59:59.999Z')
    const store = await openWorld(() => now)
    await seedTwoPartnerships(store)
    const head = ACTORS['head of elm'] as Actor
    const clerk = ACTORS['clerk of elm'] as Actor
    const cast = () =>
      store.as(head, (tx) => takeVote(tx, 'elm', id(SEED.resolution), { unit: '900001', choice: 'against' }))
    expect(await cast()).toMatchObject({ ok: true })
    now = new Date('2026-12-20T17:00:00Z')
    expect(await cast()).toMatchObject({ ok: false, refusal: 'closed' })
    const inSql = store.as(head, ({ db }) =>
      db
        .updateTable('governance.motion_vote')
        .set({ choice: 'for', cast_at: now })
        .where('unit', '=', '900001')
        .execute(),
    )
    await expect(inSql).rejects.toThrow('Voting on this question is not open')
    const close = () =>
      store.as(clerk, (tx) => closeQuestion(tx, 'elm', id(SEED.resolution), { text: '', casting: null }))
    expect(await close()).toMatchObject({ ok: true, value: 'not-quorate' })
    expect(await close()).toMatchObject({ ok: false, refusal: 'closed-already' })
    await store.close()
  })
})

describe('a question at an item', () => {
  it('is put to those who take part; carried, it becomes the next decision', async () => {
    const path = await put('That we buy a minibus')
    expect((await vote('chair of elm', path, SEED.chairSeat, 'for')).status).toBe(303)
    expect((await vote('head of elm', path, SEED.headSeat, 'abstain')).status).toBe(303)
    const closed = await send('clerk of elm', `${path}/close`, {}, path)
    expect(closed.location).toBe(`${path}?done=closed`)
    const decision = await decisionOf(motionIn(path))
    expect(decision).toMatchObject({
      year: 2026,
      number: 3,
      text: 'That we buy a minibus',
      votes_for: 1,
      votes_abstained: 1,
    })
    const page = words((await (await site.asActor('head of elm')).get(path)).body)
    expect(page).toContain('Carried: 1 for, 0 against, 1 abstained. It is Board of elm 2026/3')
    expect(page).toMatch(/Chair of elm \(Chair\) For/)
    const late = await vote('head of elm', path, SEED.headSeat, 'against')
    expect([late.status, words(late.body)]).toEqual([400, expect.stringContaining('Voting on this question is closed')])
  })

  it('that is lost stands with its vote, and no decision is recorded', async () => {
    const path = await put('That we sell the minibus')
    await vote('chair of elm', path, SEED.chairSeat, 'against')
    await vote('head of elm', path, SEED.headSeat, 'for')
    await send('clerk of elm', `${path}/close`, {}, path)
    expect(await decisionOf(motionIn(path))).toBeUndefined()
    const page = words((await (await site.asActor('head of elm')).get(path)).body)
    expect(page).toContain('Lost: 1 for, 1 against, 0 abstained. The votes were equal')
  })

  it('refuses those who were not there, who have no vote, and one who votes in another’s seat', async () => {
    const path = await put('That we go on')
    const tries = [
      ["council's trustee of elm", SEED.councilSeat, 'You were not recorded as present'],
      ['FOI officer of elm', SEED.guestSeat, 'You sit on this body without a vote'],
      ['head of elm', SEED.chairSeat, 'You were not recorded as present'],
    ] as const
    for (const [who, seat, sentence] of tries) {
      const { status, body } = await vote(who, path, seat, 'for')
      expect([who, status, words(body)]).toEqual([who, 400, expect.stringContaining(sentence)])
    }
    expect(await votesOf(motionIn(path))).toEqual([])
  })

  it('refuses the vote of a member with an interest in it, by POST and in the database', async () => {
    const path = `/elm/motions/${id(SEED.motion)}`
    const seat = { partnership: 'elm', body: id(SEED.board), motion: id(SEED.motion), unit: id(SEED.councilSeat) }
    await site.store.as(system('test'), ({ db }) =>
      db
        .insertInto('governance.motion_elector')
        .values({ ...seat, seat: id(SEED.councilSeat), person: id(SEED.director) })
        .execute(),
    )
    const trustee = await site.asActor("council's trustee of elm")
    const page = await trustee.get(path)
    expect(words(page.body)).toContain('you do not vote on it')
    expect(page.body).not.toContain('Cast vote')
    const { status, body } = await trustee.post(`${path}/vote`, { unit: id(SEED.councilSeat), choice: 'for' })
    expect([status, words(body)]).toEqual([400, expect.stringContaining('You have an interest in this item')])
    const inSql = site.store.as(trustee.actor, ({ db, now }) =>
      db
        .insertInto('governance.motion_vote')
        .values({ ...seat, choice: 'for', cast_at: now })
        .execute(),
    )
    await expect(inSql).rejects.toThrow('row-level security')
  })

  it('decides nothing once somebody who voted is found to have an interest', async () => {
    const path = await put('That we pay the head')
    await vote('chair of elm', path, SEED.chairSeat, 'for')
    await vote('head of elm', path, SEED.headSeat, 'for')
    const match = {
      partnership: 'elm',
      body: id(SEED.board),
      item: id(SEED.quorateItem),
      interest: id(SEED.headInterest),
    }
    const clerk = (await site.asActor('clerk of elm')).actor
    await site.store.as(clerk, ({ db, today }) =>
      db
        .insertInto('governance.item_interest')
        .values({ ...match, matched_on: today })
        .execute(),
    )
    await send('clerk of elm', `${path}/close`, {}, path)
    expect(await decisionOf(motionIn(path))).toBeUndefined()
    const page = words((await (await site.asActor('chair of elm')).get(path)).body)
    expect(page).toContain('somebody who voted is kept out of the item by an interest')
    const none = await (await site.asActor('clerk of elm')).get(PUT)
    expect(words(none.body)).toContain('1 of the 2 voting members needed take part, without 1 kept out by an interest')
    expect(words(none.body)).toContain('What you can lawfully do')
    const refused = await send('clerk of elm', PUT, { question: 'Again', access: 'public' })
    expect(refused.status).toBe(400)
    await site.store.as(clerk, ({ db }) =>
      db.deleteFrom('governance.item_interest').where('item', '=', match.item).execute(),
    )
  })

  it('stands on the page of its meeting, with the form of whoever votes and for nobody else', async () => {
    const path = await put('That it be seen')
    const meeting = `/elm/meetings/${id(SEED.pastMeeting)}`
    const head = (await (await site.asActor('head of elm')).get(meeting)).body
    expect(head).toContain(`action="${path}/vote"`)
    for (const who of ['clerk of elm', "council's trustee of elm"]) {
      const { body } = await (await site.asActor(who)).get(meeting)
      expect([body.includes('That it be seen'), body.includes(`${path}/vote`)]).toEqual([true, false])
    }
    expect((await (await site.asActor('public')).get(meeting)).body).not.toContain('That it be seen')
  })

  it('sent twice is put once', async () => {
    const paths = [await put('Twice'), await put('Twice')]
    expect(paths[0]).toBe(paths[1])
  })
})
