// Money as whole pence. Pure: no fractions of a penny, no other currency, no rounding without saying where the pennies went.
import { accept, refuse, type Decision } from './decision.ts'

declare const penceMark: unique symbol
/** Whole pence, a safe integer; negative is money owed the other way. */
export type Pence = number & { readonly [penceMark]: true }

const MONEY = /^(-?)£?(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{2}))?$/

/** These pence. Throws RangeError when they are not a safe whole number: for stored values; user input goes through `readPence`. */
export function pence(value: number): Pence {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of pence`)
  return (value === 0 ? 0 : value) as Pence
}

/** Reads `£1,234.56`, `1234.56`, `1234` (pounds), `-£5.00`. Refuses not-money: one or three decimals, misplaced commas, other signs, more than fits. */
export function readPence(text: string): Decision<Pence, 'not-money'> {
  const parts = MONEY.exec(text.trim())
  if (parts === null) return refuse('not-money')
  const amount = Number(`${parts[2]?.replaceAll(',', '')}${parts[3] ?? '00'}`)
  return Number.isSafeInteger(amount) ? accept(pence(parts[1] === '-' ? -amount : amount)) : refuse('not-money')
}

/** `£1,234.56`; `-£5.00`. Always two decimals. */
export function sayPence(amount: Pence): string {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  const pounds = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${amount < 0 ? '-' : ''}£${pounds}.${digits.slice(-2)}`
}

/**
 * Splits an amount in proportion to whole weights, exactly: the shares add up to the amount, each within a penny of its exact part.
 * Largest remainder; ties go to the earlier share. Refuses no-weights when none is above 0, bad-weight for a negative or a fraction.
 */
export function splitPence(
  amount: Pence,
  weights: readonly number[],
): Decision<readonly Pence[], 'no-weights' | 'bad-weight'> {
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) return refuse('bad-weight')
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n)
  if (total === 0n) return refuse('no-weights')
  const size = BigInt(Math.abs(amount))
  const exact = weights.map((weight) => ({
    whole: (size * BigInt(weight)) / total,
    rest: (size * BigInt(weight)) % total,
  }))
  const left = size - exact.reduce((sum, share) => sum + share.whole, 0n)
  const oneMore = new Set(exact.toSorted(largerRest).slice(0, Number(left)))
  const sign = amount < 0 ? -1 : 1
  return accept(exact.map((share) => pence(sign * Number(share.whole + (oneMore.has(share) ? 1n : 0n)))))
}

function largerRest(a: { readonly rest: bigint }, b: { readonly rest: bigint }): number {
  return Number(b.rest > a.rest) - Number(b.rest < a.rest)
}
