// From what was thrown to what the reader sees: the known faults, the store's own refusals, the rest as one page with a reference.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LostRace, NotFound, NotPermitted, UserFault } from '../kernel/faults.ts'
import { json, page } from '../http/reply.ts'
import { bareExchange } from './exchange.ts'
import * as pages from './fault-pages.ts'
import type { FaultPage } from './fault-pages.ts'
import { respond } from './respond.ts'
import type { Shell } from './shell.ts'
import { Refusal } from './trust.ts'

/** Answers with the page of the fault; logs what only the log may hold. */
export async function answerFault(
  shell: Shell,
  error: unknown,
  request: FastifyRequest,
  response: FastifyReply,
): Promise<FastifyReply> {
  const fault = faultOf(error, request.method === 'POST')
  const exchange = request.exchange ?? bareExchange(request)
  if (fault.status >= 500) request.log.error({ err: error, reference: request.id }, 'A request failed')
  if (error instanceof Refusal) response.headers(error.headers)
  const reference = fault.status >= 500 ? request.id : null
  if (exchange.format === 'json') {
    const answer = { error: { code: String(fault.status), message: fault.title, ...(reference && { reference }) } }
    return respond(shell, exchange, response, { ...json(answer), status: fault.status })
  }
  const typed = fault.status === 404 ? {} : exchange.typed
  return respond(shell, exchange, response, page(pages.faultContent(fault, reference, typed), fault.status))
}

/** Which page tells of this; `acting`: something was to be changed. */
export function faultOf(error: unknown, acting: boolean): FaultPage {
  if (error instanceof Refusal) return error.page
  if (error instanceof NotFound) return pages.NOT_FOUND
  if (error instanceof NotPermitted) return { status: 403, title: 'You cannot do this', says: [error.message] }
  if (error instanceof LostRace) return pages.lostRace(error.message, error.current, error.typed)
  if (error instanceof UserFault) return { status: 400, title: 'This cannot be done', says: [error.message] }
  return ofStore(error, acting) ?? ofServer(error) ?? pages.BROKEN
}

const CLASHES = new Set(['23505', '23P01', '40001', '40P01'])
const NOT_STORABLE = new Set(['23514', '23503', '23502', '22001', '22003', '22007', '22008', '22021'])
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])

/** What PostgreSQL says in five characters; a clash never says with what, since that row may be hidden from this reader. */
function ofStore(error: unknown, acting: boolean): FaultPage | null {
  const code = codeOf(error)
  if (CLASHES.has(code)) return pages.CLASH
  if (NOT_STORABLE.has(code)) return pages.NOT_STORABLE
  if (code === '42501' && acting) return pages.NOT_ALLOWED
  if (code === '22P02') return acting ? pages.NOT_STORABLE : pages.NOT_FOUND
  return AWAY.has(code) || code.startsWith('08') || lostConnection(error) ? pages.AWAY : null
}

function lostConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^Connection terminated|^timeout exceeded when trying to connect|PGlite is clos/.test(error.message)
  )
}

function ofServer(error: unknown): FaultPage | null {
  const { statusCode } = error as { statusCode?: unknown }
  if (statusCode === 404) return pages.NOT_FOUND
  if (statusCode === 413) return pages.TOO_LARGE
  if (statusCode === 415 || statusCode === 406) return pages.WRONG_KIND
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? pages.NOT_READABLE : null
}

function codeOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : ''
}
