// Words of papers: what a paper is, the kinds of file that are taken, and why one is not. Only shapes.
import type { Day } from '../../kernel/day.ts'

export type Access = 'public' | 'members' | 'confidential'

/** Kinds of file that are taken as papers, told by their content. */
export type FileKind = 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'odt' | 'ods' | 'png' | 'jpeg' | 'text' | 'csv'

/** What looking into a file found: its kind, and what in it could act when it is opened (null: nothing). */
export interface LookedAt {
  readonly kind: FileKind
  readonly active: string | null
}

/** Why a file is not taken at all. */
export type FileRefusal =
  | 'no-file'
  | 'empty'
  | 'too-large'
  | 'name-has-path'
  | 'program'
  | 'markup'
  | 'archive'
  | 'unpacks-too-far'
  | 'damaged'
  | 'old-office'
  | 'other-kind'

/** Why what is said of a paper is not taken: wider than its item, or confidential without a reason. */
export type WordsRefusal = 'no-reason' | 'item-members' | 'item-confidential'

/** Why an act on a paper is refused: the file, what is said of it, or when it is asked for. */
export type PaperRefusal = FileRefusal | WordsRefusal | 'meeting-cancelled' | 'meeting-held' | 'minutes-approved'

/** Where a paper belongs: an item of an agenda, its meeting and its body. */
export interface PaperPlace {
  readonly item: string
  readonly position: number
  readonly title: string
  readonly access: Access
  readonly reason: string | null
  readonly meeting: string
  readonly meetingTitle: string
  readonly onDay: Day
  readonly heldOn: Day | null
  readonly cancelledOn: Day | null
  readonly approvedOn: Day | null
  readonly body: string
  readonly bodyName: string
}

/** A paper of an item, without its file. */
export interface Paper {
  readonly id: string
  readonly item: string
  readonly title: string
  readonly access: Access
  /** Why it is confidential; null: it is not. */
  readonly reason: string | null
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: number
  readonly state: 'released' | 'quarantined'
  readonly stateWhy: string | null
}

/** What is typed about a paper. */
export interface PaperWords {
  readonly title: string
  readonly access: Access
  readonly reason: string | null
}

/** A file as it came. */
export interface SentFile {
  readonly name: string
  readonly bytes: Uint8Array
}
