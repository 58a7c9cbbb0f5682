// Tags for conditional requests: the state a room names, and all else that the page shows. The same tag, the same page.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import type { Context, GetRoute } from '../http/route.ts'
import { assetUrl } from '../ui/assets.ts'
import type { Shell } from './shell.ts'

/** The tag of this answer as a header gives it; null where the room names no state. */
export async function tagOf(shell: Shell, route: GetRoute, context: Context): Promise<string | null> {
  const state = (await route.etag?.(context)) ?? null
  if (state === null) return null
  const around = JSON.stringify([shell.partnerships.remembered(), shell.config.demonstration, assetUrl('trellis.css')])
  const whole = [state, context.format, context.today, context.path, context.query.toString(), around, code()]
  return `W/"${createHash('sha256').update(whole.join('\0')).digest('base64url').slice(0, 22)}"`
}

/** Has the reader got this state already? */
export function sameState(request: FastifyRequest, tag: string | null): boolean {
  const held = request.headers['if-none-match']
  return tag !== null && held !== undefined && held.split(',').some((one) => one.trim() === tag)
}

let codeDigest: string | null = null

/** Digest of the program: the same on every machine that runs it, another after each upgrade. */
function code(): string {
  codeDigest ??= digestOf(join(import.meta.dirname, '..'))
  return codeDigest
}

function digestOf(folder: string): string {
  const hash = createHash('sha256')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  for (const name of names.toSorted()) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest('base64url')
}
