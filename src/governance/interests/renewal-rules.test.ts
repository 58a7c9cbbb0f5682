// When a yearly declaration is green, amber and red, to the day.
import { describe, expect, it } from 'vitest'
import { day } from '../../kernel/day.ts'
import { declarationYear, renewalOn, sayRenewal } from './renewal-rules.ts'
import type { Declaration } from './types.ts'

const declared = (year: number, on: string): Declaration => ({
  whose: { kind: 'person', id: 'ann' },
  year,
  nothing: true,
  declaredOn: day(on),
})
const state = (declarations: readonly Declaration[], on: string) => renewalOn(declarations, day(on)).state

describe('the year of declarations', () => {
  it.each([
    ['2026-08-31', 2025],
    ['2026-09-01', 2026],
    ['2026-12-31', 2026],
    ['2027-01-01', 2026],
  ])('runs from 1 September: %s is in that of %s', (on, year) => {
    expect(declarationYear(day(on))).toBe(year)
  })
})

describe('a declaration of September 2025', () => {
  const last = [declared(2025, '2025-09-14')]
  it.each([
    ['2025-09-13', 'red'],
    ['2025-09-14', 'green'],
    ['2026-08-31', 'green'],
    ['2026-09-01', 'amber'],
    ['2026-12-31', 'amber'],
    ['2027-01-01', 'red'],
    ['2027-09-01', 'red'],
  ])('on %s is %s', (on, expected) => {
    expect(state(last, on)).toBe(expected)
  })

  it('is green again from the day it is renewed', () => {
    const renewed = [...last, declared(2026, '2026-10-05')]
    expect(state(renewed, '2026-10-04')).toBe('amber')
    expect(state(renewed, '2026-10-05')).toBe('green')
  })
})

describe('a declaration made late in its year', () => {
  it('is green until 31 August and amber after it', () => {
    const late = [declared(2025, '2026-08-20')]
    expect(state(late, '2026-08-31')).toBe('green')
    expect(state(late, '2026-09-01')).toBe('amber')
  })
})

describe('the words', () => {
  it('say the day that matters', () => {
    const on = day('2026-11-22')
    expect(sayRenewal(renewalOn([], on), on)).toBe('Not declared')
    expect(sayRenewal(renewalOn([declared(2026, '2026-09-02')], on), on)).toBe('Declared on 2 September 2026')
    expect(sayRenewal(renewalOn([declared(2025, '2025-09-02')], on), on)).toBe(
      'To renew by 31 December 2026: last declared on 2 September 2025',
    )
    expect(sayRenewal(renewalOn([declared(2024, '2024-09-02')], on), on)).toBe(
      'Out of date: last declared on 2 September 2024',
    )
  })
})
