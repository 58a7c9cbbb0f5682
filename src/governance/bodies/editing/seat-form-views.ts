// The forms on seats and on who sits: a seat, its end, a holder, a leaving, a report back. Pure: data in, markup out.
import {
  type Choice,
  type Filled,
  areaField,
  dayField,
  radioField,
  textField,
  tickField,
} from '../../../http/form-fields.ts'
import { sayDay, type Day } from '../../../kernel/day.ts'
import { html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import { bodyPath } from '../record.ts'
import {
  FILLED_BY,
  LEFT_WHYS,
  PHASE_GROUP_NAMES,
  SEAT_OFFICES,
  type BodyFull,
  type BodySeat,
  type NamedEntitlement,
} from '../types.ts'
import { sayFilled, sayLeft, sayOffice, sayTerm, sayTermLength, sayWay } from '../wording.ts'
import { asSentence } from '../../../register/index.ts'
import { formPage, listField } from './form-views.ts'
import { HOWS } from './holding-rules.ts'

/** What a form on a seat may choose from. */
export interface SeatChoices {
  readonly posts: readonly Choice[]
  readonly seats: readonly Choice[]
  readonly organisations: readonly Choice[]
}

/** A new seat. */
export function newSeatPage(filled: Filled, body: BodyFull, { posts, seats, organisations }: SeatChoices): PageContent {
  const ways = FILLED_BY.map((way) => ({ value: way, text: sayWay(way) }))
  const fields = [
    ...seatFields(filled),
    radioField(filled, 'filledBy', 'How it is filled', ways),
    listField(
      filled,
      'post',
      'Ex officio of which post',
      'None',
      posts,
      'Whoever holds the post sits, with nothing to record here.',
    ),
    listField(filled, 'ofSeat', 'Or ex officio of which seat of another body', 'None', seats),
    listField(
      filled,
      'appointedBy',
      'For which organisation',
      'None',
      organisations,
      'Who appoints; for an ex officio seat, for whom its holder sits.',
    ),
    tickField(filled, 'votes', 'Whoever sits here has a vote', 'Invited members never have one.'),
    dayField(filled, 'from', 'First day', 'Leave empty if nobody knows.'),
  ]
  return formPage(filled, body, {
    title: 'Add a seat',
    action: `${bodyPath(body)}/seats/new`,
    button: 'Add seat',
    fields: html`${fields}`,
    next: 'Next you can record who holds it.',
  })
}

/** Other words, place or office for a seat. */
export function changeSeatPage(filled: Filled, body: BodyFull, seat: BodySeat): PageContent {
  return formPage(filled, body, {
    title: `Change the seat ${seat.title}`,
    action: `${bodyPath(body)}/seats/${seat.id}/edit`,
    button: 'Save changes',
    fields: html`${seatFields(filled)}`,
    note: `${sayFilled(seat)}. A seat that is filled another way is another seat: end this one and add it.`,
  })
}

function seatFields(filled: Filled) {
  const offices = SEAT_OFFICES.map((office) => ({ value: office, text: sayOffice(office) }))
  const phases = PHASE_GROUP_NAMES.map((phase) => ({ value: phase, text: asSentence(phase) }))
  return [
    textField(filled, 'title', 'Title of the seat'),
    textField(filled, 'position', 'Place in order', undefined, 'govuk-input--width-3'),
    listField(filled, 'office', 'Office that goes with it', 'None', offices),
    listField(filled, 'phaseGroup', 'For the phase group', 'Any', phases),
    textField(
      filled,
      'electorate',
      'Who elects (optional)',
      'Of an elected seat, for example the heads of its primary schools',
    ),
  ]
}

/** A seat ends. */
export function endSeatPage(filled: Filled, body: BodyFull, seat: BodySeat): PageContent {
  return formPage(filled, body, {
    title: `End the seat ${seat.title}`,
    action: `${bodyPath(body)}/seats/${seat.id}/end`,
    button: 'End seat',
    fields: dayField(
      filled,
      'last',
      'Last day',
      'The last day on which there is this seat. Recorded terms end with it.',
    ),
    note: sayFilled(seat),
  })
}

/** Somebody comes to a seat. */
export function holderPage(
  filled: Filled,
  body: BodyFull,
  seat: BodySeat,
  people: readonly Choice[],
  termMonths: number | null,
): PageContent {
  const ways = HOWS.map((how) => ({ value: how, text: asSentence(how) }))
  const fields = [
    listField(
      filled,
      'person',
      'Person',
      'Somebody new',
      people,
      'Choose somebody in the register, or leave this and enter a new name.',
    ),
    textField(filled, 'newName', 'Name of a new person (optional)'),
    radioField(filled, 'how', 'How they come to the seat', ways),
    dayField(filled, 'from', 'First day'),
    dayField(filled, 'last', 'Last day of the term', sayTermHint(termMonths)),
  ]
  return formPage(filled, body, {
    title: `Record a holder of ${seat.title}`,
    action: `${bodyPath(body)}/seats/${seat.id}/holder`,
    button: 'Record holder',
    fields: html`${fields}`,
    note: [sayFilled(seat), 'What they may do here follows from the seat, from the first day to the last.'],
  })
}

function sayTermHint(months: number | null): string {
  if (months === null) return 'Leave empty where the seat has no term.'
  return `Leave empty for a whole term. The rules of the body: ${sayTermLength(months).toLowerCase()} at most.`
}

/** Somebody leaves a seat. */
export function leavingPage(filled: Filled, body: BodyFull, held: NamedEntitlement, seat: BodySeat): PageContent {
  const whys = LEFT_WHYS.map((why) => ({ value: why, text: asSentence(sayLeft(why)) }))
  return formPage(filled, body, {
    title: `The holder of ${seat.title} has left`,
    action: `${bodyPath(body)}/holdings/${held.holding ?? ''}/left`,
    button: 'Record that they left',
    fields: html`${dayField(filled, 'last', 'Last day on which they sat')}${radioField(filled, 'why', 'Why', whys)}`,
    note: [
      `${held.name ?? 'The holder'}. ${sayTerm(held)}.`,
      'The seat is vacant from the next day, and their rights here end with it. The reason is shown to members and the clerk alone.',
    ],
  })
}

/** A report back from an outside body. */
export function reportPage(filled: Filled, body: BodyFull, seats: readonly Choice[], today: Day): PageContent {
  const to = body.reportsTo?.name ?? 'the association'
  const fields = [
    radioField(filled, 'seat', 'For which seat', seats),
    dayField(filled, 'on', 'Day of the meeting', `Today or before: today is ${sayDay(today)}`),
    areaField(filled, 'text', 'Report', 'A few lines: what was discussed, what was decided, what we are asked to do.'),
  ]
  return formPage(filled, body, {
    title: 'Report back',
    action: `/${body.partnership}/outside-bodies/${body.slug}/report`,
    button: 'Report back',
    fields: html`${fields}`,
    note: `It is read by those who sit on ${to}, by the other representatives and by the clerk. It stays as it is sent.`,
  })
}
