// The names that were drawn by lot, and the poll with them. Pure: draws nothing.
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import type { Poll } from './types.ts'

/**
 * The poll with the names as drawn, the first drawn first; they go before an order that the file holds. For an exclusion the first of the
 * tied is excluded, for a surplus it is the first to move, for the seat it is elected. Refuses unknown-name.
 */
export function withLot(poll: Poll, names: readonly string[]): Decision<Poll, 'unknown-name'> {
  const drawn: number[] = []
  for (const name of names) {
    const place = poll.candidates.indexOf(plain(name))
    if (place < 0) return refuse('unknown-name', { name })
    drawn.push(place)
  }
  return accept({ ...poll, lot: [...new Set([...drawn, ...poll.lot])] })
}

/** `A,B` as names. A comma may belong to a name: the longest run of parts that is a candidate is taken first. */
export function splitNames(text: string, candidates: readonly string[]): readonly string[] {
  const parts = text.split(',')
  const names: string[] = []
  for (let from = 0; from < parts.length;) {
    const ends = Array.from({ length: parts.length - from }, (_, i) => parts.length - i)
    const to = ends.find((end) => candidates.includes(plain(parts.slice(from, end).join(',')))) ?? from + 1
    names.push(plain(parts.slice(from, to).join(',')))
    from = to
  }
  return names
}

function plain(name: string): string {
  return name.replaceAll(/\s+/g, ' ').trim().normalize('NFC')
}
