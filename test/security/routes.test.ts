// Every route x every kind of reader: headers, who may, looks at personal data, forms that did not come from here. Routes are enumerated, never remembered.
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ANYONE, mayCall, system } from '../../src/kernel/actor.ts'
import { listDemonstrationPeople } from '../../src/register/index.ts'
import type { Seen } from '../world/browser.ts'
import { checksum, countLooks } from '../world/checksum.ts'
import { absentPath, examplePath, HIDDEN, paramsOf, type SiteRoute } from '../world/site-paths.ts'
import { openSite, READERS, type Reader, type Site } from '../world/site.ts'

let site: Site
let gets: readonly SiteRoute[]
let posts: readonly SiteRoute[]
const readers = new Map<string, Reader>()
beforeAll(async () => {
  site = await openSite()
  gets = site.routes.filter((route) => route.method === 'GET')
  posts = site.routes.filter((route) => route.method === 'POST')
  for (const name of READERS) readers.set(name, await site.asActor(name))
})
afterAll(() => site.close())

/** Pages that say no to everybody who has not come by the page before: without its word they answer 400. */
const NEEDS_MORE = new Set(['/sign-in/link', '/sign-in/organisation/back'])
/** Pages that lead whoever is signed in, or everybody, elsewhere. */
const LEADS_ON = new Set(['/sign-in', '/sign-in/organisation/back'])

/** Readers whose posts let them see people: for each of them some page shows a name that is not published. */
const SEE_PEOPLE = new Set([
  'register officer of elm',
  'FOI officer of elm',
  'clerk of elm',
  'returning officer of elm',
])

describe('the list of routes', () => {
  it('leaves out no routes file of a room', async () => {
    const src = resolve(import.meta.dirname, '../../src')
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('/routes.ts') && !/^(web|http)\//.test(name),
    )
    const known = new Set(site.routes.map(nameOf))
    const left: string[] = []
    for (const file of files) {
      const exported = (await import(join(src, file))) as Record<string, unknown>
      const routes = Object.values(exported).flatMap((value) => (Array.isArray(value) ? (value as SiteRoute[]) : []))
      left.push(...routes.filter((route) => !known.has(nameOf(route))).map((route) => `${file}: ${nameOf(route)}`))
    }
    expect(left).toEqual([])
    expect(files.length).toBeGreaterThan(2)
  })

  it('has an example for every parameter, and every page opens for somebody', async () => {
    const shut: string[] = []
    for (const route of gets.filter(({ path }) => !NEEDS_MORE.has(path))) {
      const answers = await Promise.all([...readers.values()].map((reader) => reader.get(examplePath(route))))
      if (!answers.some(({ status }) => status === 200))
        shut.push(`${nameOf(route)}: ${answers.map((a) => a.status).join(' ')}`)
    }
    expect(shut).toEqual([])
    expect(posts.map((route) => examplePath(route))).toHaveLength(posts.length)
  })
})

describe.each(READERS)('%s', (name) => {
  it('gets what the routes declare: the page, the way to sign in, or 403', async () => {
    const reader = readerOf(name)
    const wrong = (await walk(reader)).flatMap(({ route, path, answer: { status, location } }) => {
      const expected = expectedOf(reader, route, path)
      const fits = expected.includes(`${status} ${location}`.trim()) || (expected.includes('303') && status === 303)
      return fits ? [] : [`${path}: ${status} ${location}, not ${expected.join(' or ')}`]
    })
    expect(wrong).toEqual([])
  })

  it('gets every answer under a policy without exceptions, with a nonce of its own', async () => {
    const reader = readerOf(name)
    const steps = await walk(reader)
    const wrong = steps.flatMap(({ path, answer }) =>
      faultsOfHeaders(answer, reader).map((fault) => `${path}: ${fault}`),
    )
    const nonces = steps.flatMap(({ answer, head }) => [...noncesOf(answer), ...noncesOf(head)])
    expect(wrong).toEqual([])
    expect(new Set(nonces).size).toBe(nonces.length)
  })

  it('gets the same by HEAD, without the page', async () => {
    const steps = await walk(readerOf(name))
    expect(steps.map(({ path, head }) => [path, head.status, head.body])).toEqual(
      steps.map(({ path, answer }) => [path, answer.status, '']),
    )
  })

  it('changes nothing by looking', async () => {
    expect(
      (await walk(readerOf(name))).flatMap(({ path, changed }) => changed.map((table) => `${path}: ${table}`)),
    ).toEqual([])
  })

  it('leaves one look in the audit chain for each page with names that are not published, and none for others', async () => {
    const withheld = await withheldFrom(readerOf(name))
    const offered = (await site.store.read(system('test'), listDemonstrationPeople)).map(({ email }) => email)
    const steps = (await walk(readerOf(name))).filter(({ path }) => !OF_DEMONSTRATION.has(path))
    const shows = ({ path, answer: { status, body } }: Step) =>
      status === 200 && withheld.some((text) => body.includes(text) && !(path === '/sign-in' && offered.includes(text)))
    const wrong = steps
      .filter((step) => !(shows(step) ? [1] : mayLook(step) ? [0, 1] : [0]).includes(step.looks))
      .map((step) => `${step.path}: ${step.looks} looks, ${shows(step) ? 'names' : 'no names'}`)
    expect(wrong).toEqual([])
    expect(steps.some(shows)).toBe(SEE_PEOPLE.has(name))
  })

  it('is told of nothing where nothing is', async () => {
    const reader = readerOf(name)
    const wrong: string[] = []
    for (const route of gets)
      for (const key of paramsOf(route.path)) {
        const path = absentPath(route, key)
        const { status, location } = await reader.get(path)
        const allowed = key === '/:partnership' || mayCall(reader.actor, route.who, paramsOfElm)
        const turned = reader.actor.kind === 'public' ? `303 /sign-in?return_to=${encodeURIComponent(path)}` : '403'
        const expected = allowed ? '404' : turned
        if (`${status} ${location}`.trim() !== expected) wrong.push(`${path}: ${status} ${location}, not ${expected}`)
      }
    expect(wrong).toEqual([])
  })

  it('cannot send a form that did not come from a page of their own session', async () => {
    const reader = readerOf(name)
    const other = readerOf(name === 'head of oak' ? 'head of elm' : 'head of oak')
    const former = await site.asActor(name)
    await site.endSession(former)
    await reader.get('/sign-in')
    const own = reader.csrf ?? /name="csrf" value="([^"]+)"/.exec((await reader.get('/sign-in')).body)?.[1] ?? ''
    const before = await checksum(site.store)
    const tries: readonly (readonly [string, Record<string, string>, Record<string, string>])[] = [
      ['no token', { csrf: '' }, {}],
      ['the token of a session that has ended', { csrf: former.csrf ?? 'x'.repeat(43) }, {}],
      ['the token of another reader', { csrf: other.csrf ?? '' }, {}],
      ['a foreign origin', { csrf: own }, { origin: 'https://elsewhere.example' }],
      ['a foreign site by the word of the browser', { csrf: own }, { 'sec-fetch-site': 'cross-site' }],
    ]
    const wrong: string[] = []
    for (const route of posts)
      for (const [what, fields, headers] of tries) {
        const { status } = await reader.post(examplePath(route), fields, headers)
        if (status !== 403) wrong.push(`${nameOf(route)} with ${what}: ${status}`)
      }
    expect(wrong).toEqual([])
    expect(await checksum(site.store)).toEqual(before)
  })

  it('does nothing with a form once the session has ended', async () => {
    const former = await site.asActor(name)
    if (former.csrf === null) return
    await site.endSession(former)
    const before = await checksum(site.store)
    const wrong: string[] = []
    for (const route of posts.filter(({ who }) => who.kind !== 'anyone')) {
      const { status } = await former.post(examplePath(route), { csrf: former.csrf })
      if (status !== 401) wrong.push(`${nameOf(route)}: ${status}`)
    }
    for (const route of gets.filter(({ who }) => who.kind !== 'anyone')) {
      const { status } = await former.get(examplePath(route))
      if (status !== 303) wrong.push(`${nameOf(route)}: ${status}`)
    }
    expect(wrong).toEqual([])
    expect(await checksum(site.store)).toEqual(before)
  })

  it('cannot act where they may not, with a good token', async () => {
    const reader = readerOf(name)
    const own = reader.csrf ?? /name="csrf" value="([^"]+)"/.exec((await reader.get('/sign-in')).body)?.[1] ?? ''
    const before = await checksum(site.store)
    const wrong: string[] = []
    for (const route of posts.filter(({ who }) => !mayCall(reader.actor, who, paramsOfElm))) {
      const { status } = await reader.post(examplePath(route), { csrf: own })
      if (status !== (reader.actor.kind === 'public' ? 401 : 403)) wrong.push(`${nameOf(route)}: ${status}`)
    }
    expect(wrong).toEqual([])
    expect(await checksum(site.store)).toEqual(before)
  })
})

describe('what is hidden', () => {
  it('looks to the public, and to the other partnership, exactly like what is not there', async () => {
    const differing: string[] = []
    for (const name of ['public', 'head of oak'])
      for (const route of gets)
        for (const key of paramsOf(route.path).filter((param) => param in HIDDEN)) {
          const hidden = examplePath(route, { [key]: HIDDEN[key] ?? '' })
          const absent = absentPath(route, key)
          const [one, other] = [await readerOf(name).get(hidden), await readerOf(name).get(absent)]
          if (plain(one, hidden) !== plain(other, absent)) differing.push(`${name}: ${hidden} and ${absent}`)
        }
    expect(differing).toEqual([])
  })
})

describe('nonces', () => {
  it('are as many as answers, in a thousand', async () => {
    const nonces: string[] = []
    for (let i = 0; i < 1000; i++) nonces.push(...noncesOf(await readerOf('public').get('/cookies')))
    expect(new Set(nonces).size).toBe(1000)
  })
})

/** Shows everybody the mail of a demonstration: nobody in it is real. */
const OF_DEMONSTRATION = new Set(['/outbox'])

/** One page as one reader got it, and what that did. */
interface Step {
  readonly route: SiteRoute
  readonly path: string
  readonly answer: Seen
  readonly head: Seen
  readonly looks: number
  readonly changed: readonly string[]
}
const walks = new Map<string, Promise<readonly Step[]>>()

/** The reader's way through every page, once: by HEAD, then by GET. */
async function walk(reader: Reader): Promise<readonly Step[]> {
  const walked = walks.get(reader.name) ?? takeSteps(reader)
  walks.set(reader.name, walked)
  return walked
}

async function takeSteps(reader: Reader): Promise<readonly Step[]> {
  const steps: Step[] = []
  let before = await checksum(site.store)
  for (const [route, path] of allPaths()) {
    const head = await reader.head(path)
    const held = await countLooks(site.store)
    const answer = await reader.get(path)
    const after = await checksum(site.store)
    const changed = Object.keys(after).filter((table) => after[table] !== before[table])
    steps.push({ route, path, answer, head, looks: (await countLooks(site.store)) - held, changed })
    before = after
  }
  return steps
}

function mayLook({ route, answer }: Step): boolean {
  return route.personal !== undefined && answer.status === 200
}

const paramsOfElm = { partnership: 'elm', urn: '900001' }

function nameOf({ method, path }: SiteRoute): string {
  return `${method} ${path}`
}

function readerOf(name: string): Reader {
  const reader = readers.get(name)
  if (reader === undefined) throw new Error(`Nobody is called ${name}`)
  return reader
}

/** Each page with each of its formats. */
function allPaths(): readonly (readonly [SiteRoute, string])[] {
  return gets.flatMap((route) => {
    const path = examplePath(route)
    return [path, ...(route.formats ?? []).map((format) => `${path}.${format}`)].map((each) => [route, each] as const)
  })
}

/** What may come back: a page that a row-level rule keeps from this reader may be missing, but only where not everybody may call. */
function expectedOf(reader: Reader, route: SiteRoute, path: string): readonly string[] {
  if (!mayCall(reader.actor, route.who, paramsOfElm))
    return [reader.actor.kind === 'public' ? `303 /sign-in?return_to=${encodeURIComponent(path)}` : '403']
  if (NEEDS_MORE.has(route.path)) return ['400']
  if (LEADS_ON.has(route.path) && reader.actor.kind !== 'public') return ['303']
  return route.who === ANYONE ? ['200'] : ['200', '404']
}

function faultsOfHeaders({ headers, body, status }: Seen, reader: Reader): readonly string[] {
  const policy = String(headers['content-security-policy'])
  const html = String(headers['content-type']).startsWith('text/html')
  const nonce = /'nonce-([0-9a-f]{32})'/.exec(policy)?.[1]
  const inPage = [...body.matchAll(/nonce="([^"]*)"/g)].map((match) => match[1])
  const checks: Readonly<Record<string, boolean>> = {
    'a policy that allows nothing by default': policy.startsWith("default-src 'none'"),
    'no unsafe word in the policy': !policy.includes('unsafe') && !policy.includes('*'),
    'no frames': policy.includes("frame-ancestors 'none'") && headers['x-frame-options'] === 'DENY',
    'no base': policy.includes("base-uri 'none'"),
    'a nonce for pages': !html || nonce !== undefined,
    'the same nonce in the page': inPage.every((each) => each === nonce),
    'no script, style or handler in the page': !/<script(?![^>]*(src|nonce)=)|<style|\sstyle=|\son\w+="/.test(
      html ? body : '',
    ),
    nosniff: headers['x-content-type-options'] === 'nosniff',
    'a referrer policy': headers['referrer-policy'] === 'same-origin',
    HSTS: headers['strict-transport-security'] === 'max-age=31536000; includeSubDomains',
    'no server word': headers['x-powered-by'] === undefined && headers['server'] === undefined,
    'no-store': headers['cache-control'] === 'no-store' || (reader.actor.kind === 'public' && status === 200),
    'safe cookies': cookiesSafe(headers['set-cookie']),
  }
  return Object.entries(checks).flatMap(([what, held]) => (held ? [] : [what]))
}

const SAFE = [/^__Host-/, /; Path=\/(;|$)/, /; HttpOnly/, /; Secure/, /; SameSite=Lax/]

function cookiesSafe(set: unknown): boolean {
  const cookies = set === undefined ? [] : [set].flat().map(String)
  return cookies.every((one) => SAFE.every((attribute) => attribute.test(one)))
}

function noncesOf({ headers }: Seen): readonly string[] {
  const nonce = /'nonce-([0-9a-f]{32})'/.exec(String(headers['content-security-policy']))?.[1]
  return nonce === undefined ? [] : [nonce]
}

/** Status and page without what belongs to the request itself: nonce, form token, its own path. */
function plain({ status, body, location }: Seen, path: string): string {
  const without = (text: string) => text.replaceAll(path, '').replaceAll(encodeURIComponent(path), '')
  return `${status} ${without(location)} ${without(body).replaceAll(/nonce="[^"]*"|name="csrf" value="[^"]*"/g, '')}`
}

/** Names and addresses that the public may not read, except the reader's own. */
async function withheldFrom({ actor }: Reader): Promise<readonly string[]> {
  const own = actor.kind === 'person' ? actor.people : []
  const texts = async (as: Parameters<Site['store']['read']>[0]) =>
    site.store.read(as, async ({ db }) => [
      ...(await db.selectFrom('register.person').select(['id', 'name as text']).execute()),
      ...(await db.selectFrom('register.person_contact').select(['person as id', 'email as text']).execute()),
    ])
  const published = new Set((await texts({ kind: 'public' })).map((row) => row.text))
  const all = await texts(system('test'))
  return all.filter((row) => !published.has(row.text) && !own.includes(row.id)).map((row) => row.text ?? '')
}
