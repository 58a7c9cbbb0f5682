// Puts the declared routes on the server: each path with its formats, and an answer for every other method.
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { GetRoute, PostRoute, Route } from '../http/route.ts'
import { bareExchange } from './exchange.ts'
import { WRONG_METHOD } from './fault-pages.ts'
import { runGet, runPost, type Call } from './run-route.ts'
import { runShellRoute } from './run-shell-route.ts'
import type { Shell } from './shell.ts'
import type { ShellRoute } from './shell-route.ts'
import { Refusal } from './trust.ts'

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Adds the rooms' routes and the shell's own. */
export function addRoutes(
  server: FastifyInstance,
  shell: Shell,
  routes: readonly Route[],
  shellRoutes: readonly ShellRoute[],
): void {
  const paths = new Map<string, Set<HTTPMethods>>()
  const add = (url: string, { method, audit, unnamed }: Added, run: Handler) => {
    server.route({
      method,
      url,
      config: { audit, ...(unnamed === true && { unnamed }) },
      handler: (request, response) => run(callOf(shell, request, response)),
    })
    const methods = paths.get(url) ?? new Set()
    paths.set(url, methods.add(method))
  }
  for (const route of routes) addRoute(add, route)
  for (const route of shellRoutes) add(route.path, route, (call) => runShellRoute(call, route))
  for (const [url, methods] of paths) refuseOthers(server, url, methods)
}

type Handler = (call: Call) => Promise<FastifyReply>
type Added = Pick<Route, 'method' | 'audit' | 'unnamed'>
type Add = (url: string, route: Added, run: Handler) => void

function addRoute(add: Add, route: GetRoute | PostRoute): void {
  if (route.method === 'POST') return add(route.path, route, (call) => runPost(call, route))
  add(route.path, route, (call) => runGet(call, route, null))
  for (const format of route.formats ?? []) add(`${route.path}.${format}`, route, (call) => runGet(call, route, format))
}

function callOf(shell: Shell, request: FastifyRequest, response: FastifyReply): Call {
  return { shell, exchange: request.exchange ?? bareExchange(request), request, response }
}

/** 405 with the methods that the path takes. */
function refuseOthers(server: FastifyInstance, url: string, taken: ReadonlySet<HTTPMethods>): void {
  const allowed = taken.has('GET') ? [...taken, 'HEAD'] : [...taken]
  const method = METHODS.filter((name) => !allowed.includes(name))
  server.route({
    method,
    url,
    config: { audit: 'wrong-method' },
    onRequest: () => Promise.reject(new Refusal(WRONG_METHOD, { allow: allowed.join(', ') })),
    handler: () => Promise.resolve(),
  })
}
