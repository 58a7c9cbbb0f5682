// Whether a form that posts came from a page of ours: where it says it comes from, and its token.
import type { FastifyRequest } from 'fastify'
import type { Typed } from '../http/form.ts'
import { formTokenFits, type Exchange } from './exchange.ts'
import { FOREIGN_FORM, type FaultPage } from './fault-pages.ts'
import type { Shell } from './shell.ts'
import { same } from './tokens.ts'

/** A fault that has a page. Thrown by the shell's own checks. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly page: FaultPage
  readonly headers: Readonly<Record<string, string>>
  constructor(page: FaultPage, headers: Readonly<Record<string, string>> = {}) {
    super(page.title)
    this.page = page
    this.headers = headers
  }
}

/** Refuses what another site sent, before anything of it is read. Browsers say where a form comes from. */
export function refuseForeign(shell: Shell, request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal(FOREIGN_FORM)
  const origin = request.headers.origin
  if (origin !== undefined && !isOurs(shell, origin, request.host)) throw new Refusal(FOREIGN_FORM)
}

/** The typed values without the token; refuses a form whose token is not this browser's. */
export function checkedFields(exchange: Exchange, typed: Typed): Typed {
  const { csrf, ...fields } = typed
  exchange.typed = fields
  if (typeof csrf !== 'string' || !formTokenFits(exchange, csrf)) throw new Refusal(FOREIGN_FORM)
  return fields
}

/** Was the form made for somebody whose session has ended since? */
export function cameSignedIn({ session }: Exchange, { csrf }: Typed): boolean {
  return session.kind === 'ended' && typeof csrf === 'string' && same(csrf, session.csrf)
}

function isOurs(shell: Shell, origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false
  return origin === new URL(shell.baseUrl()).origin || new URL(origin).host === host
}
