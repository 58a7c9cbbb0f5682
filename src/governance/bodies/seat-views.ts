// The seats of a body with who sits in them, and the terms over the years. Pure: data in, markup out.
import { addDays, sayDay } from '../../kernel/day.ts'
import { sayPeriod } from '../../kernel/period.ts'
import { asSentence, sayCount } from '../../register/index.ts'
import { html, joinHtml, type Child, type Html } from '../../ui/html.ts'
import { emptyState, link, section, taggedWord } from '../../ui/section.ts'
import { table, type Row } from '../../ui/table.ts'
import { unbroken } from '../../ui/unbroken.ts'
import { holderCell, nameCell } from './holder-views.ts'
import { satOn } from './history-rules.ts'
import { bodyPath, type BodyPage, type BodyRecord, type PlaceSeen } from './record.ts'
import { termsPicture } from './terms-picture.ts'
import type { PhaseGroupName, Sitting } from './types.ts'
import { sayFilled, sayHowHeld, sayLeft, sayTerm } from './wording.ts'

type Shown = Pick<BodyPage, 'record' | 'keeps' | 'asAt'>

const PHASES: Readonly<Record<PhaseGroupName, string>> = {
  primary: 'for the primary phase',
  secondary: 'for the secondary phase',
  special: 'for special schools',
  alternative: 'for alternative provision',
  other: 'for other phases',
}

/** The seats on the day, each with its holder, how it is filled, and the term. */
export function seatsSection(content: Shown): Html {
  const { record, keeps } = content
  const { places, on } = record
  const silent = places.filter(({ seat }) => !seat.votes).length
  const add = keeps && html`<p>${link('Add a seat', `${bodyPath(content.record.body)}/seats/new`)}</p>`
  const none = emptyState({ what: `No seat stood on ${sayDay(on)}.`, next: 'Choose another day above.' })
  return section({
    head: 'Seats',
    note: [
      'The seat is the thing, the holder follows: an ex officio seat follows its post by itself.',
      silent > 0 && `${asSentence(sayCount(silent, 'seat'))} without a vote.`,
      places.some(({ sitsElsewhere }) => sitsElsewhere !== null) && 'One person takes one seat and has one vote.',
    ],
    body: html`${places.length === 0 ? none : seatTable(content)}${add}`,
  })
}

function seatTable(content: Shown): Html {
  const { record, keeps } = content
  const outside = record.body.kind === 'outside'
  return table({
    caption: `Seats as at ${sayDay(record.on)}`,
    captionHidden: true,
    columns: [
      { key: 'seat', head: 'Seat' },
      { key: 'holder', head: outside ? 'Representative' : 'Holder' },
      { key: 'filled', head: outside ? 'Represents' : 'How it is filled' },
      { key: 'term', head: 'Term' },
      ...(keeps ? [{ key: 'acts', head: 'Changes', headHidden: true }] : []),
    ],
    rows: record.places.map((place) => seatRow(content, place)),
  })
}

function seatRow(content: Shown, place: PlaceSeen): Row {
  const { seat, holder } = place
  const how = holder === null ? null : sayHowHeld(holder.how, seat.filledBy)
  const outside = content.record.body.kind === 'outside' && seat.sitsForName !== null
  const phase = seat.phaseGroup === null ? null : PHASES[seat.phaseGroup]
  return {
    cells: [
      withNotes(unbroken(seat.title), [phase]),
      withNotes(holderCell(place), [how, saySitsElsewhere(place), sayVacancy(place)]),
      outside ? withNotes(seat.sitsForName, [sayFilled(seat)]) : unbroken(sayFilled(seat)),
      holder === null ? null : withNotes(sayTerm(holder), [place.endsSoon && taggedWord('Term ends soon', 'open')]),
      ...(content.keeps ? [seatActs(content, place)] : []),
    ],
  }
}

function withNotes(words: Child, notes: readonly Child[]): Html {
  const said = notes.filter((note) => note !== null && note !== undefined && note !== false)
  return html`${words}${said.map((note) => html`<br /><span class="t-small">${note}</span>`)}`
}

function saySitsElsewhere({ sitsElsewhere, elsewhereName }: PlaceSeen): string | null {
  if (sitsElsewhere === null) return null
  return `${elsewhereName ?? 'Whoever is entitled to it'} sits as ${sitsElsewhere.as}; this seat is vacant: one person takes one seat`
}

function sayVacancy({ holder, vacantSince, casual, sitsElsewhere }: PlaceSeen): string | null {
  if (holder !== null || sitsElsewhere !== null) return null
  if (vacantSince === null) return 'Nobody is recorded before'
  return `Since ${sayDay(vacantSince)}${casual ? ': a casual vacancy, the last holder left before the term ended' : ''}`
}

function seatActs(content: Shown, { seat, holder, elsewhereHolding }: PlaceSeen): Html {
  const holding = holder?.holding ?? elsewhereHolding
  const path = `${bodyPath(content.record.body)}/seats/${seat.id}`
  const of = html`<span class="govuk-visually-hidden"> of ${seat.title}</span>`
  const acts = [
    seat.filledBy !== 'ex-officio' && link(html`Record holder${of}`, `${path}/holder`),
    holding !== null && link(html`Has left${of}`, `${bodyPath(content.record.body)}/holdings/${holding}/left`),
    link(html`Change${of}`, `${path}/edit`),
    link(html`End${of}`, `${path}/end`),
  ]
  return joinHtml(
    acts.filter((act) => act !== false),
    html`<br />`,
  )
}

/** Who sat, sits and is to sit: a picture, and the same terms in a table. */
export function termsSection(content: Shown): Html | null {
  const { record, asAt } = content
  if (record.sittings.length === 0) return null
  const drawn = termsPicture(record, asAt.today)
  const key = html`<figcaption>
    Plum: on ${sayDay(record.on)}, the dotted line. Petrol: past. Outlined: to come. Dashed: vacant.
  </figcaption>`
  const rows = termTable(record)
  return section({
    head: 'Terms',
    note: ['Everybody who sat, sits or is to sit, the latest first.', sayPast(record)],
    body:
      drawn === null
        ? rows
        : html`<div class="t-twin">
            <figure class="t-fig">${drawn}${key}</figure>
            ${rows}
          </div>`,
  })
}

function sayPast({ past, coming }: BodyRecord): string {
  const later = coming.length === 0 ? '' : `, ${sayCount(coming.length, 'to come', 'to come')}`
  return `${asSentence(sayCount(past.length, 'past holder'))}${later}.`
}

function termTable({ seats, sittings, on, body }: BodyRecord): Html {
  const titles = new Map(seats.map(({ id, title }) => [id, title]))
  return table({
    caption: `Terms on ${body.name}`,
    captionHidden: true,
    columns: [
      { key: 'holder', head: 'Holder' },
      { key: 'seat', head: 'Seat' },
      { key: 'period', head: 'Sat' },
    ],
    rows: sittings
      .toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))
      .map((sitting) => ({
        cells: [nameCell(sitting.entitlement.name), unbroken(titles.get(sitting.seat) ?? ''), period(sitting, on)],
      })),
  })
}

function period({ from, to, entitlement }: Sitting, on: BodyRecord['on']): Html {
  const { leftEarly, leftWhy, termEnds } = entitlement
  const state = satOn({ from, to }, on)
    ? taggedWord('Sits', 'this')
    : from !== null && from > on && taggedWord('To come')
  const left =
    leftEarly && to === entitlement.ends
      ? `Left before the term ended${termEnds === null ? '' : ` on ${sayDay(addDays(termEnds, -1))}`}${leftWhy === null ? '' : `: ${sayLeft(leftWhy)}`}`
      : null
  return withNotes(asSentence(sayPeriod({ from, to })), [state, left])
}
