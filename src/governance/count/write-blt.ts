// Writes a poll as BLT, one way for one poll. Pure: the order in which ballots came is not in it.
import { canonicalBallots } from './canonical.ts'
import type { Poll } from './types.ts'

/** The poll as a BLT file, newline at the end: equal ballots merged, in canonical order; withdrawn as negative numbers; the lot, where one was drawn, as `[tie ...]`. Reading it gives the same poll. */
export function writeBlt({ title, seats, candidates, withdrawn, lot, ballots }: Poll): string {
  const numbers = (places: readonly number[]): string => places.map((place) => place + 1).join(' ')
  return [
    `${candidates.length} ${seats}`,
    ...withdrawn.map((place) => `-${place + 1}`),
    ...(lot.length > 0 ? [`[tie ${numbers(lot)}]`] : []),
    ...canonicalBallots(ballots).map(({ papers, ranking }) => [papers, ...ranking.map((p) => p + 1), 0].join(' ')),
    '0',
    ...[...candidates, title].map(quote),
    '',
  ].join('\n')
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
