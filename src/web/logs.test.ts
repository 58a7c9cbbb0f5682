// What the log may hold of a fault.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld } from '../../test/world/world.ts'
import { system } from '../kernel/actor.ts'
import type { Store } from '../store/open.ts'
import { faultForLog } from './logs.ts'

let store: Store
beforeAll(async () => {
  store = await openWorld()
})
afterAll(() => store.close())

it('tells what went wrong in the store, and no name that was in the statement', async () => {
  const partnership = { slug: 'elm', name: 'Zoe Newcomer', authorities: ['856'] }
  const save = () =>
    store.as(system('test'), ({ db }) => db.insertInto('register.partnership').values(partnership).execute())
  await save()
  const fault = await save().then(
    () => null,
    (error: unknown) => error,
  )
  // PGlite hangs the statement's values on its error; PostgreSQL does not, and must not begin to.
  expect(JSON.stringify(fault).includes('Zoe Newcomer')).toBe(store.engine === 'pglite')
  const line = JSON.stringify(faultForLog(fault))
  expect(line).toContain('23505')
  expect(line).not.toContain('Zoe Newcomer')
})

it('tells of what is no error, too', () => {
  expect(faultForLog('broken')).toEqual({ type: 'string', message: 'broken', stack: '' })
})
