// Turns a reply (data) into a response: the page in its frame, headers, cookies. Decides nothing.
import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { londonDay } from '../kernel/day.ts'
import type { FileReply, PageReply, Reply } from '../http/reply.ts'
import { CSRF_FIELD, renderPage, type PageFrame } from '../ui/page.ts'
import type { Exchange } from './exchange.ts'
import { FILE_POLICY, pagePolicy } from './headers.ts'
import type { KnownPartnership } from './partnerships.ts'
import type { Shell } from './shell.ts'
import { formTokenOf, newToken } from './tokens.ts'

/** Sends the reply. `tag`: names the state of a public page, for conditional requests. */
export async function respond(
  shell: Shell,
  exchange: Exchange,
  response: FastifyReply,
  reply: Reply,
  tag: string | null = null,
): Promise<FastifyReply> {
  const status = statusOf(reply)
  response.code(status)
  if (reply.kind === 'redirect') return sendRedirect(response, reply.to)
  const kept = exchange.actor.kind === 'public' && status === 200 && response.request.method !== 'POST'
  response.header('vary', 'Accept, Cookie').header('cache-control', kept ? 'no-cache' : 'no-store')
  if (kept && tag !== null) response.header('etag', tag)
  return reply.kind === 'file' ? sendFile(response, reply) : sendPage(shell, exchange, response, reply)
}

/** A page that could not show the day it was asked for says so with 400: what it shows instead is today. */
function statusOf(reply: Reply): number {
  if (reply.kind === 'redirect') return 303
  return reply.kind === 'page' && reply.content.asAt?.error !== undefined ? Math.max(reply.status, 400) : reply.status
}

/** Where another site goes on (sign-in of an organisation), or a page of ours; never kept. */
export function sendRedirect(response: FastifyReply, to: string): FastifyReply {
  return response
    .code(303)
    .header('location', to)
    .header('cache-control', 'no-store')
    .header('content-security-policy', FILE_POLICY)
    .send('')
}

async function sendPage(
  shell: Shell,
  exchange: Exchange,
  response: FastifyReply,
  reply: PageReply,
): Promise<FastifyReply> {
  const nonce = randomBytes(16).toString('hex')
  const csrf = formToken(shell, exchange, response, reply)
  const frame = frameOf(shell, exchange, nonce, csrf, await shell.partnerships.list().catch(() => []))
  const issuer = shell.config.oidc === null ? [] : [new URL(shell.config.oidc.issuer).origin]
  return response
    .header('content-security-policy', pagePolicy(nonce, issuer))
    .type('text/html; charset=utf-8')
    .send(renderPage(frame, reply.content))
}

/** The token for forms on the page: the session's; without a session, where the page has a form, one that goes with a cookie. Such a page is not kept by anybody. */
function formToken(shell: Shell, exchange: Exchange, response: FastifyReply, reply: PageReply): string | null {
  if (exchange.session.kind === 'live') return exchange.session.csrf
  if (!reply.content.body.text.includes(CSRF_FIELD.text)) return null
  response.header('cache-control', 'no-store').removeHeader('etag')
  const cookie = exchange.formCookie ?? newToken()
  if (exchange.formCookie === null) setCookie(shell, response, shell.cookieNames.form, cookie)
  return formTokenOf(cookie)
}

/** A cookie out of reach of scripts and of other sites, until the browser closes or for so many seconds. */
export function setCookie(shell: Shell, response: FastifyReply, name: string, value: string, maxAge?: number): void {
  const until = maxAge === undefined ? {} : { maxAge }
  response.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure: shell.secure, ...until })
}

/** Forgets a cookie. */
export function clearCookie(shell: Shell, response: FastifyReply, name: string): void {
  response.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'lax', secure: shell.secure })
}

function frameOf(
  shell: Shell,
  { actor, session, partnership, asked, query }: Exchange,
  nonce: string,
  csrf: string | null,
  partnerships: readonly KnownPartnership[],
): PageFrame {
  return {
    nonce,
    csrf,
    partnership,
    partnerships,
    reader: actor.kind === 'person' ? { name: actor.name } : null,
    demonstration: partnership?.demonstration ?? partnerships.some((p) => p.demonstration),
    path: asked,
    today: londonDay(shell.clock()),
    sessionEndsInSeconds: session.kind === 'live' ? session.endsInSeconds : null,
    ...(query.has('q') && { searchText: query.get('q') ?? '' }),
  }
}

function sendFile(response: FastifyReply, { type, name, body }: FileReply): FastifyReply {
  response.type(type).header('content-security-policy', FILE_POLICY)
  if (name !== null) response.header('content-disposition', disposition(name))
  if (typeof body === 'string' || body instanceof Uint8Array) return response.send(body)
  return response.send(Readable.from(body))
}

function disposition(name: string): string {
  const plain = name.replaceAll(/[^\w. -]/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
}
