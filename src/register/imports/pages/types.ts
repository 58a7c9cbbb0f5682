// Words of the upload pages: a run as readers see it, what they upload, and what is refused.
import type { ImportKind } from '../types.ts'

/** waiting: asked for; running; done; refused: the file cannot be taken; failed: something broke. The last two changed nothing. */
export type RunState = 'waiting' | 'running' | 'done' | 'refused' | 'failed'

/** One import of one file, a dry run or the real one, as whoever may see it sees it. */
export interface RunSeen {
  readonly id: string
  /** Null: a national file. */
  readonly partnership: string | null
  readonly kind: ImportKind
  readonly fileName: string
  readonly dryRun: boolean
  readonly complete: boolean
  readonly period: string | null
  readonly state: RunState
  /** Account of whoever asked. */
  readonly askedBy: string | null
  readonly askedAt: Date
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  /** Rows read so far, of about `total`. */
  readonly read: number
  readonly total: number | null
  readonly added: number | null
  readonly changed: number | null
  readonly unchanged: number | null
  readonly closed: number | null
  readonly refused: number | null
  readonly absentUrns: readonly string[]
  readonly message: string | null
  /** The dry run that this import follows. */
  readonly dryRunOf: string | null
}

/** A row that was not taken, with its line in the file (the header is line 1). */
export interface RefusalSeen {
  readonly line: number
  readonly reason: string
  readonly row: string | null
}

/** A school that a complete file does not name. */
export interface AbsentSchool {
  readonly urn: string
  readonly name: string
}

/** What somebody uploads. */
export interface Upload {
  readonly kind: ImportKind
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | undefined
  readonly complete: boolean
  readonly partnership: string | null
  readonly period: string | null
}

export type UploadRefusal = 'no-file' | 'not-text' | 'complete-of-other-kind'
export type ImportRefusal = 'not-checked' | 'file-gone'

/** How far a run is: what the page's script asks for. */
export interface RunProgress {
  readonly done: number
  readonly of: number | null
  readonly sentence: string
  readonly finished: boolean
}

/** Where the pages stand: of one partnership, or the operator's. */
export interface Place {
  /** `/leicester/imports` or `/operator/imports`. */
  readonly base: string
  /** Null: the operator's pages. */
  readonly partnership: { readonly slug: string; readonly name: string } | null
}
