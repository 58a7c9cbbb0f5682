// A browser without a screen: keeps cookies, follows forms. For tests of routes through the real server, without a socket.
import type { FastifyInstance, InjectOptions } from 'fastify'

/** What came back, with the path that it came from. */
export interface Seen {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
  /** Where a redirect leads. */
  readonly location: string
}

/** One browser: its own cookies, and the form token of the page it saw last. */
export interface Browser {
  readonly cookies: Map<string, string>
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Seen>
  /** Sends a form as the page seen last would: with its token unless `fields` names another. */
  post(url: string, fields: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Seen>
}

/** A new browser, nobody signed in. */
export function newBrowser(server: FastifyInstance): Browser {
  const cookies = new Map<string, string>()
  let csrf = ''
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const see = async (options: InjectOptions): Promise<Seen> => {
    const answer = await server.inject(options)
    for (const { name, value } of answer.cookies) if (value === '') cookies.delete(name)
    for (const { name, value } of answer.cookies) if (value !== '') cookies.set(name, value)
    csrf = /name="csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? csrf
    return {
      status: answer.statusCode,
      body: answer.body,
      headers: answer.headers,
      location: answer.headers.location ?? '',
    }
  }
  return {
    cookies,
    get: (url, headers = {}) => see({ url, headers: { cookie: cookie(), ...headers } }),
    post: (url, fields, headers = {}) =>
      see({
        method: 'POST',
        url,
        payload: new URLSearchParams({ csrf, ...fields }).toString(),
        headers: { cookie: cookie(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
  }
}

/** Signs the browser in through the outbox of the demonstration. */
export async function signIn(browser: Browser, email: string): Promise<Seen> {
  await browser.get('/sign-in')
  await browser.post('/sign-in', { email })
  return browser.post('/sign-in/link', { token: await newestToken(browser) })
}

/** The token of the newest link in the outbox. */
export async function newestToken(browser: Browser): Promise<string> {
  const outbox = await browser.get('/outbox')
  return /token=([\w-]{43})/.exec(outbox.body)?.[1] ?? ''
}
