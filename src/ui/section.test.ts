// The parts of a page: what they say to a reader who sees and to one who listens.
import { expect, test } from 'vitest'
import { day } from '../kernel/day.ts'
import { html } from './html.ts'
import * as ui from './section.ts'

const UNKIND = '<script>"&'

test('a section is named by its head, and its notes stand in the margin', () => {
  const text = flat(ui.section({ head: 'Belongs to', note: ['One.', null, 'Two.'], body: 'Matter' }).text)
  expect(text).toContain('<section class="t-row" id="belongs-to" aria-labelledby="belongs-to-h">')
  expect(text).toContain('<h2 id="belongs-to-h">Belongs to</h2><p>One.</p><p>Two.</p></div>')
})

test('facts keep their order, and a change link says what it changes', () => {
  const { text } = ui.facts([
    { name: 'Trust', value: 'The Mead', action: { text: 'Change', href: '/c', about: 'trust' } },
    { name: 'URN', value: 142857 },
  ])
  expect(text.indexOf('The Mead')).toBeLessThan(text.indexOf('142857'))
  expect(text).toContain('Change<span class="govuk-visually-hidden"> trust</span>')
})

test('a list item is a link when it leads somewhere, with its fact and its notes', () => {
  const text = flat(
    ui.list([{ what: 'Hamilton', href: '/g', fact: '12 schools', note: ['A', 'B'] }], { ordered: true }).text,
  )
  expect(text).toBe(
    '<ol class="t-list"><li><span class="t-what"><a class="govuk-link" href="/g">Hamilton</a></span><span class="t-fact">12 schools</span><p>A</p><p>B</p></li></ol>',
  )
  expect(ui.roomList([{ what: 'Support' }]).text).not.toContain('<a')
})

test('days are written for people and for machines', () => {
  const item = { day: day('2026-12-04'), what: 'Nominations close' }
  expect(ui.datedList([item]).text).toContain('<time class="t-when" datetime="2026-12-04">4 December 2026</time>')
})

test('a timeline says when a day is not recorded, and marks turning points and what is to come', () => {
  const { text } = ui.timeline([
    { day: null, what: 'Opened' },
    { day: day('2016-06-01'), what: 'Became an academy', mark: 'turn' },
    { day: day('2027-01-01'), what: 'Review', mark: 'next', note: 'At noon' },
  ])
  expect(text).toContain('Day not recorded')
  expect(text).toContain('<li class="t-turn"><time')
  expect(text).toContain('<li class="t-next"><time')
})

test('what is held back says so in words', () => {
  expect(ui.heldBack({ what: 'Support received', why: 'The school sees it.' }).text).toContain(
    '</span> is not shown to',
  )
  expect(ui.withheld('s40(2)', '/why').text).toContain('Withheld, <a class="govuk-link" href="/why">s40(2)</a>')
  expect(ui.confidential('Seen by the school.').text).toContain('<b>Confidential.</b> Seen by the school.')
})

test('a bar of work whose whole is unknown has no value, and always has its sentence', () => {
  const text = flat(ui.progressBar({ done: 3, of: null, sentence: '3 rows read since 9:14am' }, 2).text)
  expect(text).toContain('<progress aria-labelledby="progress-words"></progress>')
  expect(text).toContain('3 rows read since 9:14am</p>')
})

test('no part lets markup through', () => {
  const parts = [
    ui.section({ head: UNKIND, note: UNKIND, body: UNKIND }),
    ui.facts([{ name: UNKIND, value: UNKIND, action: { text: UNKIND, href: UNKIND, about: UNKIND } }]),
    ui.list([{ what: UNKIND, href: UNKIND, note: UNKIND, fact: UNKIND }]),
    ui.timeline([{ day: null, what: UNKIND, note: UNKIND }]),
    ui.emptyState({ what: UNKIND, why: UNKIND, next: UNKIND }),
    ui.heldBack({ what: UNKIND, why: UNKIND }),
    ui.confidential(UNKIND),
    ui.statement(UNKIND),
    ui.taggedWord(UNKIND, 'open'),
    ui.progressBar({ done: 1, of: 2, sentence: UNKIND }, 1),
  ]
  expect(html`${parts}`.text).not.toContain('<script>')
})

/** Markup without the white space between its parts, which says nothing. */
function flat(markup: string): string {
  return markup
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(\/?>|<) ?/g, '$1')
    .replaceAll('/>', '>')
}
