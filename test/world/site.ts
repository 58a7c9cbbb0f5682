// A whole site for a test file: a seeded store, a server that listens with every route there is, and a browser for each kind of reader.
import { configFrom } from '../../src/config.ts'
import { PUBLIC, system, type Actor } from '../../src/kernel/actor.ts'
import type { Store } from '../../src/store/open.ts'
import { allRoutes } from '../../src/web/all-routes.ts'
import { startServer, type RunningServer } from '../../src/web/serve.ts'
import { endSessions, readSession, startSession } from '../../src/web/sessions.ts'
import { shellRoutes } from '../../src/web/shell-routes.ts'
import { ACTORS } from '../factories.ts'
import { newBrowser, type Browser, type Seen } from './browser.ts'
import type { SiteRoute } from './site-paths.ts'
import { seedSite } from './site-seed.ts'
import { NOW, openWorld } from './world.ts'

/** Every kind of reader; the system itself reads no pages. */
export const READERS = Object.keys(ACTORS).filter((name) => name !== 'system')

/** A browser in which this reader is signed in. */
export interface Reader extends Browser {
  readonly name: string
  readonly actor: Actor
  /** The session cookie's value; null for the public. */
  readonly session: string | null
  /** The token of the session's forms; null for the public. */
  readonly csrf: string | null
  head(url: string): Promise<Seen>
}

export interface Site {
  readonly store: Store
  readonly running: RunningServer
  readonly url: string
  /** Every route, of the rooms and of the shell. */
  readonly routes: readonly SiteRoute[]
  /** Signs the reader in (a new session) and gives the browser. */
  asActor(name: string): Promise<Reader>
  /** Ends the session, as signing out elsewhere would. */
  endSession(reader: Reader): Promise<void>
  close(): Promise<void>
}

const CONFIG = configFrom({
  PORT: '0',
  LOG_LEVEL: 'silent',
  REQUESTS_PER_MINUTE: '0',
  TRELLIS_URL: 'https://trellis.example',
  OIDC_ISSUER: 'https://sign-in.example',
  OIDC_CLIENT_ID: 'trellis',
  OIDC_CLIENT_SECRET: 'secret',
})
/** Readers in a real browser come by http to where the server listens. */
const PLAIN = { ...CONFIG, url: null, oidc: null }

/** Opens a site; close it in afterAll. `plain`: for a real browser, without https. */
export async function openSite(plain: 'https' | 'plain' = 'https'): Promise<Site> {
  const config = plain === 'plain' ? PLAIN : CONFIG
  const store = await openWorld()
  await seedSite(store)
  const running = await startServer(config, store, allRoutes, { clock: () => NOW })
  const prefix = config.url === null ? '' : '__Host-'
  return {
    store,
    running,
    url: running.url,
    routes: [...allRoutes, ...shellRoutes(config)],
    asActor: (name) => signInAs(store, running, name, `${prefix}trellis`),
    endSession: async ({ session }) => {
      if (session === null) return
      const state = await readSession(store, session)
      if (state.kind === 'live')
        await store.as(system('test'), (tx) => endSessions(tx, state.actor.account, { id: state.id }))
    },
    close: async () => {
      await running.close()
      await store.close()
    },
  }
}

async function signInAs(store: Store, running: RunningServer, name: string, cookie: string): Promise<Reader> {
  const plain = newBrowser(running.server)
  const browser = { ...plain, head: (url: string) => headOf(running, plain, url) }
  const kind = ACTORS[name]
  if (kind === undefined || kind.kind === 'system') throw new Error(`Nobody is called ${name}`)
  if (kind.kind === 'public') return { ...browser, name, actor: PUBLIC, session: null, csrf: null }
  const session = await store.as(system('test'), (tx) => startSession(tx, kind.account, 'A test'))
  browser.cookies.set(cookie, session)
  const state = await readSession(store, session)
  if (state.kind !== 'live') throw new Error(`${name} could not sign in`)
  return { ...browser, name, actor: state.actor, session, csrf: state.csrf }
}

async function headOf({ server }: RunningServer, { cookies }: Browser, url: string): Promise<Seen> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const { statusCode, body, headers } = await server.inject({ method: 'HEAD', url, headers: { cookie } })
  return { status: statusCode, body, headers, location: headers.location ?? '' }
}
