// What the shell does with rooms' routes: who may, formats, forms, faults, headers.
import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { NOW, openWorld } from '../../test/world/world.ts'
import { configFrom } from '../config.ts'
import { ANYONE, holdersOf, SIGNED_IN, system } from '../kernel/actor.ts'
import { accept, refuse } from '../kernel/decision.ts'
import { LostRace, NotFound, NotPermitted, UserFault } from '../kernel/faults.ts'
import { post } from '../http/form.ts'
import { file, json, page } from '../http/reply.ts'
import { get, type Route } from '../http/route.ts'
import { record } from '../store/events.ts'
import type { Store } from '../store/open.ts'
import { readAsAt } from '../ui/as-at.ts'
import { form } from '../ui/form-page.ts'
import { html } from '../ui/html.ts'
import { startServer, type RunningServer } from './serve.ts'

const CONFIG = configFrom({ PORT: '0', LOG_LEVEL: 'silent', REQUESTS_PER_MINUTE: '0' })
const FormShape = z.strictObject({ name: z.string().min(1, 'Enter a name') })
const formPage = (name: string, wrong = '') => ({
  title: 'A form',
  body: html`${wrong}${form({ action: '/elm/people' }, html`<input name="name" value="${name}" />`)}`,
})
let state = 'one'

const ROUTES: readonly Route[] = [
  get('/', {
    who: ANYONE,
    audit: 'view-front',
    etag: async () => state,
    handle: async () => page({ title: 'Front', body: html`<p>${state}</p>` }),
  }),
  get('/things/:thing', {
    who: ANYONE,
    audit: 'view-thing',
    formats: ['csv', 'json'],
    handle: async ({ format, params, path }) => {
      if (format === 'csv')
        return file('text/csv; charset=utf-8', stream(['thing\n', `${params['thing']}\n`]), 'things.csv')
      return format === 'json' ? json({ ...params, path }) : page({ title: `Thing ${params['thing']}`, body: html`` })
    },
  }),
  get('/days', {
    who: ANYONE,
    audit: 'view-days',
    formats: ['csv', 'json'],
    handle: async ({ format, query, today }) => {
      const asAt = readAsAt(Object.fromEntries(query), today)
      if (format !== 'html') return file('text/csv; charset=utf-8', asAt.day)
      return page({ title: 'Days', asAt: { ...asAt, today, action: '/days' }, body: html`` })
    },
  }),
  get('/:partnership', {
    who: ANYONE,
    audit: 'view-partnership',
    handle: async ({ partnership }) => page({ title: partnership?.name ?? '', body: html`` }),
  }),
  get('/:partnership/people', { who: ANYONE, audit: 'view-people', handle: async () => page(formPage('')) }),
  post('/:partnership/people', {
    who: ANYONE,
    audit: 'add-person',
    form: FormShape,
    act: async ({ tx }, { name }) => {
      await record(tx, { type: 'person-added', partnership: 'elm', subject: 'person:1' })
      return name === 'Nobody' ? refuse('nobody') : accept(name)
    },
    then: (_, name) => `/elm?added=${name}`,
    again: async (_, typed, errors) => formPage(String(typed['name'] ?? ''), Object.values(errors).join(' ')),
    says: () => ({ name: 'Nobody cannot be added' }),
  }),
  get('/secret', { who: SIGNED_IN, audit: 'view-secret', handle: async () => page({ title: 'Secret', body: html`` }) }),
  get('/:partnership/edit', {
    who: holdersOf('edit-register', 'partnership'),
    audit: 'view-edit',
    handle: async () => page({ title: 'Edit', body: html`` }),
  }),
  get('/faults/:kind', {
    who: ANYONE,
    audit: 'view-fault',
    handle: async ({ params, tx }) => {
      const faults: Record<string, Error> = {
        absent: new NotFound(),
        forbidden: new NotPermitted('Only heads may.'),
        race: new LostRace('Ada changed it at 10am.', { Name: 'New name' }),
        user: new UserFault('x', 'That file is empty.'),
        bug: new Error('Secret /etc/passwd'),
      }
      if (params['kind'] === 'write') await sql`delete from register.partnership`.execute(tx.db)
      throw faults[params['kind'] ?? ''] ?? new NotFound()
    },
  }),
]

async function* stream(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

let store: Store
let running: RunningServer
let server: FastifyInstance
beforeAll(async () => {
  store = await openWorld()
  await store.as(system('test'), (tx) =>
    tx.db
      .insertInto('register.partnership')
      .values({ slug: 'elm', name: 'Elm schools', authorities: ['856'], demonstration: true })
      .execute(),
  )
  running = await startServer(CONFIG, store, ROUTES, { clock: () => NOW })
  server = running.server
})
afterAll(async () => {
  await running.close()
  await store.close()
})

describe('pages', () => {
  it('carries the headers that protect it, with a nonce of its own each time', async () => {
    const answers = await Promise.all([server.inject('/elm'), server.inject('/elm')])
    const nonces = answers.map((a) => /'nonce-([0-9a-f]{32})'/.exec(String(a.headers['content-security-policy']))?.[1])
    expect(new Set(nonces).size).toBe(2)
    expect(answers[0]?.body).toContain(`nonce="${nonces[0]}"`)
    expect(answers[0]?.headers).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-cache',
    })
    expect(answers[0]?.headers['content-security-policy']).toMatch(/^default-src 'none'.*frame-ancestors 'none'/)
    expect(answers[0]?.headers['content-security-policy']).not.toContain('unsafe')
  })

  it('names the partnership, and knows no page of one that is not there', async () => {
    expect((await server.inject('/elm')).body).toContain('Elm schools')
    expect((await server.inject('/oak')).statusCode).toBe(404)
  })

  it('finds a partnership that was added a moment ago', async () => {
    expect((await server.inject('/ash')).statusCode).toBe(404)
    await store.as(system('test'), (tx) =>
      tx.db
        .insertInto('register.partnership')
        .values({ slug: 'ash', name: 'Ash schools', authorities: ['855'] })
        .execute(),
    )
    expect((await server.inject('/ash')).statusCode).toBe(200)
  })

  it('answers a conditional request without the page, and without a policy that would spoil the kept one', async () => {
    const first = await server.inject('/')
    const again = () => server.inject({ url: '/', headers: { 'if-none-match': String(first.headers['etag']) } })
    const same = await again()
    expect([same.statusCode, same.body, same.headers['content-security-policy']]).toEqual([304, '', undefined])
    state = 'two'
    await expect.poll(async () => (await again()).statusCode, { timeout: 3_000 }).toBe(200)
  })

  it('answers HEAD with the headers alone', async () => {
    const answer = await server.inject({ method: 'HEAD', url: '/elm' })
    expect([answer.statusCode, answer.body]).toEqual([200, ''])
  })

  it('gives the same thing as a file, by suffix or by the Accept header', async () => {
    const csv = await server.inject('/things/oak.csv')
    expect([csv.body, csv.headers['content-disposition']]).toEqual([
      'thing\noak\n',
      expect.stringContaining('things.csv'),
    ])
    expect((await server.inject('/things/oak.json')).json()).toEqual({ thing: 'oak', path: '/things/oak' })
    const asked = await server.inject({ url: '/things/oak', headers: { accept: 'application/json' } })
    expect(asked.json()).toEqual({ thing: 'oak', path: '/things/oak' })
    const browser = await server.inject({ url: '/things/oak', headers: { accept: 'text/html,*/*;q=0.8' } })
    expect(browser.body).toContain('Thing oak')
  })

  it('refuses a day that does not exist, as page and as file, and never shows today in its place', async () => {
    const shown = await server.inject('/days?as_at=2013-02-31')
    expect([shown.statusCode, shown.headers['cache-control']]).toEqual([400, 'no-store'])
    expect(shown.body).toContain('There is no 31 February 2013')
    const csv = await server.inject('/days.csv?as_at=2013-02-31')
    expect([csv.statusCode, csv.headers['content-type'], csv.body]).toEqual([
      400,
      'text/plain; charset=utf-8',
      'There is no 31 February 2013.',
    ])
    const asJson = await server.inject({ url: '/days?as_at=garbage', headers: { accept: 'application/json' } })
    expect([asJson.statusCode, asJson.json()]).toMatchObject([400, { error: { code: '400' } }])
    expect(asJson.json<{ error: { message: string } }>().error.message).toContain('“garbage” is not a day')
    expect((await server.inject('/days.csv?as_at=2013-03-01')).body).toBe('2013-03-01')
  })

  it('is zipped where it is long', async () => {
    const answer = await server.inject({ url: '/elm', headers: { 'accept-encoding': 'gzip, br' } })
    expect(answer.headers['content-encoding']).toBe('gzip')
  })
})

describe('who may', () => {
  it('leads the public from a protected page to sign-in and back', async () => {
    const answer = await server.inject('/elm/edit?x=1')
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/sign-in?return_to=%2Felm%2Fedit%3Fx%3D1'])
  })

  it('refuses to start with a route that does not say who may call it', async () => {
    const bad = { ...ROUTES[0], who: undefined } as unknown as Route
    await expect(startServer(CONFIG, store, [bad])).rejects.toThrow('GET / does not declare who may call it')
    const mute = { ...ROUTES[0], audit: '' } as unknown as Route
    await expect(startServer(CONFIG, store, [mute])).rejects.toThrow('GET / does not declare its audit word')
  })
})

describe('forms', () => {
  const send = async (payload: Record<string, string>, headers: Record<string, string> = {}) =>
    server.inject({
      method: 'POST',
      url: '/elm/people',
      payload: new URLSearchParams(payload).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
  const open = async () => {
    const answer = await server.inject('/elm/people')
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    return {
      cookie,
      csrf: /name="csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? '',
      cache: answer.headers['cache-control'],
    }
  }

  it('takes a form that came from its own page', async () => {
    const { cookie, csrf, cache } = await open()
    expect(cache).toBe('no-store')
    const answer = await send({ csrf, name: 'Ada' }, { cookie, origin: running.url, 'sec-fetch-site': 'same-origin' })
    expect([answer.statusCode, answer.headers['location']]).toEqual([303, '/elm?added=Ada'])
  })

  it('shows the page again with what was typed when it is wrong or refused', async () => {
    const { cookie, csrf } = await open()
    const empty = await send({ csrf, name: '' }, { cookie })
    expect([empty.statusCode, empty.body.includes('Enter a name')]).toEqual([400, true])
    const refused = await send({ csrf, name: 'Nobody' }, { cookie })
    expect([refused.statusCode, refused.body.includes('value="Nobody"')]).toEqual([400, true])
    const events = await store.read(system('test'), (tx) => tx.db.selectFrom('store.event').selectAll().execute())
    expect(events, 'a refused act leaves nothing behind').toHaveLength(1)
  })

  it.each([
    ['no token', {}, {}],
    ['a made-up token', { csrf: 'x'.repeat(43) }, {}],
    ['another site as its origin', null, { origin: 'https://elsewhere.example' }],
    ['no origin at all', null, { origin: 'null' }],
    ["another site by the browser's word", null, { 'sec-fetch-site': 'cross-site' }],
  ])('refuses a form with %s', async (_, payload, headers) => {
    const { cookie, csrf } = await open()
    const answer = await send({ name: 'Ada', ...(payload ?? { csrf }) }, { cookie, ...headers })
    expect(answer.statusCode).toBe(403)
  })

  it('refuses the token of another browser', async () => {
    const [one, other] = [await open(), await open()]
    expect((await send({ csrf: one.csrf, name: 'Ada' }, { cookie: other.cookie })).statusCode).toBe(403)
  })

  it('refuses what is no form, and what the page does not take', async () => {
    const typed = await server.inject({ method: 'POST', url: '/elm/people', payload: { name: 'Ada' } })
    expect(typed.statusCode).toBe(415)
    const put = await server.inject({ method: 'PUT', url: '/elm/people' })
    expect([put.statusCode, put.headers['allow']]).toEqual([405, 'GET, POST, HEAD'])
    expect((await server.inject({ method: 'DELETE', url: '/' })).statusCode).toBe(405)
  })
})

describe('faults', () => {
  it.each([
    ['absent', 404, 'Page not found'],
    ['forbidden', 403, 'Only heads may.'],
    ['race', 409, 'New name'],
    ['user', 400, 'That file is empty.'],
  ])('tells of %s in plain words', async (kind, status, words) => {
    const answer = await server.inject(`/faults/${kind}`)
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([status, true])
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('gives a bug a reference and nothing else', async () => {
    const answer = await server.inject('/faults/bug')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).toMatch(/reference <b>[2-9B-Z]{8}<\/b>/)
    expect(answer.body).not.toMatch(/passwd|at \//)
  })

  it('cannot change anything from a page', async () => {
    expect((await server.inject('/faults/write')).statusCode).toBe(500)
    expect((await server.inject('/elm')).statusCode).toBe(200)
  })

  it('knows no other page, and no broken address', async () => {
    expect((await server.inject('/no/such/page')).body).toContain('Page not found')
    const broken = await server.inject('/%E0%A4%A')
    expect([broken.statusCode, broken.headers['x-content-type-options']]).toEqual([400, 'nosniff'])
  })
})

describe('static files and health', () => {
  it('keeps static files for a year, and only those that are there', async () => {
    const href = /href="(\/assets\/[^"]+\.css)"/.exec((await server.inject('/elm')).body)?.[1] ?? ''
    const css = await server.inject({ url: href, headers: { 'accept-encoding': 'gzip' } })
    expect(css.statusCode).toBe(200)
    expect(css.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await server.inject('/assets/x/y.css')).statusCode).toBe(404)
  })

  it('is live and ready', async () => {
    expect((await server.inject('/health/live')).statusCode).toBe(200)
    expect((await server.inject('/health/ready')).statusCode).toBe(200)
  })
})
