// Numbers that look drawn and are not: each hangs on its own label, so that adding one changes no other. Pure.
import { createHash } from 'node:crypto'

/** A number from 0 up to, not including, 1: always the same for the same label. */
export function chance(...label: readonly (string | number)[]): number {
  return createHash('sha256').update(label.join('|')).digest().readUInt32BE(0) / 2 ** 32
}

/** A whole number from `low` to `high`, both included. */
export function between(low: number, high: number, ...label: readonly (string | number)[]): number {
  return low + Math.floor(chance(...label) * (high - low + 1))
}

/** One of these. Throws when there is none. */
export function oneOf<T>(choices: readonly T[], ...label: readonly (string | number)[]): T {
  const choice = choices[between(0, choices.length - 1, ...label)]
  if (choice === undefined) throw new Error(`nothing to choose from for ${label.join(' ')}`)
  return choice
}
