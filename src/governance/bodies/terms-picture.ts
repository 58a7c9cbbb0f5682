// Terms over the years as a picture: a line for each seat, a bar for each holder, a gap where it was vacant. Knows no table; pure.
import { addDays, daysBetween, sayDay, type Day } from '../../kernel/day.ts'
import type { Child, Html } from '../../ui/html.ts'
import { el, picture, wrap } from '../../ui/picture.ts'
import { satOn } from './history-rules.ts'
import type { BodyRecord } from './record.ts'
import type { BodySeat, Sitting } from './types.ts'

const WIDTH = 340
const LETTER = 13
const LINE = 17
const BAR = 12
const TOP = 26

/** The days between which the picture lies, and where a day stands in it. */
interface Axis {
  readonly from: Day
  readonly to: Day
  readonly x: (on: Day) => number
}

/** The picture; null where nobody ever sat on a recorded day. */
export function termsPicture(record: Pick<BodyRecord, 'body' | 'seats' | 'sittings' | 'on'>, today: Day): Html | null {
  const axis = axisOf(record, today)
  if (axis === null) return null
  let height = TOP
  const drawn: Child[] = []
  for (const seat of record.seats) {
    const own = record.sittings.filter((sitting) => sitting.seat === seat.id)
    if (own.length === 0 && seat.ends !== null) continue
    const lines = wrap(seat.title, WIDTH, LETTER)
    drawn.push(lines.map((text, i) => el('text', { class: 'c-l', x: 0, y: height + 12 + i * LINE }, text)))
    const y = height + lines.length * LINE
    drawn.push(gapsOf(seat, own, axis, record.on).map(([from, to]) => bar(axis, from, to, y, 'o-vac')))
    drawn.push(own.map((sitting) => termBar(axis, sitting, record.on, y)))
    height = y + BAR + 10
  }
  return picture(
    {
      id: 'terms-picture',
      title: `Terms on ${record.body.name}`,
      desc: `Who sat in each seat from ${sayDay(axis.from)} to ${sayDay(addDays(axis.to, -1))}. The table has the same terms with their days.`,
      width: WIDTH,
      height,
      className: 't-chart',
    },
    [scale(axis, record.on, height), drawn],
  )
}

/** From the first recorded day to the last one, in whole years. */
function axisOf({ sittings, on }: Pick<BodyRecord, 'sittings' | 'on'>, today: Day): Axis | null {
  const known = sittings.flatMap(({ from, to }) => [from, to]).filter((each) => each !== null)
  if (known.length === 0) return null
  const days = [...known, on, today].sort()
  const [first, last] = [days[0] ?? on, days.at(-1) ?? on]
  const from = `${first.slice(0, 4)}-01-01` as Day
  const to = `${Number(last.slice(0, 4)) + 1}-01-01` as Day
  const span = daysBetween(from, to)
  return { from, to, x: (each) => (Math.min(Math.max(daysBetween(from, each), 0), span) / span) * WIDTH }
}

function scale(axis: Axis, on: Day, height: number): Child {
  const last = String(Number(axis.to.slice(0, 4)) - 1)
  const here = axis.x(on)
  return [
    el('text', { class: 'c-ax', x: 0, y: 13 }, axis.from.slice(0, 4)),
    el('text', { class: 'c-ax c-ax--end', x: WIDTH, y: 13 }, last === axis.from.slice(0, 4) ? '' : last),
    yearStarts(axis).map((year) =>
      el('line', { class: 'c-track', x1: axis.x(year), x2: axis.x(year), y1: 18, y2: height }),
    ),
    el('g', { class: 'c-line c-line--third' }, el('line', { class: 'c-gap', x1: here, x2: here, y1: 18, y2: height })),
  ]
}

function yearStarts({ from, to }: Axis): readonly Day[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, i) => `${first + i}-01-01` as Day)
}

function termBar(axis: Axis, { from, to }: Sitting, on: Day, y: number): Html {
  const name = satOn({ from, to }, on) ? 'c-bar c-bar--me' : from !== null && from > on ? 'o-box' : 'c-bar'
  return bar(axis, from ?? axis.from, to ?? axis.to, y, name)
}

function bar({ x }: Axis, from: Day, to: Day, y: number, name: string): Html {
  return el('rect', { class: name, x: x(from), y, width: Math.max(x(to) - x(from) - 1, 1), height: BAR })
}

/** When nobody sat there: from the seat's first day, or its first holder's, until the day shown. */
function gapsOf(seat: BodySeat, own: readonly Sitting[], axis: Axis, on: Day): readonly (readonly [Day, Day])[] {
  const until = seat.ends !== null && seat.ends < on ? seat.ends : addDays(on, 1)
  const gaps: (readonly [Day, Day])[] = []
  const first = own.find(({ from }) => from === null || from <= on)
  let open: Day | null = seat.starts ?? (first === undefined ? axis.from : first.from)
  for (const { from, to } of own) {
    if (open !== null && from !== null && from > open && open < until) gaps.push([open, from < until ? from : until])
    open = to === null ? until : open === null || to > open ? to : open
  }
  return open !== null && open < until ? [...gaps, [open, until]] : gaps
}
