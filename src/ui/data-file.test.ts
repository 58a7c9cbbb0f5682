// CSV and JSON of the same rows: escaping, order, streams. Never a real list.
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dataFile, dataStream, type DataFile, formatLinks } from './data-file.ts'

type Pupils = { school: string | null; pupils: number | null; open: boolean }
const columns: DataFile<Pupils>['columns'] = [
  { name: 'school', description: 'Name of the school', value: (row) => row.school },
  { name: 'pupils', description: 'Pupils on roll, count', value: (row) => row.pupils },
  { name: 'open', description: 'Open on the day', value: (row) => row.open },
]
const head = { title: 'Schools', asAt: '2026-11-22', source: 'A register', licence: 'OGL-UK-3.0', columns }
const rows: Pupils[] = [
  { school: 'Elm, "Old" Hall', pupils: 457, open: true },
  { school: '=SUM(A1)', pupils: -5, open: false },
  { school: null, pupils: null, open: true },
]

test('open data keeps every value as it is held', () => {
  expect(dataFile({ ...head, rows }, 'csv')).toBe(
    'school,pupils,open\r\n"Elm, ""Old"" Hall",457,true\r\n=SUM(A1),-5,false\r\n,,true\r\n',
  )
})

test('the file for reading disarms text that begins like a formula, and leaves a negative number a number', () => {
  const text = dataFile({ ...head, rows }, 'csv-for-reading')
  expect(text.startsWith('\uFEFFschool,')).toBe(true)
  expect(text).toContain("'=SUM(A1),-5,false")
})

test.each(['=', '+', '-', '@', '\t', '\r', '\uFF1D'])('a cell that begins with %j gets an apostrophe', (start) => {
  const risky = [{ school: `${start}1+1`, pupils: 1, open: true }]
  const [record] = parse(dataFile({ ...head, rows: risky }, 'csv-for-reading'), {
    columns: true,
    bom: true,
  }) as Pupils[]
  expect(record?.school).toBe(`'${start}1+1`)
})

test('any text goes through the open-data file and comes back the same', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 }), (names) => {
      const text = dataFile({ ...head, rows: names.map((school) => ({ school, pupils: 1, open: true })) }, 'csv')
      const back = parse(text, { columns: true, record_delimiter: '\r\n' }) as Pupils[]
      expect(back.map((record) => record.school)).toEqual(names)
    }),
  )
})

test('JSON says what the columns mean, and holds the same rows', () => {
  const read = JSON.parse(dataFile({ ...head, rows }, 'json')) as Record<string, unknown>
  expect(Object.keys(read)).toEqual(['title', 'asAt', 'source', 'licence', 'columns', 'rows'])
  expect(read['columns']).toContainEqual({ name: 'pupils', description: 'Pupils on roll, count' })
  expect(read['rows']).toEqual(rows)
})

test('an empty list is still a whole file', () => {
  expect(dataFile({ ...head, rows: [] }, 'csv')).toBe('school,pupils,open\r\n')
  expect(JSON.parse(dataFile({ ...head, rows: [] }, 'json'))).toMatchObject({ rows: [] })
})

test.each(['csv', 'csv-for-reading', 'json'] as const)('the stream of a %s file is the same text', async (format) => {
  async function* slowly() {
    yield* rows
  }
  const chunks: string[] = []
  for await (const chunk of dataStream({ ...head, rows: slowly() }, format)) chunks.push(String(chunk))
  expect(chunks.join('')).toBe(dataFile({ ...head, rows }, format))
})

test('a stream whose rows fail fails itself', async () => {
  async function* broken(): AsyncGenerator<Pupils> {
    yield { school: 'Elm', pupils: 1, open: true }
    throw new Error('the rows stopped')
  }
  const reading = dataStream({ ...head, rows: broken() }, 'csv').toArray()
  await expect(reading).rejects.toThrow('the rows stopped')
})

test('the same page as a file keeps its day and its filters', () => {
  expect(formatLinks('/elm/map', { as_at: '2013-03-01', kind: '' })).toEqual([
    { text: 'CSV', href: '/elm/map.csv?as_at=2013-03-01' },
    { text: 'JSON', href: '/elm/map.json?as_at=2013-03-01' },
  ])
})
