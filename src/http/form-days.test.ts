// Days in three boxes: what is taken, what is refused, and in which sentence.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { formOf, neededDay, someDay } from './form-days.ts'

const Form = formOf({ name: z.string(), from: someDay('The first day'), last: neededDay('The last day') }, [
  'from',
  'last',
])

function read(from: readonly [string, string, string], last: readonly [string, string, string]) {
  const [fromDay, fromMonth, fromYear] = from
  const [lastDay, lastMonth, lastYear] = last
  const typed = {
    name: 'Elm',
    'from-day': fromDay,
    'from-month': fromMonth,
    'from-year': fromYear,
    'last-day': lastDay,
    'last-month': lastMonth,
    'last-year': lastYear,
  }
  const result = Form.safeParse(typed)
  return result.success ? result.data : result.error.issues.map(({ path, message }) => [path[0], message])
}

test('a day is read from its boxes, and an unknown one is none', () => {
  expect(read([' 1 ', '03', '2013'], ['31', '8', '2014'])).toEqual({
    name: 'Elm',
    from: '2013-03-01',
    last: '2014-08-31',
  })
  expect(read(['', '', ''], ['31', '8', '2014'])).toMatchObject({ from: null })
})

test('a day that is needed, unfinished or not real is asked for in words', () => {
  expect(read(['1', '', ''], ['', '', ''])).toEqual([
    ['from', 'The first day must include a month and a year'],
    ['last', 'Enter the last day'],
  ])
  expect(read(['31', '2', '2013'], ['1', 'May', '2013'])).toEqual([
    [
      'from',
      'The first day must be a real day: there is no 31 February 2013. The last day of that month is 28 February 2013',
    ],
    ['last', 'The last day must be a real day, for example 1 3 2013'],
  ])
})

test('whatever is typed, it is a day, none, or one sentence for its field', () => {
  const box = fc.oneof(fc.string({ maxLength: 5 }), fc.nat({ max: 3000 }).map(String))
  fc.assert(
    fc.property(fc.tuple(box, box, box), (from) => {
      const result = read(from, ['31', '8', '2014'])
      expect(Array.isArray(result) ? result.map(([field]) => field) : ['from']).toEqual(['from'])
    }),
  )
})
