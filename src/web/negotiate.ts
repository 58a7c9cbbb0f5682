// Which format the reader wants, from the Accept header. Pure.
import type { Format } from '../http/route.ts'

const MEDIA: Readonly<Record<Format, string>> = { html: 'text/html', csv: 'text/csv', json: 'application/json' }

/** The format that the header prefers among the page and these files; the page where the header does not tell. */
export function preferredFormat(accept: string | undefined, files: readonly ('csv' | 'json')[]): Format {
  if (accept === undefined || files.length === 0) return 'html'
  const offered: readonly Format[] = ['html', ...files]
  const ranges = accept.split(',').map(readRange)
  const weights = offered.map((format) => weightOf(MEDIA[format], ranges))
  return offered[weights.indexOf(Math.max(...weights))] ?? 'html'
}

interface Range {
  readonly type: string
  readonly weight: number
}

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const q = parameters.find((parameter) => parameter.startsWith('q='))
  const weight = q === undefined ? 1 : Number(q.slice(2))
  return { type, weight: Number.isFinite(weight) ? weight : 0 }
}

/** The most specific range that covers the type decides. */
function weightOf(type: string, ranges: readonly Range[]): number {
  const covers = [type, `${type.split('/')[0]}/*`, '*/*']
  for (const cover of covers) {
    const range = ranges.find((r) => r.type === cover)
    if (range !== undefined) return range.weight
  }
  return 0
}
