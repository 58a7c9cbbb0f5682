// The server as a program among others: limits, a database that goes away, figures, a gentle stop.
import { connect } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newBrowser } from '../../test/world/browser.ts'
import { NOW, openWorld } from '../../test/world/world.ts'
import { configFrom } from '../config.ts'
import { ANYONE, PUBLIC, system } from '../kernel/actor.ts'
import { typedText } from '../http/form.ts'
import { file, page } from '../http/reply.ts'
import { get, type PostRoute, type Route } from '../http/route.ts'
import { storeOver, type Store } from '../store/open.ts'
import { CSRF_FIELD } from '../ui/page.ts'
import { startServer } from './serve.ts'

const QUIET = { PORT: '0', LOG_LEVEL: 'silent' }
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const act = (path: string, run: PostRoute['run'], more: Partial<PostRoute> = {}): Route => ({
  method: 'POST',
  path,
  who: ANYONE,
  audit: 'act',
  run,
  ...more,
})
const ROUTES: readonly Route[] = [
  get('/page', { who: ANYONE, audit: 'view-page', handle: async () => page({ title: 'Page', body: CSRF_FIELD }) }),
  get('/slow', {
    who: ANYONE,
    audit: 'view-slow',
    handle: async () => {
      await pause(300)
      return page({ title: 'Slow but whole', body: CSRF_FIELD })
    },
  }),
  get('/personal', {
    who: ANYONE,
    audit: 'view-personal',
    personal: () => 'person:1',
    handle: async () => file('text/plain', 'x'),
  }),
  act('/clash', async ({ tx }) => {
    await sql`insert into register.partnership (slug, name, authorities) values ('elm', 'Secret name', '{}')`.execute(
      tx.db,
    )
    return page({ title: 'Never', body: CSRF_FIELD })
  }),
  act('/divide', async ({ tx }) => {
    await sql`select 1 / 0`.execute(tx.db)
    return page({ title: 'Never', body: CSRF_FIELD })
  }),
  act(
    '/upload',
    async ({ files }, typed) =>
      page({
        title: `${typedText(typed, 'text')} ${files['file']?.name} ${files['file']?.bytes.length}`,
        body: CSRF_FIELD,
      }),
    {
      fileLimit: 1000,
    },
  ),
]

let store: Store
beforeAll(async () => {
  store = await openWorld()
})
afterAll(() => store.close())

describe('limits', () => {
  it('stop a reader who asks too often, never static files, never another reader', async () => {
    const running = await startServer(
      configFrom({ ...QUIET, REQUESTS_PER_MINUTE: '5', TRUST_PROXY: '1' }),
      store,
      ROUTES,
    )
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const ask = async (url: string, address: string) =>
      (await running.server.inject({ url, headers: from(address) })).statusCode
    const statuses = []
    for (let i = 0; i < 7; i++) statuses.push(await ask('/page', '192.0.2.1'))
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
    const refused = await running.server.inject({ url: '/page', headers: from('192.0.2.1') })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.body).toContain('Too many')
    expect(await ask('/health/live', '192.0.2.1')).toBe(200)
    expect(await ask('/page', '192.0.2.2')).toBe(200)
    const css =
      /href="(\/assets\/[^"]+\.css)"/.exec(
        (await running.server.inject({ url: '/page', headers: from('192.0.2.3') })).body,
      )?.[1] ?? ''
    for (let i = 0; i < 40; i++) expect(await ask(css, '192.0.2.3')).toBe(200)
    await running.close()
  })
})

describe('what the store refuses', () => {
  it('becomes one neutral sentence, or a reference, and never a detail', async () => {
    const running = await startServer(configFrom(QUIET), store, ROUTES)
    const browser = newBrowser(running.server)
    await browser.get('/page')
    const denied = await browser.post('/clash', { note: 'My long text' })
    expect([denied.status, denied.body.includes('My long text'), denied.body.includes('Secret')]).toEqual([
      403,
      true,
      false,
    ])
    const bug = await browser.post('/divide', {})
    expect([bug.status, bug.body.includes('zero')]).toEqual([500, false])
    await running.close()
  })

  it('tells of a clash without saying with what', async () => {
    const systems: Store = { ...store, as: (_, work) => store.as(system('test'), work) }
    const running = await startServer(configFrom(QUIET), systems, ROUTES)
    const browser = newBrowser(running.server)
    await browser.get('/page')
    expect((await browser.post('/clash', {})).status).toBe(200)
    const clash = await browser.post('/clash', {})
    expect([clash.status, clash.body.includes('clashes with something'), clash.body.includes('elm')]).toEqual([
      409,
      true,
      false,
    ])
    await running.close()
    await store.as(system('test'), (tx) => sql`delete from register.partnership`.execute(tx.db))
  })
})

describe('files', () => {
  const send = async (bytes: number, path = '/upload') => {
    const running = await startServer(configFrom(QUIET), store, ROUTES)
    const browser = newBrowser(running.server)
    const shown = await browser.get('/page')
    const body = new FormData()
    body.set('csrf', /name="csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? '')
    body.set('text', 'Hello')
    body.set('file', new File(['x'.repeat(bytes)], 'list.csv'))
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${running.url}${path}`, { method: 'POST', body, headers: { cookie } })
    const text = await answer.text()
    await running.close()
    return { status: answer.status, text }
  }

  it('come with the form, up to the limit of the route', async () => {
    expect((await send(1000)).text).toContain('Hello list.csv 1000')
    const large = await send(1001)
    expect([large.status, large.text.includes('too large')]).toEqual([413, true])
  })

  it('do not bring more text with them than a form may hold', async () => {
    const long = { name: 'note', value: 'x'.repeat(20_001) }
    const many = Array.from({ length: 101 }, (_, n) => ({ name: `field-${n}`, value: 'x' }))
    const running = await startServer(configFrom(QUIET), store, ROUTES)
    for (const fields of [[long], many]) {
      const body = new FormData()
      for (const { name, value } of fields) body.append(name, value)
      expect((await fetch(`${running.url}/upload`, { method: 'POST', body })).status).toBe(413)
    }
    await running.close()
  })

  it('are refused where the route takes none', async () => {
    expect((await send(10, '/divide')).status).toBe(415)
  })
})

describe('looks at personal data', () => {
  it('stand in the audit chain, one for each page', async () => {
    const running = await startServer(configFrom(QUIET), store, ROUTES)
    const count = () =>
      store.read(system('test'), async (tx) => (await tx.db.selectFrom('store.audit').selectAll().execute()).length)
    const before = await count()
    await running.server.inject('/personal')
    await running.server.inject('/page')
    expect(await count()).toBe(before + 1)
    await running.close()
  })
})

describe('without its database', () => {
  it('is live and not ready, and says so on every page without a trace', async () => {
    const away = storeOver({
      name: 'postgres',
      transaction: () =>
        Promise.reject(Object.assign(new Error('connect ECONNREFUSED at /x'), { code: 'ECONNREFUSED' })),
      answers: () => Promise.reject(new Error('away')),
      vacuum: () => Promise.reject(new Error('away')),
      close: () => Promise.resolve(),
    })
    const running = await startServer(configFrom(QUIET), away, ROUTES)
    expect((await running.server.inject('/health/live')).statusCode).toBe(200)
    expect((await running.server.inject('/health/ready')).statusCode).toBe(503)
    for (const url of ['/page', '/elm/nothing', '/cookies', '/sign-in']) {
      const answer = await running.server.inject({ url, headers: { cookie: `trellis=${'x'.repeat(43)}` } })
      expect([url, answer.statusCode]).toEqual([url, 503])
      expect(answer.body).toContain('not available for the moment')
      expect(answer.body).not.toContain('at /')
    }
    await running.close()
  })
})

describe('with https', () => {
  it('marks its cookies so that only https and only this host get them', async () => {
    const running = await startServer(configFrom({ ...QUIET, TRELLIS_URL: 'https://trellis.example' }), store, ROUTES)
    const answer = await running.server.inject('/sign-in')
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-trellis-form=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    await running.close()
  })
})

describe('starting and stopping', () => {
  it('serves figures on their own port alone, without names', async () => {
    const running = await startServer(configFrom({ ...QUIET, METRICS_PORT: '39187' }), store, ROUTES, {
      clock: () => NOW,
    })
    await running.server.inject('/page')
    const figures = await (await fetch('http://127.0.0.1:39187/metrics')).text()
    expect(figures).toContain('trellis_request_seconds_count{route="view-page",method="GET",status="200"} 1')
    expect((await running.server.inject('/metrics')).statusCode).toBe(404)
    await running.close()
    await expect(fetch('http://127.0.0.1:39187/metrics')).rejects.toThrow()
  })

  it('refuses a port that is taken, by its number', async () => {
    const running = await startServer(configFrom(QUIET), store, ROUTES)
    const port = new URL(running.url).port
    await expect(startServer(configFrom({ ...QUIET, PORT: port }), store, ROUTES)).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken`,
    )
    await running.close()
  })

  it.each(['//', '//[', 'http://[/', '/%00'])('goes on after a request for %s', async (target) => {
    const running = await startServer(configFrom(QUIET), store, ROUTES)
    const { hostname, port } = new URL(running.url)
    const socket = connect(Number(port), hostname).setEncoding('utf8')
    socket.write(`GET ${target} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n`)
    let answer = ''
    for await (const part of socket) answer += String(part)
    expect(answer).toMatch(/^HTTP\/1.1 40[04] /)
    expect((await fetch(`${running.url}/page`)).status).toBe(200)
    await running.close()
  })

  it('lets a request under way end, and takes no other', async () => {
    const running = await startServer(configFrom(QUIET), store, ROUTES)
    const slow = fetch(`${running.url}/slow`)
    await pause(100)
    const began = performance.now()
    await running.close()
    expect(await (await slow).text()).toContain('Slow but whole')
    expect(performance.now() - began).toBeLessThan(5000)
    await expect(fetch(`${running.url}/page`)).rejects.toThrow()
    expect(await store.read(PUBLIC, async () => 'open')).toBe('open')
  })
})
