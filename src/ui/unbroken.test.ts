// Hyphenated words in one piece, and no letter changed.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { html } from './html.ts'
import { unbroken } from './unbroken.ts'

function markup(text: string): string {
  return unbroken(text).text
}

test('a hyphenated word stays whole, the words around it do not', () => {
  expect(markup('Lead and co-ordinator')).toBe('Lead and <span class="t-nowrap">co-ordinator</span>')
  expect(markup('No lead - yet')).toBe('No lead - yet')
})

test('a word too long for a narrow screen may still break', () => {
  expect(markup('Newcastle-upon-Tyne-and-Gateshead')).not.toContain('<span')
})

test('no letter is changed, and what is typed stays escaped', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(markup(text).replaceAll(/<\/?span[^>]*>/g, '')).toBe(html`${text}`.text)
    }),
  )
})
