// Where each right is used.
import { expect, it } from 'vitest'
import { whereUsed } from './acts.ts'

it('leads whoever casts the vote of a school to the votes between meetings of its partnership', () => {
  const schools = [{ urn: '900001', name: 'Elm School', partnership: 'elm' }]
  expect(
    whereUsed({ act: 'answer-for-school', scope: '900001', until: null, why: 'Head of Elm School' }, schools),
  ).toBe('/elm/resolutions')
})
