// Pence: reading, saying, and splitting without losing one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pence, readPence, sayPence, splitPence } from './pence.ts'

const amount = fc.maxSafeInteger().map(pence)

describe('reading and saying', () => {
  test.each([
    ['£1,234.56', 123_456],
    ['1234.56', 123_456],
    ['1234', 123_400],
    [' £0.05 ', 5],
    ['-£5.00', -500],
    ['£1,000,000', 100_000_000],
  ])('%j is %i pence', (text, expected) => {
    expect(readPence(text)).toEqual({ ok: true, value: expected })
  })

  test.each(['', '£', '1.5', '1.234', '1,23', '12,34.00', '1e3', '£-5', '5p', '$5', '1 234', '99999999999999999'])(
    '%j is not money',
    (text) => {
      expect(readPence(text)).toMatchObject({ ok: false, refusal: 'not-money' })
    },
  )

  test('what is said is read as the same amount', () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(readPence(sayPence(value))).toEqual({ ok: true, value })
      }),
    )
  })

  test('a fraction of a penny is no amount', () => {
    expect(() => pence(0.5)).toThrow(RangeError)
    expect(() => pence(2 ** 53)).toThrow(RangeError)
  })

  test('is said with commas and two decimals', () => {
    expect(sayPence(pence(123_456_789))).toBe('£1,234,567.89')
    expect(sayPence(pence(-7))).toBe('-£0.07')
    expect(sayPence(pence(0))).toBe('£0.00')
  })
})

describe('splitting', () => {
  test('the penny that is over goes to the largest remainder, ties to the earlier', () => {
    expect(splitPence(pence(100), [1, 1, 1])).toEqual({ ok: true, value: [34, 33, 33] })
    expect(splitPence(pence(100), [1, 5, 0])).toEqual({ ok: true, value: [17, 83, 0] })
    expect(splitPence(pence(-100), [1, 1, 1])).toEqual({ ok: true, value: [-34, -33, -33] })
  })

  test('no weight above 0, a negative weight or a fraction is refused', () => {
    expect(splitPence(pence(100), [])).toMatchObject({ refusal: 'no-weights' })
    expect(splitPence(pence(100), [0, 0])).toMatchObject({ refusal: 'no-weights' })
    expect(splitPence(pence(100), [2, -1])).toMatchObject({ refusal: 'bad-weight' })
    expect(splitPence(pence(100), [0.5])).toMatchObject({ refusal: 'bad-weight' })
  })

  test('the shares add up exactly, and each lies within a penny of its exact part', () => {
    const weights = fc
      .array(fc.maxSafeNat(), { minLength: 1, maxLength: 30 })
      .filter((all) => all.some((one) => one > 0))
    fc.assert(
      fc.property(amount, weights, (value, all) => {
        const split = splitPence(value, all)
        if (!split.ok) throw new Error(split.refusal)
        const total = all.reduce((sum, one) => sum + BigInt(one), 0n)
        expect(split.value.reduce((sum, one) => sum + BigInt(one), 0n)).toBe(BigInt(value))
        for (const [at, share] of split.value.entries()) {
          const off = BigInt(share) * total - BigInt(value) * BigInt(all[at] ?? 0)
          expect(off < total && off > -total).toBe(true)
        }
      }),
    )
  })
})
