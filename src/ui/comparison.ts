// A school beside others: diamond, box and tick on a line of its own scale, in the row with its figures. Never a verdict.
import {
  figureCell,
  figureWords,
  numberText,
  placer,
  scaleText,
  type Figure,
  type Scale,
  type Unit,
} from './figures.ts'
import { html, type Html } from './html.ts'
import { diamondPath, el, picture } from './picture.ts'

/** How the others lie: the quarter below and above which they stand, and their middle. */
export interface Spread {
  readonly lowerQuartile: number
  readonly median: number
  readonly upperQuartile: number
}

/** One measure of one school. `id` is unique on the page. */
export interface Measure {
  readonly id: string
  readonly label: string
  readonly value: Figure
  readonly others: Spread | { readonly missing: string }
  readonly scale: Scale
  readonly unit: Unit
}

/** Measures of one school beside the others, for one table. */
export interface Comparison {
  readonly caption: string
  /** Head of the first column: Share of pupils. */
  readonly of: string
  /** Who is in the middle: City, County. */
  readonly others: string
  readonly measures: readonly Measure[]
}

const [WIDTH, HEIGHT, START, END] = [280, 26, 24, 232]

/** The picture alone. With no figure for the school only the others are drawn; with none for the others only the line and the school. */
export function comparisonChart(measure: Measure): Html {
  const { id, label, value, others, scale, unit } = measure
  const x = placer(scale, START, END)
  const frame = {
    id,
    title: label,
    desc: `${measureWords(measure)}.`,
    width: WIDTH,
    height: HEIGHT,
    className: 't-chart',
  }
  return picture(frame, [
    el('text', { class: 'c-ax c-ax--end', x: START - 8, y: 17.5 }, scaleText(scale.from, unit)),
    el('text', { class: 'c-ax', x: END + 8, y: 17.5 }, scaleText(scale.to, unit)),
    el('line', { class: 'c-track', x1: START, x2: END, y1: 13, y2: 13 }),
    'missing' in others ? null : spreadMarks(others, x),
    typeof value === 'number' &&
      el('path', { class: 'c-me', 'data-value': String(value), d: diamondPath(x(value), 13, 8, 9) }),
  ])
}

function spreadMarks({ lowerQuartile, median, upperQuartile }: Spread, x: (value: number) => number): Html[] {
  const [low, mid] = [x(lowerQuartile), x(median)]
  const ends = { 'data-lower-quartile': String(lowerQuartile), 'data-upper-quartile': String(upperQuartile) }
  return [
    el('rect', { class: 'c-box', x: low, y: 4, width: Math.max(x(upperQuartile) - low, 1), height: 18, ...ends }),
    el('line', { class: 'c-med', x1: mid, x2: mid, y1: 3, y2: 23, 'data-median': String(median) }),
  ]
}

function measureWords({ value, others, scale, unit }: Measure): string {
  const middle =
    'missing' in others
      ? `Others: no figure: ${others.missing}`
      : `Middle of the others ${numberText(others.median, unit)}, middle half ${rangeText(others, unit)}`
  const ends = `Scale ${scaleText(scale.from, unit)} to ${scaleText(scale.to, unit)}`
  return `This school ${figureWords(value, unit)}. ${middle}. ${ends}`
}

function rangeText(spread: Spread, unit: Unit): string {
  return `${numberText(spread.lowerQuartile, unit)} to ${numberText(spread.upperQuartile, unit)}`
}

/** The table: each row has the figures and the picture of them. */
export function comparisonTable({ caption, of, others, measures }: Comparison): Html {
  return html`<table class="govuk-table t-table t-measures">
      <caption class="govuk-table__caption govuk-visually-hidden">
        ${caption}
      </caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          <th scope="col" class="govuk-table__header">${of}</th>
          <th scope="col" class="govuk-table__header govuk-table__header--numeric">This school</th>
          <th scope="col" class="govuk-table__header govuk-table__header--numeric">${others} median</th>
          <th scope="col" class="govuk-table__header govuk-table__header--numeric">Middle half</th>
          <th scope="col" class="govuk-table__header"><span class="govuk-visually-hidden">Picture</span></th>
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        ${measures.map((measure) => measureRow(measure, others))}
      </tbody>
    </table>
    ${KEY}`
}

const KEY = html`<ul class="t-key">
  <li>
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path class="c-me" d="M8 0l7 8-7 8-7-8z" /></svg>This
    school
  </li>
  <li>
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <rect class="c-box" y="2" width="16" height="12" /></svg
    >Middle half
  </li>
  <li>
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <line class="c-med" x1="8" x2="8" y1="1" y2="15" /></svg
    >Median
  </li>
  <li>Each line has its own scale</li>
</ul>`

function measureRow(measure: Measure, others: string): Html {
  const { label, value, unit } = measure
  const held = typeof value === 'number' || !('missing' in measure.others)
  return html`<tr class="govuk-table__row">
    <th scope="row" class="govuk-table__header">${label}</th>
    ${held ? measureCells(measure, others) : html`<td class="govuk-table__cell" colspan="4">${figureCell(value, unit)}</td>`}
  </tr>`
}

function measureCells(measure: Measure, others: string): Html {
  const numeric = 'govuk-table__cell govuk-table__cell--numeric'
  return html`<td class="${numeric}" data-label="This school">${figureCell(measure.value, measure.unit)}</td>
    <td class="${numeric}" data-label="${others} median">${medianCell(measure)}</td>
    <td class="${numeric} t-nowrap" data-label="Middle half">${halfCell(measure)}</td>
    <td class="govuk-table__cell t-chartcell">${comparisonChart(measure)}</td>`
}

function medianCell({ others, unit }: Measure): Html {
  return figureCell('missing' in others ? others : others.median, unit)
}

function halfCell({ others, unit }: Measure): Html | null {
  if ('missing' in others) return null
  return html`${figureCell(others.lowerQuartile, unit)} to ${figureCell(others.upperQuartile, unit)}`
}
