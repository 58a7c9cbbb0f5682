// Who may be recorded in a seat and for how long, how a holding ends early, and what a representative may report. Pure: no database, no clock.
import { addDays, dayOf, sayDay, type Day } from '../../../kernel/day.ts'
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import { overlap, periodOf, sayPeriod } from '../../../kernel/period.ts'
import { hasHigherOffice } from '../sitting-rules.ts'
import type { BodySeat, Entitlement, FilledBy } from '../types.ts'

/** How somebody comes to a seat where a person records it: never ex officio. */
export const HOWS = ['elected', 'appointed', 'invited', 'co-opted'] as const
export type How = (typeof HOWS)[number]

/** Ways that fit each seat: anybody may be co-opted to fill a vacancy of a seat with a vote. */
const FITS: Readonly<Record<FilledBy, readonly How[]>> = {
  'ex-officio': [],
  elected: ['elected', 'co-opted'],
  appointed: ['appointed', 'co-opted'],
  invited: ['invited'],
}

export type HolderRefusal =
  | 'unknown-person'
  | 'is-ex-officio'
  | 'wrong-way'
  | 'before-seat'
  | 'after-seat'
  | 'ends-before-start'
  | 'term-too-long'
  | 'overlaps'
  | 'sits-elsewhere'
  | 'election-under-way'
export type LeavingRefusal = 'left-already' | 'ends-before-start' | 'after-term'
export type ReportRefusal = 'not-yours' | 'not-yet' | 'nobody-sat'

/** Whom to record, how and for how long. `last`: the last day of the term; null: as long as the rules of the body say. */
export interface AskedHolder {
  readonly person: string | null
  readonly how: How
  readonly from: Day
  readonly last: Day | null
}

/** Somebody recorded in the seat. */
export interface StandingHolder {
  readonly name: string | null
  readonly starts: Day
  readonly ends: Day | null
}

/**
 * Somebody is recorded in a seat for a term. Gives when the term runs out (null: it has none). Refuses unknown-person, is-ex-officio (its
 * holder follows), wrong-way, before-seat, after-seat, ends-before-start, term-too-long and overlaps, with the standing holder's days.
 */
export function recordInSeat(
  { person, how, from, last }: AskedHolder,
  seat: Pick<BodySeat, 'filledBy' | 'starts' | 'ends' | 'follows'>,
  termMonths: number | null,
  standing: readonly StandingHolder[],
): Decision<Day | null, HolderRefusal> {
  if (seat.filledBy === 'ex-officio') return refuse('is-ex-officio', { follows: seat.follows ?? 'a post' })
  if (person === null) return refuse('unknown-person')
  if (!FITS[seat.filledBy].includes(how)) return refuse('wrong-way', { ways: FITS[seat.filledBy].join(' or ') })
  if (seat.starts !== null && from < seat.starts) return refuse('before-seat', { starts: sayDay(seat.starts) })
  if (seat.ends !== null && from >= seat.ends) return refuse('after-seat', { last: sayDay(addDays(seat.ends, -1)) })
  const longest = termMonths === null ? null : addMonths(from, termMonths)
  const asked = last === null ? longest : addDays(last, 1)
  const period = periodOf(from, asked)
  if (!period.ok) return refuse('ends-before-start', { from: sayDay(from), last: sayDay(last ?? from) })
  if (longest !== null && asked !== null && asked > longest)
    return refuse('term-too-long', { last: sayDay(addDays(longest, -1)) })
  const termEnds = seat.ends !== null && (asked === null || asked > seat.ends) ? seat.ends : asked
  const other = standing.find((one) => overlap({ from: one.starts, to: one.ends }, { from, to: termEnds }))
  if (other === undefined) return accept(termEnds)
  return refuse('overlaps', {
    who: other.name ?? 'Somebody',
    period: sayPeriod({ from: other.starts, to: other.ends }),
  })
}

/** A seat of the same body to which somebody is entitled for a period. */
export interface OtherSeat extends Pick<Entitlement, 'person' | 'how' | 'starts' | 'ends'> {
  readonly name: string | null
  readonly title: string
  readonly office: BodySeat['office']
}

/**
 * One person takes one seat: nobody is recorded in a seat that would stay vacant, or empty another, because they sit elsewhere on the body
 * then. Only a seat with a higher office may be given to one who sits: the other is vacant from that day. Refuses sits-elsewhere.
 */
export function sitsNowhereElse(
  person: string | null,
  seat: Pick<BodySeat, 'office'>,
  period: { readonly from: Day; readonly to: Day | null },
  others: readonly OtherSeat[],
): Decision<null, 'sits-elsewhere'> {
  const other = others.find(
    (one) =>
      one.person === person && !hasHigherOffice(seat, one) && overlap({ from: one.starts, to: one.ends }, period),
  )
  if (other === undefined) return accept(null)
  return refuse('sits-elsewhere', { who: other.name ?? 'This person', title: other.title, how: other.how })
}

/** So many months later, the last day of the month where that has fewer days. */
export function addMonths(from: Day, months: number): Day {
  const [year = 0, month = 1, dayOfMonth = 1] = from.split('-').map(Number)
  const at = year * 12 + (month - 1) + months
  for (let d = dayOfMonth; ; d--) {
    const there = dayOf(Math.floor(at / 12), (at % 12) + 1, d)
    if (there.ok) return there.value
  }
}

/** A holder leaves before the term runs out: a casual vacancy from the next day. Refuses left-already, ends-before-start, and after-term, when the term has run out by then anyway. */
export function leaveSeat(
  held: { readonly starts: Day; readonly termEnds: Day | null; readonly leftOn: Day | null },
  last: Day,
): Decision<Day, LeavingRefusal> {
  if (held.leftOn !== null) return refuse('left-already', { last: sayDay(addDays(held.leftOn, -1)) })
  const leftOn = addDays(last, 1)
  if (leftOn <= held.starts) return refuse('ends-before-start', { from: sayDay(held.starts), last: sayDay(last) })
  if (held.termEnds !== null && leftOn >= held.termEnds)
    return refuse('after-term', { last: sayDay(addDays(held.termEnds, -1)) })
  return accept(leftOn)
}

/** A report back is by whoever held the seat on the day it speaks of: the reader, or as the clerk writes it down. Refuses not-yet, nobody-sat, not-yours. */
export function reportBack(
  onDay: Day,
  today: Day,
  holder: Pick<Entitlement, 'person'> | null,
  reader: { readonly people: readonly string[]; readonly keeps: boolean },
): Decision<string, ReportRefusal> {
  if (onDay > today) return refuse('not-yet')
  if (holder === null) return refuse('nobody-sat', { day: sayDay(onDay) })
  if (!reader.keeps && !reader.people.includes(holder.person)) return refuse('not-yours', { day: sayDay(onDay) })
  return accept(holder.person)
}

/** Refusals of a holder by field, in a sentence. */
export function sayHolderRefusal(
  refusal: HolderRefusal,
  detail: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  switch (refusal) {
    case 'unknown-person':
      return { person: 'Choose a person from the list, or enter the name of a new one' }
    case 'is-ex-officio':
      return {
        '': `This seat is ex officio: whoever holds ${detail['follows']} sits in it, and nobody else is recorded`,
      }
    case 'wrong-way':
      return { how: `Nobody comes to this seat that way: choose ${detail['ways']}` }
    case 'before-seat':
      return { from: `The seat is there from ${detail['starts']}: nobody can hold it before` }
    case 'after-seat':
      return { from: `The last day of the seat is ${detail['last']}: nobody can hold it after that` }
    case 'ends-before-start':
      return { last: `The last day of the term, ${detail['last']}, is before its first day, ${detail['from']}` }
    case 'term-too-long':
      return { last: `The rules of the body allow a term until ${detail['last']} at most` }
    case 'overlaps':
      return {
        from: `${detail['who']} is recorded in this seat ${detail['period']}: record first that they left, or choose another day`,
      }
    case 'sits-elsewhere':
      return {
        person: `${detail['who']} sits as ${detail['title']}: one person takes one seat. ${
          detail['how'] === 'ex-officio'
            ? 'They sit there by their post: choose somebody else'
            : 'Record first that they left that seat, or choose somebody else'
        }`,
      }
    case 'election-under-way':
      return { '': `An election for this seat is under way: ${detail['title']}` }
  }
}

/** Refusals of a leaving by field, in a sentence. */
export function sayLeavingRefusal(
  refusal: LeavingRefusal,
  detail: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  switch (refusal) {
    case 'left-already':
      return { last: `It is recorded already that they left: their last day was ${detail['last']}` }
    case 'ends-before-start':
      return { last: `The last day, ${detail['last']}, is before the first day of the term, ${detail['from']}` }
    case 'after-term':
      return { last: `The term runs out by itself on ${detail['last']}: nothing needs to be recorded` }
  }
}

/** Refusals of a report by field, in a sentence. */
export function sayReportRefusal(
  refusal: ReportRefusal,
  detail: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  switch (refusal) {
    case 'not-yet':
      return { on: 'Enter the day of the meeting reported on: today or before' }
    case 'nobody-sat':
      return { seat: `Nobody held this seat on ${detail['day']}` }
    case 'not-yours':
      return { seat: `You did not hold this seat on ${detail['day']}: choose your own seat` }
  }
}
