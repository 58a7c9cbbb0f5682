// Days: what is a real day, and the arithmetic of the calendar.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, dayOf, daysBetween, isDay, londonDay, readDay, sayDay, weekday, type Day } from './day.ts'

const START = day('1900-01-01')
const anyDay = fc.integer({ min: 0, max: 73_000 }).map((n): Day => addDays(START, n))

describe('a real day', () => {
  test('the leap day of a leap year is real, of another year not', () => {
    expect(isDay('2012-02-29')).toBe(true)
    expect(isDay('2000-02-29')).toBe(true)
    expect(isDay('2013-02-29')).toBe(false)
    expect(isDay('1900-02-29')).toBe(false)
  })

  test.each(['2013-02-31', '2013-13-01', '2013-00-10', '2013-1-1', '01/03/2013', '2013-03-01T00:00', '0999-01-01', ''])(
    '%j is refused',
    (text) => {
      expect(isDay(text)).toBe(false)
      expect(readDay(text)).toMatchObject({ ok: false, refusal: 'not-real' })
      expect(() => day(text)).toThrow(RangeError)
    },
  )

  test('three boxes make a day, or are refused', () => {
    expect(dayOf(2013, 3, 1)).toEqual({ ok: true, value: '2013-03-01' })
    expect(dayOf(2013, 2, 31)).toMatchObject({ ok: false, refusal: 'not-real' })
    expect(dayOf(Number.NaN, 2, 1)).toMatchObject({ ok: false, refusal: 'not-real' })
  })

  test('spaces around a typed day do not matter', () => {
    expect(readDay(' 2013-03-01 ')).toEqual({ ok: true, value: '2013-03-01' })
  })
})

describe('the calendar', () => {
  test('there and back again is the same day, and the distance is the number', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (from, n) => {
        const to = addDays(from, n)
        expect(isDay(to)).toBe(true)
        expect(addDays(to, -n)).toBe(from)
        expect(daysBetween(from, to)).toBe(n)
      }),
    )
  })

  test('days sort as text in the order of time', () => {
    fc.assert(fc.property(anyDay, anyDay, (a, b) => Math.sign(daysBetween(a, b)) === Number(a < b) - Number(a > b)))
  })

  test('the weekday moves on by one each day, and 1 is Monday', () => {
    expect(weekday(day('2013-03-04'))).toBe(1)
    expect(weekday(day('2013-03-03'))).toBe(7)
    fc.assert(fc.property(anyDay, (of) => weekday(addDays(of, 1)) === (weekday(of) % 7) + 1))
  })

  test('a day is said without ordinal or leading zero', () => {
    expect(sayDay(day('2013-05-03'))).toBe('3 May 2013')
  })

  test('London is an hour ahead in summer, and on Greenwich time in winter', () => {
    expect(londonDay(new Date('2013-06-30T23:30:00Z'))).toBe('2013-07-01')
    expect(londonDay(new Date('2013-12-31T23:30:00Z'))).toBe('2013-12-31')
  })
})
