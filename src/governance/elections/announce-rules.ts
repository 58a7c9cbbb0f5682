// Whether an election may be announced as it was typed. Pure: no database, no clock.
import { sayDay, type Day } from '../../kernel/day.ts'
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import { londonClock, sayMoment } from '../../kernel/london-time.ts'
import type { AnnounceRefusal, Announcement, Balance, ElectiveSeat } from './types.ts'

/** What stands when an election is announced. */
export interface Standing {
  /** The seat asked for and those beside it of the same title, in order; empty when there is no such seat. */
  readonly seats: readonly ElectiveSeat[]
  readonly balance: Balance | null
  readonly electors: number
  /** The body belongs to an organisation, whose member schools may be asked. */
  readonly hasOrganisation: boolean
}

/**
 * Gives the seats to be filled. Windows follow one another, notice comes before nominations, objections are taken after the poll, and the term
 * begins on the day the poll ends or later, on a seat that is free then. Refuses as named in AnnounceRefusal.
 */
export function announce(
  asked: Announcement,
  standing: Standing,
  now: Date,
): Decision<readonly ElectiveSeat[], AnnounceRefusal> {
  const days = daysInOrder(asked, now)
  if (!days.ok) return days
  if (standing.seats.length === 0) return refuse('unknown-seat')
  if (asked.places > 1 && asked.rule !== 'scottish-stv') return refuse('one-place')
  if (asked.rollOf === 'member-schools' && !standing.hasOrganisation) return refuse('no-member-schools')
  if (standing.electors === 0) return refuse('no-electors')
  if (standing.balance !== null && standing.balance.holder === null)
    return refuse('chair-first', { office: standing.balance.seatTitle, words: standing.balance.words })
  return freeSeats(asked, standing.seats)
}

function daysInOrder(asked: Announcement, now: Date): Decision<null, AnnounceRefusal> {
  const { nominationsFrom, nominationsUntil, pollFrom, pollUntil, noticeOn, objectionsUntil, termStarts } = asked
  const windows: readonly (readonly [string, Date, string, Date])[] = [
    ['nominationsUntil', nominationsFrom, 'Nominations open', nominationsUntil],
    ['pollUntil', pollFrom, 'The poll opens', pollUntil],
  ]
  for (const [field, from, what, until] of windows)
    if (until <= from) return refuse('out-of-order', { field, after: `${what} at ${sayMoment(from)}` })
  if (pollFrom < nominationsUntil)
    return refuse('out-of-order', { field: 'pollFrom', after: `Nominations close at ${sayMoment(nominationsUntil)}` })
  if (nominationsUntil <= now) return refuse('nominations-over')
  if (noticeOn > dayIn(nominationsFrom)) return refuse('notice-late', { opens: sayDay(dayIn(nominationsFrom)) })
  if (objectionsUntil < dayIn(pollUntil)) return refuse('objections-early', { ends: sayDay(dayIn(pollUntil)) })
  if (termStarts < dayIn(pollUntil)) return refuse('term-early', { ends: sayDay(dayIn(pollUntil)) })
  if (asked.termEnds !== null && asked.termEnds <= termStarts) return refuse('term-ends-early')
  return accept(null)
}

/** As many seats as places that nobody has in the new term. Refuses too-few-seats, and seat-held with the day from which there is room. */
export function freeSeats(
  { places, termStarts, termEnds }: Pick<Announcement, 'places' | 'termStarts' | 'termEnds'>,
  seats: readonly ElectiveSeat[],
): Decision<readonly ElectiveSeat[], 'too-few-seats' | 'seat-held'> {
  if (seats.length < places) return refuse('too-few-seats', { seats: String(seats.length) })
  const free = seats.filter(({ terms }) => !terms.some((term) => overlaps(term, termStarts, termEnds)))
  if (free.length >= places) return accept(free.slice(0, places))
  const until = seats.flatMap(({ terms }) => terms.filter((term) => overlaps(term, termStarts, termEnds)))
  const last = until.every(({ ends }) => ends !== null) ? until.flatMap(({ ends }) => ends ?? []).toSorted()[0] : null
  return refuse('seat-held', last === null || last === undefined ? {} : { free: sayDay(last) })
}

function overlaps(term: { readonly starts: Day; readonly ends: Day | null }, from: Day, to: Day | null): boolean {
  return (term.ends === null || term.ends > from) && (to === null || term.starts < to)
}

function dayIn(moment: Date): Day {
  return londonClock(moment).day
}
