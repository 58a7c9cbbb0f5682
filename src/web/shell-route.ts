// Routes of the shell itself: sign-in, sessions, static pages. They declare the same as any route, but open their own transactions and may set cookies.
import type { Typed } from '../http/form.ts'
import type { Reply } from '../http/reply.ts'
import type { GetRoute, PostRoute } from '../http/route.ts'
import type { Exchange } from './exchange.ts'
import type { Shell } from './shell.ts'

/** What a route of the shell is given. */
export interface ShellCall {
  readonly shell: Shell
  readonly exchange: Exchange
  readonly params: Readonly<Record<string, string>>
  /** What the form sent, its token checked; empty for GET. */
  readonly typed: Typed
  /** The reader's network address: for limits only. */
  readonly address: string
  readonly userAgent: string | null
  /** What waits in the browser while somebody signs in elsewhere. */
  readonly pending: string | null
  /** The browser asks from a script and wants JSON. */
  readonly wantsJson: boolean
  /** Path of our page that the form was on, as the browser says. */
  readonly cameFrom: string | null
  readonly log: (line: Readonly<Record<string, string>>, words: string) => void
}

/** What becomes of the browser's session: a new token, or forgotten. */
export type SessionChange = { readonly start: string } | 'forget'

/** What a route of the shell gives back. */
export interface ShellAnswer {
  readonly reply: Reply | { readonly kind: 'elsewhere'; readonly to: URL }
  readonly session?: SessionChange
  /** What is to wait in the browser for ten minutes; null: nothing any more. */
  readonly pending?: string | null
}

/** A route of the shell. */
export interface ShellRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly who: GetRoute['who']
  readonly audit: PostRoute['audit']
  readonly answer: (call: ShellCall) => Promise<ShellAnswer>
}
