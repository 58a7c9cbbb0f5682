// Forms: the token, the browser's own checks off, and one sentence in two places.
import { expect, test } from 'vitest'
import { CSRF_FIELD } from './csrf-field.ts'
import { errorLinks, fieldError, form } from './form-page.ts'

test('a form that posts carries the token and leaves the checks to us', () => {
  const text = flat(form({ action: '/leicester/groups' }, 'fields').text)
  expect(text).toBe(`<form action="/leicester/groups" method="post" novalidate>${flat(CSRF_FIELD.text)}fields</form>`)
})

test('a form that gets carries no token', () => {
  expect(form({ action: '/schools', method: 'get' }, 'fields').text).not.toContain('csrf')
})

test('a form for files says so', () => {
  expect(form({ action: '/u', multipart: true }, '').text).toContain('enctype="multipart/form-data"')
})

test('an error stands in the summary, leading to its field, and at the field, in the same words', () => {
  const errors = { name: 'Enter a name', from: 'Enter the first day' }
  expect(errorLinks(errors, { from: 'from-day' })).toEqual([
    { text: 'Enter a name', href: '#name' },
    { text: 'Enter the first day', href: '#from-day' },
  ])
  expect(errorLinks({ '': 'Somebody else has changed it' })[0]?.href).toBe('#main-content')
  expect(fieldError(errors, 'name')).toEqual({ text: 'Enter a name' })
  expect(fieldError(errors, 'kind')).toBeUndefined()
})

/** Markup without the white space between its parts, which says nothing. */
function flat(markup: string): string {
  return markup
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(\/?>|<) ?/g, '$1')
    .replaceAll('/>', '>')
}
