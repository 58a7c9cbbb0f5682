// The pages of posts and people through the real server: what a refused form leaves in the audit chain.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSite, type Reader, type Site } from '../../../test/world/site.ts'
import { idOf } from '../../../test/factories.ts'
import { system } from '../../kernel/actor.ts'

let site: Site
let officer: Reader
beforeAll(async () => {
  site = await openSite()
  officer = await site.asActor('register officer of elm')
})
afterAll(() => site.close())

const END = `/elm/posts/withheld/holders/${idOf(40, 1)}/end`

it.each([
  ['an appointment', '/elm/posts/withheld/appoint', 'appoint-holder', { kind: 'permanent' }],
  ['an end', END, 'end-holding', { 'last-day': '31' }],
])('records the look at names when the form of %s is shown again', async (_, path, audit, fields) => {
  await officer.get(path)
  const answer = await officer.post(path, fields)
  expect([answer.status, answer.body.includes('Withheld of elm')]).toEqual([400, true])
  const looks = await site.store.read(system('test'), ({ db }) =>
    db.selectFrom('store.audit').select('body').where('body', 'like', `%${audit}%`).execute(),
  )
  expect(looks.map(({ body }) => body)).toEqual([expect.stringContaining(`page:${path}`)])
})
