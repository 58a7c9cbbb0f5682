// The shapes of a page: what a room says (PageContent) and what the web puts around it (PageFrame). No markup.
import type { Day } from '../kernel/day.ts'
import type { Child, Html } from './html.ts'

/** A link with its words. */
export interface Link {
  readonly text: string
  readonly href: string
}

/** One of the seven words of the service navigation. */
export type Room = 'overview' | 'register' | 'governance' | 'support' | 'consultation' | 'resources' | 'transparency'

/** What a person typed into the three boxes of a date, as it stands. */
export interface TypedDay {
  readonly day: string
  readonly month: string
  readonly year: string
}

/** The day a page speaks of, and how to ask for another. */
export interface AsAt {
  readonly day: Day
  readonly today: Day
  /** Path of the GET form that asks for another day. */
  readonly action: string
  /** Other query values, kept as hidden inputs and in "Back to today". */
  readonly keep?: Readonly<Record<string, string>>
  /** A sentence about a day that was typed and is not real. */
  readonly error?: string
  readonly typed?: TypedDay
}

/** What a room says: the page between masthead and footer. */
export interface PageContent {
  /** The h1, and the first words of the document's title. */
  readonly title: string
  /** Kind and identifier over the h1: School · URN 142857. */
  readonly kind?: Child
  /** One sentence under the h1 that says how things stand. */
  readonly lede?: Child
  readonly breadcrumbs?: readonly Link[]
  readonly room?: Room
  readonly asAt?: AsAt
  /** The same thing as CSV, JSON and so on. */
  readonly formats?: readonly Link[]
  readonly body: Html
  /** Where the data on this page come from; stands in the footer. */
  readonly sources?: readonly Child[]
  /** Error summary: first in main, and the title starts "Error: ". Each href is `#` and the id of a field. */
  readonly errors?: readonly Link[]
  /** The page is about an invented example school: a word beside the kind says so. */
  readonly example?: boolean
  /** Without JavaScript the page asks for itself again after so many seconds (progress of long work). */
  readonly refreshSeconds?: number
  /** What has just been done: a success banner. */
  readonly notice?: Child
}

/** What the web knows of the request: who reads, where, and what the page must carry. */
export interface PageFrame {
  /** CSP nonce of this answer. */
  readonly nonce: string
  /** Token for the forms on this page; null where there is no session. */
  readonly csrf: string | null
  readonly partnership: { readonly slug: string; readonly name: string } | null
  readonly partnerships: readonly { readonly slug: string; readonly name: string }[]
  readonly reader: { readonly name: string } | null
  /** Demonstration data: the bar says so. */
  readonly demonstration: boolean
  /** Path and query as asked for. */
  readonly path: string
  readonly today: Day
  /** Seconds until the session ends if nothing happens; null where there is no session. */
  readonly sessionEndsInSeconds: number | null
  readonly searchText?: string
}
