// Faults: the three that become a page, and the user's own.
import { expect, test } from 'vitest'
import { found, LostRace, NotFound, UserFault } from './faults.ts'

test('what is there is handed on, also when it is empty or zero', () => {
  expect(found(0)).toBe(0)
  expect(found('')).toBe('')
})

test('what is not there is not found, and the message names only its kind', () => {
  expect(() => found(null, 'School')).toThrow(new NotFound('School not found'))
  expect(() => found(undefined)).toThrow(NotFound)
})

test('a lost race carries what stands now', () => {
  expect(new LostRace('Somebody changed this group', { name: 'Aylestone' }).current).toEqual({ name: 'Aylestone' })
})

test('a fault of the user carries its code and its line', () => {
  expect(new UserFault('bad-row', 'Row 7 has no URN', 7)).toMatchObject({ code: 'bad-row', line: 7, name: 'UserFault' })
})
