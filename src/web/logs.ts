// What the log holds: one line a request on stderr, without query, cookies, names or addresses of readers.
import { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify'
import type { LogLevel } from '../config.ts'
import type { Metrics } from './health.ts'

/** Settings of the log. */
export function logOptions(level: LogLevel): Pick<FastifyServerOptions, 'logger' | 'logController'> {
  return {
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level,
      stream: process.stderr,
      serializers: { req: ({ method }) => ({ method }), res: ({ statusCode }) => ({ statusCode }), err: faultForLog },
    },
  }
}

/** What the log tells of a fault: never the row, the statement's values or the detail that a database hangs on its errors. */
export function faultForLog(error: unknown): { type: string; message: string; stack: string; code?: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' }
  const { code } = error as { code?: unknown }
  const known = { type: error.constructor.name, message: error.message, stack: error.stack ?? '' }
  return typeof code === 'string' ? { ...known, code } : known
}

/** A line for each answer: which route by its audit word, status, time; refused ones as warnings. Static files and health are left out. */
export function logAnswers(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onResponse', async (request, response) => {
    const { quiet, audit, unnamed } = request.routeOptions.config
    if (quiet === true) return
    const route = audit ?? 'no-route'
    const actor = request.exchange?.actor
    metrics.observe(route, request.method, response.statusCode, response.elapsedTime)
    const line = {
      route,
      method: request.method,
      status: response.statusCode,
      ms: Math.round(response.elapsedTime),
      account: actor?.kind === 'person' && unnamed !== true ? actor.account : undefined,
    }
    const refused = [401, 403, 405, 413, 415, 429].includes(response.statusCode)
    request.log[refused ? 'warn' : 'info'](line, refused ? 'Refused' : 'Answered')
  })
}
