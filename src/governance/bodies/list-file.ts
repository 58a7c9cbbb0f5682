// The list of bodies, and the seats of one body, as files: the same rows as the pages. Pure; never a query.
import { sayDay, type Day } from '../../kernel/day.ts'
import { PUBLIC_PROFILE } from '../../kernel/disclosure.ts'
import { lastDay } from '../../kernel/period.ts'
import type { DataFile, FileCell, FileColumn } from '../../ui/data-file.ts'
import type { BodyLine } from './list-rules.ts'
import type { BodyRecord, PlaceSeen } from './record.ts'
import type { Place } from './types.ts'
import { sayFilled, sayKind } from './wording.ts'

/** On what terms the rows may be used. */
export const LICENCE = 'Open Government Licence v3.0, except personal data'

/** Where the rows come from. */
export function sourceOf(partnership: string): string {
  return `Governance of ${partnership}: bodies, seats and holders as the clerk records them and as posts are held.`
}

/** Who takes a seat, as text for a cell: a name, Vacant, or Withheld with the section. */
function sayHolderOf({ holder }: Place): string {
  if (holder === null) return 'Vacant'
  return holder.name ?? `Withheld: ${PUBLIC_PROFILE.grounds.personal}`
}

/** The bodies as a file, in the order given. */
export function bodiesFile(lines: readonly BodyLine[], partnership: string, on: Day): DataFile<BodyLine> {
  const column = columnOf<BodyLine>
  return {
    title: `Bodies of ${partnership}, as at ${sayDay(on)}`,
    asAt: on,
    source: sourceOf(partnership),
    licence: LICENCE,
    columns: [
      column('identifier', 'Stable identifier of the body', ({ body }) => `${body.partnership}/bodies/${body.slug}`),
      column('body', 'Name of the body', ({ body }) => body.name),
      column('kind', 'Kind of body', ({ body }) => body.kind),
      column(
        'chair',
        'Who chairs, Vacant, or Withheld with the section; empty where it has no seat of a chair',
        (line) => (line.chair === null ? null : sayHolderOf(line.chair)),
      ),
      column('seats', 'Seats on the day', ({ places }) => places.length),
      column('vacant', 'Of them vacant', ({ vacant }) => vacant.length),
      column(
        'next_meeting',
        'Day of the next meeting, ISO 8601; empty when none is called',
        ({ next }) => next?.onDay ?? null,
      ),
      column('confidential', 'Are its discussions for members by default', ({ body }) => body.confidential),
      column('opened', 'First day, ISO 8601; empty is not recorded', ({ body }) => body.opened),
      column('last_day', 'Last day, ISO 8601; empty while it stands', ({ body }) =>
        lastDay({ from: null, to: body.closed }),
      ),
    ],
    rows: lines,
  }
}

/** The seats of a body on a day as a file, in their order. */
export function seatsFile({ body, places, on }: BodyRecord, partnership: string): DataFile<PlaceSeen> {
  const column = columnOf<PlaceSeen>
  return {
    title: `Seats of ${body.name}, ${sayKind(body.kind).toLowerCase()}, as at ${sayDay(on)}`,
    asAt: on,
    source: sourceOf(partnership),
    licence: LICENCE,
    columns: [
      column('position', 'Place of the seat in order', ({ seat }) => seat.position),
      column('seat', 'Title of the seat', ({ seat }) => seat.title),
      column('office', 'Office that goes with it; empty is none', ({ seat }) => seat.office),
      column('filled_by', 'How it is filled: ex-officio, elected, appointed or invited', ({ seat }) => seat.filledBy),
      column('filled', 'How it is filled, in words', ({ seat }) => sayFilled(seat)),
      column('sits_for', 'The organisation for which its holder sits', ({ seat }) => seat.sitsForName),
      column('votes', 'Has it a vote', ({ seat }) => seat.votes),
      column('holder', 'Who sits, Vacant, or Withheld with the section', sayHolderOf),
      column(
        'since',
        'First day of the holder, ISO 8601; empty is not recorded',
        ({ holder }) => holder?.starts ?? null,
      ),
      column('term_last_day', 'Last day of the term, ISO 8601; empty where it has none', ({ holder }) =>
        lastDay({ from: null, to: holder?.termEnds ?? null }),
      ),
      column(
        'vacant_since',
        'First day of the vacancy, ISO 8601; empty where held or never filled',
        ({ vacantSince }) => vacantSince,
      ),
      column('casual_vacancy', 'Did the last holder leave before the term ended', ({ casual }) => casual),
      column(
        'sits_elsewhere_as',
        'The seat that whoever is entitled takes instead: one person takes one seat',
        ({ sitsElsewhere }) => sitsElsewhere?.as ?? null,
      ),
    ],
    rows: places,
  }
}

function columnOf<Row>(name: string, description: string, value: (row: Row) => FileCell): FileColumn<Row> {
  return { name, description, value }
}
