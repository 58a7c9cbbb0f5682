// Meetings through the real server: a clerk prepares one, members and the public see their part, and approved minutes stand.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '../../../test/factories.ts'
import { SEED } from '../../../test/governance-seed.ts'
import { openSite, type Reader, type Site } from '../../../test/world/site.ts'
import { system } from '../../kernel/actor.ts'

let site: Site
let clerk: Reader
let meeting = ''
beforeAll(async () => {
  site = await openSite()
  clerk = await site.asActor('clerk of elm')
})
afterAll(() => site.close())

const WHEN = {
  'onDay-day': '10',
  'onDay-month': '12',
  'onDay-year': '2026',
  starts: '2pm',
  ends: '16:00',
  place: 'Oak Room',
  joining: 'https://meet.example/secret',
  title: 'Extra meeting',
}

async function rowOf(id: string) {
  return site.store.as(system('test'), ({ db }) =>
    db.selectFrom('governance.meeting').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  )
}

async function send(reader: Reader, path: string, fields: Readonly<Record<string, string>>) {
  await reader.get(path)
  return reader.post(path, fields)
}

describe('a clerk prepares a meeting', () => {
  it('calls it, and it is in the list as planned', async () => {
    const called = await send(clerk, '/elm/meetings/new', { ...WHEN, body: 'board' })
    expect(called.status).toBe(303)
    meeting = called.location.split('?')[0]?.split('/').at(-1) ?? ''
    const { body } = await clerk.get('/elm/meetings?state=planned')
    expect(body).toContain('Extra meeting')
    expect((await rowOf(meeting)).sequence).toBe(0)
  })

  it('is refused a time that is none, an end before the start and a day that has passed', async () => {
    const wrong = { ...WHEN, body: 'board', starts: '25:00' }
    expect((await send(clerk, '/elm/meetings/new', wrong)).body).toContain('Enter a time, like 14:00 or 2pm')
    const backwards = await send(clerk, '/elm/meetings/new', { ...WHEN, body: 'board', ends: '1pm' })
    expect(backwards.status).toBe(400)
    expect(backwards.body).toContain('The end must be later than the start')
    const past = await send(clerk, '/elm/meetings/new', { ...WHEN, body: 'board', 'onDay-year': '2025' })
    expect(past.body).toContain('10 December 2025 has passed')
  })

  it('adds items, moves one up and names a reason for a confidential one', async () => {
    const path = `/elm/meetings/${meeting}/items/new`
    for (const title of ['Welcome', 'Budget'])
      await send(clerk, path, { title, purpose: 'decide', access: 'public', reason: '' })
    const secret = { title: 'Pay', purpose: 'decide', access: 'confidential', reason: '' }
    expect((await send(clerk, path, secret)).body).toContain('Enter the reason why it is confidential')
    expect((await send(clerk, path, { ...secret, reason: 'It is about one person' })).status).toBe(303)
    const items = await site.store.as(system('test'), ({ db }) =>
      db.selectFrom('governance.agenda_item').selectAll().where('meeting', '=', meeting).orderBy('position').execute(),
    )
    await clerk.get(`/elm/meetings/${meeting}`)
    await clerk.post(`/elm/meetings/${meeting}/items/${items[1]?.id}/move`, { to: 'up' })
    const { body } = await clerk.get(`/elm/meetings/${meeting}.json`)
    const { agenda } = JSON.parse(body) as { agenda: { title: string }[] }
    expect(agenda.map(({ title }) => title)).toEqual(['Budget', 'Welcome', 'Pay'])
  })

  it('is offered members only for a new item of a body that meets in confidence, which keeps its title', async () => {
    const setConfidential = (confidential: boolean) =>
      site.store.as(system('test'), ({ db }) =>
        db.updateTable('governance.body').set({ confidential }).where('id', '=', idOf(SEED.board, 1)).execute(),
      )
    const offered = async () => (await clerk.get(`/elm/meetings/${meeting}/items/new`)).body
    expect(await offered()).toMatch(/value="public" checked/)
    await setConfidential(true)
    expect(await offered()).toMatch(/value="members" checked/)
    expect((await clerk.get(`/elm/meetings/${meeting}/notice`)).body).toContain(
      'The title of one item stays with the members of the body.',
    )
    await setConfidential(false)
  })

  it('gives notice, and only then the public see the agenda; how to join they never see', async () => {
    const anybody = await site.asActor('public')
    expect((await anybody.get(`/elm/meetings/${meeting}`)).body).not.toContain('Budget')
    const { body: before } = await clerk.get(`/elm/meetings/${meeting}/notice`)
    expect(before).toContain('Titles that become public')
    expect(before).toContain('3. Pay (confidential, but its title will be public)')
    expect((await send(clerk, `/elm/meetings/${meeting}/notice`, {})).status).toBe(303)
    const { body } = await anybody.get(`/elm/meetings/${meeting}`)
    expect(body).toContain('Budget')
    expect(body).not.toContain('meet.example/secret')
    expect((await (await site.asActor('head of elm')).get(`/elm/meetings/${meeting}`)).body).toContain(
      'meet.example/secret',
    )
  })

  it('tells a member to read only what there is to read for them', async () => {
    const seenBy = async (name: string, of: string) =>
      (await (await site.asActor(name)).get(`/elm/meetings/${of}`)).body
    expect(await seenBy('head of elm', meeting)).toContain('There is no paper to read yet.')
    expect(await seenBy('head of elm', meeting)).toContain('tell the clerk, so that')
    await site.store.as(system('test'), ({ db }) =>
      sql`update register.post set mailbox = 'clerk@elm.example' where partnership = 'elm' and office = 'clerk'`.execute(
        db,
      ),
    )
    expect(await seenBy('head of elm', meeting)).toContain('href="mailto:clerk@elm.example"')
    const coming = idOf(SEED.comingMeeting, 1)
    expect(await seenBy('head of elm', coming)).toContain('Read the papers of three items below.')
    expect(await seenBy("council's trustee of elm", coming)).toContain('Read the papers of two items below.')
  })

  it('moves it: the sequence rises, and less notice than the constitution asks for needs a tick', async () => {
    const path = `/elm/meetings/${meeting}/change`
    const { body } = await clerk.get(path)
    const seen = /name="seen" value="([^"]+)"/.exec(body)?.[1] ?? ''
    const soon = { ...WHEN, seen, 'onDay-day': '24', 'onDay-month': '11' }
    const short = await clerk.post(path, soon)
    expect(short.status).toBe(400)
    expect(short.body).toContain('That is 2 days of notice, and 7 days are needed')
    expect((await clerk.post(path, { ...soon, short: 'yes' })).status).toBe(303)
    expect((await rowOf(meeting)).sequence).toBe(1)
    const again = await clerk.post(path, { ...soon, short: 'yes', title: 'Other' })
    expect(again.status).toBe(409)
  })

  it('cannot say that it was held before its day, then marks it held and records who was there', async () => {
    const early = await send(clerk, `/elm/meetings/${meeting}/held`, {})
    expect(early.body).toContain('it cannot have been held yet')
    await site.store.as(system('test'), ({ db }) =>
      db
        .updateTable('governance.meeting')
        .set({ on_day: '2026-11-20' as never })
        .where('id', '=', meeting)
        .execute(),
    )
    const before = await send(clerk, `/elm/meetings/${meeting}/attendance`, {
      [`seat-${idOf(SEED.chairSeat, 1)}`]: 'present',
    })
    expect(before.body).toContain('Mark the meeting as held first')
    expect((await send(clerk, `/elm/meetings/${meeting}/held`, {})).status).toBe(303)
    const there = {
      [`seat-${idOf(SEED.chairSeat, 1)}`]: 'present',
      [`seat-${idOf(SEED.headSeat, 1)}`]: 'present',
      [`seat-${idOf(SEED.councilSeat, 1)}`]: 'apologies',
      observers: 'Ann Other\nAnn Other',
    }
    expect((await send(clerk, `/elm/meetings/${meeting}/attendance`, there)).status).toBe(303)
    const { body } = await clerk.get(`/elm/meetings/${meeting}`)
    expect(body).toContain('2 seats were present, a quorum')
    expect(body).toContain('Quorate: 2 of 2 needed, reckoned from 3 members in post')
    expect(body.match(/Ann Other/g)).toHaveLength(1)
    expect((await (await site.asActor('public')).get(`/elm/meetings/${meeting}`)).body).not.toContain('Ann Other')
  })

  it('records who was away for an item: it is not quorate, and the ways out stand there', async () => {
    const { agenda } = await itemsOf(meeting)
    const [first = ''] = agenda
    const path = `/elm/meetings/${meeting}/items/${first}/away`
    expect((await send(clerk, path, { away: idOf(SEED.head, 1) })).status).toBe(303)
    const { body } = await clerk.get(`/elm/meetings/${meeting}`)
    expect(body).toContain('Not quorate for item 1: 1 of 2 needed, reckoned from 3 members in post')
    expect(body).toContain('Adjourn item 1 to a later meeting')
    expect(body).toContain('Out of the room: Head of elm.')
    const member = (await (await site.asActor('head of elm')).get(`/elm/meetings/${meeting}`)).body
    expect(member).toContain('Not quorate for item 1')
    expect(member).not.toContain('Adjourn item 1')
  })

  it('is told of a seat without a vote apart from the quorum', async () => {
    const path = `/elm/meetings/${meeting}/attendance`
    const there = {
      [`seat-${idOf(SEED.chairSeat, 1)}`]: 'present',
      [`seat-${idOf(SEED.headSeat, 1)}`]: 'present',
      [`seat-${idOf(SEED.councilSeat, 1)}`]: 'apologies',
      [`seat-${idOf(SEED.guestSeat, 1)}`]: 'present',
    }
    expect((await send(clerk, path, there)).status).toBe(303)
    expect((await clerk.get(`/elm/meetings/${meeting}`)).body).toContain(
      '2 voting seats were present, a quorum, and one without a vote.',
    )
  })

  it('has the next step of each meeting on the own page', async () => {
    const { body } = await clerk.get('/me')
    expect(body).toContain(`href="/elm/meetings/${meeting}"`)
    expect(body).toContain('Next: draft the minutes.')
  })

  it('cannot take away whom a decision names', async () => {
    const other = { partnership: 'elm', body: idOf(SEED.board, 1), meeting, on_day: '2026-11-20' as never }
    await site.store.as(system('test'), ({ db }) =>
      db
        .insertInto('governance.decision')
        .values({ ...other, item: null, year: 2026, number: 90, text: 'Agreed.', seconder: idOf(SEED.head, 1) })
        .execute(),
    )
    const path = `/elm/meetings/${meeting}/attendance`
    const refused = await send(clerk, path, {
      [`seat-${idOf(SEED.chairSeat, 1)}`]: 'present',
      [`seat-${idOf(SEED.headSeat, 1)}`]: 'absent',
    })
    expect(refused.status).toBe(400)
    expect(refused.body).toContain('Decision 2026/90 names Head of elm as seconder')
  })

  it('records an action, which stands on the next agenda until its owner closes it', async () => {
    const path = `/elm/meetings/${meeting}/actions/new`
    const fields = {
      text: 'Ask the auditor',
      owner: idOf(SEED.headSeat, 1),
      'dueOn-day': '1',
      'dueOn-month': '12',
      'dueOn-year': '2026',
      item: '',
    }
    expect((await send(clerk, path, { ...fields, 'dueOn-month': '10' })).body).toContain(
      'must not be before the meeting',
    )
    expect((await send(clerk, path, fields)).status).toBe(303)
    const coming = `/elm/meetings/${idOf(SEED.comingMeeting, 1)}`
    const head = await site.asActor('head of elm')
    const { body } = await head.get(coming)
    expect(body).toContain('Ask the auditor')
    expect(body).toContain(
      'Head of elm (Primary head), undertaken on 20 November 2026. Open for 2 days, due on 1 December 2026.',
    )
    expect((await head.get('/me')).body).toContain('Ask the auditor')
    const own = /href="([^"]+\/done)"[^>]*>Mark as done<span[^>]*>: Ask the auditor/.exec(body)?.[1] ?? ''
    expect(
      (await send(head, own, { 'doneOn-day': '22', 'doneOn-month': '11', 'doneOn-year': '2026', note: 'She agrees' }))
        .status,
    ).toBe(303)
    expect((await head.get(coming)).body).not.toContain('Ask the auditor')
    const trustee = await site.asActor("council's trustee of elm")
    expect((await trustee.get(own)).status).toBe(404)
  })
})

describe('a chair', () => {
  it('prepares the meetings of the own body and of no other', async () => {
    const chair = await site.asActor('chair of elm')
    expect((await chair.get(`/elm/meetings/${meeting}/items/new`)).status).toBe(200)
    const other = await send(chair, '/elm/meetings/new', { ...WHEN, body: 'strategic' })
    expect(other.status).toBe(400)
    expect(other.body).toContain('Choose a body whose meetings you prepare')
  })
})

describe('approved minutes', () => {
  it('refuse every change of the meeting by POST, in a sentence', async () => {
    const approved = `/elm/meetings/${idOf(SEED.approvedMeeting, 1)}`
    const item = `${approved}/items/${idOf(SEED.approvedItem, 1)}`
    const attempts: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      [`${approved}/cancel`, { why: 'No' }],
      [`${approved}/notice`, {}],
      [`${approved}/held`, {}],
      [`${approved}/items/new`, { title: 'New', purpose: 'note', access: 'public', reason: '' }],
      [item, { title: 'New', purpose: 'note', access: 'public', reason: '', position: '1' }],
      [`${item}/move`, { to: 'up' }],
      [`${item}/remove`, {}],
      [`${item}/away`, { away: idOf(SEED.head, 1) }],
      [`${approved}/attendance`, {}],
      [`${approved}/actions/new`, { text: 'Do', owner: '', item: '' }],
    ]
    for (const [path, fields] of attempts) {
      const { status, body } = await send(clerk, path, fields)
      expect(`${path} ${status}`).toBe(`${path} 400`)
      expect(body).toContain('The minutes of this meeting are approved')
    }
  })
})

describe('the list of meetings', () => {
  it('finds a meeting by a paper that the reader may see, and not by one that they may not', async () => {
    await site.store.as(system('test'), ({ db }) =>
      sql`update governance.paper set title = 'Zebra tender' where id = ${idOf(SEED.commissioningPaper, 1)}`.execute(
        db,
      ),
    )
    const found = async (name: string) =>
      (await (await site.asActor(name)).get('/elm/meetings.json?q=zebra')).body.includes(idOf(SEED.comingMeeting, 1))
    expect(await found('head of elm')).toBe(true)
    expect(await found('public')).toBe(false)
    expect(await found("council's trustee of elm")).toBe(false)
  })

  it('filters by body and state, and gives the same rows as CSV', async () => {
    const { body } = await clerk.get('/elm/meetings.csv?body=board&state=held&sort=day')
    const [head, ...rows] = body.trim().split('\r\n')
    expect(head).toBe(
      'identifier,body,body_name,title,day,starts,ends,place,state,notice_on,cancelled_on,minutes_approved_on',
    )
    expect(rows.map((row) => row.split(',')[4])).toEqual(['2026-06-18', '2026-10-01', '2026-11-20'])
  })
})

describe('a cancelled meeting', () => {
  it('keeps its page with the reason, raises its sequence and takes no more items', async () => {
    const called = await send(clerk, '/elm/meetings/new', { ...WHEN, body: 'board', title: 'Not to be' })
    const path = called.location.split('?')[0] ?? ''
    expect((await clerk.get(`${path}/cancel`)).body).toContain('Keep the meeting')
    expect((await send(clerk, `${path}/cancel`, { why: 'Too few can come' })).status).toBe(303)
    const { body } = await (await site.asActor('public')).get(path)
    expect(body).toContain('Cancelled on 22 November 2026: Too few can come.')
    expect((await rowOf(path.split('/').at(-1) ?? '')).sequence).toBe(1)
    const item = await send(clerk, `${path}/items/new`, { title: 'New', purpose: 'note', access: 'public', reason: '' })
    expect(item.body).toContain('This meeting is cancelled')
  })
})

async function itemsOf(id: string): Promise<{ readonly agenda: readonly string[] }> {
  const rows = await site.store.as(system('test'), ({ db }) =>
    db.selectFrom('governance.agenda_item').select('id').where('meeting', '=', id).orderBy('position').execute(),
  )
  return { agenda: rows.map((row) => row.id) }
}
