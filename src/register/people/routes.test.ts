// The pages of posts and people through the real server: what a refused form leaves in the audit chain.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSite, type Reader, type Site } from '../../../test/world/site.ts'
import { idOf } from '../../../test/factories.ts'
import { system } from '../../kernel/actor.ts'
import { sayPeople } from './person-views.ts'

let site: Site
let officer: Reader
beforeAll(async () => {
  site = await openSite()
  officer = await site.asActor('register officer of elm')
})
afterAll(() => site.close())

it('says one post as one, lists posts outside a tree, and has every post in the files', async () => {
  await site.store.as(system('test'), ({ db }) =>
    db
      .insertInto('register.post')
      .values([
        { partnership: 'oak', id: idOf(70, 2), key: 'manager', title: 'Manager' },
        { partnership: 'oak', id: idOf(71, 2), key: 'under', title: 'Assistant', reports_to: idOf(70, 2) },
      ])
      .execute(),
  )
  const { body } = await officer.get('/oak/organogram')
  const text = body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  expect(text).toContain('Two posts, with who reports to whom')
  const outside = text.slice(text.indexOf('Posts outside a tree'))
  expect(outside).toContain('Register officer')
  expect(outside).not.toContain('Lead of north')
  const { body: csv } = await officer.get('/oak/organogram.csv')
  for (const title of ['Manager', 'Assistant', 'Register officer', 'Lead of north', 'Head'])
    expect(csv).toContain(title)
})

it('names the school of a head’s post, with a link', async () => {
  expect((await officer.get('/elm/posts/head')).body).toMatch(
    /href="\/schools\/900001"[^>]*>Alder Example Primary School/,
  )
})

it('says on the contact page how to reach the officers of each partnership', async () => {
  await site.store.as(system('test'), ({ db }) =>
    db
      .updateTable('register.post')
      .set({ mailbox: 'register@elm.example', telephone: '0116 496 0860' })
      .where('partnership', '=', 'elm')
      .where('key', '=', 'officer')
      .execute(),
  )
  const { body } = await officer.get('/contact')
  for (const href of ['/elm/posts/officer', 'mailto:register@elm.example', 'tel:01164960860', '/oak/posts/officer'])
    expect(body).toContain(`href="${href}"`)
})

it('says after the act what was done, to those who edit and in fixed words', async () => {
  const answer = await officer.post('/elm/posts/head/appoint', { newName: 'New Person', kind: 'interim' })
  expect([answer.status, answer.location]).toEqual([303, '/elm/posts/head?done=appointed'])
  expect((await officer.get(answer.location)).body).toContain('The appointment is recorded.')
  expect((await officer.get('/elm/posts/head?done=ended')).body).toContain('The last day is recorded.')
  expect((await officer.get('/elm/posts/head?done=toString')).body).not.toContain('govuk-notification-banner')
  const reader = await site.asActor('public')
  expect((await reader.get(answer.location)).body).not.toContain('govuk-notification-banner')
})

it('counts the people, and one as one', async () => {
  expect((await officer.get('/elm/people')).body).toContain('people are recorded for ')
  expect(sayPeople(1, 'Elm')).toBe('One person is recorded for Elm.')
})

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
