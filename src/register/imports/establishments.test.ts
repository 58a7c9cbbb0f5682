// The national establishments file: header drift, bad rows, dates, codes, history, absent schools.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PUBLIC } from '../../kernel/actor.ts'
import type { Store } from '../../store/open.ts'
import { importText, windows1252 } from '../../../test/import-file.ts'
import { openWorld } from '../../../test/world/world.ts'

const HEADER =
  'URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),TypeOfEstablishment (name),EstablishmentStatus (code),EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation (code),NumberOfPupils,Town,Postcode,HeadFirstName,HeadLastName'
let store: Store
beforeAll(async () => {
  store = await openWorld()
})
afterAll(() => store.close())

const file = (...rows: string[]) => `${[HEADER, ...rows].join('\r\n')}\r\n`
const school = (urn: string) =>
  store.read(PUBLIC, ({ db }) =>
    db.selectFrom('register.school').selectAll().where('urn', '=', urn).executeTakeFirstOrThrow(),
  )
const history = (urn: string) =>
  store.read(PUBLIC, ({ db }) =>
    db
      .selectFrom('register.school_change')
      .select(['on_day', 'changes'])
      .where('urn', '=', urn)
      .orderBy('id')
      .execute(),
  )

describe('establishments', () => {
  test('a Windows-1252 file keeps its apostrophes and accents, trims no-break spaces and strips zeros of codes', async () => {
    const row =
      '800001,"856","Leicester\u00a0","0201","St John\u2019s Caf\u00e9","02","Voluntary aided school","1","Open",01-09-1999,,"2",210,Leicester,le1  1aa,Ann,Other'
    const report = await importText(store, 'establishments', windows1252(file(row)))
    expect(report).toMatchObject({ read: 1, added: 1, changed: 0, unchanged: 0, closed: 0, refused: [] })
    expect(await school('800001')).toMatchObject({
      name: 'St John\u2019s Caf\u00e9',
      name_key: 'st johns cafe',
      authority_name: 'Leicester',
      laestab: '8560201',
      type: '2',
      opened: '1999-09-01',
      postcode: 'LE1 1AA',
      pupils: 210,
    })
    expect(await history('800001')).toEqual([{ on_day: '2026-11-22', changes: { added: true } }])
  })

  test('columns count by name: another order, other columns, and what the file lacks stays as it is', async () => {
    await importText(
      store,
      'establishments',
      file('800010,856,Leicester,0202,Elm School,01,Community school,1,Open,01-09-1999,,2,210,Leicester,LE1 1AB,,'),
    )
    const later =
      'EstablishmentName,EstablishmentStatus (name),TypeOfEstablishment (name),URN,A new column\nElm Academy,"Open, but proposed to close",Academy converter,800010,x\n'
    const report = await importText(store, 'establishments', later)
    expect(report).toMatchObject({ added: 0, changed: 1 })
    expect(report.notes.join()).toMatch(/no column .*Postcode.*left as it is/)
    expect(await school('800010')).toMatchObject({
      name: 'Elm Academy',
      status: '3',
      pupils: 210,
      town: 'Leicester',
      authority: '856',
    })
    expect((await history('800010'))[1]?.changes).toEqual({
      name: ['Elm School', 'Elm Academy'],
      status: ['1', '3'],
      status_name: ['Open', 'Open, but proposed to close'],
      type_name: ['Community school', 'Academy converter'],
    })
  })
  test('the children\u2019s centres file, with its own columns, goes in', async () => {
    const centres =
      '"URN","LA (code)","LA (name)","EstablishmentName","TypeOfEstablishment (code)","TypeOfEstablishment (name)","EstablishmentStatus (code)","EstablishmentStatus (name)","OpenDate","LastChangedDate","Street","Locality","Address3","Town","County (code)","County (name)","Postcode","SchoolWebsite","TelephoneNum","HeadFirstName","HeadLastName","GOR (name)"\r\n20001,"856","Leicester","Short Centre","47","Children\'s centre","1","Open","","","","","","","003","","LE1 2AA","","","","",""\r\n820001,"856","Leicester","Oak Centre","47","Children\'s centre","1","Open","01-04-2006","","","","","","003","","LE1 2AA","","","Ann","Other",""\r\n'
    const report = await importText(store, 'establishments', centres)
    expect(report).toMatchObject({ read: 2, added: 1, refused: [{ line: 2, reason: 'URN "20001" is not six digits' }] })
    expect(await school('820001')).toMatchObject({ type: '47', opened: '2006-04-01' })
  })
  test('names of heads are in no table and in no refusal', async () => {
    const report = await importText(
      store,
      'establishments',
      file('80002,856,Leicester,0203,Ash School,01,,1,Open,,,2,,,,Hidden,Name'),
    )
    expect(JSON.stringify(report)).not.toMatch(/Hidden|Name/)
  })
  test('one bad row never loses the rest: each is refused with its line and reason', async () => {
    const report = await importText(
      store,
      'establishments',
      file(
        '800020,856,Leicester,,Yew School,01,,1,Open,,,2,,,,,',
        ',,,,,,,,,,,,,,,,',
        '',
        ',856,Leicester,,No URN,01,,1,Open,,,2,,,,,',
        '80002X,856,Leicester,,Bad URN,01,,1,Open,,,2,,,,,',
        '800021,856,Leicester,,Bad day,01,,1,Open,31-02-2020,,2,,,,,',
        '800022,856,Leicester,,Bad number,01,,1,Open,,,2,many,,,,',
        '800023,856,Leicester,,"Two\nlines",01,,1,Open,,,2,,,,,',
        '800020,856,Leicester,,Yew again,01,,1,Open,,,2,,,,,',
        '800024,856,Leicester,,"Never closed,01,,1,Open,,,2,,,,,',
        '800025,856,Leicester,,No status,01,,,,,,2,,,,,',
        '800026,856,Leicester,,"Quoted, well",01,,1,Open,,,2',
      ),
    )
    expect(report).toMatchObject({ read: 10, added: 3 })
    expect(report.refused.map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'The row has no URN'],
      [6, 'URN "80002X" is not six digits'],
      [7, 'OpenDate: "31-02-2020" is not a day of the calendar'],
      [8, 'NumberOfPupils: "many" is not a whole number'],
      [11, 'URN 800020 is already in line 2'],
      [12, 'A quotation mark is opened and not closed in this line, so the line was not read'],
      [13, 'EstablishmentStatus "" is none of the published ones'],
    ])
    expect((await school('800023')).name).toBe('Two lines')
    expect((await school('800026')).name).toBe('Quoted, well')
  })
  test('the same file again changes nothing, and touches no page', async () => {
    const text = file('800030,856,Leicester,,Fir School,02,Voluntary aided school,1,Open,01-01-1900,,2,7,,,,')
    await importText(store, 'establishments', text)
    expect(await importText(store, 'establishments', text)).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 1,
      closed: 0,
    })
    expect(await history('800030')).toHaveLength(1)
    expect((await school('800030')).opened).toBeNull()
  })
  test('a row whose status went to closed is counted; a missing closing date is not made up', async () => {
    await importText(
      store,
      'establishments',
      file('800040,,,,Beech School,,,1,Open,,,,,,,,', '800041,,,,Birch School,,,1,Open,,,,,,,,'),
    )
    const report = await importText(
      store,
      'establishments',
      file('800040,,,,Beech School,,,2,Closed,,31-08-2026,,,,,,', '800041,,,,Birch School,,,2,Closed,,,,,,,,'),
    )
    expect(report).toMatchObject({ changed: 2, closed: 2 })
    expect(report.notes.join()).toMatch(/\b1 of the schools that went to closed have no closing date/)
    expect(await school('800040')).toMatchObject({ status: '2', closed: '2026-08-31' })
    expect(await school('800041')).toMatchObject({ status: '2', closed: null })
  })
  test('a dry run reports the same and leaves nothing behind', async () => {
    const text = file('800050,856,Leicester,,Lime School,01,,1,Open,,,2,,,,,')
    const dry = await importText(store, 'establishments', text, { dryRun: true })
    expect(dry).toMatchObject({ dryRun: true, read: 1, added: 1 })
    const [real, again] = [
      await importText(store, 'establishments', text),
      await importText(store, 'establishments', text, { dryRun: true }),
    ]
    expect(real).toEqual({ ...dry, dryRun: false })
    expect(again).toMatchObject({ added: 0, unchanged: 1 })
  })
})

describe('a complete file', () => {
  const whole = (...urns: string[]) => file(...urns.map((urn) => `${urn},811,East,,School ${urn},01,,1,Open,,,2,,,,,`))
  test('lists and marks the absent open schools of the authorities it names, closes none, and unmarks those named again', async () => {
    await importText(store, 'establishments', whole('810001', '810002', '810003', '900501'))
    await importText(store, 'establishments', file('810004,812,West,,Elsewhere,01,,1,Open,,,2,,,,,'))
    const bad = `${whole('810001')}810002,811,East,,School 810002,01,,1,Open,31-02-2020,,2,,,,,\n`
    const plain = await importText(store, 'establishments', bad)
    expect(plain).toMatchObject({ absent: [], changed: 0 })
    const report = await importText(store, 'establishments', bad, { complete: true })
    expect(report).toMatchObject({ absent: ['810003'], changed: 0, closed: 0 })
    expect(await school('810003')).toMatchObject({ absent_from: '2026-11-22', status: '1' })
    expect(await school('810002')).toMatchObject({ absent_from: null })
    expect((await importText(store, 'establishments', bad, { complete: true })).absent).toEqual(['810003'])
    expect(await history('810003')).toHaveLength(2)
    expect(await importText(store, 'establishments', whole('810003'))).toMatchObject({ changed: 1 })
    expect(await school('810003')).toMatchObject({ absent_from: null })
  })
})

describe('damaged files', () => {
  const refused = (content: string, options = {}) =>
    importText(store, 'establishments', content, options).catch((fault: unknown) => fault)
  const resaved = (...rows: string[]) =>
    `URN,EstablishmentName,EstablishmentStatus (code),TypeOfEstablishment (code),OpenDate,TelephoneNum,UPRN\n${rows.join('\n')}\n`
  test('lost zeros with turned dates are refused whole, with columns, lines and cut names', async () => {
    await importText(store, 'establishments', file('830001,856,Leicester,,City School for Girls,11,,1,Open,,,2,,,,,'))
    const fault = await refused(
      resaved('830001,City School for Girl,1,11,03/04/2019,,', '830002,Other School,1,2,,2072831147,'),
    )
    expect(fault).toMatchObject({ code: 'file-damaged' })
    expect(String(fault)).toMatch(
      /TypeOfEstablishment \(code\): leading zeros lost in 1 row \(line 3\); TelephoneNum: leading zeros lost in 1 row \(line 3\)/,
    )
    expect(String(fault)).toMatch(/OpenDate: dates with slashes in 1 row \(line 2\)/)
    expect(String(fault)).toMatch(/830001 "City School for Girl", held as "City School for Girls"/)
    expect((await school('830001')).name).toBe('City School for Girls')
  })
  test('2E+11 alone is enough, and a dry run refuses it too', async () => {
    const text = resaved('830003,Third School,1,02,,,2E+11')
    expect(String(await refused(text))).toMatch(/UPRN: numbers like 2E\+11 in 1 row \(line 2\)/)
    expect(await refused(text, { dryRun: true })).toMatchObject({ code: 'file-damaged' })
  })
  test('a small file with codes written without zeros and nothing else amiss goes in', async () => {
    expect(await importText(store, 'establishments', resaved('830004,Fourth School,1,2,,,'))).toMatchObject({
      added: 1,
    })
  })
  test('a web page and an empty file are named', async () => {
    expect(await refused('<!DOCTYPE html><title>Sign in</title>')).toMatchObject({
      code: 'file-damaged',
      message: expect.stringMatching(/web page/),
    })
    expect(await refused('')).toMatchObject({ code: 'file-damaged', message: expect.stringMatching(/empty/) })
  })
  test.each([
    [
      'URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n',
      /no column EstablishmentName, .*It looks like establishment-links/,
    ],
    ['URN;EstablishmentName;EstablishmentStatus (code)\n', /not separated by commas but by semicolons/],
    ['100000,The School,Open\n', /Its first row reads: 100000, The School, Open/],
  ])('a wrong header says what is missing and what it looks like: %s', async (text, message) => {
    expect(await refused(text)).toMatchObject({
      code: 'wrong-header',
      line: 1,
      message: expect.stringMatching(message),
    })
  })
})
