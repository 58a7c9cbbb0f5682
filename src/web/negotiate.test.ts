// Which format a reader is given.
import { expect, it } from 'vitest'
import { preferredFormat } from './negotiate.ts'

it.each([
  [undefined, 'html'],
  ['*/*', 'html'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
  ['application/json', 'json'],
  ['text/csv;q=0.9, application/json;q=0.5', 'csv'],
  ['application/json, text/html', 'html'],
  ['application/*', 'json'],
  ['text/csv;q=nonsense', 'html'],
  ['image/png', 'html'],
])('Accept: %s gives %s', (accept, format) => {
  expect(preferredFormat(accept, ['csv', 'json'])).toBe(format)
})

it('gives the page where there is nothing else', () => {
  expect(preferredFormat('application/json', [])).toBe('html')
})
