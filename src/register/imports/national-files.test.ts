// Links, groups, members, figures and similar schools: every trap of the published files as a case.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PUBLIC, system } from '../../kernel/actor.ts'
import type { Store } from '../../store/open.ts'
import { importText, windows1252 } from '../../../test/import-file.ts'
import { NOW, openWorld } from '../../../test/world/world.ts'

let store: Store
beforeAll(async () => {
  store = await openWorld()
  await importText(
    store,
    'establishments',
    'URN,EstablishmentName,EstablishmentStatus (code),TypeOfEstablishment (code),OfstedRating (name),Trusts (code),Trusts (name)\n700001,Old School,2,01,,,\n700002,New Academy,1,34,Good,16001,OLD TRUST\n',
  )
})
afterAll(() => store.close())

const evidence = (urn: string, indicator: string) =>
  store.read(PUBLIC, ({ db }) =>
    db
      .selectFrom('register.evidence')
      .select(['period', 'value', 'word', 'missing'])
      .where('urn', '=', urn)
      .where('indicator', '=', indicator)
      .orderBy('period')
      .execute(),
  )
const school = (urn: string) =>
  store.read(PUBLIC, ({ db }) =>
    db.selectFrom('register.school').selectAll().where('urn', '=', urn).executeTakeFirstOrThrow(),
  )
const links = (urn: string) =>
  store.read(PUBLIC, ({ db }) =>
    db.selectFrom('register.school_link').selectAll().where('urn', '=', urn).orderBy('linked_urn').execute(),
  )
const memberships = (urn: string) =>
  store.read(PUBLIC, ({ db }) =>
    db.selectFrom('register.gias_group_member').selectAll().where('urn', '=', urn).orderBy('uid').execute(),
  )

describe('establishment links', () => {
  const file = (...rows: string[]) =>
    windows1252(`"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"\r\n${rows.join('\r\n')}\r\n`)
  test('links go in by kind, with or without a day, also to URNs that no school has', async () => {
    const report = await importText(
      store,
      'establishment-links',
      file(
        '700002,700001,"St Thomas \u00e0 Becket","Predecessor","01-06-2023"',
        '700001,699999,"Gone","Successor - merged",""',
        '70001,700002,"x","Successor",""',
      ),
    )
    expect(report).toMatchObject({ read: 3, added: 2, refused: [{ line: 4, reason: 'URN "70001" is not six digits' }] })
    expect(await links('700002')).toEqual([
      {
        urn: '700002',
        linked_urn: '700001',
        kind: 'Predecessor',
        linked_name: 'St Thomas \u00e0 Becket',
        established: '2023-06-01',
      },
    ])
  })
  test('a later file changes days and kinds, and what it lacks stays', async () => {
    const later = file('700002,700001,"St Thomas \u00e0 Becket","Predecessor - merged","01-06-2023"')
    expect(await importText(store, 'establishment-links', later)).toMatchObject({ added: 0, changed: 1 })
    expect(await importText(store, 'establishment-links', later)).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
    expect((await links('700002')).map(({ kind }) => kind)).toEqual(['Predecessor - merged'])
    expect(await links('700001')).toHaveLength(1)
  })
})

describe('groups and members', () => {
  const GROUP =
    'Group UID,Group ID,Group Name,Companies House Number,Group Type (code),Group Type,Closed Date,Open date,Incorporated on (open date),Group Status (code),Group Status'
  test('groups are told apart by UID; placeholder days are unknown; heads are not read', async () => {
    const header = `${GROUP},Group Contact Town,Group Contact Postcode,Head of Group First Name,UKPRN`
    const rows =
      '1306,,Elm Federation,,01,Federation,,01/01/1902,,OPEN,Open,Not recorded,,Ann,\nX,,Nameless,,01,Federation,,,,OPEN,Open,,,,\n17101,TR01904,5 DIMENSIONS,07595434,06,Multi-academy trust,,,07/04/2011,OPEN,Open,Leeds,ls1 1aa,Bob,1'
    const report = await importText(store, 'groups', `${header}\n${rows}\n`)
    expect(report).toMatchObject({ added: 2, refused: [{ line: 3, reason: 'Group UID "X" is not a number' }] })
    const [group] = await store.read(PUBLIC, ({ db }) =>
      db.selectFrom('register.gias_group').selectAll().orderBy('uid').execute(),
    )
    expect(group).toMatchObject({ uid: '1306', type: '1', opened: null, town: null })
  })
  test('a file about groups whose codes have lost their zeros is refused whole', async () => {
    const text = `${GROUP},Joined date,URN\n1,,A,7595434,6,MAT,,,,OPEN,Open,,700001\n`
    const fault = await importText(store, 'group-members', text).catch((error: unknown) => error)
    expect(fault).toMatchObject({
      code: 'file-damaged',
      message: expect.stringMatching(/Companies House Number: leading zeros lost in 1 row/),
    })
  })
  const member = (uid: string, name: string, urn: string, joined: string, type = '06') =>
    `${uid},,${name},,${type},Trust,,,,OPEN,Open,${joined},${urn}`
  const file = (key: string, ...rows: string[]) => `\ufeff${GROUP},Joined date,${key}\n${rows.join('\n')}\n`
  test('membership comes by Academy URN or URN; the academy\u2019s trust follows, and the coarser file does not overrule it', async () => {
    expect(
      await importText(
        store,
        'group-members',
        file('Academy URN', member('17101', '5 DIMENSIONS', '700002', '01/06/2023')),
      ),
    ).toMatchObject({ added: 1 })
    expect(await school('700002')).toMatchObject({ trust_uid: '17101', trust_name: '5 DIMENSIONS' })
    const coarse =
      'URN,EstablishmentName,EstablishmentStatus (code),TypeOfEstablishment (code),OfstedRating (name),Trusts (code),Trusts (name)\n700002,New Academy,1,34,Good,16001,OLD TRUST\n'
    expect(await importText(store, 'establishments', coarse)).toMatchObject({ changed: 0, unchanged: 1 })
  })
  test('an academy is in one trust: the file that names another has moved it; a sponsor beside the trust stays', async () => {
    await importText(store, 'group-members', file('URN', member('5001', 'A SPONSOR', '700002', '', '05')))
    const moved = file('URN', member('17200', 'NEW TRUST', '700002', '01/09/2025'))
    expect(await importText(store, 'group-members', moved)).toMatchObject({ added: 0, changed: 1 })
    expect(await importText(store, 'group-members', moved)).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
    expect((await memberships('700002')).map(({ uid }) => uid)).toEqual(['17200', '5001'])
    expect(await school('700002')).toMatchObject({ trust_uid: '17200', trust_name: 'NEW TRUST' })
  })
})

describe('figures', () => {
  const CENSUS = 'URN,LA,ESTAB,SCHOOLTYPE,NOR,PSENELSE,PSENELK,PNUMEAL,PNUMFSMEVER'
  test('both shapes of the census give the same figures; totals are passed over; a word is a reason and never 0', async () => {
    const old = `\ufeff${CENSUS}\r\n700001,856,2001,State-funded primary,285,1.8,17.5,49.5,0\r\nNAT,,PRI,State-funded primary,4727089,1.6,12.6,21.2,23\r\n`
    const recent = `\ufeff${CENSUS}\n700001,856,2001,State-funded primary,271,3.00%,21.80%,NA,SUPP\nNAT,,SPE,Special school,1,1,1,1,1\n`
    expect(await importText(store, 'census', old, { fileName: '2018-2019_england_census.csv' })).toMatchObject({
      read: 2,
      added: 1,
      refused: [],
      notes: [expect.stringMatching(/1 row is a total/)],
    })
    await importText(store, 'census', recent, { fileName: 'census-2023.csv' })
    expect(await evidence('700001', 'sen-support')).toEqual([
      { period: '2018/19', value: 17.5, word: null, missing: null },
      { period: '2022/23', value: 21.8, word: null, missing: null },
    ])
    expect(await evidence('700001', 'fsm-ever-6')).toEqual([
      { period: '2018/19', value: 0, word: null, missing: null },
      { period: '2022/23', value: null, word: null, missing: 'suppressed' },
    ])
    expect(await evidence('700001', 'eal')).toMatchObject([{ value: 49.5 }, { missing: 'not-applicable' }])
    const again = await importText(store, 'census', recent, { fileName: 'census-2023.csv' })
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
  })
  test('a file that does not say its year is refused with the way to say it; a year that was given counts', async () => {
    const text = `${CENSUS}\n700009,1,1,x,1,1,1,1,1\n`
    await expect(importText(store, 'census', text, { fileName: 'england_census.csv' })).rejects.toMatchObject({
      code: 'period-unknown',
    })
    await expect(importText(store, 'census', text, { period: '2022/24' })).rejects.toMatchObject({
      code: 'period-wrong',
    })
    await importText(store, 'census', text, { fileName: 'england_census.csv', period: '2021/22' })
    expect(await evidence('700009', 'pupils')).toMatchObject([{ period: '2021/22', value: 1 }])
  })
  test('key stage 2: progress, grades with their day in one spelling, and the year from the newest inspection', async () => {
    const text =
      'RECTYPE,URN,READPROG,WRITPROG,MATPROG,OFSTEDRATING,INSPECTIONDT\n1,700001,-2.6,LOWCOV,,Requires Improvement,20140204\n1,700002,1,SUPP,NE,Good,20200312\n4,,1,1,1,,\n'
    const report = await importText(store, 'ks2', text, { fileName: 'england_ks2final.csv' })
    expect(report).toMatchObject({ added: 2, refused: [] })
    expect(report.notes.join()).toMatch(/taken as those of 2018\/19/)
    expect(await evidence('700001', 'ks2-reading-progress')).toMatchObject([{ period: '2018/19', value: -2.6 }])
    expect(await evidence('700001', 'ks2-writing-progress')).toMatchObject([{ missing: 'low-coverage' }])
    expect(await evidence('700001', 'ks2-maths-progress')).toMatchObject([{ missing: 'not-published' }])
    expect(await evidence('700001', 'ofsted-rating')).toMatchObject([
      { period: '2014-02-04', word: 'Requires improvement' },
    ])
    expect((await school('700001')).ofsted_rating).toBeNull()
  })
  test('key stage 4: every figure, a bad one refuses its row alone', async () => {
    const text =
      'URN,P8MEA,ATT8SCR,PTL2BASICS_95,PTEBACC_E_PTQ_EE,EBACCAPS\n700001,-0.11,42.4,43%,24%,3.72\n700002,NP,high,0%,0%,1\n'
    const report = await importText(store, 'ks4', text, { fileName: 'ks4-2018-19.csv' })
    expect(report).toMatchObject({ added: 1, refused: [{ line: 3, reason: 'ATT8SCR: "high" is not a number' }] })
    expect(await evidence('700001', 'ks4-basics-5')).toMatchObject([{ period: '2018/19', value: 43 }])
  })
  test('Ofsted\u2019s own file sets the grade of the school, and the establishments file does not overrule it', async () => {
    const text = 'unique_reference_number,authority_code,rating\n700002,856,requires improvement\n'
    expect(await importText(store, 'ofsted', text, { fileName: 'ofsted_rating_2024-04.csv' })).toMatchObject({
      added: 1,
    })
    expect((await school('700002')).ofsted_rating).toBe('Requires improvement')
    const gias =
      'URN,EstablishmentName,EstablishmentStatus (code),TypeOfEstablishment (code),OfstedRating (name)\n700002,New Academy,1,34,Good\n'
    expect(await importText(store, 'establishments', gias)).toMatchObject({ changed: 0 })
    expect(
      await importText(store, 'ofsted', 'URN,OfstedRating (name)\n700002,RED\n', { fileName: 'r_2025-01.csv' }),
    ).toMatchObject({
      refused: [{ reason: 'OfstedRating (name): "RED" is not a grade of Ofsted' }],
    })
  })
  test('new figures of a predecessor change the moment at which its successor\u2019s page last changed', async () => {
    const later = await openWorld(() => new Date('2026-12-01T10:00:00Z'))
    const rows =
      'URN,EstablishmentName,EstablishmentStatus (code),TypeOfEstablishment (code)\n700001,Old,2,01\n700002,New,1,34\n700003,Other,1,01\n'
    await importText(later, 'establishments', rows)
    await later.as({ kind: 'system', part: 'test' }, ({ db }) =>
      db
        .updateTable('register.school')
        .set({ changed_at: new Date('2020-01-01T00:00:00Z') })
        .execute(),
    )
    await importText(later, 'establishment-links', 'URN,LinkURN,LinkType\n700002,700001,Predecessor\n')
    await later.as({ kind: 'system', part: 'test' }, ({ db }) =>
      db
        .updateTable('register.school')
        .set({ changed_at: new Date('2020-01-01T00:00:00Z') })
        .execute(),
    )
    await importText(later, 'census', `${CENSUS}\n700001,1,1,x,1,1,1,1,1\n`, { fileName: 'census-2020.csv' })
    const changed = await later.read(PUBLIC, ({ db }) =>
      db.selectFrom('register.school').select(['urn', 'changed_at']).orderBy('urn').execute(),
    )
    expect(changed.map(({ changed_at }) => changed_at.getUTCFullYear())).toEqual([2026, 2026, 2020])
    await later.close()
  })
})

describe('similar schools', () => {
  const csv = 'URN,NeighbourURN,Rank,Dist,Set\n700001,700002,1,0.5,primary\n700001,700003,2,0.75,primary\n'
  test('CSV and both forms of JSON give the same pairs; a pair that is said twice keeps its first rank', async () => {
    expect(await importText(store, 'similar-schools', csv)).toMatchObject({ added: 2 })
    const one = JSON.stringify([
      { URN: '700001', NeighbourURN: '700002', Dist: '0.5', Rank: '1' },
      { URN: '700001', NeighbourURN: '700003', Dist: '0.75', Rank: '2' },
      { URN: '700001', NeighbourURN: '700002', Dist: '0.9', Rank: '3' },
    ])
    const report = await importText(store, 'similar-schools', one, { fileName: 'SimilarSchoolsPrimary.json' })
    expect(report).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 2,
      notes: [expect.stringMatching(/1 rows repeat/)],
    })
    const other = JSON.stringify([{ Urn: '700001', NeighbourUrn: '700004', Distance: '0.1', Rank: '1' }])
    const recalculated = await importText(store, 'similar-schools', other, { fileName: 'primary.json' })
    expect(recalculated).toMatchObject({
      added: 1,
      notes: [expect.stringMatching(/^2 pairs of these schools are no longer/)],
    })
  })
  test('a school that only loses pairs has a page that changed now', async () => {
    const pairs = (...neighbours: string[]) =>
      JSON.stringify(neighbours.map((n, i) => ({ URN: '700002', NeighbourURN: n, Dist: '0.1', Rank: String(i + 1) })))
    await importText(store, 'similar-schools', pairs('700001', '700005'), { fileName: 'primary.json' })
    const long = new Date('2020-01-01')
    await store.as(system('test'), ({ db }) => db.updateTable('register.school').set({ changed_at: long }).execute())
    const report = await importText(store, 'similar-schools', pairs('700001'), { fileName: 'primary.json' })
    expect(report).toMatchObject({ added: 0, changed: 0, unchanged: 1 })
    expect((await school('700002')).changed_at).toEqual(NOW)
  })
  test('a file that does not say which set, and a list cut off, are refused', async () => {
    const pair = JSON.stringify([{ URN: '700001', NeighbourURN: '700002', Dist: '1', Rank: '1' }])
    await expect(importText(store, 'similar-schools', pair, { fileName: 'x.json' })).rejects.toMatchObject({
      code: 'set-unknown',
    })
    await expect(importText(store, 'similar-schools', pair.slice(0, -5))).rejects.toMatchObject({
      code: 'file-damaged',
    })
  })
})
