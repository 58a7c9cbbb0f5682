// Pages and filters of a list: one address for one view, and links that change one thing.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { chosenFilters, filterForm, listHref, type FilterForm } from './filters.ts'
import { pageBounds, pageLinks, queryString } from './pagination.ts'

const hrefOf = (page: number) => `/schools${queryString({ phase: 'primary' }, { page })}`

test('a query keeps one order, drops what is empty, and takes changes', () => {
  expect(queryString({ sort: 'name', phase: ['primary', 'nursery'], q: '' })).toBe(
    '?phase=primary&phase=nursery&sort=name',
  )
  expect(queryString({ sort: 'name', page: 3 }, { page: null })).toBe('?sort=name')
  expect(queryString({ q: null, type: [] })).toBe('')
  expect(queryString({ q: 'St Mary’s & co' })).toBe('?q=St+Mary%E2%80%99s+%26+co')
})

test('the same values in another order have the same address', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.string()), (query) => {
      const turned = Object.fromEntries(Object.entries(query).toReversed())
      expect(queryString(turned)).toBe(queryString(query))
    }),
  )
})

test.each([
  [1, 20, 312, { page: 1, pages: 16, from: 1, to: 20 }],
  [16, 20, 312, { page: 16, pages: 16, from: 301, to: 312 }],
  [99, 20, 312, { page: 16, pages: 16, from: 301, to: 312 }],
  [Number.NaN, 20, 312, { page: 1, pages: 16, from: 1, to: 20 }],
  [1, 20, 0, { page: 1, pages: 1, from: 0, to: 0 }],
])('page %d of rows by %d, %d in all', (page, size, total, bounds) => {
  expect(pageBounds(page, size, total)).toEqual(bounds)
})

test('pages leave no row out and show none twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 500 }), (size, total) => {
      const { pages } = pageBounds(1, size, total)
      const ends = Array.from({ length: pages }, (_, i) => pageBounds(i + 1, size, total))
      expect(ends.map((page) => page.from)).toEqual([1, ...ends.slice(0, -1).map((page) => page.to + 1)])
      expect(ends.at(-1)?.to).toBe(total)
    }),
  )
})

test('page links name the first, the last, the neighbours, and where you are', () => {
  const text = pageLinks({ page: 8, size: 20, total: 312, hrefOf, noun: 'schools' }).text
  expect(text).toContain('aria-label="Pages of schools"')
  const named = [...text.matchAll(/aria-label="Page (\d+)"/g)].map((found) => Number(found[1]))
  expect(named).toEqual([1, 7, 8, 9, 16])
  expect(text.match(/ellipsis/g)?.length).toBeGreaterThanOrEqual(2)
  expect(text).toContain('href="/schools?page=7&amp;phase=primary" rel="prev"')
  expect(text).toContain('aria-current="page"')
})

test('a gap of one page is filled', () => {
  const text = pageLinks({ page: 4, size: 20, total: 140, hrefOf }).text
  expect(text).not.toContain('ellipsis')
  expect([...text.matchAll(/aria-label="Page (\d+)"/g)]).toHaveLength(7)
})

test('one page needs no links', () => {
  expect(pageLinks({ page: 1, size: 20, total: 20, hrefOf }).text).toBe('')
})

const form: FilterForm = {
  action: '/schools',
  submit: 'Show schools',
  query: { q: 'soar <vally>', phase: ['primary', 'special'], sort: 'town', page: '3', stray: 'x' },
  keep: ['sort'],
  filters: [
    { kind: 'search', name: 'q', label: 'School, URN or postcode' },
    {
      kind: 'checkboxes',
      name: 'phase',
      label: 'Phase',
      choices: [
        { value: 'primary', text: 'Primary', count: 1083 },
        { value: 'special', text: 'Special' },
      ],
    },
    { kind: 'select', name: 'status', label: 'Status', choices: [{ value: 'open', text: 'Open' }] },
  ],
}

test('what is chosen stands as links that take only that away, and go back to the first page', () => {
  expect(chosenFilters(form)).toEqual([
    { text: 'School, URN or postcode: soar <vally>', href: '/schools?phase=primary&phase=special&sort=town' },
    { text: 'Phase: Primary', href: '/schools?phase=special&q=soar+%3Cvally%3E&sort=town' },
    { text: 'Phase: Special', href: '/schools?phase=primary&q=soar+%3Cvally%3E&sort=town' },
  ])
  expect(listHref(form, { q: null, phase: null })).toBe('/schools?sort=town')
})

test('the form asks by GET, keeps the sort, and shows what is in force', () => {
  const text = filterForm(form).text
  expect(text).toContain('<form class="t-filters" action="/schools" method="get" novalidate>')
  expect(text).toContain('<input type="hidden" name="sort" value="town" />')
  expect(text).not.toContain('name="page"')
  expect(text).toMatch(/<details[^>]* open/)
  expect(text.match(/ checked/g)).toHaveLength(2)
  expect(text).toContain('soar &lt;vally&gt;')
  expect(text).toContain('Primary (1,083)')
  expect(text).toContain('Clear all')
})

test('with nothing chosen there is nothing to clear and the filters are closed', () => {
  const text = filterForm({ ...form, query: {} }).text
  expect(text).not.toContain('Clear all')
  expect(text).not.toMatch(/<details[^>]* open/)
})
