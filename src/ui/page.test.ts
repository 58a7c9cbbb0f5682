// The whole document: what every page carries, whatever a room says.
import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { form } from './form-page.ts'
import { ROOMS } from './furniture.ts'
import { tag } from './govuk.ts'
import { html } from './html.ts'
import { renderPage, type PageContent, type PageFrame } from './page.ts'
import { section } from './section.ts'

const today = day('2026-11-22')
const alliance = { slug: 'leicester', name: 'Leicester Alliance' }
const frame: PageFrame = {
  nonce: 'n0nce',
  csrf: 'tok"en',
  partnership: alliance,
  partnerships: [alliance, { slug: 'leicestershire', name: 'Leicestershire Partnership' }],
  reader: { name: 'Juniper Oakes' },
  demonstration: true,
  path: '/leicester?q=1',
  today,
  sessionEndsInSeconds: 1800,
  searchText: 'soar',
}
const content: PageContent = {
  title: 'Groups',
  kind: 'Register',
  lede: 'Seven groups.',
  breadcrumbs: [{ text: 'Leicester', href: '/leicester' }],
  room: 'overview',
  asAt: { day: today, today, action: '/leicester/groups', keep: { q: 'soar' } },
  formats: [
    { text: 'CSV', href: '/leicester/groups.csv' },
    { text: 'JSON', href: '/leicester/groups.json' },
  ],
  body: section({ head: 'List', body: form({ action: '/x' }, html`<button type="submit">Go</button>`) }),
  sources: ['Schools: Get Information about Schools.'],
}
const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: { 'no-redundant-role': 'off', 'prefer-native-element': 'off' },
})

describe('the document', () => {
  const pages: Record<string, string> = {
    'with everything': renderPage(frame, { ...content, notice: 'Saved.', example: true }),
    'with nothing': renderPage(
      {
        ...frame,
        csrf: null,
        partnership: null,
        partnerships: [],
        reader: null,
        demonstration: false,
        sessionEndsInSeconds: null,
      },
      { title: 'Cookies', body: html`<p>None.</p>` },
    ),
    'of a past day': renderPage(frame, { ...content, asAt: { day: day('2013-03-01'), today, action: '/g' } }),
    'with errors': renderPage(frame, {
      ...content,
      asAt: { day: today, today, action: '/g', error: 'Enter a real day' },
    }),
  }
  test.each(Object.entries(pages))('%s is valid HTML', async (_, page) => {
    const report = await validator.validateString(page)
    expect(
      report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
    ).toEqual([])
  })
  test.each(Object.entries(pages))('%s has no style of its own, no script of its own, and no mark left', (_, page) => {
    expect(page).not.toMatch(/ style=|<style|<script(?![^>]* src=)| on[a-z]+="|\0/)
  })
  test.each(Object.entries(pages))('%s links the four statements in its footer', (_, page) => {
    for (const path of ['/accessibility', '/privacy', '/cookies', '/contact']) expect(page).toContain(`href="${path}"`)
  })
})

describe('the token', () => {
  test('stands in every form that posts, escaped', () => {
    const page = renderPage(frame, content)
    const posts = page.match(/method="post"/g)?.length
    expect(posts).toBe(3)
    expect(page.match(/name="csrf" value="tok&quot;en"/g)).toHaveLength(3)
  })
  test('is empty without a session', () => {
    expect(renderPage({ ...frame, csrf: null }, content)).toContain('name="csrf" value=""')
  })
  test('stands as it is, even where it holds a pattern of replace', () => {
    expect(renderPage({ ...frame, csrf: '$&$1' }, content)).toContain('value="$&amp;$1"')
  })
  test('comes out of no text that a reader can give', () => {
    fc.assert(
      fc.property(fc.constantFrom('\0csrf\0', '\0\0csrf\0\0', '\0csrf'), fc.string(), (mark, around) => {
        const said = around + mark + around
        const body = html`<p title="${said}">${said}</p>
          ${tag({ text: said, attributes: { title: said } })}`
        const page = renderPage(
          { ...frame, csrf: 'SECRET', searchText: said, reader: null, sessionEndsInSeconds: null },
          { title: said, body },
        )
        expect(page).not.toContain('SECRET')
      }),
    )
  })
})

describe('errors', () => {
  const page = renderPage(frame, { ...content, errors: [{ text: 'Enter a name', href: '#name' }] })
  test('start the title and stand first in main', () => {
    expect(page).toContain('<title>Error: Groups – Leicester Alliance – Trellis</title>')
    expect(page).toMatch(
      /<main id="main-content">\s*<div class="govuk-width-container t-messages"><div class="govuk-error-summary"/,
    )
    expect(page).toContain('There is a problem')
  })
  test('of the day stand in the summary too, with the boxes open and what was typed', () => {
    const typed = { day: '31', month: '2', year: '2013' }
    const asAt = { day: today, today, action: '/g', error: 'Enter a real day', typed }
    const wrong = renderPage(frame, { ...content, asAt })
    expect(wrong).toContain('<a href="#as-at-day">Enter a real day</a>')
    expect(wrong).toContain('<details open><summary>Choose another day</summary>')
    expect(wrong).toMatch(/id="as-at-day"[^>]* value="31"/)
  })
})

describe('the day bar', () => {
  test('says today, and gives the same page in other formats', () => {
    const page = flat(renderPage(frame, content))
    expect(page).toContain('As at<strong>22 November 2026</strong>(today)')
    expect(page).toMatch(/This page as<a [^>]*>CSV<\/a>or<a [^>]*>JSON<\/a>/)
    expect(page).toContain('<input type="hidden" name="q" value="soar">')
  })
  test('on a past day says so and leads back to today with the rest of the query', () => {
    const asAt = { day: day('2013-03-01'), today, action: '/g', keep: { q: 'soar vally' } }
    const page = renderPage(frame, { ...content, asAt })
    expect(page).toContain('As it stood on <strong>1 March 2013</strong>')
    expect(page).toContain('<a class="govuk-link" href="/g?q=soar+vally">Back to today</a>')
  })
  test('on a day to come says that too', () => {
    const asAt = { day: day('2027-03-01'), today, action: '/g' }
    expect(renderPage(frame, { ...content, asAt })).toContain(
      'As recorded for <strong>1 March 2027</strong>, a day to come',
    )
  })
})

describe('the furniture', () => {
  test('links only rooms that exist, and says of the others that they come later', () => {
    const page = renderPage(frame, content)
    for (const { text, path } of ROOMS) {
      if (path === null) expect(page).toContain(`${text}<span class="govuk-visually-hidden"> (coming later)</span>`)
      else expect(page).toMatch(new RegExp(`href="${path('leicester')}"[^>]*>\\s*(<strong[^>]*>)?${text}`))
    }
    expect(page).toContain('aria-current="page"')
  })
  test('offers sign-in to a stranger, and sign-out by a form to a reader', () => {
    expect(renderPage({ ...frame, reader: null }, content)).toContain('href="/sign-in"')
    expect(flat(renderPage(frame, content))).toContain('<form action="/sign-out" method="post" novalidate>')
  })
  test('says that a school is an invented example beside its kind', () => {
    expect(renderPage(frame, { ...content, example: true })).toMatch(
      /class="t-kind">Register <strong[^>]*>\s*Invented example/,
    )
  })
  test('has a demonstration bar only over demonstration data', () => {
    expect(renderPage(frame, content)).toContain('t-demo')
    expect(renderPage({ ...frame, demonstration: false }, content)).not.toContain('t-demo')
  })
  test('asks for the page again without script while work goes on', () => {
    expect(flat(renderPage(frame, { ...content, refreshSeconds: 5 }))).toContain(
      '<noscript><meta http-equiv="refresh" content="5"></noscript>',
    )
  })
})

/** Markup without the white space between its parts, which says nothing. */
function flat(markup: string): string {
  return markup
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(\/?>|<) ?/g, '$1')
    .replaceAll('/>', '>')
}
