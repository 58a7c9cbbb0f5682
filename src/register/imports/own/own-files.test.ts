import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { openWorld } from '../../../../test/world/world.ts'
import { system } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import type { Store } from '../../../store/open.ts'
import { claimPeople } from '../../people/accounts.ts'
import { findReader } from '../../people/queries.ts'
import { importFile } from '../run-import.ts'
import type { ImportKind, ImportReport } from '../types.ts'

let store: Store
beforeAll(async () => {
  store = await openWorld()
})
afterAll(() => store.close())

beforeEach(async () => {
  await store.as(system('test'), async ({ db }) => {
    for (const table of [
      'holding',
      'person_contact',
      'person',
      'membership',
      'post',
      'organisation',
      'organisation_kind',
    ])
      await sql`delete from ${sql.table(`register.${table}`)}`.execute(db)
    await db.deleteFrom('register.partnership').execute()
    await db.deleteFrom('register.school').execute()
    await db
      .insertInto('register.partnership')
      .values({ slug: 'elm', name: 'Elm schools', authorities: ['856'], grade_line: 3 })
      .execute()
    const school = { name_key: 'x', status: '1', status_name: 'Open' }
    await db
      .insertInto('register.school')
      .values([
        { ...school, urn: '900001', name: 'Alder School' },
        { ...school, urn: '900002', name: 'Birch School' },
        { ...school, urn: '900003', name: 'Cedar Academy', opened: day('2014-09-01') },
      ])
      .execute()
  })
})

function load(
  kind: ImportKind,
  text: string,
  more: { partnership?: string; dryRun?: boolean } = {},
): Promise<ImportReport> {
  const { partnership = null, dryRun = false } = more
  const open = async function* () {
    yield new TextEncoder().encode(text)
  }
  return importFile(store, { kind, fileName: 'x.csv', open, dryRun, complete: false, partnership, run: null })
}

function figures({ read, added, changed, unchanged, refused }: ImportReport): readonly number[] {
  return [read, added, changed, unchanged, refused.length]
}

function reasons(report: ImportReport): readonly string[] {
  return report.refused.map(({ line, reason }) => `${line}: ${reason}`)
}

async function rows(query: string): Promise<readonly unknown[]> {
  return store.read(system('test'), async ({ db }) => (await sql.raw(query).execute(db)).rows)
}

const GROUPS = `group,kind,label,school_urn,role,from,to,lead_post,lead_school_urn,lead_email,lead_phone,coordinator_salaried,coordinator_payer
Aylestone,development-group,Development group,900001,lead-school,2012-09-01,,Lead headteacher,900001,lead@aylestone.example,0116 496 0801,yes,The lead school
Aylestone,development-group,Development group,900002,member,1/9/2012,2013-08-31,Lead headteacher,900001,lead@aylestone.example,0116 496 0801,yes,The lead school
Evington,development-group,Development group,900002,,,,,,,,,
`

describe('the file of groups', () => {
  it('makes groups with members, lead and co-ordinator; the same file again changes nothing', async () => {
    expect(figures(await load('development-groups', GROUPS))).toEqual([3, 3, 0, 0, 0])
    expect(figures(await load('development-groups', GROUPS))).toEqual([3, 0, 0, 3, 0])
    expect(await rows('select slug, kind from register.organisation order by slug')).toEqual([
      { slug: 'aylestone', kind: 'cluster' },
      { slug: 'evington', kind: 'cluster' },
    ])
    expect(await rows('select kind, label from register.organisation_kind')).toEqual([
      { kind: 'cluster', label: 'Development group' },
    ])
    expect(
      await rows(
        'select title, office, school_urn, mailbox, salaried, payer, holder_published from register.post order by 2',
      ),
    ).toEqual([
      {
        title: 'Co-ordinator',
        office: 'co-ordinator',
        school_urn: null,
        mailbox: null,
        salaried: true,
        payer: 'The lead school',
        holder_published: false,
      },
      {
        title: 'Lead headteacher',
        office: 'group-lead',
        school_urn: '900001',
        mailbox: 'lead@aylestone.example',
        salaried: null,
        payer: null,
        holder_published: true,
      },
    ])
  })

  it('ends a membership by its `to`, and an empty `to` never takes a recorded end away', async () => {
    await load('development-groups', 'group,school_urn,from,to\nAylestone,900001,2012-09-01,\n')
    const ended = 'group,school_urn,from,to\nAylestone,900001,2012-09-01,2013-08-31\n'
    expect(figures(await load('development-groups', ended))).toEqual([1, 0, 1, 0, 0])
    expect(
      figures(await load('development-groups', 'group,school_urn,from,to\nAylestone,900001,2012-09-01,\n')),
    ).toEqual([1, 0, 0, 1, 0])
    expect(await rows('select ends::text from register.membership')).toEqual([{ ends: '2013-08-31' }])
  })

  it('refuses the wrong rows by line with both days or periods, and takes the rest', async () => {
    await load(
      'development-groups',
      'group,school_urn,from,to\nAylestone,,2012-09-01,\nAylestone,900001,2012-09-01,2014-01-01\n',
    )
    const report = await load(
      'development-groups',
      `group,kind,label,school_urn,role,from,to,lead_school_urn
Aylestone,,,900001,,2013-12-31,,
Aylestone,,,900002,,2011-09-01,,
Aylestone,,,900002,,2013-02-31,,
Aylestone,,,999999,,,,
Aylestone,,,900003,,2013-09-01,,
Aylestone,,,900002,,2014-01-01,2013-01-01,
Aylestone,,,12345,,,,
Aylestone,,,900002,boss,,,
,,,900002,,,,
Aylestone,sewing-bee,,900002,,,,
Aylestone,,,900002,,,,900099
Aylestone,,,900002,,2013-01-01,,
`,
    )
    expect(reasons(report)).toEqual([
      '2: Alder School is in Aylestone already in this role: 1 September 2012 to 31 December 2013. The membership asked for, since 31 December 2013, overlaps it.',
      '3: The membership would start on 1 September 2011, before Aylestone opened on 1 September 2012.',
      '4: 31 February 2013 is not a real day (column from).',
      '5: No school in the register has the URN 999999. Import establishments first, or correct the URN.',
      '6: Cedar Academy (900003) opened on 1 September 2014; the membership asked for is since 1 September 2013. Before that day, name the school it came from.',
      '7: The last day, 31 December 2012, is before the first day, 1 January 2014.',
      '8: “12345” in the column school_urn is not a URN: six digits.',
      '9: “boss” in the column role is none of: member, lead-school, strategic-partner, subscriber, associate.',
      '10: The column group is empty.',
      expect.stringMatching(/^11: No kind of group is called “sewing-bee”/),
      '12: No school in the register has the URN 900099. Import establishments first, or correct the URN.',
    ])
    expect(figures(report)).toEqual([12, 1, 0, 0, 11])
  })

  it('refuses an opening day after a member has joined, and a line that contradicts another', async () => {
    const report = await load(
      'development-groups',
      'group,school_urn,from,lead_post\nAylestone,900001,2012-09-01,Lead\nAylestone,,2013-01-01,\nAylestone,900002,2012-09-01,Chair\n',
    )
    expect(reasons(report)).toEqual([
      '3: The membership would start on 1 September 2012, before Aylestone opened on 1 January 2013.',
      '4: The column lead_post says “Chair”, and line 2 says “Lead” of the same.',
    ])
  })

  it('takes the partnership from the column, the question, or the only one there is', async () => {
    await store.as(system('test'), ({ db }) =>
      db
        .insertInto('register.partnership')
        .values({ slug: 'oak', name: 'Oak', authorities: ['855'] })
        .execute(),
    )
    const file = 'partnership,group,school_urn\noak,North,900001\n,South,900001\nash,East,900001\n'
    expect(reasons(await load('development-groups', file))).toEqual([
      '3: Which partnership? Add a column partnership, or say --partnership.',
      '4: There is no partnership ash. There are: elm, oak.',
    ])
    expect(reasons(await load('development-groups', file, { partnership: 'elm' }))).toEqual([
      '2: This row is of oak; the import is for elm.',
      '4: This row is of ash; the import is for elm.',
    ])
    await expect(load('development-groups', file, { partnership: 'ash' })).rejects.toMatchObject({
      code: 'unknown-partnership',
    })
  })

  it('changes nothing in a dry run, and says what would be', async () => {
    expect(figures(await load('development-groups', GROUPS, { dryRun: true }))).toEqual([3, 3, 0, 0, 0])
    expect(await rows('select 1 from register.organisation')).toEqual([])
  })
})

const PEOPLE = `person,name,email,telephone,publish_contact
ada,Ada Example,Ada@Elm.example,0116 496 0300,no
ben,Ben Example,ben@elm.example,,yes
cy,Cy Example,,,
`

describe('the file of people', () => {
  it('adds them with their contact details; the same file again changes nothing', async () => {
    expect(figures(await load('people', PEOPLE))).toEqual([3, 3, 0, 0, 0])
    expect(figures(await load('people', PEOPLE))).toEqual([3, 0, 0, 3, 0])
    expect(await rows('select email, publish from register.person_contact order by email')).toEqual([
      { email: 'ada@elm.example', publish: false },
      { email: 'ben@elm.example', publish: true },
    ])
  })

  it('changes what is new, leaves what is silent, and refuses a taken address', async () => {
    await load('people', PEOPLE)
    const report = await load(
      'people',
      'person,name,email,telephone\nben,Benjamin Example,,0116 496 0301\ncy,,ada@elm.example,\ndee,Dee,x@,\ncy,,,\ncy,,,\nnew,,,\n',
    )
    expect(reasons(report)).toEqual([
      '3: The address ada@elm.example is that of ada already: a person signs in by their own.',
      '4: “x@” in the column email is not an e-mail address.',
      '6: cy is on line 5 already.',
      '7: The column name is empty.',
    ])
    expect(
      await rows(
        "select p.name, c.email, c.telephone from register.person p join register.person_contact c on c.person = p.id where key = 'ben'",
      ),
    ).toEqual([{ name: 'Benjamin Example', email: 'ben@elm.example', telephone: '0116 496 0301' }])
  })

  it('takes whom the set-up named by their address under the name that the file gives', async () => {
    await store.as(system('test'), async ({ db }) => {
      const id = '00000000-0000-4000-8000-000000000001'
      await db
        .insertInto('register.person')
        .values({ partnership: 'elm', id, key: 'ada@elm.example', name: 'ada' })
        .execute()
      await db
        .insertInto('register.person_contact')
        .values({ partnership: 'elm', person: id, email: 'ada@elm.example' })
        .execute()
    })
    expect(figures(await load('people', PEOPLE))).toEqual([3, 2, 1, 0, 0])
    expect(await rows("select name from register.person where key = 'ada'")).toEqual([{ name: 'Ada Example' }])
  })

  it('cuts the link to the account with another address, so that the new one claims the person; with the same it stays', async () => {
    const [wrong, right] = ['00000000-0000-4000-8000-000000000011', '00000000-0000-4000-8000-000000000012']
    const claim = (email: string, account: string) => store.as(system('test'), (tx) => claimPeople(tx, email, account))
    const accounts = () => rows("select account from register.person where key in ('ada', 'ben') order by key")
    await load('people', PEOPLE)
    await claim('ada@elm.example', wrong)
    await claim('ben@elm.example', wrong)
    await load(
      'people',
      'person,name,email\nada,Ada Example,ada.example@elm.example\nben,Benjamin Example,BEN@elm.example\n',
    )
    expect(await accounts()).toEqual([{ account: null }, { account: wrong }])
    const reader = await store.read(system('test'), (tx) => findReader(tx, wrong))
    expect(reader.people).toHaveLength(1)
    expect(await claim('ada@elm.example', wrong)).toBe(0)
    expect(await claim('ada.example@elm.example', right)).toBe(1)
    expect(await accounts()).toEqual([{ account: right }, { account: wrong }])
    expect(await rows("select 1 from store.event where type = 'person-account-cut'")).toHaveLength(1)
  })

  it('leaves no name and no address in the events', async () => {
    await load('people', PEOPLE)
    expect(await rows("select 1 from store.event where data::text ~* 'example|@'")).toEqual([])
  })
})

const POSTS = `post,title,organisation,division,reports_to,grade,grade_level,fte,salaried,office,school_urn,holder,holding_kind,from,to,holding_from,holding_to
adviser,Primary Consultant,Elm Council,Education,director,Soulbury 8-11,6,0.3,yes,,,cy,seconded,2019-04-01,,2020-04-01,
director,Director,Elm Council,Education,,Chief officer,1,1,yes,,,Ada Example,permanent,2019-04-01,,2019-04-01,
officer,Register officer,Elm schools,,,,,0.4,yes,register-officer,,,,2012-09-01,,,
head,Headteacher,Alder School,,,,,1,yes,head,900001,ben,permanent,,,2015-09-01,
lead-aylestone,Lead headteacher,Aylestone,,,,,0.1,no,group-lead,900001,cy,permanent,2012-09-01,,2012-09-01,2020-09-01
lead-aylestone,Lead headteacher,Aylestone,,,,,0.1,no,group-lead,900001,ben,permanent,2012-09-01,,2020-09-01,
`

describe('the file of posts', () => {
  beforeEach(async () => {
    await load('development-groups', GROUPS)
    await load('people', PEOPLE)
  })

  it('makes posts with lines and holders, whatever the order; the same files again change nothing', async () => {
    expect(reasons(await load('posts', POSTS))).toEqual([])
    expect(figures(await load('posts', POSTS))).toEqual([6, 0, 0, 6, 0])
    expect(figures(await load('development-groups', GROUPS))).toEqual([3, 0, 0, 3, 0])
    expect(
      await rows(`select p.key, m.key as manager, p.holder_published as published, o.kind, p.school_urn as urn
                    from register.post p left join register.post m on m.id = p.reports_to left join register.organisation o on o.id = p.organisation order by 1`),
    ).toEqual([
      { key: 'Co-ordinator, Aylestone', manager: null, published: false, kind: 'cluster', urn: null },
      { key: 'adviser', manager: 'director', published: false, kind: 'council', urn: null },
      { key: 'director', manager: null, published: true, kind: 'council', urn: null },
      { key: 'head', manager: null, published: true, kind: null, urn: '900001' },
      { key: 'lead-aylestone', manager: null, published: true, kind: 'cluster', urn: '900001' },
      { key: 'officer', manager: null, published: false, kind: 'partnership', urn: null },
    ])
    expect(await rows('select 1 from register.holding')).toHaveLength(5)
  })

  it('gives a post its own mailbox and telephone, and keeps them where another file is silent', async () => {
    const reach = () => rows("select mailbox, telephone from register.post where key = 'clerk'")
    await load('posts', 'post,reports_to,holder,mailbox,telephone\nclerk,,ada,Clerk@elm.example,0116 496 0862\n')
    await load('posts', 'post,reports_to,holder\nclerk,,ada\n')
    expect(await reach()).toEqual([{ mailbox: 'clerk@elm.example', telephone: '0116 496 0862' }])
    expect(reasons(await load('posts', 'post,reports_to,holder,mailbox\nclerk,,ada,clerk\n'))).toEqual([
      '2: “clerk” in the column mailbox is not an e-mail address.',
    ])
  })

  it('takes from and to for those of the holder where there are no other columns for them', async () => {
    await load(
      'posts',
      'post,reports_to,holder,from,to\nclerk,,ada,2015-09-01,2016-09-01\nclerk,,ben,2016-09-01,\nporter,,,2010-01-01,\n',
    )
    expect(await rows('select key, starts::text from register.post where office is null order by key')).toEqual([
      { key: 'clerk', starts: null },
      { key: 'porter', starts: '2010-01-01' },
    ])
    expect(await rows('select starts::text, ends::text from register.holding order by 1')).toEqual([
      { starts: '2015-09-01', ends: '2016-09-01' },
      { starts: '2016-09-01', ends: null },
    ])
  })

  it('refuses circles, unknown people and posts, and holdings that cannot be', async () => {
    const report = await load(
      'posts',
      `post,reports_to,holder,school_urn,from,to,holding_from,holding_to
a,b,,,,,,
b,a,,,,,,
below-a,a,,,,,,
self,self,,,,,,
c,,nobody,,,,,
d,nowhere,,,,,,
e,,ada,,2015-01-01,,2014-01-01,
f,,ada,,,,2014-01-01,2016-01-01
f,,ada,,,,2015-01-01,
g,,,999999,,,,
h,,,,2015-01-01,2014-01-01,,
ok,,ada,,,,,
`,
    )
    expect(reasons(report)).toEqual([
      '2: These posts report to each other in a circle: a, b.',
      '3: These posts report to each other in a circle: a, b.',
      '4: There is no post a to report to, or its own row was not taken.',
      '5: These posts report to each other in a circle: self.',
      '6: There is no person nobody. Import people first, and use the name in the column person.',
      '7: There is no post nowhere to report to, or its own row was not taken.',
      expect.stringMatching(/^8: .*1 January 2015.*1 January 2014/),
      expect.stringMatching(/^10: .*1 January 2014 to 31 December 2015/),
      '11: No school in the register has the URN 999999. Import establishments first, or correct the URN.',
      expect.stringMatching(/^12: .*1 January 2014.*1 January 2015/),
    ])
    expect(figures(report)).toEqual([12, 2, 0, 0, 10])
  })

  it('refuses a line that would go round with what stands', async () => {
    await load('posts', 'post,reports_to,holder\na,,\nb,a,\nc,b,\n')
    expect(reasons(await load('posts', 'post,reports_to,holder\na,c,\n'))).toEqual([
      '2: a would report to c, which reports to a.',
    ])
  })
})
