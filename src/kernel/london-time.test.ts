// Moments as the clock in London shows them, through both changes of the clock.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from './day.ts'
import { londonClock, londonMoment, sayMoment, sayTime } from './london-time.ts'

describe('the clock in London', () => {
  it('is an hour ahead in summer, and not in winter', () => {
    expect(londonMoment(day('2026-06-25'), '23:59')).toMatchObject({ value: new Date('2026-06-25T22:59:00Z') })
    expect(londonMoment(day('2026-12-20'), '17:00')).toMatchObject({ value: new Date('2026-12-20T17:00:00Z') })
  })

  it('leaves out an hour in March, and shows one twice in October, of which the earlier is meant', () => {
    expect(londonMoment(day('2026-03-29'), '01:30')).toMatchObject({ ok: false, refusal: 'skipped' })
    expect(londonMoment(day('2026-10-25'), '01:30')).toMatchObject({ value: new Date('2026-10-25T00:30:00Z') })
  })

  it.each(['24:00', '9:00', '09:60', 'noon', ''])('has no time %s', (time) => {
    expect(londonMoment(day('2026-03-01'), time)).toMatchObject({ refusal: 'not-a-time' })
  })

  it('shows every moment as a day and time that name it again, or the one an hour earlier', () => {
    const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2099, 0) / 60_000 })
    fc.assert(
      fc.property(minutes, (minute) => {
        const { day: on, time } = londonClock(new Date(minute * 60_000))
        const again = londonMoment(on, time)
        expect(again.ok && [0, 60]).toContain(again.ok && minute - again.value.getTime() / 60_000)
      }),
    )
  })
})

describe('words', () => {
  it.each([
    ['17:00', '5pm'],
    ['09:30', '9:30am'],
    ['12:00', 'midday'],
    ['00:00', 'midnight'],
    ['00:05', '12:05am'],
    ['12:30', '12:30pm'],
  ])('say %s as %s', (time, words) => expect(sayTime(time)).toBe(words))

  it('say a moment in full', () => {
    expect(sayMoment(new Date('2026-06-25T22:59:00Z'))).toBe('11:59pm on 25 June 2026')
  })
})
