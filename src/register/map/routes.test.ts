// The front pages and the map through the real server: links that lead to what the numbers count.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld } from '../../../test/world/world.ts'
import { configFrom } from '../../config.ts'
import { system } from '../../kernel/actor.ts'
import type { Store } from '../../store/open.ts'
import { startServer, type RunningServer } from '../../web/serve.ts'
import { seedSchools } from '../schools/test-schools.ts'
import { mapRoutes } from './routes.ts'

let store: Store
let running: RunningServer
beforeAll(async () => {
  store = await openWorld()
  await seedSchools(store)
  await store.as(system('test'), (tx) =>
    tx.db.updateTable('register.school').set({ easting: null, northing: null }).where('urn', '=', '120001').execute(),
  )
  running = await startServer(configFrom({ PORT: '0', LOG_LEVEL: 'silent' }), store, mapRoutes)
})
afterAll(async () => {
  await running.close()
  await store.close()
})
const see = async (url: string) => (await running.server.inject(url)).body

test('the numbers of a partnership lead to the groups of that kind, on that day', async () => {
  expect(await see('/elm')).toMatch(/href="\/elm\/groups\?kind=[a-z-]+">\d+ belongs?<\/a>/)
  expect(await see('/elm?as_at=2013-03-01')).toMatch(/href="\/elm\/groups\?as_at=2013-03-01&amp;kind=[a-z-]+"/)
})

test('the front page of a partnership leads to its governance', async () => {
  const body = await see('/elm')
  expect(body).toContain('Who sits and decides, when they meet, and what they declare.')
  for (const page of ['bodies', 'meetings', 'elections', 'interests'])
    expect(body).toMatch(new RegExp(`href="/elm/${page}">[A-Z][a-z ]+</a>`))
})

test('a page without a list says where the schools are that the map lacks', async () => {
  const body = await see('/')
  expect(body).toContain('in <a class="govuk-link" href="/schools">the list of schools</a>')
  expect(body).toContain('href="/elm/map#the-same-as-a-table"')
})

test('the map keeps its day and its kind in the files', async () => {
  expect(await see('/elm/map?as_at=2013-03-01&kind=cluster')).toContain(
    '/elm/map.csv?as_at=2013-03-01&amp;kind=cluster',
  )
})
