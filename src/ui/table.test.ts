// Tables: what a reader, a screen reader and a phone get.
import { expect, test } from 'vitest'
import { html } from './html.ts'
import { rowsShown, table } from './table.ts'

const schools = {
  caption: 'Schools of the Elm group',
  columns: [
    { key: 'name', head: 'School', sortHref: '?sort=name', sorted: 'ascending' as const },
    { key: 'pupils', head: 'Pupils', numeric: true },
    { key: 'links', head: 'More', headHidden: true },
  ],
  rows: [{ cells: [html`<a href="/schools/1">Ash <b>Primary</b></a>`, 457, null] }, { cells: ['<Oak>', '', 'x'] }],
}

/** Markup without the white space between tags. */
function tight(content: Parameters<typeof table>[0]): string {
  return table(content).text.replace(/>\s+/g, '>').replace(/\s+</g, '<').replace(/\s+/g, ' ').replace(/ >/g, '>')
}

test('a table has a caption, heads with a scope, and the way it is sorted', () => {
  const text = tight(schools)
  expect(text).toContain(
    '<caption class="govuk-table__caption govuk-table__caption--m">Schools of the Elm group</caption>',
  )
  expect(text).toContain(
    '<th scope="col" class="govuk-table__header" aria-sort="ascending"><a class="govuk-link t-sort" href="?sort=name">School</a></th>',
  )
  expect(text).toContain('<th scope="row" class="govuk-table__header"><a href="/schools/1">')
})

test('each cell carries the head of its column as its label, unless the head is hidden', () => {
  const text = tight(schools)
  expect(text).toContain('<td class="govuk-table__cell govuk-table__cell--numeric" data-label="Pupils">457</td>')
  expect(text).toContain('<td class="govuk-table__cell"></td>')
  expect(text).toContain('<span class="govuk-visually-hidden">More</span>')
})

test('text in a cell is escaped', () => {
  expect(tight(schools)).toContain('&lt;Oak&gt;')
})

test('a caption may be for screen readers only, and the first cell need not be a head', () => {
  const text = tight({ ...schools, captionHidden: true, rowHeads: false })
  expect(text).toContain('govuk-visually-hidden">Schools of')
  expect(text).not.toContain('scope="row"')
})

test('a sort link that leads elsewhere is not followed', () => {
  const columns = [{ key: 'name', head: 'School', sortHref: 'javascript:alert(1)' }]
  expect(tight({ ...schools, columns })).toContain('href="#"')
})

test.each([
  [{ from: 1, to: 20, of: 312, noun: 'schools' }, 'Showing 1 to 20 of 312 schools'],
  [{ from: 2001, to: 2020, of: 49514, noun: 'schools' }, 'Showing 2,001 to 2,020 of 49,514 schools'],
  [{ from: 21, to: 21, of: 21, noun: 'groups' }, 'Showing 21 of 21 groups'],
  [{ from: 0, to: 0, of: 0, noun: 'groups' }, 'There are no groups to show'],
])('rows shown: %o', (shown, words) => {
  expect(rowsShown(shown).text.replace(/<[^>]+>/g, '')).toBe(words)
})

test('two thousand rows take less than a tenth of a second', () => {
  const rows = Array.from({ length: 2000 }, (_, i) => ({ cells: [`School ${i}`, i, 'x', 'y', 'z'] }))
  const columns = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, head: key }))
  const start = performance.now()
  table({ caption: 'Long', columns, rows })
  expect(performance.now() - start).toBeLessThan(100)
})
