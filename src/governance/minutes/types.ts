// Words of minutes: what was written of an item, what is held back, what was said about a draft, and why an act is refused. Only shapes.
import type { Day } from '../../kernel/day.ts'
import type { DecisionRecord } from '../decisions/types.ts'
import type { AgendaItem, Meeting, MeetingRefusal, Undertaking } from '../meetings/types.ts'
import type { Paper } from '../papers/types.ts'

export const PARTS = ['public', 'members', 'confidential'] as const
export type PartAccess = (typeof PARTS)[number]

/** What was written of an item for these readers. */
export interface Part {
  readonly item: string
  readonly access: PartAccess
  readonly text: string
  /** Why it is held back from others, where the item does not say. */
  readonly reason: string | null
  readonly changedAt: Date
}

/** A part that this reader does not see. */
export interface HeldPart {
  readonly item: string
  readonly access: Exclude<PartAccess, 'public'>
  readonly reason: string | null
}

/** Who reads: the version of the minutes that row-level security leaves them. */
export type Version = 'public' | 'members' | 'full'

/** Somebody at the meeting, by seat; an observer may have none. */
export interface Attendant {
  readonly seatTitle: string | null
  /** Null: withheld from this reader. */
  readonly name: string | null
  readonly kind: 'present' | 'apologies' | 'absent' | 'observer'
}

/** What the minutes say of one item. */
export interface MinutedItem extends AgendaItem {
  readonly parts: readonly Part[]
  readonly held: readonly HeldPart[]
  /** Who left the room and why, in sentences. */
  readonly left: readonly string[]
  /** Said where somebody left, for those who see that they did. */
  readonly quorum: string | null
  readonly papers: readonly Paper[]
  readonly decisions: readonly DecisionRecord[]
  readonly actions: readonly Undertaking[]
}

/** The minutes of a meeting as this reader may see them. */
export interface Minutes {
  readonly meeting: Meeting
  readonly version: Version
  /** When the text that members were sent was changed since; null: it was not, or it is not this reader's concern. */
  readonly changedOn: Day | null
  readonly attendance: readonly Attendant[]
  readonly quorum: string | null
  readonly items: readonly MinutedItem[]
  /** Of no item. */
  readonly decisions: readonly DecisionRecord[]
  readonly actions: readonly Undertaking[]
  readonly approvedAt: ApprovingMeeting | null
  /** Comments that wait for an answer; null: not for this reader. */
  readonly unanswered: number | null
}

/** A later meeting of the body that may approve the minutes, or did. */
export interface ApprovingMeeting {
  readonly id: string
  readonly title: string
  readonly onDay: Day
  readonly heldOn: Day | null
  readonly cancelledOn: Day | null
}

/** What a member says about a draft. */
export interface Comment {
  readonly id: string
  readonly item: string | null
  readonly itemPosition: number | null
  readonly name: string | null
  readonly text: string
  readonly madeOn: Day
  readonly answer: string | null
  readonly answeredOn: Day | null
}

export const STEPS = ['drafted', 'circulated', 'approved'] as const
export type Step = (typeof STEPS)[number]

export type MinutesRefusal =
  | MeetingRefusal
  | 'no-reason'
  | 'no-text'
  | 'drafted-already'
  | 'not-circulated'
  | 'comments-open'
  | 'questions-open'
  | 'no-such-meeting'
  | 'not-later'
  | 'approving-not-held'
  | 'approving-not-quorate'
  | 'answered-already'
