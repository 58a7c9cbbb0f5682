// CSV records: whatever was written is read back, whatever the chunks; a broken quotation mark costs one line.
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CsvRecords, type CsvRecord } from './csv-records.ts'

function readAll(text: string, chunk: number, width?: number, picks?: readonly number[]): CsvRecord[] {
  const records = new CsvRecords()
  if (width !== undefined) records.want(width, picks ?? [...Array(width).keys()])
  const all: CsvRecord[] = []
  const drain = () => {
    for (let record = records.next(); record !== null; record = records.next()) all.push(record)
  }
  for (let at = 0; at < text.length; at += chunk) {
    records.add(text.slice(at, at + chunk))
    drain()
  }
  records.end()
  drain()
  return all
}
const cellsOf = (records: readonly CsvRecord[]) => records.map(({ cells }) => cells)

describe('CSV records', () => {
  test('what a library writes is read as another library reads it, cut anywhere', () => {
    const cell = fc.stringMatching(/^(?:[a-c",\n ]{0,8})$/).map((text) => text.trim())
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      )
    const ends = fc.constantFrom('\n', '\r\n')
    fc.assert(
      fc.property(table, ends, fc.integer({ min: 1, max: 40 }), fc.boolean(), (rows, end, chunk, quoted) => {
        const text = stringify(rows, { record_delimiter: end, quoted, quoted_match: /[\r\n]/ })
        const read = cellsOf(readAll(text, chunk, rows[0]?.length))
        expect(read).toEqual(rows)
        expect(read).toEqual(parse(text, { relax_column_count: true }))
      }),
    )
  })
  test('a cell over several lines leaves the line numbers of later records right', () => {
    const read = readAll('a,b\n"one\ntwo\nthree",x\n1,2\n\n3,4', 7, 2)
    expect(read.map(({ line }) => line)).toEqual([1, 2, 5, 6, 7])
    expect(read[1]?.cells).toEqual(['one\ntwo\nthree', 'x'])
  })
  test('a quotation mark that is never closed costs its own line only', () => {
    const read = readAll('1,"open,x\n2,"two",y\n3,"three",z\n', 5, 3)
    expect(cellsOf(read)).toEqual([null, ['2', 'two', 'y'], ['3', 'three', 'z']])
    expect(read.map(({ line }) => line)).toEqual([1, 2, 3])
  })
  test('a quotation mark that is never closed in the last line costs that line', () => {
    expect(cellsOf(readAll('1,a\n2,"b', 100, 2))).toEqual([['1', 'a'], null])
  })
  test('quotation marks inside a name that were not doubled are taken as they stand', () => {
    expect(cellsOf(readAll('1,"St "Mary" School",x\n', 4, 3))).toEqual([['1', 'St "Mary" School', 'x']])
  })
  test('short rows are padded and long ones cut', () => {
    expect(cellsOf(readAll('1\n1,2,3,4\n', 3, 3))).toEqual([
      ['1', '', ''],
      ['1', '2', '3'],
    ])
  })
  test('only the wanted cells are cut out, trimmed of ordinary and no-break spaces', () => {
    expect(cellsOf(readAll('a,secret,\u00a0b \n', 2, 3, [2, 0]))).toEqual([['b', 'a']])
  })
  test('a quotation mark left open for half a million characters is given up', () => {
    const read = readAll(`1,"open\n${'2,b\n'.repeat(200_000)}`, 65_536, 2)
    expect(read[0]?.cells).toBeNull()
    expect(read).toHaveLength(200_001)
  })
})
