// The evidence about a school: its figures beside those of others, and over the years. Pure.
import { sayDay, isDay } from '../../../kernel/day.ts'
import { chartWithTable, type Year } from '../../../ui/chart.ts'
import { comparisonTable, type Measure } from '../../../ui/comparison.ts'
import { COUNT, type Figure, type Unit } from '../../../ui/figures.ts'
import { html, joinHtml, type Child, type Html } from '../../../ui/html.ts'
import { emptyState, link, section } from '../../../ui/section.ts'
import type { Indicator } from '../indicators.ts'
import { counted } from '../words.ts'
import {
  latestRating,
  rollOverYears,
  sayMissing,
  sayPeriod,
  shownEvidence,
  type Series,
  type Shown,
} from './evidence-rules.ts'
import type { EvidenceFigure, NamedSchool, SchoolRecord } from './types.ts'

const SETS: readonly (readonly [Indicator['set'], string, string])[] = [
  ['pupils', 'Pupils', 'Share of pupils'],
  ['key-stage-2', 'Key stage 2, the end of primary school', 'Measure'],
  ['key-stage-4', 'Key stage 4, the end of secondary school', 'Measure'],
  ['attendance', 'Attendance and teachers', 'Measure'],
]

/** The section: one table for each set of figures that is held, the grade of inspection, and pupils over the years. */
export function evidenceSection(record: SchoolRecord): Html {
  const shown = shownEvidence(record)
  const tables = SETS.map(([set, heading, of]) =>
    setTable(
      record,
      shown.filter((one) => one.indicator.set === set),
      heading,
      of,
    ),
  )
  const parts = [ratingWords(record), ...tables, rollChart(rollOverYears(record))].filter((part) => part !== null)
  return section({
    head: 'Evidence',
    note: [
      `Public figures, beside the other open schools of ${record.school.authority_name ?? 'the authority'} in the same phase.`,
      'A figure we do not hold says why. It is never 0.',
      record.school.example && 'This school is invented, and so are its figures. The others are real.',
    ],
    body: parts.length > 0 ? joinHtml(parts) : nothingHeld(record),
  })
}

function nothingHeld({ school }: SchoolRecord): Html {
  return emptyState({
    what: 'No public figures are held about this school.',
    why: school.example
      ? 'It is an invented example school: nobody publishes figures about it.'
      : 'The files we hold of the census, of results and of inspections do not name this URN.',
  })
}

function setTable(record: SchoolRecord, shown: readonly Shown[], heading: string, of: string): Html | null {
  if (shown.every((one) => one.figure === null)) return null
  return html`<h3 class="govuk-heading-s govuk-!-margin-top-6">${heading}</h3>
    ${comparisonTable({
      caption: `${heading}: this school beside other ${record.school.authority_name ?? ''} schools`,
      of,
      others: 'Authority',
      measures: shown.map(measure),
    })}
    <p class="t-small">${joinHtml(restsOn(shown), ' ')}</p>`
}

function measure({ indicator, figure, peers, from }: Shown): Measure {
  return {
    id: `evidence-${indicator.id}`,
    label: from === null ? indicator.label : `${indicator.label} (as ${schoolWords(from)})`,
    value: figureOf(figure),
    others: peers ?? { missing: 'No other school of the phase has one' },
    scale: { from: indicator.scale[0], to: indicator.scale[1] },
    unit: unitOf(indicator),
  }
}

function figureOf(figure: EvidenceFigure | null): Figure {
  return figure !== null && figure.value !== null ? figure.value : { missing: sayMissing(figure) }
}

function unitOf({ unit, decimals }: Indicator): Unit {
  return { after: unit === 'percent' ? '%' : '', decimals }
}

/** Which years, how many others, and whose figures they are where they are a predecessor's. */
function restsOn(shown: readonly Shown[]): Child[] {
  const periods = distinct(shown.map(({ figure, peers }) => sayPeriod(figure?.period ?? peers?.period ?? '')))
  const most = Math.max(0, ...shown.map(({ peers }) => peers?.schools ?? 0))
  const from = shown.find((one) => one.from !== null)?.from ?? null
  return [
    `${periods.filter((period) => period !== '').join(', ')}.`,
    most > 0 && `Median and middle half of ${counted(most, 'open school')} with a figure.`,
    from !== null &&
      html`<strong>Figures of the predecessor</strong>, ${link(schoolWords(from), `/schools/${from.urn}`)}: this school
        has none of its own under its present URN.`,
  ].filter(Boolean)
}

function ratingWords(record: SchoolRecord): Html | null {
  const { figure, from } = latestRating(record)
  const word = figure?.word ?? record.school.ofsted_rating
  if (word === null || word === '') return null
  const whose =
    from === null
      ? null
      : html` This was the grade of the predecessor, ${link(schoolWords(from), `/schools/${from.urn}`)}.`
  return html`<p class="govuk-body">
    Ofsted overall grade:
    <strong>${word}</strong>${ratingDay(figure)}.${whose}
    <span class="t-small"
      >Overall grades of state schools ended in September 2024; this is the last that our files give.</span
    >
  </p>`
}

/** A grade without the day of its inspection has the day of its file, which is also the day it was published. */
function ratingDay(figure: EvidenceFigure | null): string {
  if (figure === null || !isDay(figure.period)) return ''
  return `, ${figure.period === figure.published ? 'in the file of' : 'inspected'} ${sayDay(figure.period)}`
}

function rollChart({ years }: Series): Html | null {
  if (years.length < 2) return null
  const marked = years.flatMap(({ from, period }) =>
    from === null ? [] : [`${sayPeriod(period)} as ${schoolWords(from)}`],
  )
  return html`<h3 class="govuk-heading-s govuk-!-margin-top-6">Pupils on roll</h3>
    ${chartWithTable({
      kind: 'years',
      id: 'roll',
      title: 'Pupils on roll, by school year',
      unit: COUNT,
      years: years.map(({ period }): Year => ({ begins: Number(period.slice(0, 4)), label: sayPeriod(period) })),
      lines: [{ label: 'Pupils', values: years.map(({ figure }) => figure.value ?? { missing: sayMissing(figure) }) }],
    })}
    ${marked.length > 0 && html`<p class="t-small">Figures of the predecessor: ${marked.join('; ')}.</p>`}`
}

function schoolWords({ name, urn }: NamedSchool): string {
  return name === null ? `URN ${urn}` : `${name}, URN ${urn}`
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
