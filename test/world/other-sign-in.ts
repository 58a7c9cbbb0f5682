// A real OpenID Connect provider in DfE Sign-in's shape, in this process: whoever types an account name is that account.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** A provider that listens, and the walk of a reader through it. */
export interface OtherSignIn {
  readonly issuer: string
  /** Signs in there as this account and agrees: the address that leads back to us. */
  walk(address: string, account: string): Promise<URL>
  close(): Promise<void>
}

/** Starts the provider for one client. `organisations`: the claim of each account by its name. */
export async function startOtherSignIn(
  client: { id: string; secret: string; redirectUrl: string },
  organisations: Readonly<Record<string, unknown>>,
): Promise<OtherSignIn> {
  const server = createServer()
  await listen(server)
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, configuration(client, organisations))
  server.on('request', provider.callback())
  return {
    issuer,
    walk: (address, account) => walk(address, account, client.redirectUrl),
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}

/** Listens on a port of its own. */
export function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
}

function configuration(
  client: { id: string; secret: string; redirectUrl: string },
  organisations: Readonly<Record<string, unknown>>,
) {
  return {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUrl],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email'], organisation: ['organisation'], profile: ['name'] },
    scopes: ['openid', 'email', 'profile', 'organisation'],
    conformIdTokenClaims: false,
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    cookies: { keys: ['for tests only'] },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: 'ada@example.org', organisation: organisations[id] }),
    }),
  }
}

async function walk(address: string, account: string, redirectUrl: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let at = new URL(address)
  let form: URLSearchParams | null = null
  for (let step = 0; step < 12; step++) {
    const answer: Response = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form !== null && { method: 'POST', body: form }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = answer.headers.get('location')
    form = location === null ? nextForm(await answer.text(), account) : null
    if (location !== null) at = new URL(location, at)
    if (at.href.startsWith(redirectUrl)) return at
  }
  throw new Error(`The walk ended at ${at.href}`)
}

function nextForm(page: string, account: string): URLSearchParams {
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
  if (prompt === undefined) throw new Error(`No form on the page: ${page.slice(0, 500)}`)
  return new URLSearchParams(prompt === 'login' ? { prompt, login: account, password: 'x' } : { prompt })
}
