// The demonstration data as it lies in data/: complete, consistent, and without a real person. Reads files only.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lifeOf, lineageOf } from '../../scripts/demonstration/lineage.ts'
import { namedInSources, takenNames } from '../../scripts/demonstration/names.ts'
import { cell, readTable, type Row } from '../../scripts/demonstration/tables.ts'

const data = join(import.meta.dirname, '..', '..', 'data')
const slugs = ['leicester', 'leicestershire'] as const
type Slug = (typeof slugs)[number]
const EARLY = '2013-03-01'
const TODAY = '2026-11-01'

const table = (path: string): Row[] => readTable(join(data, path))
const real = table('establishments.csv')
const examples = table('example-schools.csv')
const schools = new Map([...real, ...examples].map((row) => [cell(row, 'URN'), row]))
const lineage = lineageOf([...table('establishment-links.csv'), ...table('example-links.csv')], schools)
const groups = { leicester: table('leicester/groups.csv'), leicestershire: table('leicestershire/groups.csv') }
const people = { leicester: table('leicester/people.csv'), leicestershire: table('leicestershire/people.csv') }
const posts = { leicester: table('leicester/posts.csv'), leicestershire: table('leicestershire/posts.csv') }

const isExample = (urn: string) => /^900\d{3}$/.test(urn)
const holds = (row: Row, on: string, from = 'from', to = 'to') =>
  cell(row, from) <= on && (cell(row, to) === '' || cell(row, to) > on)
const members = (slug: Slug, group: string, on: string) =>
  groups[slug].filter((row) => cell(row, 'group') === group && holds(row, on)).map((row) => cell(row, 'school_urn'))
const groupsOf = (slug: Slug, kind: string, on: string) => [
  ...new Set(
    groups[slug].filter((row) => cell(row, 'kind') === kind && holds(row, on)).map((row) => cell(row, 'group')),
  ),
]
const overlapping = (a: Row, b: Row) =>
  cell(a, 'from') < (cell(b, 'to') || '9999') && cell(b, 'from') < (cell(a, 'to') || '9999')
/** Every file made by the script: not the map, not the holidays. */
const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.csv') && !path.startsWith('map') && !path.startsWith('holidays'),
)

describe('public facts', () => {
  it('hold the open schools of the three authorities', () => {
    const open = real
      .filter((row) => cell(row, 'EstablishmentStatus (code)') === '1')
      .map((row) => cell(row, 'LA (code)'))
    expect(['856', '855', '857'].map((code) => open.filter((la) => la === code).length)).toEqual([128, 323, 27])
  })

  it('name no URN twice', () => {
    expect(schools.size).toBe(real.length + examples.length)
  })

  it('hold both ends of every link', () => {
    const ends = table('establishment-links.csv').flatMap((row) => [cell(row, 'URN'), cell(row, 'LinkURN')])
    expect(ends.filter((urn) => !schools.has(urn))).toEqual([])
  })

  it('say which authority and phase a closed school took from its successor', () => {
    const thurnby = schools.get('120057')
    expect(cell(thurnby, 'LA (code)')).toBe('856')
    expect(cell(thurnby, 'PhaseOfEducation (name)')).toBe('Primary')
    expect(cell(thurnby, 'DerivedFromSuccessor')).toContain('LA (code); LA (name); PhaseOfEducation (code)')
  })

  it('leave an authority unknown where the schools that followed lie in two', () => {
    expect(cell(schools.get('129524'), 'LA (code)')).toBe('')
  })

  it('hold evidence only about schools that are here', () => {
    const keys = {
      'census-2023.csv': 'URN',
      'ks2-2019.csv': 'URN',
      'ks4-2019.csv': 'URN',
      'ofsted-2024-04.csv': 'unique_reference_number',
    }
    const strangers = Object.entries(keys).flatMap(([path, key]) =>
      table(path).filter((row) => !schools.has(cell(row, key))),
    )
    expect(strangers).toEqual([])
  })
})

describe('example schools', () => {
  it.each([
    ['856', 900001],
    ['855', 900101],
  ])('are forty in authority %s, from %i on', (la, first) => {
    const open = examples.filter(
      (row) => cell(row, 'LA (code)') === la && cell(row, 'EstablishmentStatus (code)') === '1',
    )
    expect(open.map((row) => Number(cell(row, 'URN')))).toEqual(Array.from({ length: 40 }, (_, i) => first + i))
  })

  it('are all marked, and no real school is', () => {
    expect(examples.filter((row) => cell(row, 'Example') !== 'yes' || !isExample(cell(row, 'URN')))).toEqual([])
    expect(real.filter((row) => isExample(cell(row, 'URN')))).toEqual([])
  })

  it('share the first word of their name with no school that is here', () => {
    const bases = examples.map((row) => cell(row, 'EstablishmentName').split(' ')[0] ?? '')
    expect(takenNames(bases, real)).toEqual([])
  })

  it('stand 400 m or more from every other school', () => {
    const point = (row: Row) => [Number(cell(row, 'Easting')), Number(cell(row, 'Northing'))] as const
    const open = examples.filter((row) => cell(row, 'EstablishmentStatus (code)') === '1')
    const others = [...real.filter((row) => cell(row, 'Easting')), ...open]
    const near = open.flatMap((row) =>
      others.filter(
        (other) => other !== row && Math.hypot(point(row)[0] - point(other)[0], point(row)[1] - point(other)[1]) < 400,
      ),
    )
    expect(near).toEqual([])
  })

  it('have postcodes and telephone numbers that nobody has', () => {
    expect(examples.filter((row) => !cell(row, 'Postcode').startsWith('LE0 '))).toEqual([])
    expect(
      examples.map((row) => cell(row, 'TelephoneNum')).filter((tel) => tel !== '' && !/^01164960\d{3}$/.test(tel)),
    ).toEqual([])
  })
})

describe.each(slugs)('groups of %s', (slug) => {
  it('have members that are known', () => {
    const named = groups[slug].flatMap((row) => [cell(row, 'school_urn'), cell(row, 'lead_school_urn')])
    expect(named.filter((urn) => urn !== '' && !schools.has(urn))).toEqual([])
  })

  it('hold no school twice at once', () => {
    const clashes = groups[slug].filter((a, i) =>
      groups[slug]
        .slice(i + 1)
        .some(
          (b) =>
            cell(a, 'group') === cell(b, 'group') &&
            cell(a, 'school_urn') === cell(b, 'school_urn') &&
            overlapping(a, b),
        ),
    )
    expect(clashes).toEqual([])
  })

  it('hold a school only while its URN lived', () => {
    const outside = groups[slug].filter((row) => {
      const life = lifeOf(cell(row, 'school_urn'), schools, lineage)
      const early = cell(row, 'from') < life.from
      return early || (life.to !== '' && (cell(row, 'to') === '' || cell(row, 'to') > life.to))
    })
    expect(outside).toEqual([])
  })

  it('end after they begin', () => {
    expect(groups[slug].filter((row) => cell(row, 'to') !== '' && cell(row, 'to') <= cell(row, 'from'))).toEqual([])
  })

  it('are led only from example schools, but for the alliance', () => {
    const leads = groups[slug]
      .filter((row) => cell(row, 'kind') !== 'teaching-school-alliance')
      .map((row) => cell(row, 'lead_school_urn'))
    expect(leads.filter((urn) => urn !== '' && !isExample(urn))).toEqual([])
  })
})

describe('Leicester', () => {
  it.each([EARLY, TODAY])('has seven development groups on %s', (on) => {
    expect(groupsOf('leicester', 'development-group', on)).toHaveLength(7)
  })

  it('has every open state school of the city in exactly one development group', () => {
    const now = groups.leicester.filter((row) => cell(row, 'kind') === 'development-group' && holds(row, TODAY))
    const urns = now.map((row) => cell(row, 'school_urn'))
    expect(new Set(urns).size).toBe(urns.length)
    expect([urns.filter(isExample).length, urns.filter((urn) => !isExample(urn)).length]).toEqual([40, 111])
  })

  it('has the predecessor on the day before a conversion and the successor from the day', () => {
    const [before, after] = ['2023-05-31', '2023-06-01'].map((on) =>
      members('leicester', 'Leicester Teaching School (LeTS)', on),
    )
    expect([before?.includes('120286'), before?.includes('148877')]).toEqual([true, false])
    expect([after?.includes('120286'), after?.includes('148877')]).toEqual([false, true])
  })

  it('has a membership that is there on 30 August 2013 and not on 31 August', () => {
    expect(members('leicester', 'Aylestone', '2013-08-30')).toContain('900008')
    expect(members('leicester', 'Aylestone', '2013-08-31')).not.toContain('900008')
  })

  it('has memberships whose beginning is not known', () => {
    const undated = groups.leicester.filter(
      (row) => cell(row, 'kind') === 'development-group' && cell(row, 'from') === '',
    )
    expect(undated.length).toBeGreaterThan(2)
    expect(undated.length).toBeLessThan(12)
  })

  it('had three federations in March 2013', () => {
    expect(groupsOf('leicester', 'federation', EARLY)).toHaveLength(3)
  })

  it.each([EARLY, TODAY])('has the alliance with its 18 partners, two of them outside the city, on %s', (on) => {
    const partners = members('leicester', 'Leicester Teaching School (LeTS)', on)
    expect(partners).toHaveLength(18)
    expect(partners).toEqual(expect.arrayContaining(['136489', '137115']))
  })

  it('has the school improvement team of the source: 2.3 posts, none vacant, none seconded', () => {
    const team = posts.leicester.filter((row) => cell(row, 'team') === 'School improvement')
    expect(
      team.map((row) => [cell(row, 'title'), cell(row, 'grade'), cell(row, 'fte'), cell(row, 'holding_kind')]),
    ).toEqual([
      ['Lead Adviser for Education Performance', 'Soulbury 25-27', '1.0', 'permanent'],
      ['Primary Consultant', 'Soulbury 8-11', '1.0', 'permanent'],
      ['Primary Consultant', 'Soulbury 8-11', '0.3', 'permanent'],
    ])
  })

  it('had a lead for each development group in March 2013, and has another today or nobody', () => {
    const leads = (on: string) =>
      groupsOf('leicester', 'development-group', on).map((group) =>
        posts.leicester.filter(
          (row) =>
            cell(row, 'organisation') === group &&
            cell(row, 'office') === 'group-lead' &&
            holds(row, on, 'holding_from', 'holding_to'),
        ),
      )
    expect(leads(EARLY).map((rows) => rows.length)).toEqual([1, 1, 1, 1, 1, 1, 1])
    expect(
      leads(TODAY)
        .map((rows) => rows.length)
        .toSorted((a, b) => a - b),
    ).toEqual([0, 1, 1, 1, 1, 1, 1])
    const then = leads(EARLY)
      .flat()
      .map((row) => cell(row, 'holder'))
    expect(
      leads(TODAY)
        .flat()
        .filter((row) => then.includes(cell(row, 'holder'))),
    ).toEqual([])
  })
})

describe('Leicestershire', () => {
  it('has three Local Excellence Networks, and no school in two', () => {
    const networks = groupsOf('leicestershire', 'len', TODAY)
    const urns = networks.flatMap((network) => members('leicestershire', network, TODAY))
    expect(networks).toHaveLength(3)
    expect(new Set(urns).size).toBe(urns.length)
  })

  it('has five clusters of example schools only', () => {
    const clusters = groups.leicestershire.filter((row) => cell(row, 'kind') === 'cluster')
    expect(groupsOf('leicestershire', 'cluster', TODAY)).toHaveLength(5)
    expect(clusters.filter((row) => !isExample(cell(row, 'school_urn')))).toEqual([])
  })
})

describe.each(slugs)('people and posts of %s', (slug) => {
  const keys = new Set(people[slug].map((row) => cell(row, 'person')))
  const own = new Set(posts[slug].map((row) => cell(row, 'post')))

  it('have addresses at example domains, none used twice', () => {
    const emails = [...people[slug], ...groups[slug]]
      .map((row) => cell(row, 'email') || cell(row, 'lead_email'))
      .filter(Boolean)
    expect(emails.filter((email) => !email.endsWith('.example'))).toEqual([])
    expect(new Set(people[slug].map((row) => cell(row, 'email'))).size).toBe(people[slug].length)
  })

  it.each(slugs)('of %s say how to reach those to whom outsiders turn', (slug) => {
    const offices = ['register-officer', 'foi-officer', 'clerk']
    const asked = posts[slug].filter((row) => offices.includes(cell(row, 'office')))
    expect(asked.map((row) => cell(row, 'mailbox')).filter((mailbox) => mailbox.endsWith('.example'))).toHaveLength(3)
    expect(asked.map((row) => cell(row, 'telephone')).filter((number) => number !== '')).toHaveLength(3)
  })

  it('have telephone numbers from the range for drama', () => {
    const numbers = [
      ...people[slug].map((row) => cell(row, 'telephone')),
      ...posts[slug].map((row) => cell(row, 'telephone')),
      ...groups[slug].map((row) => cell(row, 'lead_phone')),
    ]
    expect(numbers.filter((number) => number !== '' && !/^0116 496 0\d{3}$/.test(number))).toEqual([])
  })

  it('stand at no real school', () => {
    expect(posts[slug].map((row) => cell(row, 'school_urn')).filter((urn) => urn !== '' && !isExample(urn))).toEqual([])
  })

  it('name each other: every holder and every reporting line is there', () => {
    expect(posts[slug].map((row) => cell(row, 'holder')).filter((key) => key !== '' && !keys.has(key))).toEqual([])
    expect(posts[slug].map((row) => cell(row, 'reports_to')).filter((key) => key !== '' && !own.has(key))).toEqual([])
  })

  it('have a head at each of the forty example schools, or a vacancy', () => {
    const heads = posts[slug].filter((row) => cell(row, 'office') === 'head')
    expect(heads).toHaveLength(40)
    expect(heads.filter((row) => holds(row, TODAY, 'holding_from', 'holding_to'))).toHaveLength(39)
  })

  it('have the five officers of the partnership', () => {
    const offices = new Set(posts[slug].map((row) => cell(row, 'office')))
    expect(
      ['register-officer', 'foi-officer', 'clerk', 'returning-officer', 'treasurer'].filter(
        (office) => !offices.has(office),
      ),
    ).toEqual([])
  })

  it('give each post one holder at a time, within the life of the post', () => {
    const held = posts[slug].filter((row) => cell(row, 'holder') !== '')
    expect(held.filter((row) => cell(row, 'holding_from') < cell(row, 'from'))).toEqual([])
    const until = (row: Row) => cell(row, 'holding_to') || '9999'
    const clashes = held.filter((a, i) =>
      held
        .slice(i + 1)
        .some(
          (b) =>
            cell(a, 'post') === cell(b, 'post') &&
            cell(a, 'holding_from') < until(b) &&
            cell(b, 'holding_from') < until(a),
        ),
    )
    expect(clashes).toEqual([])
  })
})

describe('personal data', () => {
  it('has no column for the head or contact of a school', () => {
    const columns = files.flatMap((path) => Object.keys(table(path)[0] ?? {}))
    expect(columns.filter((column) => /^Head|Head of Group|Contact (Name|Email)|MainEmail/i.test(column))).toEqual([])
  })

  it('has no e-mail address outside the invented people and groups', () => {
    const national = files.filter((path) => !path.includes('/') && !path.startsWith('example'))
    expect(national.filter((path) => /\S+@\S+\.\S+/.test(readFileSync(join(data, path), 'utf8')))).toEqual([])
  })

  it('passes over a family name that stands in a source document', () => {
    expect(namedInSources(['Ada Brook', 'Ada Lind'], ['the chair, Miss Brook, wrote'])).toEqual(['Ada Brook'])
  })

  it('gives no two people of the two partnerships one name', () => {
    const names = slugs.flatMap((slug) => people[slug].map((row) => cell(row, 'name')))
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('the files', () => {
  it('are UTF-8 with LF, and below 3 MB together', () => {
    const bytes = files.map((path) => readFileSync(join(data, path)))
    expect(bytes.filter((content) => content.includes('\r'))).toEqual([])
    expect(() => bytes.map((content) => new TextDecoder('utf-8', { fatal: true }).decode(content))).not.toThrow()
    expect(files.reduce((sum, path) => sum + statSync(join(data, path)).size, 0)).toBeLessThan(3_000_000)
  })

  it.each(slugs)('settle the partnership %s', (slug) => {
    const settings = JSON.parse(readFileSync(join(data, slug, 'partnership.json'), 'utf8')) as Record<string, unknown>
    expect(settings).toMatchObject({ slug, demonstration: true, gradeLine: 3 })
  })
})
