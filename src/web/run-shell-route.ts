// Runs a route of the shell itself: who may, the form's token, then the route; sets or forgets the session cookie.
import type { FastifyReply } from 'fastify'
import { mayCall } from '../kernel/actor.ts'
import { page, seeOther } from '../http/reply.ts'
import { readBody } from './body.ts'
import { sessionEnded } from './fault-pages.ts'
import { preferredFormat } from './negotiate.ts'
import { notForYou } from './not-for-you.ts'
import { clearCookie, respond, sendRedirect, setCookie } from './respond.ts'
import type { Call } from './run-route.ts'
import type { SessionChange, ShellAnswer, ShellRoute } from './shell-route.ts'
import { checkedFields, refuseForeign } from './trust.ts'

const PENDING_SECONDS = 600

/** Answers one request with a route of the shell. */
export async function runShellRoute(call: Call, route: ShellRoute): Promise<FastifyReply> {
  const { shell, exchange, request, response } = call
  if (route.method === 'POST') refuseForeign(shell, request)
  const typed = route.method === 'POST' ? checkedFields(exchange, (await readBody(request, null)).typed) : {}
  const params = request.params as Record<string, string>
  const answer: ShellAnswer = mayCall(exchange.actor, route.who, params)
    ? await route.answer({
        shell,
        exchange,
        params,
        typed,
        address: request.ip,
        userAgent: request.headers['user-agent'] ?? null,
        pending: request.cookies[shell.cookieNames.pending] ?? null,
        wantsJson: preferredFormat(request.headers.accept, ['json']) === 'json',
        cameFrom: pathOf(request.headers.referer),
        log: (line, words) => request.log.warn(line, words),
      })
    : { reply: turnedAway(call, route) }
  if (answer.session !== undefined) changeSession(call, answer.session)
  if (answer.pending === null) clearCookie(shell, response, shell.cookieNames.pending)
  else if (answer.pending !== undefined)
    setCookie(shell, response, shell.cookieNames.pending, answer.pending, PENDING_SECONDS)
  if (answer.reply.kind === 'elsewhere') return sendRedirect(response, answer.reply.to.href)
  return respond(shell, exchange, response, answer.reply)
}

function turnedAway({ exchange }: Call, { method, who }: ShellRoute): ShellAnswer['reply'] {
  if (exchange.actor.kind !== 'public') return page(notForYou(exchange, who), 403)
  if (method === 'POST') return page(sessionEnded(exchange.asked, exchange.typed, false), 401)
  return seeOther(`/sign-in?return_to=${encodeURIComponent(exchange.asked)}`)
}

function changeSession({ shell, response }: Call, change: SessionChange): void {
  const { session, form } = shell.cookieNames
  if (change !== 'forget') return setCookie(shell, response, session, change.start)
  clearCookie(shell, response, session)
  clearCookie(shell, response, form)
}

function pathOf(referer: string | undefined): string | null {
  if (referer === undefined || !URL.canParse(referer)) return null
  const { pathname, search } = new URL(referer)
  return pathname + search
}
