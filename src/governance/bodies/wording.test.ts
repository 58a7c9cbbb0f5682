// How seats are said in words: who elects, and until when somebody sits.
import { expect, it } from 'vitest'
import { day } from '../../kernel/day.ts'
import { sayFilled, sayTerm } from './wording.ts'

const elected = { filledBy: 'elected', follows: null, sitsForName: null, votes: true } as const
const held = { how: 'elected', starts: day('2024-09-01'), termEnds: day('2027-09-01') } as const

it.each([
  ['The heads of the Evington group', 'Elected by the heads of the Evington group'],
  ['A meeting of all heads', 'Elected by a meeting of all heads'],
  ['Thea Primary School', 'Elected by Thea Primary School'],
  ['City Primary Headteachers', 'Elected by City Primary Headteachers'],
])('says who elects inside a sentence: %s', (electorate, said) => {
  expect(sayFilled({ ...elected, electorate })).toBe(said)
})

it('says the last day of somebody who leaves before the term runs out', () => {
  expect(sayTerm({ ...held, ends: day('2027-09-01') })).toBe('Since 1 September 2024, term until 31 August 2027')
  expect(sayTerm({ ...held, ends: day('2026-12-01') })).toBe('Since 1 September 2024, leaves on 30 November 2026')
  const none = { ...held, termEnds: null }
  expect(sayTerm({ ...none, ends: null })).toBe('Since 1 September 2024, no term')
  expect(sayTerm({ ...none, ends: day('2026-12-01') })).toBe('Since 1 September 2024, leaves on 30 November 2026')
})
