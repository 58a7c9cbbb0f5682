// The web server, as a list of set-up steps. Each step is told in its own file.
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { checkRoutes, type Route } from '../http/route.ts'
import { addRoutes } from './add-routes.ts'
import { typedFrom } from './body.ts'
import { openExchange } from './exchange.ts'
import { answerFault } from './faults.ts'
import { FILE_POLICY, headersForAll } from './headers.ts'
import { addHealth, type Metrics } from './health.ts'
import { limitRequests } from './limits.ts'
import { logOptions, logAnswers } from './logs.ts'
import { NotFound } from '../kernel/faults.ts'
import { newReference } from '../kernel/id.ts'
import type { Shell } from './shell.ts'
import type { ShellRoute } from './shell-route.ts'
import { addStaticFiles } from './static-files.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** No session, no limit, no line in the log. */
    quiet?: boolean
    /** The log leaves out whose account it was. */
    unnamed?: boolean
    /** The route's audit word. */
    audit?: string
  }
}

/** The server with all its routes, not yet listening. Throws when a route lacks who may call it or its audit word. */
export async function buildServer(
  shell: Shell,
  routes: readonly Route[],
  shellRoutes: readonly ShellRoute[],
  metrics: Metrics,
): Promise<FastifyInstance> {
  checkRoutes([...routes, ...shellRoutes])
  const server = fastify(optionsOf(shell))
  server.decorateRequest('exchange', null)
  await server.register(cookie)
  await server.register(compress, {
    encodings: ['gzip', 'identity'],
    threshold: 1024,
    zlibOptions: { level: 4 },
    globalDecompression: false,
  })
  server.removeAllContentTypeParsers()
  await server.register(formbody, { parser: (text) => ({ ...typedFrom(text) }) })
  await server.register(multipart)
  await server.register(rateLimit, { global: false })
  server.addHook('onSend', async (_, response) => {
    response.headers(headersForAll())
    if (!response.hasHeader('content-security-policy') && response.statusCode !== 304)
      response.header('content-security-policy', FILE_POLICY)
  })
  logAnswers(server, metrics)
  limitRequests(server, shell)
  server.setErrorHandler((error, request, response) => answerFault(shell, error, request, response))
  server.setNotFoundHandler(async (request, response) => {
    request.exchange ??= await openExchange(shell, request)
    return answerFault(shell, new NotFound('Page not found'), request, response)
  })
  server.addHook('onClose', async () => {
    await shell.background.settled()
    shell.postman.close()
  })
  addStaticFiles(server)
  addHealth(server, shell.store)
  addRoutes(server, shell, routes, shellRoutes)
  return server
}

function optionsOf(shell: Shell): FastifyServerOptions {
  const hops = shell.config.trustProxy
  return {
    ...logOptions(shell.config.logLevel),
    genReqId: newReference,
    requestIdHeader: false,
    trustProxy: typeof hops === 'number' ? (_, hop) => hop < hops : hops,
    requestTimeout: 60_000,
    bodyLimit: 1_000_000,
    forceCloseConnections: 'idle',
    // An address that cannot be read passes by all hooks.
    frameworkErrors: (error, request, response) =>
      void answerFault(shell, error, request, response.headers(headersForAll())),
  }
}
