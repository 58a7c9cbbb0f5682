// Signing in through a real provider in DfE Sign-in's shape, and every answer that must be refused.
import { createServer, type Server } from 'node:http'
import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newBrowser, signIn, type Browser } from '../../../test/world/browser.ts'
import { listen, startOtherSignIn, type OtherSignIn } from '../../../test/world/other-sign-in.ts'
import { openWorld } from '../../../test/world/world.ts'
import { configFrom } from '../../config.ts'
import { system } from '../../kernel/actor.ts'
import type { Store } from '../../store/open.ts'
import { startServer, type RunningServer } from '../serve.ts'
import { fits, readOrganisation } from './rules.ts'

const CLIENT = {
  id: 'trellis',
  secret: 'a secret of at least thirty-two characters',
  redirectUrl: 'http://trellis.example/sign-in/organisation/back',
}
const SCHOOL = {
  id: 'A',
  name: 'Elm School',
  category: { id: '001' },
  urn: '900001',
  uid: null,
  establishmentNumber: '4000',
}
const ORGANISATIONS = {
  ada: SCHOOL,
  stranger: SCHOOL,
  elsewhere: { ...SCHOOL, urn: '900002' },
  nowhere: undefined,
}
const clock = () => new Date()

let store: Store
let other: OtherSignIn
let running: RunningServer
beforeAll(async () => {
  store = await openWorld(clock)
  await store.as(system('test'), async (tx) => {
    await tx.db
      .insertInto('register.partnership')
      .values({ slug: 'elm', name: 'Elm schools', authorities: ['856'], demonstration: true })
      .execute()
    for (const [name, email] of [
      ['Ada Example', 'ada@example.org'],
      ['Bo Example', 'bo@example.org'],
    ] as const) {
      const person = await tx.db
        .insertInto('register.person')
        .values({ partnership: 'elm', name })
        .returning('id')
        .executeTakeFirstOrThrow()
      await tx.db
        .insertInto('register.person_contact')
        .values({ partnership: 'elm', person: person.id, email })
        .execute()
      const post = await tx.db
        .insertInto('register.post')
        .values({ partnership: 'elm', key: name, title: 'Head', office: 'head', school_urn: '900001' })
        .returning('id')
        .executeTakeFirstOrThrow()
      await tx.db
        .insertInto('register.holding')
        .values({ partnership: 'elm', post: post.id, person: person.id })
        .execute()
    }
  })
  other = await startOtherSignIn(CLIENT, ORGANISATIONS)
  running = await serveFor(other.issuer)
})
afterAll(async () => {
  await running.close()
  await other.close()
  await store.close()
})

function serveFor(issuer: string): Promise<RunningServer> {
  const config = configFrom({
    PORT: '0',
    LOG_LEVEL: 'silent',
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_REDIRECT_URL: CLIENT.redirectUrl,
  })
  return startServer(config, store, [], { clock })
}

const begin = async (browser: Browser) => {
  await browser.get('/sign-in')
  return (await browser.post('/sign-in/organisation', { return_to: '/me' })).location
}
const signInThere = async (browser: Browser, account: string) => {
  const back = await other.walk(await begin(browser), account)
  return browser.get(back.pathname + back.search)
}
const link = async (email: string, account: string) => {
  const browser = newBrowser(running.server)
  await signIn(browser, email)
  await browser.get('/me')
  const away = await browser.post('/me/identity/link', {})
  const back = await other.walk(away.location, account)
  return { browser, seen: await browser.get(back.pathname + back.search) }
}

describe('signing in through a real provider', () => {
  it('signs nobody in by e-mail alone: an identity counts once its account has linked it', async () => {
    const browser = newBrowser(running.server)
    const refused = await signInThere(browser, 'ada')
    expect([refused.status, refused.body.includes('not linked to anybody here')]).toEqual([403, true])
    expect((await browser.get('/me')).status).toBe(303)
    const linked = await link('ada@example.org', 'ada')
    expect([linked.seen.status, linked.seen.location]).toEqual([303, '/me#identity'])
    const entered = await signInThere(browser, 'ada')
    expect([entered.status, entered.location]).toEqual([303, '/me'])
    expect((await browser.get('/me')).body).toContain('Ada Example')
  })

  it("refuses to link an identity that is another account's", async () => {
    const taken = await link('bo@example.org', 'ada')
    expect([taken.seen.status, taken.seen.body.includes('linked to somebody else')]).toEqual([400, true])
  })

  it('refuses an organisation in which the person holds no post, and none at all', async () => {
    const elsewhere = await link('bo@example.org', 'elsewhere')
    expect([elsewhere.seen.status, elsewhere.seen.body.includes('hold no post here today')]).toEqual([403, true])
    const nowhere = await signInThere(newBrowser(running.server), 'nowhere')
    expect([nowhere.status, nowhere.body.includes('did not say for which organisation')]).toEqual([400, true])
  })

  it('is used once: neither the address back nor its code works again', async () => {
    const browser = newBrowser(running.server)
    const back = await other.walk(await begin(browser), 'ada')
    const waiting = browser.cookies.get('trellis-elsewhere') ?? ''
    expect((await browser.get(back.pathname + back.search)).status).toBe(303)
    expect((await browser.get(back.pathname + back.search)).body).toContain('was not begun in this browser')
    browser.cookies.set('trellis-elsewhere', waiting)
    expect((await browser.get(back.pathname + back.search)).body).toContain('could not be trusted')
  })

  it('is refused in another browser, and with another state', async () => {
    const browser = newBrowser(running.server)
    const back = await other.walk(await begin(browser), 'ada')
    const thief = newBrowser(running.server)
    expect((await thief.get(back.pathname + back.search)).status).toBe(400)
    await begin(thief)
    expect((await thief.get(back.pathname + back.search)).body).toContain('could not be trusted')
  })

  it('is unlinked by its owner', async () => {
    const browser = newBrowser(running.server)
    await signIn(browser, 'ada@example.org')
    expect((await browser.get('/me')).body).toContain('Unlink DfE Sign-in')
    await browser.post('/me/identity/unlink', {})
    expect((await signInThere(newBrowser(running.server), 'ada')).status).toBe(403)
  })
})

describe('an answer that is not as it must be', () => {
  let forger: Forger
  let service: RunningServer
  beforeAll(async () => {
    forger = await startForger()
    service = await serveFor(forger.issuer)
    await store.as(system('test'), async (tx) => {
      const { id } = await tx.db
        .selectFrom('web.account')
        .select('id')
        .where('email', '=', 'ada@example.org')
        .executeTakeFirstOrThrow()
      await tx.db.insertInto('web.identity').values({ issuer: forger.issuer, subject: 'ada', account: id }).execute()
    })
  })
  afterAll(async () => {
    await service.close()
    await forger.close()
  })

  const attempt = async (forgery: Forgery) => {
    const browser = newBrowser(service.server)
    const away = new URL(await begin(browser))
    forger.forge(away.searchParams.get('nonce') ?? '', forgery)
    return browser.get(`/sign-in/organisation/back?code=x&state=${away.searchParams.get('state')}`)
  }

  it('would be taken if it were right', async () => {
    expect((await attempt({})).location).toBe('/me')
  })

  it.each<[string, Forgery]>([
    ['the wrong nonce', { claims: { nonce: 'other' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another issuer', { claims: { iss: 'http://127.0.0.1:1' } }],
    ['another audience', { claims: { aud: 'other' } }],
    ['an end that is past', { claims: { exp: 1_000_000_000 } }],
    ['no signature', { alg: 'none' }],
    ['our own secret as signature', { alg: 'HS256' }],
    ['the signature of another key', { otherKey: true }],
  ])('is refused with %s', async (_, forgery) => {
    const answer = await attempt(forgery)
    expect([answer.status, answer.body.includes('could not be trusted')]).toEqual([400, true])
  })

  it('is refused without an organisation', async () => {
    expect((await attempt({ claims: { organisation: undefined } })).body).toContain(
      'did not say for which organisation',
    )
  })
})

describe('an organisation', () => {
  const standing = { schools: ['900001'], authorities: ['856'], trusts: ['2044'] }
  it.each([
    ['a school by URN', { id: 'x', urn: 900001 }, true],
    ['another school', { id: 'x', urn: '900002' }, false],
    ['a local authority by its code', { id: 'x', category: { id: '002' }, establishmentNumber: '856' }, true],
    [
      "a school whose number is like an authority's code",
      { id: 'x', category: { id: '001' }, establishmentNumber: '856' },
      false,
    ],
    ['a trust by UID', '{"id":"x","category":{"id":"010"},"uid":"2044"}', true],
  ])('fits or not: %s', (_, claim, expected) => {
    const organisation = readOrganisation(claim)
    expect(organisation !== null && fits(standing, organisation)).toBe(expected)
  })

  it.each([[undefined], [null], ['nonsense'], [{}], [{ id: '' }]])('is none: %j', (claim) => {
    expect(readOrganisation(claim)).toBeNull()
  })
})

interface Forgery {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly alg?: 'RS256' | 'none' | 'HS256'
  readonly otherKey?: boolean
}
interface Forger {
  readonly issuer: string
  forge(nonce: string, forgery: Forgery): void
  close(): Promise<void>
}

/** A provider that answers with whatever ID token it is told to. */
async function startForger(): Promise<Forger> {
  const keys = [0, 1].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }))
  let token = ''
  const server: Server = createServer((request, response) => {
    const answers: Record<string, unknown> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
      },
      '/jwks': { keys: [{ ...keys[0]?.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] },
      '/token': { access_token: 'a', token_type: 'bearer', expires_in: 60, id_token: token },
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answers[request.url ?? '']))
  })
  await listen(server)
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const now = Math.floor(Date.now() / 1000)
  const right = { iss: issuer, aud: CLIENT.id, sub: 'ada', iat: now, exp: now + 300, organisation: SCHOOL }
  return {
    issuer,
    forge: (nonce, { claims = {}, alg = 'RS256', otherKey = false }) => {
      const key = keys[otherKey ? 1 : 0]?.privateKey
      if (key !== undefined) token = tokenOf({ ...right, nonce, ...claims }, alg, key)
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}

function tokenOf(claims: object, alg: string, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const body = `${part({ alg, kid: 'one' })}.${part(claims)}`
  if (alg === 'none') return `${body}.`
  const signature =
    alg === 'HS256' ? createHmac('sha256', CLIENT.secret).update(body).digest() : sign('sha256', Buffer.from(body), key)
  return `${body}.${signature.toString('base64url')}`
}
