// Single cells: days, codes, numbers, words for what is missing.
import { describe, expect, test } from 'vitest'
import {
  BadCell,
  missingBecause,
  readAuthority,
  readCode,
  readDate,
  readNumber,
  readWebsite,
  readWhole,
  trimCell,
} from './cells.ts'

describe('cells', () => {
  test.each([
    ['01-09-1999', '1999-09-01'],
    ['03/04/2019', '2019-04-03'],
    ['2019-04-03', '2019-04-03'],
    ['20190403', '2019-04-03'],
    ['01-01-1900', ''],
    ['01/01/1902', ''],
    ['', ''],
  ])('the day %s is %s, never month first', (cell, day) => {
    expect(readDate(cell)).toBe(day)
  })
  test.each(['31-02-2020', '2020', '13/13/2013', 'soon'])('%s is no day', (cell) => {
    expect(() => readDate(cell)).toThrow(BadCell)
  })
  test('codes lose leading zeros, authorities keep three digits', () => {
    expect(['00', '02', '10', 'CE23', '0'].map(readCode)).toEqual(['0', '2', '10', 'CE23', '0'])
    expect(['856', '1'].map(readAuthority)).toEqual(['856', '001'])
    expect(() => readAuthority('E06')).toThrow(/three digits/)
  })
  test('a word in place of a figure is nothing with a reason, never 0', () => {
    expect(['SUPP', 'LOWCOV', 'NE', 'NP', 'NA'].map(missingBecause)).toEqual([
      'suppressed',
      'low-coverage',
      'no-entries',
      'not-published',
      'not-applicable',
    ])
    expect(['SUPP', 'NA', ''].map(readNumber)).toEqual(['', '', ''])
    expect(missingBecause('0')).toBeNull()
  })
  test('percent signs and decimals are numbers, 2E+11 is not', () => {
    expect(['46.90%', '-1.32', '.5', '0'].map(readNumber)).toEqual(['46.90', '-1.32', '.5', '0'])
    expect(() => readNumber('2E+11')).toThrow(BadCell)
    expect(['12', '12.0', 'NA'].map(readWhole)).toEqual(['12', '12', ''])
    expect(() => readWhole('12.5')).toThrow(BadCell)
  })
  test('an address of the web gets its scheme; what is none is left out', () => {
    expect(readWebsite('www.oak.sch.uk/')).toBe('http://www.oak.sch.uk/')
    expect(readWebsite('HTTPS://oak.uk')).toBe('HTTPS://oak.uk')
    expect(readWebsite('javascript:alert(1)')).toBe('')
  })
  test('no-break spaces go with ordinary ones', () => {
    expect(trimCell(' \u00a0a Voluntary Academy\u00a0 ')).toBe('a Voluntary Academy')
  })
})
