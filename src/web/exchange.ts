// One request as the shell knows it: who asks, for what, in which format. Made before the body is read; never touches the reply.
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../kernel/actor.ts'
import { PUBLIC } from '../kernel/actor.ts'
import type { Typed } from '../http/form.ts'
import type { Format } from '../http/route.ts'
import type { KnownPartnership } from './partnerships.ts'
import { readSession, type SessionState } from './sessions.ts'
import type { Shell } from './shell.ts'
import { formTokenOf, looksLikeToken, same } from './tokens.ts'

/** What the shell knows of a request. */
export interface Exchange {
  /** Stands in the log and on every page that tells of a fault. */
  readonly reference: string
  /** Path without query and without format suffix. */
  readonly path: string
  /** Path and query as asked for. */
  readonly asked: string
  readonly query: URLSearchParams
  readonly format: Format
  readonly session: SessionState
  readonly sessionToken: string | null
  readonly formCookie: string | null
  readonly actor: Actor
  /** Filled once the path's `:partnership` is found. */
  partnership: KnownPartnership | null
  /** What was typed, kept for the page that tells of a fault. */
  typed: Typed
}

declare module 'fastify' {
  interface FastifyRequest {
    exchange: Exchange | null
  }
}

/** What can be known of a request without the store: for pages about faults, too. */
export function bareExchange(request: FastifyRequest): Exchange {
  const url = readAddress(request.url)
  return {
    reference: request.id,
    path: url.pathname,
    asked: url.pathname + url.search,
    query: url.searchParams,
    format: 'html',
    session: { kind: 'none' },
    sessionToken: null,
    formCookie: null,
    actor: PUBLIC,
    partnership: null,
    typed: {},
  }
}

/** The address as asked for. One that cannot be read counts as the front page's, so that its refusal can be answered. */
function readAddress(asked: string): URL {
  const whole = asked.startsWith('/') ? `http://here${asked}` : asked
  return new URL(URL.canParse(whole) ? whole : 'http://here/')
}

/** The exchange with its session read: who asks. */
export async function openExchange(shell: Shell, request: FastifyRequest): Promise<Exchange> {
  const sessionToken = tokenIn(request, shell.cookieNames.session)
  const session: SessionState = sessionToken === null ? { kind: 'none' } : await readSession(shell.store, sessionToken)
  return {
    ...bareExchange(request),
    session,
    sessionToken,
    formCookie: tokenIn(request, shell.cookieNames.form),
    actor: session.kind === 'live' ? session.actor : PUBLIC,
  }
}

/** Does the form's token belong to this browser: to its session, live or just ended, or to its form cookie? */
export function formTokenFits({ session, formCookie }: Exchange, token: string): boolean {
  if (session.kind !== 'none' && same(token, session.csrf)) return true
  return formCookie !== null && same(token, formTokenOf(formCookie))
}

function tokenIn(request: FastifyRequest, cookie: string): string | null {
  const value = request.cookies[cookie]
  return looksLikeToken(value) ? value : null
}
