// Serves the static files of the pages from memory, for ever: their address changes with their contents.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { listAssets, type Asset } from '../ui/assets.ts'
import { FILE_POLICY } from './headers.ts'

const SMALLEST_ZIPPED = 1024

/** Adds a route for each file. No session, no limit, no log. */
export function addStaticFiles(server: FastifyInstance): void {
  for (const asset of listAssets()) {
    const send = sender(asset)
    server.get(asset.url, { config: { quiet: true } }, send)
  }
}

function sender({ file, type }: Asset): (request: FastifyRequest, response: FastifyReply) => Promise<FastifyReply> {
  const bytes = readFileSync(file)
  const zipped = bytes.length > SMALLEST_ZIPPED && !type.startsWith('font/') ? gzipSync(bytes, { level: 9 }) : null
  return async (request, response) => {
    response
      .type(type)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-security-policy', FILE_POLICY)
    if (zipped === null) return response.send(bytes)
    response.header('vary', 'Accept-Encoding')
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return response.send(bytes)
    return response.header('content-encoding', 'gzip').send(zipped)
  }
}
