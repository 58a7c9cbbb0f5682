// Small charts: the picture and its table hold the same numbers, and nothing held is never 0.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { barChart, chartWithTable, yearChart, type BarChart, type YearChart } from './chart.ts'
import { comparisonChart, comparisonTable, type Measure } from './comparison.ts'
import { COUNT, figureWords, PERCENT, roundScale, roundStep, scaleText, type Figure } from './figures.ts'

const fsm: Measure = {
  id: 'fsm',
  label: 'Pupils who have had free school meals in the last six years',
  value: 33.2,
  others: { lowerQuartile: 19.1, median: 26.1, upperQuartile: 35.4 },
  scale: { from: 0, to: 70 },
  unit: PERCENT,
}
const suppressed = { missing: 'held back in the source, fewer than six pupils' }

/** Numbers that the pattern finds in attributes, in order. */
function numbers(markup: string, attribute: RegExp): number[] {
  return [...markup.matchAll(attribute)].map((found) => Number(found[1]))
}

const inPicture = (markup: string) => numbers(markup, / data-(?:value|median|lower-quartile|upper-quartile)="([^"]*)"/g)
const inTable = (markup: string) => numbers(markup, /<data value="([^"]*)"/g)
const sorted = (list: readonly number[]) => list.toSorted((a, b) => a - b)

test('a comparison draws the numbers of its row', () => {
  const markup = comparisonTable({ caption: 'Pupils', of: 'Share of pupils', others: 'City', measures: [fsm] }).text
  expect(sorted(inPicture(markup))).toEqual([19.1, 26.1, 33.2, 35.4])
  expect(sorted(inTable(markup))).toEqual([19.1, 26.1, 33.2, 35.4])
})

test('a comparison says in words what it shows, and prints both ends of its scale', () => {
  const markup = comparisonChart(fsm).text
  expect(markup).toContain('role="img" aria-labelledby="fsm-t" aria-describedby="fsm-d"')
  expect(markup).toContain(
    'This school 33.2%. Middle of the others 26.1%, middle half 19.1% to 35.4%. Scale 0 to 70%.</desc>',
  )
  expect(markup).toContain('>70%</text>')
})

test('a measure without figures says why instead of drawing', () => {
  const measures = [{ ...fsm, value: suppressed, others: { missing: 'no school has one' } }]
  const markup = comparisonTable({ caption: 'Pupils', of: 'Share of pupils', others: 'City', measures }).text
  expect(markup).toContain('held back in the source, fewer than six pupils')
  expect(markup).not.toContain('c-track')
})

test('a measure without the figure of the school still shows the others', () => {
  const markup = comparisonTable({
    caption: 'Pupils',
    of: 'Share of pupils',
    others: 'City',
    measures: [{ ...fsm, value: suppressed }],
  }).text
  expect(inPicture(markup)).toEqual([19.1, 35.4, 26.1])
  expect(markup).toContain('<span class="t-missing">held back in the source')
})

const bars: BarChart = {
  kind: 'bars',
  id: 'phase',
  title: 'Schools by phase',
  of: 'Phase',
  measure: 'Schools',
  unit: COUNT,
  bars: [
    { label: 'Primary', value: 1083, href: '/schools?phase=primary' },
    { label: 'Secondary', value: 20, mine: true },
    { label: 'Special', value: suppressed },
  ],
}

const years: YearChart = {
  kind: 'years',
  id: 'roll',
  title: 'Pupils on roll',
  unit: COUNT,
  years: [
    { begins: 2018, label: '2018 to 2019' },
    { begins: 2020, label: '2020 to 2021' },
    { begins: 2022, label: '2022 to 2023' },
  ],
  lines: [
    { label: 'This school', values: [468, { missing: 'no census that year' }, 457] },
    { label: 'City median', values: [401, 410, 420] },
  ],
}

test('bars and their table hold the same numbers, and a link for the pointer only', () => {
  const markup = chartWithTable(bars).text
  expect(inPicture(markup)).toEqual([1083, 20])
  expect(inTable(markup)).toEqual([1083, 20])
  expect(markup).toContain('<a href="/schools?phase=primary" tabindex="-1">')
  expect(barChart(bars).text).toContain('Special: no figure: held back in the source')
})

test('years and their table hold the same numbers, and a gap is a gap', () => {
  const markup = chartWithTable(years).text
  expect(sorted(inPicture(markup))).toEqual([401, 410, 420, 457, 468])
  expect(sorted(inTable(markup))).toEqual([401, 410, 420, 457, 468])
  expect(markup.match(/class="c-gap"/g)).toHaveLength(1)
  expect(markup.match(/class="c-join"/g)).toHaveLength(2)
  expect(yearChart(years).text).toContain('2020 to 2021 no figure: no census that year')
})

test('for any figures the pictures hold exactly the numbers of their tables', () => {
  const figure: fc.Arbitrary<Figure> = fc.oneof(
    fc.double({ min: -1000, max: 1000, noNaN: true }).map((n) => n + 0),
    fc.constant(suppressed),
  )
  fc.assert(
    fc.property(fc.array(figure, { minLength: 3, maxLength: 3 }), (values) => {
      const held = values.filter((value) => typeof value === 'number')
      const asBars = chartWithTable({ ...bars, bars: values.map((value, i) => ({ label: `Bar ${i}`, value })) }).text
      const asYears = chartWithTable({ ...years, lines: [{ label: 'This school', values }] }).text
      for (const markup of [asBars, asYears]) {
        expect(inPicture(markup)).toEqual(held)
        expect(inTable(markup)).toEqual(held)
        expect(markup).not.toMatch(/NaN|Infinity|style=/)
      }
    }),
  )
})

test('a chart without any figure is drawn without a fault', () => {
  const markup = chartWithTable({ ...years, lines: [{ label: 'This school', values: [] }] }).text
  expect(markup).not.toMatch(/NaN|Infinity/)
  expect(markup).toContain('not in the files we hold')
})

test('figures in words', () => {
  expect(figureWords(1204, COUNT)).toBe('1,204')
  expect(figureWords(-1.25, { after: ' points', decimals: 2 })).toBe('−1.25 points')
  expect(scaleText(0, PERCENT)).toBe('0')
  expect(scaleText(70, PERCENT)).toBe('70%')
})

const thousandths = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000)

test('scales have round ends and hold every value', () => {
  expect(roundScale([457, 468])).toEqual({ from: 0, to: 600 })
  expect(roundScale([-2.1, 3.4])).toEqual({ from: -4, to: 4 })
  expect(roundStep(0.3)).toBe(0.5)
  fc.assert(
    fc.property(fc.array(thousandths, { minLength: 1 }), (values) => {
      const { from, to } = roundScale(values)
      expect(from).toBeLessThan(to)
      for (const value of values) expect(value >= from && value <= to).toBe(true)
    }),
  )
})
