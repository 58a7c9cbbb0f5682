// Terms: every day has one, and its name.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from './day.ts'
import { holdsOn } from './period.ts'
import { academicYearOf, sayTerm, termOf, weekOfTerm } from './term.ts'

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n): Day => addDays(day('2000-01-01'), n))

describe('the term of a day', () => {
  test.each([
    ['2026-09-01', 'Autumn 2026'],
    ['2026-12-31', 'Autumn 2026'],
    ['2027-01-01', 'Spring 2027'],
    ['2027-03-31', 'Spring 2027'],
    ['2027-04-01', 'Summer 2027'],
    ['2027-08-31', 'Summer 2027'],
  ])('%s lies in %s', (on, name) => {
    expect(sayTerm(termOf(day(on)))).toBe(name)
  })

  test('holds the day, and the next term starts where it ends', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const { period } = termOf(on)
        expect(holdsOn(period, on)).toBe(true)
        if (period.to === null) throw new Error('a term has an end')
        expect(termOf(period.to).period.from).toBe(period.to)
      }),
    )
  })
})

test('an academic year runs from 1 September to 31 August', () => {
  expect(academicYearOf(day('2026-08-31'))).toEqual({ from: '2025-09-01', to: '2026-09-01' })
  expect(academicYearOf(day('2026-09-01'))).toEqual({ from: '2026-09-01', to: '2027-09-01' })
})

describe('the week of a term', () => {
  test('the first is the week of the first day, Monday to Sunday', () => {
    expect(weekOfTerm(day('2026-09-01'))).toBe(1)
    expect(weekOfTerm(day('2026-09-06'))).toBe(1)
    expect(weekOfTerm(day('2026-09-07'))).toBe(2)
    expect(weekOfTerm(day('2026-12-31'))).toBe(18)
  })

  test('never falls within a term, and rises at most by one a day', () => {
    fc.assert(
      fc.property(anyDay, (on) => {
        const next = addDays(on, 1)
        if (termOf(next).period.from === next) return
        expect(weekOfTerm(next) - weekOfTerm(on)).toBeOneOf([0, 1])
      }),
    )
  })
})
