// The day of a page, as links and people give it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '../kernel/day.ts'
import { asAtPart, readAsAt } from './as-at.ts'

const today = day('2026-11-22')

test('nothing given is today', () => {
  expect(readAsAt({}, today)).toEqual({ day: today })
  expect(readAsAt({ as_at: '', 'as_at-day': '', 'as_at-month': '', 'as_at-year': '' }, today)).toEqual({ day: today })
})

test('a link carries an ISO day', () => {
  expect(readAsAt({ as_at: '2013-03-01' }, today)).toEqual({ day: '2013-03-01' })
})

test('31 February is refused in a sentence, and what was typed is kept', () => {
  const typed = { day: '31', month: '2', year: '2013' }
  const read = readAsAt({ 'as_at-day': '31', 'as_at-month': '2', 'as_at-year': '2013' }, today)
  expect(read).toEqual({ day: today, error: 'There is no 31 February 2013', typed })
  expect(readAsAt({ as_at: '2013-02-31' }, today)).toMatchObject({ day: today, typed: { day: '31', month: '02' } })
  expect(readAsAt({ as_at: '2013-02-31' }, today).error).toBe('There is no 31 February 2013')
})

test('what names no month says how a day is written', () => {
  expect(readAsAt({ as_at: 'garbage' }, today).error).toBe(
    '“garbage” is not a day; write it as year, month and day, for example 2013-03-01',
  )
  expect(readAsAt({ 'as_at-day': '1', 'as_at-month': '13', 'as_at-year': '2013' }, today).error).toBe(
    'Enter a real day, for example 1 3 2013',
  )
})

test('an unfinished day says what is missing', () => {
  const read = readAsAt({ 'as_at-day': '1', 'as_at-month': '', 'as_at-year': '' }, today)
  expect(read.error).toBe('The day must include a month and a year')
})

test('a value given twice counts once', () => {
  expect(readAsAt({ as_at: ['2013-03-01', '2014-03-01'] }, today).day).toBe('2013-03-01')
})

test('every real day is read the same from a link and from the boxes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200_000 }), (n) => {
      const given = addDays(day('1600-01-01'), n)
      const [year, month, dayOfMonth] = given.split('-')
      const boxes = { 'as_at-day': dayOfMonth, 'as_at-month': month, 'as_at-year': year }
      expect(readAsAt({ as_at: given }, today).day).toBe(given)
      expect(readAsAt(boxes, today).day).toBe(given)
    }),
  )
})

test('no text whatever makes it throw, and without a real day it is today', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
      const read = readAsAt({ as_at: a, 'as_at-day': b, 'as_at-month': c, 'as_at-year': 'x' }, today)
      expect(read).toMatchObject({ day: today, error: expect.any(String) as string })
    }),
  )
})

test('a page asks for another day at its own path and keeps what else was asked', () => {
  const asked = { query: new URLSearchParams('as_at=2013-03-01'), today, path: '/elm/map' }
  expect(asAtPart(asked)).toEqual({ day: '2013-03-01', today, action: '/elm/map' })
  expect(asAtPart(asked, { kind: 'cluster' })).toMatchObject({ keep: { kind: 'cluster' } })
  expect(asAtPart({ ...asked, query: new URLSearchParams('as_at=2013-02-31') })).toMatchObject({
    day: today,
    error: 'There is no 31 February 2013',
  })
})
