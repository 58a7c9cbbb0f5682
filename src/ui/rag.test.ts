// A state by shape, letter and words.
import { expect, test } from 'vitest'
import { rag } from './rag.ts'

test.each([
  ['green', '<circle', '>G</text>'],
  ['amber', '<path', '>A</text>'],
  ['red', '<path', '>R</text>'],
] as const)('%s has a shape and a letter that listeners are spared, and its words', (state, shape, letter) => {
  const { text } = rag(state, 'Declared <b>')
  expect(text).toContain(`class="t-rag t-rag--${state}"`)
  expect(text).toContain('aria-hidden="true"')
  expect(text).toContain(shape)
  expect(text).toContain(letter)
  expect(text).toContain('<span>Declared &lt;b&gt;</span>')
})

test('what was not looked at is a ring without a letter', () => {
  expect(rag('none', 'Not reviewed').text).not.toContain('</text>')
})
