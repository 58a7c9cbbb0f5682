// Votes as whole units of 0.00001. Pure: exact, no floating point that rounds.

/** Units in one vote: the Order of 2007 works to five decimal places. */
export const UNIT = 100_000

/** `1914.00000`. */
export function sayVotes(units: number): string {
  return `${Math.floor(units / UNIT)}.${String(units % UNIT).padStart(5, '0')}`
}

/** The units of `1914.00000`. */
export function readVotes(text: string): number {
  return Number(text.replace('.', ''))
}

/**
 * What a paper is worth after the surplus moved: its value times the surplus, divided by all votes of the candidate, to five decimal
 * places and the remainder ignored. Exact: with at most 900,000 papers value x surplus stays below 900,000 x 100,000 x 100,000 = 9e15,
 * a safe integer, and a whole multiple divides without rounding. Scottish Local Government Elections Order 2007, Schedule 1, rule 48(3).
 */
export function transferValue(value: number, surplus: number, votes: number): number {
  const product = value * surplus
  return (product - (product % votes)) / votes
}
