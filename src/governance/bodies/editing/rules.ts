// What may be changed about a body, its seats and its rules, and what follows. Pure: no database, no clock. Who sits: holding-rules.ts.
import { addDays, sayDay, type Day } from '../../../kernel/day.ts'
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import { slug } from '../../../kernel/id.ts'
import { overlap, periodOf, sayPeriod, type Period } from '../../../kernel/period.ts'
import type { BodySeat, Constitution, FilledBy, SeatOffice } from '../types.ts'
import { sayOffice } from '../wording.ts'

/** Paths under `/bodies` that are pages of their own, so that no body may have them as its slug. */
const TAKEN = ['new']

export type BodyRefusal =
  | 'no-name'
  | 'same-name'
  | 'ends-before-start'
  | 'seat-before'
  | 'seat-after'
  | 'held-after'
  | 'no-legal-form'
  | 'reports-to-itself'
export type SeatRefusal =
  | 'needs-source'
  | 'two-sources'
  | 'needs-organisation'
  | 'follows-a-follower'
  | 'ends-before-start'
  | 'before-body'
  | 'after-body'
  | 'office-taken'
  | 'ended-already'
  | 'held-later'
  | 'in-minutes'
export type RulesRefusal = 'before-standing' | 'in-minutes'
export type BalanceRefusal = 'same-office' | 'there-already'
export type CompanyRefusal = 'no-legal-person' | 'one-of-two' | 'member-already' | 'ends-before-start'

/** A slug for the name that no other body of the partnership has. Refuses no-name when nothing is left of the name. */
export function bodySlug(name: string, taken: readonly string[]): Decision<string, 'no-name'> {
  const plain = slug(name)
  if (plain === '') return refuse('no-name')
  const used = new Set([...taken, ...TAKEN])
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? plain : `${plain}-${n}`
    if (!used.has(candidate)) return accept(candidate)
  }
}

/** What a change of a body's own facts asks. `closed`: first day on which it is no more. */
export interface AskedBody {
  readonly opened: Day | null
  readonly closed: Day | null
  readonly legalForm: string | null
  readonly companyNumber: string | null
  readonly charityNumber: string | null
  readonly reportsTo: string | null
}

/**
 * A body's own facts may be so while every seat still fits: those that would last beyond the closing end with it, none may begin before the
 * opening or after the closing. Refuses ends-before-start, seat-before, seat-after, held-after, no-legal-form (a number without a form), reports-to-itself.
 */
export function changeBodyFacts(
  asked: AskedBody,
  own: string | null,
  seats: readonly Pick<BodySeat, 'id' | 'title' | 'starts' | 'ends'>[],
  holdings: readonly Pick<HeldPeriod, 'starts'>[] = [],
): Decision<{ readonly ended: readonly string[] }, BodyRefusal> {
  const { opened, closed } = asked
  const period = periodOf(opened, closed)
  if (!period.ok) return refuse('ends-before-start', { from: sayed(opened), last: sayed(lastOf(closed)) })
  if (asked.legalForm === null && (asked.companyNumber ?? asked.charityNumber) !== null) return refuse('no-legal-form')
  if (own !== null && asked.reportsTo === own) return refuse('reports-to-itself')
  for (const { title, starts } of seats) {
    if (opened !== null && starts !== null && starts < opened)
      return refuse('seat-before', { seat: title, from: sayDay(starts) })
    if (closed !== null && starts !== null && starts >= closed)
      return refuse('seat-after', { seat: title, from: sayDay(starts) })
  }
  const later = holdings.find(({ starts }) => closed !== null && starts >= closed)
  if (later !== undefined) return refuse('held-after', { from: sayDay(later.starts) })
  return accept({
    ended: seats.filter(({ ends }) => closed !== null && (ends === null || ends > closed)).map(({ id }) => id),
  })
}

/** A seat as it is asked for. */
export interface AskedSeat {
  readonly filledBy: FilledBy
  readonly office: SeatOffice | null
  readonly post: string | null
  readonly ofSeat: string | null
  readonly appointedBy: string | null
  readonly votes: boolean
  readonly starts: Day | null
}

/** The seat that another is to follow: whether it follows one itself. */
export interface FollowedSeat {
  readonly id: string
  readonly follows: boolean
}

/**
 * A seat is added, or has other facts from the start. An ex officio seat follows one post or one seat of another body, which itself follows
 * none; an appointed one has its organisation; an invited one never votes. Refuses each of these by name, days outside the body, and an
 * office that another seat has at that time.
 */
export function seatAsAsked(
  asked: AskedSeat,
  followed: FollowedSeat | null,
  body: { readonly opened: Day | null; readonly closed: Day | null },
  others: readonly Pick<BodySeat, 'office' | 'title' | 'starts' | 'ends'>[],
): Decision<AskedSeat, SeatRefusal> {
  const source = sourceOf(asked, followed)
  if (!source.ok) return source
  if (asked.starts !== null && body.opened !== null && asked.starts < body.opened)
    return refuse('before-body', { opened: sayDay(body.opened) })
  if (body.closed !== null && (asked.starts === null || asked.starts >= body.closed))
    return refuse('after-body', { last: sayed(lastOf(body.closed)) })
  const free = officeFree(asked, others)
  return free.ok ? accept({ ...asked, votes: asked.votes && asked.filledBy !== 'invited' }) : free
}

/** One office goes with one seat at a time. Refuses office-taken. */
export function officeFree(
  asked: { readonly office: SeatOffice | null; readonly starts: Day | null; readonly ends?: Day | null },
  others: readonly Pick<BodySeat, 'office' | 'title' | 'starts' | 'ends'>[],
): Decision<null, 'office-taken'> {
  const { office, starts, ends = null } = asked
  if (office === null) return accept(null)
  const taken = others.find(
    (one) => one.office === office && overlap({ from: starts, to: ends }, { from: one.starts, to: one.ends }),
  )
  return taken === undefined
    ? accept(null)
    : refuse('office-taken', { office: sayOffice(office).toLowerCase(), seat: taken.title })
}

function sourceOf(asked: AskedSeat, followed: FollowedSeat | null): Decision<null, SeatRefusal> {
  if (asked.filledBy === 'appointed' && asked.appointedBy === null) return refuse('needs-organisation')
  if (asked.filledBy !== 'ex-officio')
    return asked.post === null && asked.ofSeat === null ? accept(null) : refuse('two-sources')
  if (asked.post !== null && asked.ofSeat !== null) return refuse('two-sources')
  if (asked.post === null && asked.ofSeat === null) return refuse('needs-source')
  return followed?.follows === true ? refuse('follows-a-follower') : accept(null)
}

/** What ending a seat needs of a recorded holding. */
export interface HeldPeriod {
  readonly id: string
  readonly person: string
  readonly starts: Day
  readonly ends: Day | null
}

/** A seat ends with this last day; terms that would outlast it end with it. Refuses ended-already, ends-before-start, and held-later where somebody is recorded from a later day. */
export function endSeatOn(
  seat: Pick<BodySeat, 'starts' | 'ends'>,
  last: Day,
  holdings: readonly HeldPeriod[],
): Decision<{ readonly ends: Day; readonly cut: readonly string[] }, SeatRefusal> {
  const ends = addDays(last, 1)
  if (seat.ends !== null && seat.ends <= ends) return refuse('ended-already', { last: sayed(lastOf(seat.ends)) })
  if (seat.starts !== null && last < seat.starts)
    return refuse('ends-before-start', { from: sayDay(seat.starts), last: sayDay(last) })
  const later = holdings.find(({ starts }) => starts >= ends)
  if (later !== undefined) return refuse('held-later', { from: sayDay(later.starts) })
  return accept({ ends, cut: holdings.filter((one) => one.ends === null || one.ends > ends).map(({ id }) => id) })
}

/** What laying down rules does: others from a day, so that the old ones end then; or the same day's, put right. */
export type RulesStep =
  { readonly kind: 'add'; readonly ends: string | null } | { readonly kind: 'correct'; readonly id: string }

/** New rules hold from a day and end those before. Refuses before-standing: rules of a later day are recorded. `standing`: the latest first. */
export function layDownRules(
  from: Day,
  standing: readonly Pick<Constitution, 'id' | 'starts' | 'ends'>[],
): Decision<RulesStep, RulesRefusal> {
  const [latest] = standing
  if (latest === undefined) return accept({ kind: 'add', ends: null })
  if (latest.starts === from) return accept({ kind: 'correct', id: latest.id })
  if (latest.starts !== null && from < latest.starts) return refuse('before-standing', { from: sayDay(latest.starts) })
  return accept({ kind: 'add', ends: latest.ends === null || latest.ends > from ? latest.id : null })
}

/** A rule that one office is from another phase group than another. Refuses same-office and there-already. */
export function balanceOf(
  asked: { readonly office: SeatOffice; readonly differsFrom: SeatOffice },
  standing: readonly { readonly office: SeatOffice; readonly differsFrom: SeatOffice }[],
): Decision<null, BalanceRefusal> {
  if (asked.office === asked.differsFrom) return refuse('same-office')
  const same = standing.some((one) => one.office === asked.office && one.differsFrom === asked.differsFrom)
  return same ? refuse('there-already') : accept(null)
}

/** A member of a company: one organisation or one person, once at a time. Refuses no-legal-person, one-of-two, ends-before-start, member-already. */
export function enterMember(
  asked: {
    readonly organisation: string | null
    readonly person: string | null
    readonly starts: Day
    readonly ends: Day | null
  },
  legalForm: string | null,
  standing: readonly (Period & { readonly member: string })[],
): Decision<string, CompanyRefusal> {
  if (legalForm === null) return refuse('no-legal-person')
  const member = asked.organisation ?? asked.person
  if (member === null || (asked.organisation !== null && asked.person !== null)) return refuse('one-of-two')
  const period = periodOf(asked.starts, asked.ends)
  if (!period.ok) return refuse('ends-before-start', { from: sayDay(asked.starts), last: sayed(lastOf(asked.ends)) })
  const same = standing.find((one) => one.member === member && overlap(one, period.value))
  return same === undefined ? accept(member) : refuse('member-already', { period: sayPeriod(same) })
}

/** Refusals of a body by the field that the reader should look at, in a sentence. */
export function sayBodyRefusal(
  refusal: BodyRefusal,
  detail: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  switch (refusal) {
    case 'no-name':
      return { name: 'Enter a name with letters or numbers' }
    case 'same-name':
      return { name: `There is already a body called ${detail['name']}: give this one another name` }
    case 'ends-before-start':
      return { closed: `The last day, ${detail['last']}, is before the day it opened, ${detail['from']}` }
    case 'seat-before':
      return { opened: `The seat ${detail['seat']} is there from ${detail['from']}, before that day` }
    case 'seat-after':
      return { closed: `The seat ${detail['seat']} is to begin on ${detail['from']}, after the last day` }
    case 'held-after':
      return { closed: `Somebody is to sit from ${detail['from']}, after the last day` }
    case 'no-legal-form':
      return { legalForm: 'Enter the legal form: a company or charity number belongs to a legal person' }
    case 'reports-to-itself':
      return { reportsTo: 'Choose another body: it cannot report back to itself' }
  }
}

/** Refusals of a seat by field, in a sentence. */
export function saySeatRefusal(
  refusal: SeatRefusal,
  detail: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  switch (refusal) {
    case 'needs-source':
      return { post: 'Choose the post, or the seat of another body, that this seat follows' }
    case 'two-sources':
      return { ofSeat: 'Choose one post or one seat, and only for a seat that is filled ex officio' }
    case 'needs-organisation':
      return { appointedBy: 'Choose the organisation that appoints' }
    case 'follows-a-follower':
      return { ofSeat: 'That seat follows another seat itself: choose the one that it follows' }
    case 'ends-before-start':
      return { last: `The last day, ${detail['last']}, is before the first day of the seat, ${detail['from']}` }
    case 'before-body':
      return { from: `The body opened on ${detail['opened']}: the seat cannot be there before` }
    case 'after-body':
      return { from: `The last day of the body is ${detail['last']}: the seat must begin before that` }
    case 'office-taken':
      return { office: `The office of ${detail['office']} goes with the seat ${detail['seat']} at that time` }
    case 'ended-already':
      return { last: `The seat ends before that already: its last day is ${detail['last']}` }
    case 'held-later':
      return { last: `Somebody is recorded in this seat from ${detail['from']}: a seat cannot end before that` }
    case 'in-minutes':
      return { title: 'Approved minutes name this seat as it is: end it and add another' }
  }
}

/** Why new rules cannot hold from that day. */
export function sayRulesRefusal(
  refusal: RulesRefusal,
  detail: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (refusal === 'in-minutes')
    return { from: 'Approved minutes rest on the rules of that day: let the new ones begin after that meeting' }
  return { from: `Rules are recorded from ${detail['from']}: new ones must begin on that day or later` }
}

/** Why a balance rule cannot be. */
export function sayBalanceRefusal(refusal: BalanceRefusal): Readonly<Record<string, string>> {
  if (refusal === 'same-office') return { differsFrom: 'Choose another office than the first' }
  return { office: 'There is such a rule already for these two offices' }
}

/** Why somebody cannot be entered as a member of the company. */
export function sayCompanyRefusal(
  refusal: CompanyRefusal,
  detail: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  switch (refusal) {
    case 'no-legal-person':
      return { '': 'This body is no legal person: record its legal form first' }
    case 'one-of-two':
      return { organisation: 'Choose one organisation or one person' }
    case 'member-already':
      return { organisation: `It is a member already, ${detail['period']}` }
    case 'ends-before-start':
      return { last: `The last day, ${detail['last']}, is before the first day, ${detail['from']}` }
  }
}

function lastOf(ends: Day | null): Day | null {
  return ends === null ? null : addDays(ends, -1)
}

function sayed(on: Day | null): string {
  return on === null ? 'not recorded' : sayDay(on)
}
