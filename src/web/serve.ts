// Starts the web server on a store and stops it gently. Reads no setting itself.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { UserFault } from '../kernel/faults.ts'
import type { Route } from '../http/route.ts'
import type { Store } from '../store/open.ts'
import { newMetrics } from './health.ts'
import { buildServer } from './server.ts'
import { shellOver } from './shell.ts'
import { shellRoutes, type ShellOptions } from './shell-routes.ts'

const DRAIN_MS = 8000

/** A server that listens. */
export interface RunningServer {
  /** Where it listens: http://127.0.0.1:3000. */
  readonly url: string
  /** The server itself, for tests that send requests without a socket. */
  readonly server: FastifyInstance
  /** Takes no new request, lets those under way end (at most 8 seconds), then stops. The store stays open. */
  close(): Promise<void>
}

/** Starts serving these routes. Refuses (UserFault port-taken) a port that another program holds. */
export async function startServer(
  config: Config,
  store: Store,
  routes: readonly Route[],
  options: ShellOptions = {},
): Promise<RunningServer> {
  const metrics = newMetrics()
  const clock = options.clock ?? (() => new Date())
  const shell = shellOver(config, store, () => urlOf(server, config.host), clock)
  const server: FastifyInstance = await buildServer(shell, routes, shellRoutes(config, options), metrics)
  await server.listen({ port: config.port, host: config.host }).catch((error: unknown) => refusePort(error, config))
  const figures = config.metricsPort === null ? null : await metrics.listen(config.metricsPort, config.host)
  return { url: urlOf(server, config.host), server, close: () => closeGently(server, figures) }
}

function urlOf(server: FastifyInstance, host: string): string {
  const { port } = server.server.address() as AddressInfo
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`
}

function refusePort(error: unknown, { port, host }: Config): never {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
  throw new UserFault('port-taken', `Port ${port} on ${host} is taken by another program. Choose another with PORT.`)
}

async function closeGently(server: FastifyInstance, figures: Server | null): Promise<void> {
  const idle = setInterval(() => server.server.closeIdleConnections(), 100)
  const late = setTimeout(() => server.server.closeAllConnections(), DRAIN_MS)
  await server.close()
  clearInterval(idle)
  clearTimeout(late)
  figures?.close()
  figures?.closeAllConnections()
}
