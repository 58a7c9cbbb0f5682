// What a handler gives back: data, no server. The web shell turns it into a response.
import type { PageContent } from '../ui/page.ts'

export type Reply = PageReply | RedirectReply | FileReply

/** A page inside the furniture. */
export interface PageReply {
  readonly kind: 'page'
  readonly status: number
  readonly content: PageContent
}
/** See other (303). */
export interface RedirectReply {
  readonly kind: 'redirect'
  /** A path of our own, beginning with one `/`. */
  readonly to: string
}
/** A file: CSV, JSON, calendar, document. An iterable body is streamed. */
export interface FileReply {
  readonly kind: 'file'
  readonly status: number
  readonly type: string
  /** Offered as a download under this name; null shows it in the browser. */
  readonly name: string | null
  readonly body: string | Uint8Array | AsyncIterable<string>
}

/** A page, 200 unless said otherwise. */
export function page(content: PageContent, status = 200): PageReply {
  return { kind: 'page', status, content }
}

/** Go and see this page of ours. */
export function seeOther(to: string): RedirectReply {
  if (!/^\/(?![/\\])/.test(to)) throw new RangeError(`${to} is not a path of ours`)
  return { kind: 'redirect', to }
}

/** A file of this media type. */
export function file(type: string, body: FileReply['body'], name: string | null = null): FileReply {
  return { kind: 'file', status: 200, type, name, body }
}

/** The refusal (400) of a file that cannot be made as it was asked for: one sentence or more, as JSON where JSON was asked for. */
export function refusedFile(format: 'csv' | 'json', message: string): FileReply {
  const refusal =
    format === 'json' ? json({ error: { code: '400', message } }) : file('text/plain; charset=utf-8', message)
  return { ...refusal, status: 400 }
}

/** One JSON document. */
export function json(value: unknown): FileReply {
  return file('application/json; charset=utf-8', JSON.stringify(value))
}
