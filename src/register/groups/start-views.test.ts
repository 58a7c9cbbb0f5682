// What an empty list of groups says to whom.
import { expect, test } from 'vitest'
import { startOfGroups } from './start-views.ts'

const PARTNERSHIP = { slug: 'elm', name: 'Elm schools' }
const NOBODY = { schools: true, edits: false, imports: false, operates: false }

function says(start: Partial<typeof NOBODY>): string {
  return startOfGroups(PARTNERSHIP, { ...NOBODY, ...start }).text.replaceAll(/\s+/g, ' ')
}

test('the public reads that there is none, and where the schools are', () => {
  expect(says({})).toContain('Elm schools has no groups in the register yet.')
  expect(says({})).toContain('href="/schools"')
  expect(says({})).not.toContain('/elm/imports')
})

test('who may import or add a group is led there once there are schools', () => {
  const both = says({ edits: true, imports: true })
  expect(both).toContain('href="/elm/imports">import development groups</a> or')
  expect(both).toContain('href="/elm/groups/new">add a group</a>.')
  expect(both).toContain('the public reads only that none is held')
  expect(says({ edits: true })).not.toContain('/elm/imports')
  expect(says({ operates: true })).toContain('The register officer of Elm schools can import or add them.')
})

test('while the register holds no school, schools come first', () => {
  expect(says({ schools: false, operates: true })).toContain('href="/operator/imports"')
  const officer = says({ schools: false, edits: true, imports: true })
  expect(officer).toContain('ask whoever runs this service to import the national file of establishments')
  expect(officer).not.toContain('/elm/groups/new')
})
