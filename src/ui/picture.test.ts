// What pictures share: elements, lines of text, links for the pointer.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { diamondPath, el, picture, pointerLink, wrap } from './picture.ts'

test('an element escapes its text and attributes, and cuts numbers to a tenth', () => {
  expect(el('text', { x: 1.2345, y: -0.04, class: 'a"b' }, '<b>').text).toBe(
    '<text x="1.2" y="0" class="a&quot;b">&lt;b&gt;</text>',
  )
  expect(el('g', { class: undefined, hidden: false }).text).toBe('<g/>')
})

test('a picture without links is itself the image', () => {
  const frame = { id: 'p', title: 'A title', desc: 'What it shows.', width: 10, height: 5 }
  expect(picture(frame, el('g', {})).text).toBe(
    '<svg viewBox="0 0 10 5" role="img" aria-labelledby="p-t" aria-describedby="p-d"><title id="p-t">A title</title><desc id="p-d">What it shows.</desc><g/></svg>',
  )
})

test('a link for the pointer leads nowhere unsafe and is no stop for the keyboard', () => {
  expect(pointerLink('javascript:alert(1)', 'x').text).toBe('<a href="#" tabindex="-1">x</a>')
  expect(pointerLink(undefined, 'x').text).toBe('x')
})

test('lines break between words and lose none', () => {
  expect(wrap('Director, Social Care and Safeguarding', 200, 14.5)).toEqual([
    'Director, Social Care and',
    'Safeguarding',
  ])
  expect(wrap('', 100, 14)).toEqual([''])
  const words = fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1 })
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 400 }), (list, width) => {
      expect(wrap(list.join(' '), width, 14).join(' ')).toBe(list.join(' '))
    }),
  )
})

test('a diamond closes around its middle', () => {
  expect(diamondPath(10, 10, 4, 5)).toBe('M10 5l4 5-4 5-4-5z')
})
