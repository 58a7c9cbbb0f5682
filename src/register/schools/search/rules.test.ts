import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameThenTown, looseThreshold, readSearch, strictThreshold, trigramCount } from './rules.ts'

describe('what a search text means', () => {
  it('takes six digits for a URN', () => {
    expect(readSearch(' 142857 ')).toEqual({ kind: 'urn', urn: '142857' })
  })
  it('takes LAESTAB with or without its stroke', () => {
    for (const typed of ['856/2327', '8562327', '856 2327', '856-2327'])
      expect(readSearch(typed)).toEqual({ kind: 'laestab', laestab: '8562327' })
  })
  it('takes a postcode with or without its space, in any case', () => {
    for (const typed of ['LE5 2NA', 'le52na', 'Le5  2Na'])
      expect(readSearch(typed)).toEqual({ kind: 'postcode', postcode: 'LE52NA' })
    expect(readSearch('le5')).toEqual({ kind: 'postcode-area', area: 'LE5' })
  })
  it('takes anything else for words, and nothing for nothing', () => {
    expect(readSearch("St. Mary's")).toEqual({ kind: 'words', key: 'st marys' })
    expect(readSearch(' ’ ')).toBeNull()
  })
  it('never fails, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => readSearch(typed) !== undefined))
  })
})

describe('how alike is alike enough', () => {
  it('counts groups of three letters as the database does', () => {
    expect(trigramCount('soar vally')).toBe(11)
    expect(trigramCount('a')).toBe(2)
  })
  it('asks more of a long name than of a short one, within bounds', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}( [a-z]{1,12}){0,8}$/), (key) => {
        for (const threshold of [strictThreshold(key), looseThreshold(key)]) {
          expect(threshold).toBeGreaterThanOrEqual(0.35)
          expect(threshold).toBeLessThanOrEqual(0.7)
        }
      }),
    )
    expect(strictThreshold('willowbrook mead')).toBeGreaterThan(strictThreshold('soar vally'))
    expect(strictThreshold('soar vally')).toBeGreaterThan(looseThreshold('soar vally'))
  })
  it('reads the last words as a town', () => {
    expect(nameThenTown('st marys melton mowbray')).toEqual([
      ['st marys melton', 'mowbray'],
      ['st marys', 'melton mowbray'],
      ['st', 'marys melton mowbray'],
    ])
    expect(nameThenTown('oadby')).toEqual([['', 'oadby']])
  })
})
