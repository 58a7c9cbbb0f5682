// Small charts with their tables: bars, and figures over years. The same numbers in both; never a figure that is not held.
import {
  figureCell,
  figureWords,
  numberText,
  placer,
  roundScale,
  scaleText,
  type Figure,
  type Scale,
  type Unit,
} from './figures.ts'
import { html, type Child, type Html } from './html.ts'
import { diamondPath, el, picture, pointerLink, wrap } from './picture.ts'
import { table } from './table.ts'

/** One bar. `mine`: the one that the page is about. */
export interface Bar {
  readonly label: string
  readonly value: Figure
  readonly href?: string
  readonly mine?: boolean
}

/** Bars from 0, in the order given. `id` is unique on the page. */
export interface BarChart {
  readonly kind: 'bars'
  readonly id: string
  readonly title: string
  /** Head of the column of labels. */
  readonly of: string
  /** Head of the column of figures. */
  readonly measure: string
  readonly unit: Unit
  readonly bars: readonly Bar[]
}

/** A year: when it begins, and its words (2018 to 2019). */
export interface Year {
  readonly begins: number
  readonly label: string
}

/** One line: a figure for each year, in the order of the years. */
export interface Line {
  readonly label: string
  readonly values: readonly Figure[]
}

/** Lines over years; the first is what the page is about. `id` is unique on the page. */
export interface YearChart {
  readonly kind: 'years'
  readonly id: string
  readonly title: string
  readonly unit: Unit
  readonly years: readonly Year[]
  readonly lines: readonly Line[]
  /** Where the scale begins and ends; a round one from 0 when left out. */
  readonly scale?: Scale
}

const WIDTH = 340
const LETTER = 13

/** The picture, and a table with the same numbers beside it. */
export function chartWithTable(chart: BarChart | YearChart): Html {
  const [drawing, rows] =
    chart.kind === 'bars' ? [barChart(chart), barTable(chart)] : [yearChart(chart), yearTable(chart)]
  const key = chart.kind === 'years' ? lineKey(chart) : null
  return html`<div class="t-twin">
    <figure class="t-fig">${drawing}${key}</figure>
    ${rows}
  </div>`
}

/** The bars alone. */
export function barChart({ id, title, unit, bars }: BarChart): Html {
  const held = bars.map((bar) => bar.value).filter((value) => typeof value === 'number')
  const x = placer({ from: Math.min(0, ...held), to: Math.max(0, ...held) }, 0, WIDTH - 60)
  let height = 0
  const drawn = bars.map((bar) => {
    const lines = wrap(typeof bar.value === 'number' ? bar.label : `${bar.label}: ${bar.value.missing}`, WIDTH, LETTER)
    const top = height + lines.length * 17
    height = top + (typeof bar.value === 'number' ? 24 : 10)
    return pointerLink(bar.href, lineTexts(lines, top), barMark(bar, unit, x, top))
  })
  const desc = `${bars.map((bar) => `${bar.label}: ${figureWords(bar.value, unit)}`).join('; ')}.`
  return picture({ id, title, desc, width: WIDTH, height: Math.max(height, 1), className: 't-chart' }, null, drawn)
}

function lineTexts(lines: readonly string[], bottom: number): Html[] {
  return lines.map((line, i) => el('text', { class: 'c-l', x: 0, y: bottom - 5 - (lines.length - 1 - i) * 17 }, line))
}

function barMark(bar: Bar, unit: Unit, x: (value: number) => number, top: number): Child {
  if (typeof bar.value !== 'number') return null
  const [from, to] = [Math.min(x(0), x(bar.value)), Math.max(x(0), x(bar.value))]
  const name = bar.mine === true ? 'c-bar c-bar--me' : 'c-bar'
  return [
    el('rect', {
      class: name,
      x: from,
      y: top,
      width: Math.max(to - from, 1),
      height: 12,
      'data-value': String(bar.value),
    }),
    el('text', { class: 'c-v', x: WIDTH, y: top + 11 }, numberText(bar.value, unit)),
  ]
}

function barTable({ title, of, measure, unit, bars }: BarChart): Html {
  return table({
    caption: title,
    columns: [
      { key: 'of', head: of },
      { key: 'figure', head: measure, numeric: true },
    ],
    rows: bars.map((bar) => ({ cells: [bar.label, figureCell(bar.value, unit)] })),
  })
}

const [LEFT, TOP, BOTTOM, BASE] = [46, 12, 128, 150]

/** The lines alone: a year without a figure is a gap, marked at the foot. */
export function yearChart(chart: YearChart): Html {
  const { id, title, unit, years, lines } = chart
  const held = lines.flatMap((line) => line.values.filter((value) => typeof value === 'number'))
  const scale = chart.scale ?? roundScale(held)
  const begins = years.map((year) => year.begins)
  const x = placer({ from: Math.min(...begins), to: Math.max(...begins) }, LEFT + 8, WIDTH - 10)
  const y = placer(scale, BOTTOM, TOP)
  const frame = { id, title, desc: yearWords(chart, scale), width: WIDTH, height: BASE + 6, className: 't-chart' }
  return picture(frame, [
    [scale.from, scale.to].map((end) => scaleLine(y(end), scaleText(end, unit))),
    yearLabels(years, x),
    lines.map((line, i) => drawLine(line, i, years, x, y)).toReversed(),
  ])
}

function yearWords({ unit, years, lines }: YearChart, scale: Scale): string {
  const words = lines.map((line) => {
    const figures = years.map((year, i) => `${year.label} ${figureWords(line.values[i] ?? NOT_HELD, unit)}`)
    return `${line.label}: ${figures.join('; ')}.`
  })
  return `${words.join(' ')} Scale ${scaleText(scale.from, unit)} to ${scaleText(scale.to, unit)}.`
}

const NOT_HELD: Figure = { missing: 'not in the files we hold' }

function scaleLine(y: number, text: string): Html[] {
  return [
    el('line', { class: 'c-track', x1: LEFT, x2: WIDTH, y1: y, y2: y }),
    el('text', { class: 'c-ax c-ax--end', x: LEFT - 6, y: y + 4.5 }, text),
  ]
}

function yearLabels(years: readonly Year[], x: (value: number) => number): Html[] {
  return years.flatMap((year, i) => {
    const last = i === years.length - 1
    if (i > 0 && !last) return []
    const name = last && i > 0 ? 'c-ax c-ax--end' : 'c-ax'
    return [el('text', { class: name, x: last && i > 0 ? WIDTH : x(year.begins) - 8, y: BASE }, year.label)]
  })
}

function drawLine(
  line: Line,
  index: number,
  years: readonly Year[],
  x: (value: number) => number,
  y: (value: number) => number,
): Html {
  const dots = years.map((year, i) => ({ x: x(year.begins), value: line.values[i] ?? NOT_HELD }))
  const joins = dots.slice(1).flatMap((dot, i) => {
    const before = dots[i]
    if (typeof dot.value !== 'number' || before === undefined || typeof before.value !== 'number') return []
    return [el('line', { class: 'c-join', x1: before.x, y1: y(before.value), x2: dot.x, y2: y(dot.value) })]
  })
  return el(
    'g',
    { class: lineClass(index) },
    joins,
    dots.map((dot) => dotMark(dot.x, dot.value, index, y)),
  )
}

function lineClass(index: number): string {
  return ['c-line c-line--me', 'c-line', 'c-line c-line--third'][index % 3] ?? 'c-line'
}

function dotMark(x: number, value: Figure, index: number, y: (value: number) => number): Html {
  if (typeof value !== 'number') return el('line', { class: 'c-gap', x1: x, x2: x, y1: BOTTOM - 8, y2: BOTTOM + 4 })
  const data = { 'data-value': String(value) }
  if (index === 0) return el('path', { class: 'c-dot', d: diamondPath(x, y(value), 6, 7), ...data })
  return el('circle', { class: 'c-dot', cx: x, cy: y(value), r: 4, ...data })
}

function lineKey({ years, lines }: YearChart): Html {
  const gaps = lines.some((line) => years.some((_, i) => typeof (line.values[i] ?? NOT_HELD) !== 'number'))
  return html`<ul class="t-key">
    ${lines.map((line, i) => html`<li>${keyMark(i)}${line.label}</li>`)}
    ${gaps && html`<li>A gap, dotted at the foot: no figure</li>`}
  </ul>`
}

function keyMark(index: number): Html {
  const mark =
    index === 0
      ? el('path', { class: 'c-dot', d: diamondPath(8, 8, 6, 7) })
      : el('circle', { class: 'c-dot', cx: 8, cy: 8, r: 4 })
  return el(
    'svg',
    { viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' },
    el('g', { class: lineClass(index) }, mark),
  )
}

function yearTable({ title, unit, years, lines }: YearChart): Html {
  return table({
    caption: title,
    columns: [
      { key: 'year', head: 'Year' },
      ...lines.map((line) => ({ key: line.label, head: line.label, numeric: true })),
    ],
    rows: years.map((year, i) => ({
      cells: [year.label, ...lines.map((line) => figureCell(line.values[i] ?? NOT_HELD, unit))],
    })),
  })
}
