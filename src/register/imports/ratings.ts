// Reads Ofsted's grades in all the ways that files write them. Pure.
import { BadCell, missingBecause } from './cells.ts'

/** The id of the overall grade in register.evidence. */
export const RATING = 'ofsted-rating'
/** Where a grade comes from when a file is about grades: it overrules what other files repeat. */
export const RATING_SOURCE = 'Ofsted ratings file'

const WORDS: ReadonlyMap<string, string> = new Map([
  ['1', 'Outstanding'],
  ['2', 'Good'],
  ['3', 'Requires improvement'],
  ['4', 'Inadequate'],
  ...[
    'Outstanding',
    'Good',
    'Satisfactory',
    'Requires improvement',
    'Inadequate',
    'Serious weaknesses',
    'Special measures',
    'Not judged',
  ].map((word) => [word.toLowerCase(), word] as const),
])

/** The grade in one spelling; '' where there is none. Refuses words that are no grade. */
export function readRating(cell: string): string {
  if (missingBecause(cell) !== null) return ''
  const word = WORDS.get(cell.toLowerCase())
  if (word === undefined) throw new BadCell(`"${cell}" is not a grade of Ofsted`)
  return word
}
