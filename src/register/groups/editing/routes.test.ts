import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { openSite, type Reader, type Site } from '../../../../test/world/site.ts'
import { idOf } from '../../../../test/factories.ts'

let site: Site
let officer: Reader
beforeAll(async () => {
  site = await openSite()
  officer = await site.asActor('register officer of elm')
  await addGroup('made', 1)
})
afterAll(() => site.close())

const OPENED = { 'opened-day': '1', 'opened-month': '9', 'opened-year': '2012' }

/** The same group each time: opened on 1 September 2012, its last day 31 August 2020. */
async function addGroup(slug: string, n: number): Promise<void> {
  await site.store.as(system('test'), ({ db }) =>
    db
      .insertInto('register.organisation')
      .values({
        partnership: 'elm',
        id: idOf(600 + n, 1),
        slug,
        name: `Group ${slug}`,
        kind: 'cluster',
        opened: day('2012-09-01'),
        closed: day('2020-09-01'),
      })
      .execute(),
  )
}

function boxes(name: string, on: string): Record<string, string> {
  const [year = '', month = '', dayOfMonth = ''] = on.split('-')
  return on === '' ? {} : { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year }
}

function words(body: string): string {
  return body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

async function send(path: string, fields: Record<string, string>) {
  await officer.get(path)
  return officer.post(path, fields)
}

function join(school: string, from: string, last = '2020-08-31', role = 'member', group = 'made') {
  return send(`/elm/groups/${group}/members/new`, { school, role, ...boxes('from', from), ...boxes('last', last) })
}

describe('a new group', () => {
  it('is listed from the day it opened, and the act is recorded with that day', async () => {
    const answer = await send('/elm/groups/new', { name: 'New  Parks', kind: 'cluster', purpose: 'Reading', ...OPENED })
    expect([answer.status, answer.location]).toEqual([303, '/elm/groups/new-parks?done=group-added'])
    const event = await site.store.as(officer.actor, ({ db }) =>
      db.selectFrom('store.event').selectAll().where('type', '=', 'group-created').executeTakeFirstOrThrow(),
    )
    expect(event.effective_on).toBe('2012-09-01')
    expect(words((await officer.get('/elm/groups/new-parks')).body)).toContain('Reading')
  })

  it('says after the act what was done, to editors only and in fixed words', async () => {
    const path = '/elm/groups/north?done='
    expect((await officer.get(`${path}member-added`)).body).toContain('The school is added to the group.')
    expect((await officer.get(`${path}toString`)).body).not.toContain('notification-banner')
    expect((await officer.get(`${path}Pay+me`)).body).not.toContain('Pay me')
    const visitor = await site.asActor('public')
    expect((await visitor.get(`${path}member-added`)).body).not.toContain('is added to the group')
  })

  it('has no name that another has, which is named with a link, nor the address of a page', async () => {
    expect((await send('/elm/groups/new', { name: 'Twin', kind: 'cluster' })).location).toBe(
      '/elm/groups/twin?done=group-added',
    )
    const again = await send('/elm/groups/new', { name: ' TWIN ', kind: 'cluster' })
    expect(again.status).toBe(400)
    expect(again.body).toContain('There is already a group called Twin')
    expect(again.body).toContain('href="/elm/groups/twin"')
    expect((await send('/elm/groups/new', { name: 'Proposals', kind: 'cluster' })).location).toBe(
      '/elm/groups/proposals-2?done=group-added',
    )
  })

  it('is refused with every error at once and what was typed', async () => {
    const { status, body } = await send('/elm/groups/new', {
      name: '',
      kind: '',
      purpose: 'Keep me',
      ...boxes('opened', '2013-2-31'),
    })
    expect(status).toBe(400)
    expect(body).toContain('Error: Add a group')
    for (const sentence of [
      'Enter the name of the group',
      'Choose the kind of group',
      'there is no 31 February 2013',
      '28 February 2013',
      'Keep me',
    ])
      expect(body).toContain(sentence)
    expect(body).toContain('value="31"')
  })

  it('is for the register officer of this partnership only', async () => {
    const visitor = await site.asActor('public')
    const head = await site.asActor('head of elm')
    expect((await visitor.get('/elm/groups/new')).status).toBe(303)
    expect((await head.get('/elm/groups/new')).status).toBe(403)
    expect((await officer.get('/oak/groups/new')).status).toBe(403)
  })
})

describe('a school joins', () => {
  it('by its name or by its URN', async () => {
    expect((await join('alder example primary school', '2013-01-01', '2013-12-31')).status).toBe(303)
    expect((await join('900002', '2013-01-01')).status).toBe(303)
    expect((await officer.get('/elm/groups/made?as_at=2013-06-01')).body).toContain('Birch Example College')
  })

  it('not while it belongs to the group already: both periods are named', async () => {
    const { status, body } = await join('900001', '2013-12-31')
    expect(status).toBe(400)
    expect(words(body)).toContain(
      '1 January 2013 to 31 December 2013. The membership asked for, 31 December 2013 to 31 August 2020, overlaps it.',
    )
    expect((await join('900001', '2014-01-01')).status).toBe(303)
  })

  it('not before the group opened, nor beyond its last day: both days are named', async () => {
    const early = words((await join('900104', '2012-08-31')).body)
    expect(early).toContain('would start on 31 August 2012, before Group made opened on 1 September 2012')
    expect(words((await join('900104', '2013-01-01', '')).body)).toContain('the last day of Group made, 31 August 2020')
  })

  it('not from a day that is not real: the last real day is named', async () => {
    const { status, body } = await join('900104', '2013-02-31')
    expect(status).toBe(400)
    expect(words(body)).toContain('there is no 31 February 2013. The last day of that month is 28 February 2013')
    expect(body).toContain('value="900104"')
  })

  it('not when the name means none, or several: they are named', async () => {
    expect(words((await join('Nothing Like It', '2013-01-01')).body)).toContain(
      'No school in the register is called “Nothing Like It”',
    )
    expect(words((await join('hazel example', '2013-01-01')).body)).toMatch(
      /Several schools fit “hazel example”: .*URN 9001\d\d/,
    )
  })

  it('by a name with typing errors: those spelt alike are offered, open ones first, and all that was typed is kept', async () => {
    await site.store.as(system('test'), ({ db }) =>
      db
        .updateTable('register.school')
        .set({ status: '2', closed: day('2014-08-31'), town: 'Leicester' })
        .where('urn', '=', '900114')
        .execute(),
    )
    await addGroup('offered', 8)
    const path = '/elm/groups/offered/members/new'
    const typed = { school: 'Hazle Example School', role: 'lead-school', ...boxes('from', '2013-01-01') }
    const first = await send(path, typed)
    expect(first.status).toBe(400)
    expect(words(first.body)).toContain('No school is called “Hazle Example School”: choose the one you mean')
    const offered = [...first.body.matchAll(/name="urn" type="radio" value="(\d+)"/g)].map((match) => match[1] ?? '')
    expect(offered.length).toBeGreaterThan(1)
    expect(offered.at(-1)).toBe('900114')
    expect(words(first.body)).toContain('Leicester, URN 900114, closed on 31 August 2014')
    expect(first.body).toContain('value="Hazle Example School"')
    expect(first.body).toMatch(/value="lead-school" checked/)
    expect(first.body).toMatch(/name="from-year"[^>]*value="2013"/)
    const [urn = ''] = offered
    const other = await send(path, { ...typed, school: 'Nothing Like It', searched: 'Hazle Example School', urn })
    expect(words(other.body)).toContain('No school in the register is called “Nothing Like It”')
    const chosen = { ...typed, ...boxes('last', '2013-12-31'), searched: 'Hazle Example School', urn }
    expect((await send(path, chosen)).location).toBe('/elm/groups/offered?done=member-added')
    const { body } = await officer.get('/elm/groups/offered.json?as_at=2013-06-01')
    expect(JSON.parse(body)).toMatchObject({ members: [{ urn, role: 'lead-school' }] })
  })

  it('and of two that add it at once, one is told what the other did', async () => {
    const other = await site.asActor('register officer of elm')
    const fields = { school: '900105', role: 'member', ...boxes('from', '2013-01-01'), ...boxes('last', '2020-08-31') }
    await officer.get('/elm/groups/made/members/new')
    await other.get('/elm/groups/made/members/new')
    const answers = await Promise.all([officer, other].map((one) => one.post('/elm/groups/made/members/new', fields)))
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([303, 400])
    expect(words(answers.find((one) => one.status === 400)?.body ?? '')).toContain('overlaps it')
  })

  it('and the database itself refuses the overlap, whoever writes', async () => {
    const twice = site.store.as(system('test'), ({ db }) =>
      sql`insert into register.membership (partnership, organisation, member_urn, role, starts, ends)
          values ('elm', ${idOf(601, 1)}, '900002', 'member', '2014-01-01', '2015-01-01')`.execute(db),
    )
    await expect(twice).rejects.toMatchObject({ constraint: 'membership_no_overlap' })
  })
})

async function memberIn(group: number, urn: string): Promise<string> {
  const row = await site.store.as(officer.actor, ({ db }) =>
    db
      .selectFrom('register.membership')
      .select('id')
      .where('organisation', '=', idOf(600 + group, 1))
      .where('member_urn', '=', urn)
      .orderBy('starts', 'desc')
      .executeTakeFirstOrThrow(),
  )
  return row.id
}

describe('a membership', () => {
  it('ends with its last day', async () => {
    await addGroup('ending', 2)
    await join('900001', '2013-01-01', '2020-08-31', 'member', 'ending')
    const path = `/elm/groups/ending/members/${await memberIn(2, '900001')}/end`
    expect((await send(path, boxes('last', '2014-08-30'))).status).toBe(303)
    expect((await officer.get('/elm/groups/ending.json?as_at=2014-08-30')).body).toContain('"lastDay":"2014-08-30"')
    const after = JSON.parse((await officer.get('/elm/groups/ending.json?as_at=2014-08-31')).body) as {
      members: unknown[]
    }
    expect(after.members).toEqual([])
  })

  it('not before it began: both days are named', async () => {
    const path = `/elm/groups/ending/members/${await memberIn(2, '900001')}/end`
    const { status, body } = await send(path, boxes('last', '2012-12-30'))
    expect(status).toBe(400)
    expect(words(body)).toContain('The last day, 30 December 2012, is before the first day, 1 January 2013')
  })

  it('changes its role from a day, and the day before still shows the old one', async () => {
    await addGroup('roles', 3)
    await join('900001', '2013-01-01', '2020-08-31', 'member', 'roles')
    const path = `/elm/groups/roles/members/${await memberIn(3, '900001')}/role`
    expect((await send(path, { role: 'lead-school', ...boxes('from', '2015-01-01') })).status).toBe(303)
    const roleOn = async (on: string) =>
      (
        JSON.parse((await officer.get(`/elm/groups/roles.json?as_at=${on}`)).body) as { members: { role: string }[] }
      ).members.map((m) => m.role)
    expect(await roleOn('2014-12-31')).toEqual(['member'])
    expect(await roleOn('2015-01-01')).toEqual(['lead-school'])
  })
})

describe('a mistake', () => {
  it('in the days of a past membership is corrected by the same rules, and recorded', async () => {
    await addGroup('mended', 7)
    await join('900001', '2013-01-01', '2014-08-31', 'member', 'mended')
    const path = `/elm/groups/mended/members/${await memberIn(7, '900001')}/correct`
    expect((await officer.get('/elm/groups/mended')).body).toContain(`href="${path}"`)
    const early = await send(path, { ...boxes('from', '2012-08-31'), ...boxes('last', '2014-08-31') })
    expect(words(early.body)).toContain('before Group mended opened on 1 September 2012')
    const answer = await send(path, { ...boxes('from', '2013-02-01'), ...boxes('last', '2014-07-31') })
    expect([answer.status, answer.location]).toEqual([303, '/elm/groups/mended?done=membership-corrected'])
    const { body } = await officer.get('/elm/groups/mended.json?as_at=2014-07-31')
    expect(JSON.parse(body)).toMatchObject({ members: [{ urn: '900001', lastDay: '2014-07-31' }] })
    const events = await site.store.as(system('test'), ({ db }) =>
      db.selectFrom('store.event').select('effective_on').where('type', '=', 'membership-corrected').execute(),
    )
    expect(events).toEqual([{ effective_on: '2013-02-01' }])
  })

  it('of a whole group is removed while nothing ever belonged to it, and not after', async () => {
    await send('/elm/groups/new', { name: 'Mistaken', kind: 'cluster' })
    const gone = await send('/elm/groups/mistaken/remove', {})
    expect([gone.status, gone.location]).toEqual([303, '/elm/groups?done=group-removed'])
    expect((await officer.get('/elm/groups/mistaken')).status).toBe(404)
    expect((await officer.get('/elm/groups?done=group-removed')).body).toContain('The group is removed.')
    const kept = await send('/elm/groups/mended/remove', {})
    expect(kept.status).toBe(400)
    expect(kept.body).toContain('A school belongs or belonged to this group')
    expect((await send('/elm/groups/north/remove', {})).status).toBe(400)
  })
})

describe('a change of a group', () => {
  it('ends the memberships that are open when it closes', async () => {
    await addGroup('closing', 4)
    await join('900001', '2013-01-01', '2020-08-31', 'member', 'closing')
    await join('900002', '2013-01-01', '2013-12-31', 'member', 'closing')
    const form = (await officer.get('/elm/groups/closing/edit')).body
    const seen = /name="seen" value="([^"]*)"/.exec(form)?.[1] ?? ''
    const answer = await officer.post('/elm/groups/closing/edit', {
      name: 'Closing',
      seen,
      ...OPENED,
      ...boxes('closed', '2015-08-31'),
    })
    expect(answer.status).toBe(303)
    const { body } = await officer.get('/elm/groups/closing.json?as_at=2015-08-31')
    expect(JSON.parse(body)).toMatchObject({
      lastDay: '2015-08-31',
      members: [{ urn: '900001', lastDay: '2015-08-31' }],
    })
  })

  it('not so that a membership would begin before it opened: both days are named', async () => {
    const form = (await officer.get('/elm/groups/closing/edit')).body
    const seen = /name="seen" value="([^"]*)"/.exec(form)?.[1] ?? ''
    const late = { 'opened-day': '1', 'opened-month': '9', 'opened-year': '2013' }
    const { status, body } = await officer.post('/elm/groups/closing/edit', { name: 'Closing', seen, ...late })
    expect(status).toBe(400)
    expect(words(body)).toContain('since 1 January 2013, before it would open on 1 September 2013')
  })

  it('not over the change of somebody else', async () => {
    await officer.get('/elm/groups/closing/edit')
    const answer = await officer.post('/elm/groups/closing/edit', {
      name: 'Mine',
      seen: '2020-01-01T00:00:00.000Z',
      ...OPENED,
    })
    expect(answer.status).toBe(409)
    const shown = words(answer.body)
    expect(shown).toContain('What Stands now You typed')
    expect(shown).toContain('Name Closing Mine')
    expect(shown).toContain('Last day 31 August 2015 Nothing recorded')
    expect(shown).not.toContain('First day 1 September 2012 1 September 2012')
  })
})

describe('the lead and the co-ordinator', () => {
  const asAt = async (on: string) =>
    JSON.parse((await officer.get(`/elm/groups/north.json?as_at=${on}`)).body) as {
      lead: {
        post: string
        school: { urn: string } | null
        mailbox: string | null
        holder: string | null
        vacant: boolean
      }
      coordinator: { exists: boolean; salaried: boolean | null; payer: string | null }
    }
  const lead = { title: 'Lead of north', school: '', mailbox: 'lead@north.example', telephone: '0116 496 0801' }

  it('mailbox and telephone change in place', async () => {
    expect((await send('/elm/groups/north/lead', { ...lead, ...boxes('from', '2026-11-22') })).status).toBe(303)
    expect((await asAt('2026-11-22')).lead).toMatchObject({ mailbox: 'lead@north.example', holder: 'Lead of elm' })
  })

  it('another school leads from a day: before it the record stays, after it the post is vacant', async () => {
    expect(
      (await send('/elm/groups/north/lead', { ...lead, school: '900002', ...boxes('from', '2026-09-01') })).status,
    ).toBe(303)
    expect((await asAt('2026-08-31')).lead).toMatchObject({ school: null, holder: 'Lead of elm' })
    expect((await asAt('2026-09-01')).lead).toMatchObject({ school: { urn: '900002' }, holder: null, vacant: true })
  })

  it('a co-ordinator is unpaid, becomes salaried, and ends, each from its day', async () => {
    const post = { exists: 'yes', salaried: 'no', title: '', payer: '', mailbox: '', telephone: '' }
    await send('/elm/groups/north/co-ordinator', { ...post, ...boxes('from', '2020-01-01') })
    await send('/elm/groups/north/co-ordinator', {
      ...post,
      salaried: 'yes',
      payer: 'The members',
      ...boxes('from', '2022-01-01'),
    })
    await send('/elm/groups/north/co-ordinator', { exists: 'no', ...boxes('from', '2024-01-01') })
    expect((await asAt('2019-12-31')).coordinator).toMatchObject({ exists: true, salaried: null })
    expect((await asAt('2021-12-31')).coordinator).toMatchObject({ exists: true, salaried: false, payer: null })
    expect((await asAt('2023-12-31')).coordinator).toMatchObject({ exists: true, salaried: true, payer: 'The members' })
    expect((await asAt('2024-01-01')).coordinator).toMatchObject({ exists: false })
  })

  it('refuses a mailbox that is no address, and keeps what was typed', async () => {
    const { status, body } = await send('/elm/groups/north/lead', {
      ...lead,
      mailbox: 'nobody',
      ...boxes('from', '2026-11-22'),
    })
    expect(status).toBe(400)
    expect(body).toContain('Enter an email address in the correct format')
    expect(body).toContain('value="nobody"')
  })
})
