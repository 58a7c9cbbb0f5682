import { expect, test } from 'vitest'
import { sayLeads, saySchools } from './rules.ts'

test('a group without a lead’s post has no lead, as one whose post is vacant', () => {
  expect(sayLeads([{ leadHeld: true }, { leadHeld: false }])).toBe('One has no lead at present.')
  expect(sayLeads([{ leadHeld: false }, { leadHeld: false }])).toBe('Two have no lead at present.')
  expect(sayLeads([{ leadHeld: true }])).toBe('Each has its lead.')
})

test('one school is said as one', () => {
  expect([saySchools(1), saySchools(1204)]).toEqual(['1 school or college', '1,204 schools and colleges'])
})
