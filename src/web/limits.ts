// Reads who asks and counts requests: generous, by reader, never static files. (Tries to sign in are counted in the store: attempts.ts.)
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { openExchange } from './exchange.ts'
import { tooMany } from './fault-pages.ts'
import type { Shell } from './shell.ts'
import { Refusal } from './trust.ts'

const MINUTE = 60_000
/** Many readers may share an address: a school, a council. */
const READERS_PER_ADDRESS = 5

/** Before anything else of a request: its address is within the limit; then the session is read; then the reader is within the limit. */
export function limitRequests(server: FastifyInstance, shell: Shell): void {
  const max = shell.config.requestsPerMinute
  const byAddress = server.createRateLimit({ max: max * READERS_PER_ADDRESS, timeWindow: MINUTE })
  const byReader = server.createRateLimit({ max, timeWindow: MINUTE, keyGenerator: readerOf })
  type Check = typeof byAddress
  const check = async (request: FastifyRequest, limit: Check) => {
    if (max === 0) return
    const used = await limit(request)
    if (!used.isAllowed && used.isExceeded) throw tooManyRequests(used.ttlInSeconds)
  }
  server.addHook('onRequest', async (request: FastifyRequest) => {
    if (request.routeOptions.config.quiet === true) return
    await check(request, byAddress)
    request.exchange = await openExchange(shell, request)
    await check(request, byReader)
  })
}

/** 429 with the seconds to wait. */
export function tooManyRequests(seconds: number): Refusal {
  return new Refusal(tooMany(seconds), { 'retry-after': String(seconds) })
}

function readerOf(request: FastifyRequest): string {
  const actor = request.exchange?.actor
  return actor?.kind === 'person' ? `account:${actor.account}` : request.ip
}
