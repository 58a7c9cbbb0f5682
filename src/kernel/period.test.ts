// Periods: half-open, with unknown ends.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from './day.ts'
import { holdsOn, lastDay, overlap, periodOf, sayPeriod, type Period } from './period.ts'

const START = day('2010-01-01')
const aDay = fc.integer({ min: 0, max: 40 }).map((n): Day => addDays(START, n))
const end = fc.option(aDay)
const aPeriod: fc.Arbitrary<Period> = fc
  .record({ from: end, to: end })
  .filter((period) => periodOf(period.from, period.to).ok)
const EVERY_DAY = Array.from({ length: 60 }, (_, n) => addDays(START, n - 10))

describe('a period', () => {
  const membership = { from: day('2013-03-01'), to: day('2014-08-31') }

  test('a membership that ends on 31 August holds on 30 August and not on 31 August', () => {
    expect(holdsOn(membership, day('2014-08-30'))).toBe(true)
    expect(holdsOn(membership, day('2014-08-31'))).toBe(false)
    expect(lastDay(membership)).toBe('2014-08-30')
  })

  test('an unknown start never hides it', () => {
    expect(holdsOn({ from: null, to: day('2014-08-31') }, day('1066-10-14'))).toBe(true)
    expect(holdsOn({ from: null, to: null }, day('2013-03-01'))).toBe(true)
  })

  test('an end on or before the start is refused with both days', () => {
    const refused = { ok: false, refusal: 'ends-before-start', detail: { from: '1 March 2013', to: '1 March 2013' } }
    expect(periodOf(day('2013-03-01'), day('2013-03-01'))).toEqual(refused)
    expect(periodOf(day('2013-03-01'), day('2013-02-28')).ok).toBe(false)
    expect(periodOf(null, day('2013-02-28')).ok).toBe(true)
  })

  test('it is said with both days included', () => {
    expect(sayPeriod(membership)).toBe('1 March 2013 to 30 August 2014')
    expect(sayPeriod({ from: membership.from, to: null })).toBe('since 1 March 2013')
    expect(sayPeriod({ from: null, to: membership.to })).toBe('until 30 August 2014')
    expect(sayPeriod({ from: null, to: null })).toBe('start not recorded')
  })
})

describe('overlap', () => {
  test('two periods overlap exactly when some day lies in both', () => {
    fc.assert(
      fc.property(aPeriod, aPeriod, (a, b) => {
        const shared = EVERY_DAY.some((on) => holdsOn(a, on) && holdsOn(b, on))
        expect(overlap(a, b)).toBe(shared)
        expect(overlap(b, a)).toBe(shared)
      }),
    )
  })

  test('one that follows the other without a gap does not overlap', () => {
    const turn = day('2013-09-01')
    expect(overlap({ from: null, to: turn }, { from: turn, to: null })).toBe(false)
  })

  test('the last day holds and the next does not', () => {
    fc.assert(
      fc.property(aPeriod, (period) => {
        const last = lastDay(period)
        if (last === null) return
        expect(holdsOn(period, last)).toBe(true)
        expect(holdsOn(period, addDays(last, 1))).toBe(false)
      }),
    )
  })
})
