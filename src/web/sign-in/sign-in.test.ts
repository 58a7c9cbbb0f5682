// Signing in by a link, sessions and their end, and the reader's own page, through the real server.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { newBrowser, newestToken, signIn, type Browser } from '../../../test/world/browser.ts'
import { NOW, openWorld } from '../../../test/world/world.ts'
import { configFrom } from '../../config.ts'
import { holdersOf, system } from '../../kernel/actor.ts'
import { accept } from '../../kernel/decision.ts'
import { post } from '../../http/form.ts'
import { page } from '../../http/reply.ts'
import { get } from '../../http/route.ts'
import type { Store } from '../../store/open.ts'
import { form } from '../../ui/form-page.ts'
import { html } from '../../ui/html.ts'
import { openAccount } from '../accounts.ts'
import { startServer, type RunningServer } from '../serve.ts'
import { createSignInLink } from './links.ts'

const MINUTE = 60_000
const OFFICER = holdersOf('edit-register', 'partnership')
const noteForm = { title: 'Note', body: form({ action: '/elm/note' }, html`<input name="text" />`) }
const noted: string[] = []
const ROUTES = [
  get('/:partnership/note', { who: OFFICER, audit: 'view-note', handle: async () => page(noteForm) }),
  post('/:partnership/note', {
    who: OFFICER,
    audit: 'add-note',
    form: z.object({ text: z.string() }),
    act: async (_, { text }) => accept(noted.push(text)),
    then: () => '/elm/note',
    again: async () => noteForm,
    says: () => ({}),
  }),
]

let now = NOW
/** Each moment is a millisecond later than the one before. */
const clock = () => (now = new Date(now.getTime() + 1))
let store: Store
let running: RunningServer
let browser: Browser
beforeAll(async () => {
  store = await openWorld(clock)
  await store.as(system('test'), async (tx) => {
    await tx.db
      .insertInto('register.partnership')
      .values({ slug: 'elm', name: 'Elm schools', authorities: ['856'], demonstration: true })
      .execute()
    const [ada] = await tx.db
      .insertInto('register.person')
      .values([
        { partnership: 'elm', name: 'Ada Example' },
        { partnership: 'elm', name: 'Bo Example' },
      ])
      .returning('id')
      .execute()
    const contacts = [{ partnership: 'elm', person: ada?.id ?? '', email: 'Ada@Example.org' }]
    await tx.db.insertInto('register.person_contact').values(contacts).execute()
    const post = await tx.db
      .insertInto('register.post')
      .values({ partnership: 'elm', key: 'officer', title: 'Register officer', office: 'register-officer' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.db
      .insertInto('register.holding')
      .values({ partnership: 'elm', post: post.id, person: ada?.id ?? '' })
      .execute()
    await openAccount(tx, 'plain@example.org')
  })
  running = await startServer(configFrom({ PORT: '0', LOG_LEVEL: 'silent' }), store, ROUTES, { clock })
})
afterAll(async () => {
  await running.close()
  await store.close()
})
beforeEach(async () => {
  now = new Date(now.getTime() + 24 * 60 * MINUTE)
  browser = newBrowser(running.server)
  await store.as(system('test'), (tx) => tx.db.deleteFrom('web.outgoing_mail').execute())
})

describe('a sign-in link', () => {
  it('signs in the person whose address the register names, with the rights of their post', async () => {
    expect((await signIn(browser, ' ADA@example.org ')).location).toBe('/me')
    const me = await browser.get('/me')
    expect(me.body).toContain('Ada Example')
    expect(me.body).toContain('Register officer, Elm schools')
    expect(me.headers['cache-control']).toBe('no-store')
    expect((await browser.get('/elm/note')).status).toBe(200)
  })

  it('leads back to the page that asked, and only to pages of ours', async () => {
    const turned = await browser.get('/elm/note')
    await browser.get(turned.location)
    await browser.post('/sign-in', { email: 'ada@example.org', return_to: '/elm/note' })
    expect((await browser.post('/sign-in/link', { token: await newestToken(browser) })).location).toBe('/elm/note')
    for (const elsewhere of ['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example']) {
      const other = newBrowser(running.server)
      await other.get('/sign-in')
      await other.post('/sign-in', { email: 'plain@example.org', return_to: elsewhere })
      expect((await other.post('/sign-in/link', { token: await newestToken(other) })).location).toBe('/me')
    }
  })

  it('is not used up by opening it, works once, and for 15 minutes', async () => {
    await browser.get('/sign-in')
    await browser.post('/sign-in', { email: 'ada@example.org' })
    const token = await newestToken(browser)
    for (let i = 0; i < 3; i++) expect((await browser.get(`/sign-in/link?token=${token}`)).status).toBe(200)
    expect((await browser.post('/sign-in/link', { token })).status).toBe(303)
    const other = newBrowser(running.server)
    await other.get('/sign-in')
    expect((await other.post('/sign-in/link', { token })).status).toBe(400)
    expect((await other.get(`/sign-in/link?token=${token}`)).status).toBe(400)
    await other.get('/sign-in')
    await other.post('/sign-in', { email: 'ada@example.org' })
    const late = await newestToken(other)
    now = new Date(now.getTime() + 15 * MINUTE)
    expect((await other.post('/sign-in/link', { token: late })).status).toBe(400)
  })

  it('gives an unknown address the same answer, and sends nothing', async () => {
    await browser.get('/sign-in')
    const known = await browser.post('/sign-in', { email: 'plain@example.org' })
    const unknown = await browser.post('/sign-in', { email: 'nobody@example.org' })
    const plain = (text: string) => text.replaceAll(/nobody|plain/g, 'x').replaceAll(/nonce="\w+"/g, '')
    expect([unknown.status, plain(unknown.body)]).toEqual([known.status, plain(known.body)])
    expect((await browser.get('/outbox')).body.match(/To [a-z]+@/g)).toEqual(['To plain@'])
  })

  it('asks again for an address that is none', async () => {
    await browser.get('/sign-in')
    const again = await browser.post('/sign-in', { email: 'nonsense' })
    expect([again.status, again.body.includes('value="nonsense"')]).toEqual([400, true])
    expect(again.body).toContain('Error: Sign in')
  })

  it('stops the 11th try in 15 minutes for one account, and no other', async () => {
    await browser.get('/sign-in')
    const tries = []
    for (let i = 0; i < 11; i++) tries.push((await browser.post('/sign-in', { email: 'tired@example.org' })).status)
    expect(tries).toEqual([...Array.from({ length: 10 }, () => 200), 429])
    expect((await browser.post('/sign-in', { email: 'ada@example.org' })).status).toBe(200)
    now = new Date(now.getTime() + 16 * MINUTE)
    expect((await browser.post('/sign-in', { email: 'tired@example.org' })).status).toBe(200)
  })

  it('can be made on the machine for somebody known', async () => {
    const link = await createSignInLink(store, 'plain@example.org', 'http://here')
    expect(link).toMatch(/^http:\/\/here\/sign-in\/link\?token=[\w-]{43}$/)
    await expect(createSignInLink(store, 'nobody@example.org', 'http://here')).rejects.toThrow(
      'Nobody here can sign in',
    )
  })
})

describe('a session', () => {
  it('keeps only the digest of its token, and gets a new one at each sign-in', async () => {
    await signIn(browser, 'ada@example.org')
    const first = browser.cookies.get('trellis') ?? ''
    await signInAgain()
    const second = browser.cookies.get('trellis') ?? ''
    expect(second).not.toBe(first)
    const rows = await store.read(system('test'), (tx) => tx.db.selectFrom('web.session').selectAll().execute())
    expect(JSON.stringify(rows)).not.toContain(second)
    browser.cookies.set('trellis', first)
    expect((await browser.get('/me')).status, 'the former session is over').toBe(303)
  })

  async function signInAgain() {
    await browser.get('/me')
    await browser.post('/sign-in', { email: 'ada@example.org' })
    await browser.post('/sign-in/link', { token: await newestToken(browser) })
  }

  it('ends after 30 minutes without use', async () => {
    await signIn(browser, 'ada@example.org')
    now = new Date(now.getTime() + 29 * MINUTE)
    expect((await browser.get('/me')).status).toBe(200)
    now = new Date(now.getTime() + 29 * MINUTE)
    expect((await browser.get('/me')).status).toBe(200)
    now = new Date(now.getTime() + 30 * MINUTE)
    expect((await browser.get('/me')).status).toBe(303)
  })

  it('ends after 12 hours whatever is done', async () => {
    await signIn(browser, 'ada@example.org')
    for (let passed = 20; passed < 720; passed += 20) {
      now = new Date(now.getTime() + 20 * MINUTE)
      expect((await browser.get('/me')).status).toBe(200)
    }
    now = new Date(now.getTime() + 20 * MINUTE)
    expect((await browser.get('/me')).status).toBe(303)
  })

  it('is prolonged by asking, from a script or a form', async () => {
    await signIn(browser, 'ada@example.org')
    await browser.get('/me')
    now = new Date(now.getTime() + 29.5 * MINUTE)
    const script = await browser.post('/session/extend', {}, { accept: 'application/json' })
    expect([script.status, script.body]).toEqual([200, '{"extended":true}'])
    now = new Date(now.getTime() + 29.5 * MINUTE)
    const plain = await browser.post('/session/extend', {}, { referer: 'http://here/elm/note?x=1' })
    expect([plain.status, plain.location]).toEqual([303, '/elm/note?x=1'])
  })

  it('is over on every device at once, and one by one', async () => {
    const other = newBrowser(running.server)
    await signIn(browser, 'ada@example.org')
    await signIn(other, 'ada@example.org')
    const me = await browser.get('/me')
    const [id] = /\/me\/sessions\/([\w-]+)\/end/.exec(me.body)?.slice(1) ?? []
    expect((await browser.post(`/me/sessions/${id}/end`, {})).status).toBe(303)
    expect((await other.get('/me')).status).toBe(303)
    expect((await browser.post('/me/sessions/not-a-session/end', {})).status).toBe(404)
    expect((await browser.post('/sign-out-everywhere', {})).status).toBe(200)
    expect((await browser.get('/me')).status).toBe(303)
  })

  it('is over at sign-out, and for a disabled account', async () => {
    await signIn(browser, 'ada@example.org')
    await browser.get('/me')
    const token = browser.cookies.get('trellis') ?? ''
    expect((await browser.post('/sign-out', {})).location).toBe('/')
    browser.cookies.set('trellis', token)
    expect((await browser.get('/me')).status).toBe(303)
    const plain = newBrowser(running.server)
    await signIn(plain, 'plain@example.org')
    await disable('plain@example.org', now)
    expect((await plain.get('/me')).status).toBe(303)
    await disable('plain@example.org', null)
  })

  const disable = (email: string, at: Date | null) =>
    store.as(system('test'), (tx) =>
      tx.db.updateTable('web.account').set({ disabled_at: at }).where('email', '=', email).execute(),
    )

  it('shows somebody without the right whom to ask', async () => {
    await signIn(browser, 'plain@example.org')
    const refused = await browser.get('/elm/note')
    expect(refused.status).toBe(403)
    expect(refused.body).toContain('edit the register')
    expect(refused.body).toContain('register officer of Elm schools')
  })

  it('loses no typed text when it ends while a form is filled in', async () => {
    await signIn(browser, 'ada@example.org')
    await browser.get('/elm/note')
    now = new Date(now.getTime() + 31 * MINUTE)
    const text = 'Two lines,\r\n<b>and "quotes"</b>'
    const ended = await browser.post('/elm/note', { text })
    expect(ended.status).toBe(401)
    expect(ended.body).toContain('Your session has ended')
    expect(ended.body).toContain('value="Two lines,\r\n&lt;b&gt;and &quot;quotes&quot;&lt;/b&gt;"')
    const csrf = /name="csrf" value="([^"]+)"/.exec(ended.body)?.[1] ?? ''
    expect((await browser.post('/elm/note', { csrf, text })).status, 'not signed in yet').toBe(401)
    await signIn(browser, 'ada@example.org')
    expect((await browser.post('/elm/note', { csrf, text })).status).toBe(303)
    expect(noted).toEqual([text])
  })

  it('says who signed in and out in the audit chain', async () => {
    await signIn(browser, 'ada@example.org')
    const events = await store.read(system('test'), (tx) =>
      tx.db.selectFrom('store.event').select('type').distinct().execute(),
    )
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['signed-in', 'signed-out', 'sessions-ended']),
    )
  })
})

describe('the outbox', () => {
  it('is gone once a real partnership is here', async () => {
    expect((await browser.get('/outbox')).status).toBe(200)
    await store.as(system('test'), (tx) =>
      tx.db
        .insertInto('register.partnership')
        .values({ slug: 'real', name: 'Real', authorities: ['855'] })
        .execute(),
    )
    expect((await browser.get('/outbox')).status).toBe(404)
    await store.as(system('test'), (tx) =>
      tx.db.deleteFrom('register.partnership').where('slug', '=', 'real').execute(),
    )
  })
})
