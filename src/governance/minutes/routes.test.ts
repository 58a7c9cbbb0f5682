// Minutes as the clerk writes them and everybody reads them: one text, three versions, page and document; and nobody changes them once approved.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '../../../test/factories.ts'
import { SEED } from '../../../test/governance-seed.ts'
import { openSite, type Reader, type Site } from '../../../test/world/site.ts'
import { readWord } from '../../../test/world/word-file.ts'
import { system } from '../../kernel/actor.ts'
import { day } from '../../kernel/day.ts'
import { lookAtFile } from '../papers/look/look.ts'

const id = (kind: number) => idOf(kind, 1)
const PAST = `/elm/meetings/${id(SEED.pastMeeting)}/minutes`
const WRITE = `${PAST}/text/${id(SEED.pastItem)}`
const APPROVED = `/elm/meetings/${id(SEED.approvedMeeting)}/minutes`
const LATER = id(750)
const COUNCIL = "council's trustee of elm"
const SECRET = 'The price is 4,711 pounds'

let site: Site
const readers = new Map<string, Reader>()
const as = async (name: string): Promise<Reader> => {
  const reader = readers.get(name) ?? (await site.asActor(name))
  readers.set(name, reader)
  return reader
}
beforeAll(async () => {
  site = await openSite()
  await site.store.as(system('test'), async ({ db }) => {
    const meeting = { partnership: 'elm', body: id(SEED.board), title: 'Board meeting', starts: '14:00' }
    await db
      .insertInto('governance.meeting')
      .values({
        ...meeting,
        id: LATER,
        on_day: day('2026-11-05'),
        held_on: day('2026-11-05'),
        notice_on: day('2026-10-20'),
      })
      .execute()
    await db
      .insertInto('governance.item_interest')
      .values({
        partnership: 'elm',
        body: id(SEED.board),
        item: id(SEED.pastItem),
        interest: id(SEED.councilInterest),
        matched_on: day('2026-09-25'),
      })
      .execute()
    const row = { partnership: 'elm', body: id(SEED.board), meeting: id(SEED.pastMeeting), kind: 'present' }
    await db
      .insertInto('governance.attendance')
      .values({ ...row, id: id(751), seat: id(SEED.councilSeat), person: id(SEED.director) })
      .execute()
  })
})
afterAll(() => site.close())

const see = async (name: string, path: string) => (await (await as(name)).get(path)).body
const send = async (name: string, page: string, fields: Record<string, string>, path = page) => {
  const reader = await as(name)
  await reader.get(page)
  return reader.post(path, fields)
}
const seenOf = (body: string) => /name="seen" value="([^"]*)"/.exec(body)?.[1] ?? ''
const write = async (fields: Record<string, string>) =>
  send('clerk of elm', WRITE, {
    public: '',
    members: '',
    confidential: '',
    reason: '',
    seen: seenOf(await see('clerk of elm', WRITE)),
    ...fields,
  })
const documentFor = async (name: string, path: string) => {
  const reader = await as(name)
  const cookie = [...reader.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
  const { statusCode, rawPayload, headers } = await site.running.server.inject({
    url: `${path}.docx`,
    headers: { cookie },
  })
  return { status: statusCode, headers, bytes: rawPayload }
}

describe('the clerk', () => {
  it('is told that no later meeting has been held, and when the next is', async () => {
    const setHeld = (held_on: ReturnType<typeof day> | null) =>
      site.store.as(system('test'), ({ db }) =>
        db.updateTable('governance.meeting').set({ held_on }).where('id', '=', LATER).execute(),
      )
    const setCancelled = (why: string | null) =>
      site.store.as(system('test'), ({ db }) =>
        db
          .updateTable('governance.meeting')
          .set({ cancelled_on: why === null ? null : day('2026-11-01'), cancelled_why: why })
          .where('id', '=', LATER)
          .execute(),
      )
    expect(await see('clerk of elm', `${PAST}/steps`)).toContain('A later meeting approved them')
    await setHeld(null)
    const page = await see('clerk of elm', `${PAST}/steps`)
    expect(page).toContain('The later meeting of 5 November 2026 is not marked as held.')
    expect(page).not.toContain('A later meeting approved them')
    await setCancelled('Too few can come')
    expect(await see('clerk of elm', `${PAST}/steps`)).toContain(
      'No later meeting has been held yet; the next is 3 December 2026.',
    )
    await setCancelled(null)
    await setHeld(day('2026-11-05'))
  })
})

describe('the clerk writes', () => {
  it('an item in three parts, with the reason why a part is held back', async () => {
    const answer = await write({
      public: 'The board met.\n\n- First\n- Second',
      members: 'Members spoke.',
      confidential: SECRET,
      reason: 'Prices are not agreed yet',
    })
    expect(answer).toMatchObject({ status: 303, location: `${PAST}?done=written` })
    const page = await see('clerk of elm', `${PAST}?done=written`)
    for (const text of [
      'The minutes of the item are saved.',
      '<li>Second</li>',
      'Members spoke.',
      SECRET,
      'For members of Board of elm only. Not for publication.',
    ])
      expect(page).toContain(text)
  })

  it('and is told when a confidential part has no reason, with what was typed', async () => {
    const answer = await write({ public: 'Kept as typed', confidential: SECRET })
    expect(answer.status).toBe(400)
    expect(answer.body).toContain('Enter why the confidential part is held back')
    expect(answer.body).toContain('Kept as typed')
  })

  it('and loses to whoever wrote since the form was opened, seeing both', async () => {
    const seen = seenOf(await see('clerk of elm', WRITE))
    await site.store.as(system('test'), ({ db }) =>
      db
        .updateTable('governance.minute_text')
        .set({ text: 'The chair wrote this.', changed_at: new Date('2026-11-22T09:00:00Z') })
        .where('item', '=', id(SEED.pastItem))
        .where('access', '=', 'public')
        .execute(),
    )
    const answer = await send('clerk of elm', WRITE, { public: 'The clerk wrote this.', members: '', seen })
    expect(answer.status).toBe(409)
    expect(answer.body).toContain('The chair wrote this.')
    expect(answer.body).toContain('The clerk wrote this.')
  })
})

describe('the same address', () => {
  it.each([
    ['clerk of elm', ['Full version', 'Members spoke.', SECRET]],
    ['head of elm', ['Full version', 'Members spoke.', SECRET]],
    [COUNCIL, ['Members’ version', 'Members spoke.', 'A confidential part is not shown: Prices are not agreed yet']],
  ])('gives %s the version that is theirs', async (name, texts) => {
    await write({
      public: 'The board met.',
      members: 'Members spoke.',
      confidential: SECRET,
      reason: 'Prices are not agreed yet',
    })
    const page = await see(name, PAST)
    for (const text of texts) expect(page).toContain(text)
    if (name === COUNCIL) expect(page).not.toContain(SECRET)
  })

  it('says that the text was changed after it was circulated', async () => {
    await site.store.as(system('test'), ({ db }) =>
      db
        .updateTable('governance.meeting')
        .set({ changed_at: new Date('2026-10-03T09:00:00Z') })
        .where('id', '=', id(SEED.pastMeeting))
        .execute(),
    )
    const changed = 'The text was changed on 22 November 2026, after it was circulated on 3 October 2026'
    expect(await see('clerk of elm', PAST)).toContain(`${changed}: circulate it again.`)
    expect(await see('head of elm', PAST)).toContain(`${changed}: the clerk will circulate it again.`)
  })

  it('tells the public that the minutes are not approved, and has no document for them', async () => {
    const page = await see('public', PAST)
    expect(page).toContain('The minutes of this meeting are not approved.')
    expect(page).not.toContain('The board met.')
    expect((await documentFor('public', PAST)).status).toBe(404)
  })

  it('says who left for an interest, and what that did to the quorum', async () => {
    const page = await see('head of elm', PAST)
    expect(page).toContain('Director of elm (Council) withdrew from item 1, for an interest of Council of elm')
    expect(page).toContain('Head of elm was not in the room for this item.')
    expect(page).toMatch(/Not quorate for item 1: 1 of \d needed/)
  })

  it('names those who were there by seat, the decisions with their votes, and the actions with owner and day', async () => {
    const page = await see('head of elm', PAST)
    for (const text of [
      'Chair of elm (Chair)',
      'A visitor',
      'Board of elm 2026/2',
      '2 for, 0 against, 0 abstained',
      'Write to the council',
      'by 30 November 2026',
    ])
      expect(page).toContain(text)
  })

  it('does not offer the confidential part to a clerk with an interest of their own, who sits nowhere', async () => {
    const interest = { partnership: 'elm', id: id(755), person: id(SEED.clerk), nature: 'personal' }
    const match = { partnership: 'elm', body: id(SEED.board), item: id(SEED.pastItem), interest: id(755) }
    await site.store.as(system('test'), async ({ db }) => {
      await db
        .insertInto('governance.interest')
        .values({ ...interest, description: 'A share', declared_on: day('2026-09-02') })
        .execute()
      await db
        .insertInto('governance.item_interest')
        .values({ ...match, matched_on: day('2026-09-25') })
        .execute()
    })
    expect(await see('clerk of elm', WRITE)).not.toContain('name="confidential"')
    await site.store.as(system('test'), ({ db }) =>
      db.deleteFrom('governance.item_interest').where('interest', '=', id(755)).execute(),
    )
    expect(await see('clerk of elm', WRITE)).toContain('name="confidential"')
  })

  it('does not let a chair whom an interest keeps out write the confidential part', async () => {
    await site.store.as(system('test'), ({ db }) =>
      db
        .insertInto('governance.interest')
        .values({
          partnership: 'elm',
          id: id(752),
          person: id(SEED.chair),
          nature: 'personal',
          description: 'A share',
          declared_on: day('2026-09-02'),
        })
        .execute(),
    )
    await site.store.as(system('test'), ({ db }) =>
      db
        .insertInto('governance.item_interest')
        .values({
          partnership: 'elm',
          body: id(SEED.board),
          item: id(SEED.pastItem),
          interest: id(752),
          matched_on: day('2026-09-25'),
        })
        .execute(),
    )
    const form = await see('chair of elm', WRITE)
    expect(form).not.toContain('name="confidential"')
    const answer = await send('chair of elm', WRITE, {
      public: 'The chair writes.',
      members: '',
      reason: '',
      seen: seenOf(form),
      confidential: 'Overwritten',
    })
    expect(answer.status).toBe(303)
    expect(await see('head of elm', PAST)).toContain(SECRET)
    await site.store.as(system('test'), ({ db }) =>
      db.deleteFrom('governance.item_interest').where('interest', '=', id(752)).execute(),
    )
  })
})

describe('a past holder', () => {
  it('stays named in the minutes when the seat is another’s', async () => {
    await site.store.as(system('test'), ({ db }) =>
      db
        .updateTable('governance.seat_holding')
        .set({ left_on: day('2026-11-01'), left_why: 'resigned' })
        .where('seat', '=', id(SEED.headSeat))
        .execute(),
    )
    expect(await see('clerk of elm', PAST)).toContain('Head of elm (Primary head)')
    expect(await see('public', APPROVED)).toContain('Head of elm (Primary head)')
    await site.store.as(system('test'), ({ db }) =>
      db
        .updateTable('governance.seat_holding')
        .set({ left_on: null, left_why: null })
        .where('seat', '=', id(SEED.headSeat))
        .execute(),
    )
  })
})

describe('comments', () => {
  it('come from members and stand with their answer; approval waits for it', async () => {
    const page = `${PAST}/comments`
    expect((await send('head of elm', page, { item: id(SEED.pastItem), text: 'Item 1 was longer.' })).location).toBe(
      `${page}?done=commented`,
    )
    const early = await send('clerk of elm', `${PAST}/steps`, { step: 'approved', at: LATER })
    expect(early.body).toContain('2 comments wait for an answer')
    const own = await site.store.read(system('test'), ({ db }) =>
      db
        .selectFrom('governance.minutes_comment')
        .select(['id', 'text'])
        .where('meeting', '=', id(SEED.pastMeeting))
        .execute(),
    )
    for (const { id: comment } of own)
      expect((await send('clerk of elm', page, { answer: 'It is now.' }, `${page}/${comment}/answer`)).status).toBe(303)
    const seen = await see(COUNCIL, page)
    expect(seen).toContain('Item 1 was longer.')
    expect(seen).toContain('It is now.')
    const again = await send('clerk of elm', page, { answer: 'Once more' }, `${page}/${own[0]?.id}/answer`)
    expect(again.body).toContain('This comment has been answered already')
  })

  it('are not for others, and the clerk, who is no member, makes none', async () => {
    expect((await (await as('returning officer of elm')).get(`${PAST}/comments`)).status).toBe(403)
    expect((await send('clerk of elm', `${PAST}/comments`, { text: 'x' })).status).toBe(403)
    expect((await (await as('head of oak')).get(`/oak/meetings/${id(SEED.pastMeeting)}/minutes/comments`)).status).toBe(
      404,
    )
  })
})

describe('approval', () => {
  it.each([
    ['a meeting that was not held', id(SEED.comingMeeting), 'has not been held'],
    ['the meeting itself', id(SEED.pastMeeting), 'Minutes are approved by a later meeting'],
    ['a meeting of another partnership', idOf(SEED.pastMeeting, 2), 'Choose the meeting of this body'],
  ])('is refused at %s', async (_, at, sentence) => {
    const answer = await send('clerk of elm', `${PAST}/steps`, { step: 'approved', at })
    expect(answer.status).toBe(400)
    expect(answer.body).toContain(sentence)
  })

  it('is refused at a meeting that was not quorate', async () => {
    const row = { partnership: 'elm', body: id(SEED.board), meeting: LATER }
    await site.store.as(system('test'), ({ db }) =>
      db
        .insertInto('governance.attendance')
        .values({ ...row, id: id(753), seat: id(SEED.chairSeat), person: id(SEED.chair), kind: 'present' })
        .execute(),
    )
    const answer = await send('clerk of elm', `${PAST}/steps`, { step: 'approved', at: LATER })
    expect(answer.body).toContain('The meeting of 5 November 2026 was not quorate')
    await site.store.as(system('test'), ({ db }) =>
      db
        .insertInto('governance.attendance')
        .values({ ...row, id: id(754), seat: id(SEED.headSeat), person: id(SEED.head), kind: 'present' })
        .execute(),
    )
  })

  it('by a later meeting publishes the public part, and says where the rest is held back', async () => {
    const answer = await send('clerk of elm', `${PAST}/steps`, { step: 'approved', at: LATER })
    expect(answer).toMatchObject({ status: 303, location: `${PAST}?done=approved` })
    const page = await see('public', PAST)
    for (const text of [
      'Public version',
      'Approved on 5 November 2026',
      'A confidential part is not shown',
      'withdrew from item 1',
    ])
      expect(page).toContain(text)
    for (const text of [SECRET, 'Members spoke.', 'A visitor', 'Write to the council', 'was not in the room'])
      expect(page).not.toContain(text)
  })
})

describe('approved minutes', () => {
  const insideAs = async (name: string, work: (run: (statement: string) => Promise<unknown>) => Promise<unknown>) => {
    const { actor } = await as(name)
    return site.store.as(actor, ({ db }) => work((statement) => sql.raw(statement).execute(db)))
  }

  it('have no form on a page', async () => {
    const page = await see('clerk of elm', PAST)
    expect(page).not.toContain('Write the minutes of item')
    expect(page).not.toContain('a step on')
    for (const path of [WRITE, `${PAST}/steps`, `${PAST}/comments`])
      expect(await see('clerk of elm', path), path).not.toMatch(/<form[^>]*method="post"[^>]*\/minutes/)
  })

  it('are not changed by a form that is posted all the same', async () => {
    const before = await see('public', PAST)
    const posts = [
      await send(
        'clerk of elm',
        PAST,
        { public: 'Changed', members: '', confidential: '', reason: '', seen: '' },
        WRITE,
      ),
      await send('clerk of elm', PAST, { step: 'circulated', at: '' }, `${PAST}/steps`),
      await send('head of elm', PAST, { text: 'Late' }, `${PAST}/comments`),
    ]
    expect(posts.map(({ status }) => status)).toEqual([400, 400, 400])
    for (const { body } of posts) expect(body).toContain('The minutes of this meeting are approved')
    const plain = (text: string) => text.replaceAll(/nonce="[^"]*"|name="csrf" value="[^"]*"/g, '')
    expect(plain(await see('public', PAST))).toBe(plain(before))
  })

  it.each([
    `update governance.minute_text set text = 'Changed' where item = '${id(SEED.pastItem)}'`,
    `delete from governance.minute_text where item = '${id(SEED.pastItem)}'`,
    `insert into governance.minute_text (partnership, body, item, access, text) values ('elm', '${id(SEED.board)}', '${id(SEED.approvedItem)}', 'members', 'x')
       on conflict (item, access) do update set text = 'x'`,
    `update governance.attendance set kind = 'absent' where meeting = '${id(SEED.pastMeeting)}' and seat is not null`,
    `update governance.agenda_item set title = 'Changed' where id = '${id(SEED.pastItem)}'`,
    `delete from governance.withdrawal where item = '${id(SEED.pastItem)}'`,
    `update governance.meeting set minutes_approved_on = null, minutes_approved_at = null where id = '${id(SEED.pastMeeting)}'`,
    `update governance.minutes_comment set answer = 'x' where meeting = '${id(SEED.pastMeeting)}'`,
    `update governance.action set text = 'Changed' where meeting = '${id(SEED.pastMeeting)}'`,
    `insert into governance.action (partnership, body, meeting, text) values ('elm', '${id(SEED.board)}', '${id(SEED.pastMeeting)}', 'x')`,
  ])('are not changed by SQL under the role of the application: %s', async (statement) => {
    for (const name of ['clerk of elm', 'chair of elm'])
      await expect(
        insideAs(name, (run) => run(statement)),
        name,
      ).rejects.toThrow(/are approved/)
  })
})

describe('the Word document', () => {
  it('of the public holds nothing of the other parts anywhere in the package', async () => {
    const { status, headers, bytes } = await documentFor('public', PAST)
    expect(status).toBe(200)
    expect(headers['content-disposition']).toContain('minutes-board-2026-10-01-public.docx')
    const { parts, headings, text } = await readWord(bytes)
    const all = [...parts.values()].join('\n')
    for (const held of [SECRET, '4,711', 'Members spoke.', 'A visitor', 'Write to the council'])
      expect(all).not.toContain(held)
    expect(text).toContain('A confidential part is not shown')
    expect(headings.map(([style]) => style).slice(0, 3)).toEqual(['Title', 'Heading1', 'Heading1'])
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>')
  })

  it('of a member says on every page that it is not for publication, and holds every part', async () => {
    const { headers, bytes } = await documentFor('head of elm', PAST)
    expect(headers['content-disposition']).toContain('-full.docx')
    expect(await lookAtFile(bytes), 'could itself be a paper').toMatchObject({ value: { kind: 'docx', active: null } })
    const { parts, text } = await readWord(bytes)
    expect(parts.get('word/header1.xml')).toContain('Not for publication')
    for (const held of [SECRET, 'A visitor', 'Board of elm 2026/2', 'Write to the council'])
      expect(text).toContain(held)
  })
})
