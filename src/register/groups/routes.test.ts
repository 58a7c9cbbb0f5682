import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../kernel/day.ts'
import { system } from '../../kernel/actor.ts'
import { openSite, type Site } from '../../../test/world/site.ts'
import { idOf } from '../../../test/factories.ts'

const ADA = idOf(1, 1)
let site: Site
beforeAll(async () => {
  site = await openSite()
  await site.store.as(system('test'), async ({ db }) => {
    await db
      .insertInto('register.organisation_kind')
      .values({ partnership: 'elm', kind: 'cluster', label: 'Cluster' })
      .execute()
    const group = { partnership: 'elm', kind: 'federation' }
    await db
      .insertInto('register.organisation')
      .values([
        { ...group, slug: 'zinc', name: 'Zinc Federation', id: idOf(500, 1) },
        { ...group, slug: 'elan', name: 'Élan Federation', id: idOf(501, 1), opened: day('2015-09-01') },
        { ...group, slug: 'council', name: 'A council', kind: 'council', id: idOf(502, 1) },
      ])
      .execute()
    const member = { partnership: 'elm', organisation: idOf(500, 1), role: 'member' }
    await db
      .insertInto('register.membership')
      .values([
        { ...member, member_urn: '900003', starts: null, ends: day('2019-09-01') },
        { ...member, member_urn: '900001', starts: day('2019-09-01'), ends: null },
        { ...member, member_urn: '900102', starts: day('2010-09-01'), ends: day('2014-08-31') },
        { ...member, member_urn: '900103', starts: null, ends: null },
      ])
      .execute()
    // The site's own co-ordinator of north makes way: this file asks about a vacant, salaried one.
    await db.updateTable('register.post').set({ office: null }).where('key', '=', 'co-ordinator').execute()
    await db
      .insertInto('register.post')
      .values({
        partnership: 'elm',
        key: 'co-north',
        title: 'Co-ordinator',
        office: 'co-ordinator',
        organisation: ADA,
        salaried: true,
        payer: 'The member schools',
      })
      .execute()
  })
})
afterAll(() => site.close())

async function see(path: string, reader = 'public') {
  return (await site.asActor(reader)).get(path)
}

async function rowsOf(path: string) {
  return (JSON.parse((await see(path)).body) as { rows: Record<string, unknown>[] }).rows
}

describe('the list of groups', () => {
  it('opens with a sentence that counts each kind, and leaves out what is no group of schools', async () => {
    const { status, body } = await see('/elm/groups')
    expect(status).toBe(200)
    const words = body.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ')
    expect(words).toContain('Two federations and one development group, as at 22 November 2026.')
    expect(words).not.toContain('A council')
  })

  it('stands in the order of names as people sort them', async () => {
    expect((await rowsOf('/elm/groups.json')).map((row) => row['group'])).toEqual([
      'Élan Federation',
      'North elm',
      'Zinc Federation',
    ])
  })

  it('gives the same rows as page, CSV and JSON', async () => {
    const query = '?as_at=2016-01-01'
    const rows = await rowsOf(`/elm/groups.json${query}`)
    const csv = (await see(`/elm/groups.csv${query}`)).body.trim().split('\r\n')
    const page = (await see(`/elm/groups${query}`)).body
    expect(csv.length - 1).toBe(rows.length)
    for (const [i, row] of rows.entries()) {
      expect(csv[i + 1]).toContain(String(row['group']))
      expect(page).toContain(`${String(row['group'])}</a>`)
    }
    expect(page).toContain(`<b>${rows.length}</b> groups`)
  })

  it('says of each who leads it from where, and whether a co-ordinator is salaried and who pays', async () => {
    const [north] = (await rowsOf('/elm/groups.json?kind=development-group')) as [Record<string, unknown>]
    expect(north).toMatchObject({
      lead_post: 'Lead of north',
      lead_holder: 'Lead of elm',
      coordinator: true,
      coordinator_salaried: true,
      coordinator_payer: 'The member schools',
    })
  })

  it('narrows by kind and by words of the name', async () => {
    expect((await rowsOf('/elm/groups.json?kind=federation')).length).toBe(2)
    expect((await rowsOf('/elm/groups.json?search=elan')).map((row) => row['group'])).toEqual(['Élan Federation'])
    expect((await see('/elm/groups?search=nothing-like-it')).body).toContain('No group fits these filters')
  })

  it('leaves out a group before it opened, and one of whose days nothing is known before its first membership', async () => {
    expect((await rowsOf('/elm/groups.json?as_at=2011-01-01')).map((row) => row['group'])).toEqual(['Zinc Federation'])
  })

  it('says in a sentence that there is none, without a table', async () => {
    await site.store.as(system('test'), ({ db }) =>
      db
        .insertInto('register.partnership')
        .values({ slug: 'bare', name: 'Bare schools', authorities: ['857'] })
        .execute(),
    )
    const { body } = await see('/bare/groups?as_at=2013-03-01')
    expect(body).toContain('No groups are held for Bare schools, as at 1 March 2013.')
    expect(body).not.toContain('<table')
    expect(body).toContain('Bare schools has no groups in the register yet.')
    expect(body).not.toContain('Choose another day above')
    expect(await rowsOf('/bare/groups.json')).toEqual([])
  })
})

describe('a group', () => {
  it('shows the URN in force on the day, and the one before it', async () => {
    const before = (await see('/elm/groups/zinc.json?as_at=2019-08-31')).body
    const after = (await see('/elm/groups/zinc.json?as_at=2019-09-01')).body
    type Members = { members: { urn: string; followed: string | null; followedBy: string | null }[] }
    expect((JSON.parse(before) as Members).members.find((m) => m.urn === '900003')).toMatchObject({
      followedBy: '900001',
    })
    expect((JSON.parse(after) as Members).members.find((m) => m.urn === '900001')).toMatchObject({ followed: '900003' })
    expect((JSON.parse(after) as Members).members.some((m) => m.urn === '900003')).toBe(false)
    expect((await see('/elm/groups/zinc')).body).toContain(
      'Old Alder Example School (example) (900003) became Alder Example Primary School',
    )
  })

  it('holds a membership on its last day and not on the day after', async () => {
    expect((await see('/elm/groups/zinc?as_at=2014-08-30')).body).toMatch(
      /Schools[\s\S]*URN 900102[\s\S]*Past|URN 900102/,
    )
    const members = async (on: string) =>
      (JSON.parse((await see(`/elm/groups/zinc.json?as_at=${on}`)).body) as { members: { urn: string }[] }).members.map(
        (m) => m.urn,
      )
    expect(await members('2014-08-30')).toContain('900102')
    expect(await members('2014-08-31')).not.toContain('900102')
  })

  it('never hides a school whose opening day is not recorded, and says so', async () => {
    const { body } = await see('/elm/groups/zinc?as_at=1990-01-01')
    expect(body).toContain('URN 900103')
    expect(body).toContain('Opening day not recorded')
    expect(body).toContain('opening day in the group is not recorded')
  })

  it('shows a vacancy as a fact, and the lead with the contact that the person made public', async () => {
    const { body } = await see('/elm/groups/north')
    expect(body).toContain('Lead of elm')
    expect(body).toContain('lead@elm.example')
    expect(body).toContain('Vacant')
  })

  it('that is only proposed is not there for the public', async () => {
    expect((await see('/elm/groups/south')).status).toBe(404)
    expect((await see('/elm/groups/south', 'head of elm')).status).toBe(200)
  })

  it('offers changes only to those who may make them', async () => {
    expect((await see('/elm/groups/north')).body).not.toContain('Change this group')
    expect((await see('/elm/groups/north', 'register officer of elm')).body).toContain('Change this group')
  })
})
