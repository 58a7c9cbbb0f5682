// For whoever watches the service: alive, ready, and figures on a port of their own.
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { createServer, type Server } from 'node:http'
import type { Store } from '../store/open.ts'

const PATIENCE_MS = 2000

/** `/health/live`: the process answers. `/health/ready`: so does its database, within two seconds. */
export function addHealth(server: FastifyInstance, store: Store): void {
  server.get('/health/live', { config: { quiet: true } }, () => ({ status: 'live' }))
  server.get('/health/ready', { config: { quiet: true } }, async (_, response) => {
    const ready = await Promise.race([answers(store), patience()])
    return response.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'database away' })
  })
}

/** Times of answers by route and status, and figures of the process; nothing about who asked. */
export interface Metrics {
  observe(route: string, method: string, status: number, milliseconds: number): void
  /** Serves them at /metrics on this port alone. */
  listen(port: number, host: string): Promise<Server>
}

export function newMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const times = new Histogram({
    name: 'trellis_request_seconds',
    help: 'Seconds to answer, by audit word of the route, method and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  return {
    observe: (route, method, status, milliseconds) =>
      times.labels(route, method, String(status)).observe(milliseconds / 1000),
    listen: (port, host) => listen(registry, port, host),
  }
}

async function listen(registry: Registry, port: number, host: string): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end()
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return server
}

async function answers(store: Store): Promise<boolean> {
  return store.answers().catch(() => false)
}

function patience(): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, false).unref())
}
