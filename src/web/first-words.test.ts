// No partnership may hide, or be hidden by, an address of the service.
import { expect, test } from 'vitest'
import { configFrom } from '../config.ts'
import { allRoutes } from './all-routes.ts'
import { firstWords } from './first-words.ts'

const words = firstWords(configFrom({}))

test('every first word of an address is known: of the rooms, of the shell, of files and of health', () => {
  for (const word of ['schools', 'me', 'sign-in', 'operator', 'assets', 'health', 'privacy', 'contact'])
    expect(words).toContain(word)
  for (const { path } of allRoutes)
    expect(path === '/' || path.startsWith('/:') || words.has(path.split('/')[1] ?? ''), path).toBe(true)
})

test('nothing else is kept from a partnership', () => {
  for (const word of ['', ':partnership', 'elm', 'groups']) expect(words).not.toContain(word)
})
