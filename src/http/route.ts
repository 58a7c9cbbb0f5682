// What a route declares: path, who may call it, its audit word, its input. Data only; the web shell runs it.
import type { z } from 'zod'
import type { Actor, Who } from '../kernel/actor.ts'
import type { Day } from '../kernel/day.ts'
import type { Decision } from '../kernel/decision.ts'
import type { Tx } from '../store/open.ts'
import type { PageContent } from '../ui/page.ts'
import type { Reply } from './reply.ts'
import type { FormErrors, Typed } from './typed.ts'

/** How the reader wants it: the page, or the same rows as CSV or JSON (`.csv`, `.json` or the Accept header). */
export type Format = 'html' | 'csv' | 'json'

/** A file that came with a form; its kind is judged by content, never by name. */
export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a handler gets: the request, already narrowed, inside one transaction of the reader. */
export interface Context {
  /** Read only for GET, so that no page can change anything. */
  readonly tx: Tx
  readonly actor: Actor
  readonly today: Day
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** Path without format suffix and query. */
  readonly path: string
  /** Where this installation is reached, without a slash at the end: for addresses in files that are read elsewhere. */
  readonly baseUrl: string
  readonly format: Format
  /** The partnership that the path's `:partnership` names. */
  readonly partnership: PartnershipName | null
  readonly files: Readonly<Record<string, UploadedFile>>
  /** A further read as the same actor, for replies that stream after the handler's transaction has ended. */
  readonly read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
}
export interface PartnershipName {
  readonly slug: string
  readonly name: string
}

interface Declared {
  /** Fastify path with `:name` parameters, without a format suffix. */
  readonly path: string
  readonly who: Who
  /** The word under which calls stand in the log and, for `personal`, in the audit chain. */
  readonly audit: string
  /** The log never says whose account called: a ballot, and the pages around it. */
  readonly unnamed?: boolean
}

/** A page, or the same thing as a file. */
export interface GetRoute extends Declared {
  readonly method: 'GET'
  /** Also answers `.csv` and `.json`. */
  readonly formats?: readonly ('csv' | 'json')[]
  /** Shows personal data: every call adds a look to the audit chain, with this subject; null: nothing personal for this reader. */
  readonly personal?: (context: Context) => string | null
  /** A tag of the answer's state, for conditional requests: the same tag, the same page. Null: never the same. */
  readonly etag?: (context: Context) => Promise<string | null>
  readonly handle: (context: Context) => Promise<Reply>
}

/** An act: the form is read, one action runs in one transaction, then 303; refused: the same page, 400. */
export interface PostRoute extends Declared {
  readonly method: 'POST'
  /** Takes files too, up to this many bytes. */
  readonly fileLimit?: number
  /** Shows personal data when it shows the form again: each refusal adds a look to the audit chain, with this subject; null: nothing personal for this reader. */
  readonly personal?: (context: Context) => string | null
  readonly run: (context: Context, typed: Typed) => Promise<Reply>
}

export type Route = GetRoute | PostRoute

/** A route that shows. */
export function get(path: string, route: Omit<GetRoute, 'method' | 'path'>): GetRoute {
  return { method: 'GET', path, ...route }
}

/** What a post declares beside its path: the form's shape, the act, where it leads, and the same page again. */
export interface Post<F extends z.ZodType, T, R extends string> {
  readonly who: Who
  readonly audit: string
  readonly form: F
  readonly fileLimit?: number
  /** As that of the route. */
  readonly personal?: (context: Context) => string | null
  readonly act: (context: Context, form: z.output<F>) => Promise<Decision<T, R>>
  /** The path of the page that shows the result. */
  readonly then: (context: Context, value: T) => string
  /** The same page again, with what was typed and what is wrong. */
  readonly again: (context: Context, typed: Typed, errors: FormErrors) => Promise<PageContent>
  /** Each refusal in the reader's words, by field (`''` for the whole form). */
  readonly says: (refusal: R, detail: Readonly<Record<string, string>>) => FormErrors
}

/** Refuses to start (throws) when a route lacks who may call it or its audit word, or two share a path. */
export function checkRoutes(routes: readonly Pick<Route, 'method' | 'path' | 'who' | 'audit'>[]): void {
  const seen = new Set<string>()
  for (const route of routes) {
    const name = `${route.method} ${route.path}`
    const { who, audit } = route as { who?: unknown; audit?: unknown }
    if (who === undefined || who === null) throw new Error(`${name} does not declare who may call it`)
    if (typeof audit !== 'string' || audit === '') throw new Error(`${name} does not declare its audit word`)
    if (seen.has(name)) throw new Error(`${name} is declared twice`)
    seen.add(name)
  }
}
