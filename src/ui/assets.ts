// The static files of the pages: which there are, where they lie, and their address. All share one folder, named by a hash over all.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GOVUK_FOLDER } from './govuk-components.ts'

/** A static file: its address, where it lies, and its media type. The address changes with its contents: cache it for a year. */
export interface Asset {
  readonly url: string
  readonly file: string
  readonly type: string
}

const require = createRequire(import.meta.url)
const FILES = {
  'trellis.css': ours('trellis.css'),
  'trellis.js': ours('trellis.js'),
  'favicon.svg': ours('favicon.svg'),
  'govuk-frontend.min.js': join(GOVUK_FOLDER, 'dist/govuk/govuk-frontend.min.js'),
  'besley.woff2': require.resolve('@fontsource-variable/besley/files/besley-latin-wght-normal.woff2'),
  'source-sans-3.woff2':
    require.resolve('@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'),
} as const
/** Name of an asset, as pages, styles and scripts call it. */
export type AssetName = keyof typeof FILES

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}
const FOLDER = `/assets/${hashOf(Object.values(FILES))}/`

/** Address of an asset in this build. */
export function assetUrl(name: AssetName): string {
  return FOLDER + name
}

/** All assets, for the server to serve; anything else under /assets/ is not there. */
export function listAssets(): readonly Asset[] {
  return Object.entries(FILES).map(([name, file]) => ({ url: FOLDER + name, file, type: typeOf(name) }))
}

function typeOf(name: string): string {
  return TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file)).update('\0')
  return hash.digest('hex').slice(0, 12)
}

function ours(name: string): string {
  return fileURLToPath(new URL(`./assets/${name}`, import.meta.url))
}
