import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PUBLIC, system } from '../../kernel/actor.ts'
import { day } from '../../kernel/day.ts'
import type { Store } from '../../store/open.ts'
import { ACTORS, idOf, seedTwoPartnerships } from '../../../test/factories.ts'
import { openWorld } from '../../../test/world/world.ts'
import { answerQuestion } from './answer.ts'
import { answerJson, renderAnswer } from './render.ts'
import type { Question } from './types.ts'

const GROUPS = ['Belgrave', 'Aylestone', 'Highfields']
let store: Store
beforeAll(async () => {
  store = await openWorld()
  await seedTwoPartnerships(store)
  await store.as(system('test'), async ({ db }) => {
    await db
      .insertInto('register.partnership')
      .values({ slug: 'fir', name: 'Fir schools', authorities: ['856'] })
      .execute()
    await db
      .insertInto('register.partnership')
      .values({ slug: 'bare', name: 'Bare schools', authorities: ['857'] })
      .execute()
    await db
      .insertInto('register.organisation_kind')
      .values({ partnership: 'fir', kind: 'cluster', label: 'Development group' })
      .execute()
    const partnership = 'fir'
    const groups = GROUPS.map((name, i) => ({
      partnership,
      id: idOf(700 + i, 1),
      slug: name.toLowerCase(),
      name,
      kind: 'cluster',
    }))
    const others = [
      { partnership, id: idOf(710, 1), slug: 'fed', name: 'A federation', kind: 'federation' },
      { partnership, id: idOf(711, 1), slug: 'heads', name: 'Heads', kind: 'headteachers-association' },
    ]
    await db
      .insertInto('register.organisation')
      .values([...groups, ...others])
      .execute()
    const member = { partnership, role: 'member', organisation: idOf(700, 1) }
    await db
      .insertInto('register.membership')
      .values([
        { ...member, member_urn: '900002', starts: day('2012-09-01'), ends: day('2013-08-31') },
        { ...member, member_urn: '900001', starts: null, ends: null },
        { ...member, organisation: idOf(701, 1), member_urn: '900001', starts: null, ends: null },
      ])
      .execute()
    const post = { partnership, fte: 1 }
    await db
      .insertInto('register.post')
      .values([
        {
          ...post,
          id: idOf(720, 1),
          key: 'lead',
          title: 'Lead headteacher',
          office: 'group-lead',
          organisation: idOf(700, 1),
          school_urn: '900001',
          mailbox: 'lead@belgrave.example',
          telephone: '0116 496 0801',
          holder_published: true,
        },
        {
          ...post,
          id: idOf(721, 1),
          key: 'co',
          title: 'Co-ordinator',
          office: 'co-ordinator',
          organisation: idOf(700, 1),
          salaried: true,
          payer: 'The heads',
        },
        {
          ...post,
          id: idOf(722, 1),
          key: 'co2',
          title: 'Co-ordinator',
          office: 'co-ordinator',
          organisation: idOf(701, 1),
          salaried: false,
        },
        {
          ...post,
          id: idOf(723, 1),
          key: 'adviser',
          title: 'Lead adviser',
          team: 'School improvement',
          division: 'Education',
          grade: 'Soulbury 25-27',
          holder_published: true,
        },
        {
          ...post,
          id: idOf(724, 1),
          key: 'consultant',
          title: 'Consultant',
          team: 'School improvement',
          division: 'Education',
          grade: 'Soulbury 8-11',
          fte: 0.3,
          reports_to: idOf(723, 1),
        },
        {
          ...post,
          id: idOf(725, 1),
          key: 'worker',
          title: 'A worker',
          team: 'Early help',
          division: 'Social care',
          reports_to: idOf(723, 1),
        },
      ])
      .execute()
    const names = { 730: 'Lena Lead', 731: 'Ada Adviser', 732: 'Connie Secret' }
    for (const [n, name] of Object.entries(names))
      await db
        .insertInto('register.person')
        .values({ partnership, id: idOf(Number(n), 1), key: name, name })
        .execute()
    for (const [post, person] of [
      [720, 730],
      [723, 731],
      [724, 732],
    ] as const)
      await db
        .insertInto('register.holding')
        .values({ partnership, post: idOf(post, 1), person: idOf(person, 1), starts: day('2012-09-01') })
        .execute()
  })
})
afterAll(() => store.close())

function ask(question: Question, on = '2013-03-01', partnership = 'fir', actor = PUBLIC) {
  return store.read(actor, (tx) => answerQuestion(tx, question, partnership, day(on)))
}

interface Nested {
  count: number
  groups: {
    name: string
    schools: { urn: string; name: string; since: string | null; sinceRecorded: boolean }[]
    lead: Record<string, unknown> | null
    coordinator: Record<string, unknown>
  }[]
}

describe('the groups of a partnership', () => {
  it('are counted in one sentence, each with its schools in name order', async () => {
    const answer = await ask('groups')
    expect(answer.sentence).toBe('Three development groups, as at 1 March 2013.')
    const { groups } = answerJson(answer) as unknown as Nested
    expect(groups.map((group) => group.name)).toEqual(['Aylestone', 'Belgrave', 'Highfields'])
    expect(groups[1]?.schools.map((school) => school.name)).toEqual([
      'Alder Example Primary School',
      'Birch Example College',
    ])
  })

  it('come with the lead’s post, school, mailbox and telephone, and the co-ordinator', async () => {
    const { groups } = answerJson(await ask('groups')) as unknown as Nested
    expect(groups[1]?.lead).toEqual({
      post: 'Lead headteacher',
      school: { urn: '900001', name: 'Alder Example Primary School (example)' },
      mailbox: 'lead@belgrave.example',
      telephone: '0116 496 0801',
      holder: 'Lena Lead',
      vacant: false,
    })
    expect(groups[1]?.coordinator).toMatchObject({ exists: true, salaried: true, payer: 'The heads' })
    expect(groups[2]).toMatchObject({ lead: null, coordinator: { exists: false } })
  })

  it('hold a membership that ends to 31 August on 30 August and not on the 31st', async () => {
    const urns = async (on: string) =>
      (await ask('groups', on)).rows.filter((row) => row['group'] === 'Belgrave').map((row) => row['school_urn'])
    expect(await urns('2013-08-30')).toContain('900002')
    expect(await urns('2013-08-31')).toEqual(['900001'])
  })

  it('never lose a school whose opening day is not recorded, and a note says so', async () => {
    const answer = await ask('groups', '1990-01-01')
    expect(answer.rows.find((row) => row['school_urn'] === '900001')).toMatchObject({ since: null })
    expect(answer.notes.join(' ')).toContain('Opening day not recorded: two memberships')
  })

  it('are none in a partnership without groups: a sentence, and whole documents', async () => {
    const answer = await ask('groups', '2013-03-01', 'bare')
    expect(answer.sentence).toBe('No groups are held for Bare schools, as at 1 March 2013.')
    expect(JSON.parse(renderAnswer(answer, 'json'))).toMatchObject({ count: 0, groups: [], sentence: answer.sentence })
    expect(renderAnswer(answer, 'csv').trim().split('\r\n').length).toBe(1)
    const document = renderAnswer(answer, 'html')
    expect(document).toContain('No groups are held for Bare schools')
    expect(document).not.toContain('<table')
  })

  it('leave federations and alliances to their own questions', async () => {
    expect((await ask('federations')).sentence).toBe('One federation, as at 1 March 2013.')
    expect((await ask('alliances')).sentence).toBe(
      'No teaching school alliances are held for Fir schools, as at 1 March 2013.',
    )
  })
})

describe('the co-ordinators', () => {
  it('are counted by salary, and each names who pays', async () => {
    const answer = await ask('co-ordinators')
    expect(answer.sentence).toBe(
      'Of three groups, one has a salaried co-ordinator, one has one without salary and one has none, as at 1 March 2013.',
    )
    expect(answer.rows.find((row) => row['group'] === 'Belgrave')).toMatchObject({
      coordinator: true,
      salaried: true,
      payer: 'The heads',
      holder: 'Vacant',
    })
  })
})

describe('the organogram and the team', () => {
  it('go from the top down, with reporting lines and vacancies', async () => {
    const answer = await ask('organogram')
    expect(answer.rows.map((row) => [row['post'], row['reports_to']])).toEqual([
      ['Lead adviser', null],
      ['A worker', 'Lead adviser'],
      ['Consultant', 'Lead adviser'],
    ])
    expect(answer.sentence).toBe('Three posts in two divisions, one of them vacant, as at 1 March 2013.')
  })

  it('give the size of the improvement team in full-time equivalent with its grades', async () => {
    const answer = await ask('team')
    expect(answer.sentence).toBe(
      '1.3 full-time equivalent in two posts, none vacant and none seconded, as at 1 March 2013.',
    )
    expect(answer.rows.map((row) => row['grade'])).toEqual(['Soulbury 8-11', 'Soulbury 25-27'])
  })

  it.each(['organogram', 'team'] as const)(
    'withhold names below the line in every format of %s, also from the system itself',
    async (question) => {
      for (const actor of [PUBLIC, system('answer'), ACTORS['FOI officer of elm']] as (typeof PUBLIC)[]) {
        const answer = await ask(question, '2013-03-01', 'fir', actor)
        for (const format of ['json', 'csv', 'html'] as const) {
          const text = renderAnswer(answer, format)
          expect(text).not.toContain('Connie Secret')
          expect(text).toContain('Withheld: s40(2) FOIA')
          expect(text).toContain('Ada Adviser')
        }
      }
    },
  )

  it('name them for those who may see people', async () => {
    const foi = {
      ...ACTORS['FOI officer of elm'],
      grants: [{ act: 'see-people', scope: 'fir', until: null, why: 'test' }],
    }
    expect(renderAnswer(await ask('team', '2013-03-01', 'fir', foi as unknown as typeof PUBLIC), 'csv')).toContain(
      'Connie Secret',
    )
  })
})

describe('every format', () => {
  it('is a whole of its own: the document needs nothing from elsewhere and prints', async () => {
    const document = renderAnswer(await ask('groups'), 'html')
    expect(document).toMatch(/^<!DOCTYPE html>/)
    expect(document).toContain('@media print')
    expect(document).not.toMatch(/<link|<script|style="|src=/)
  })

  it('has a row in the CSV for every school in the JSON', async () => {
    const answer = await ask('groups')
    const { groups } = answerJson(answer) as unknown as Nested
    const lines = renderAnswer(answer, 'csv').trim().split('\r\n')
    expect(lines.length - 1).toBe(groups.reduce((sum, group) => sum + Math.max(1, group.schools.length), 0))
  })
})
