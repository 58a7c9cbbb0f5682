// What a meeting, its agenda, who was there and what was undertaken are. Only shapes.
import type { Day } from '../../kernel/day.ts'

/** Computed from facts, never stored. */
export const MEETING_STATES = ['planned', 'notice-given', 'held', 'cancelled'] as const
export type MeetingState = (typeof MEETING_STATES)[number]

/** A meeting of a body. Times are `14:00`, by the clock in Europe/London. */
export interface Meeting {
  readonly id: string
  readonly partnership: string
  readonly body: string
  readonly bodySlug: string
  readonly bodyName: string
  /** The body is: the public see that it met, attendance by seat, and the decisions it publishes. */
  readonly confidential: boolean
  readonly title: string
  readonly onDay: Day
  readonly starts: string
  readonly ends: string | null
  readonly place: string | null
  readonly noticeOn: Day | null
  readonly cancelledOn: Day | null
  readonly cancelledWhy: string | null
  readonly heldOn: Day | null
  /** RFC 5545: one more each time that day, time, place or state changes. */
  readonly sequence: number
  readonly draftedOn: Day | null
  readonly circulatedOn: Day | null
  readonly approvedOn: Day | null
  /** The later meeting that approved the minutes. */
  readonly approvedAt: string | null
  readonly changedAt: Date
}

export const PURPOSES = ['decide', 'discuss', 'note'] as const
export type Purpose = (typeof PURPOSES)[number]
export const ACCESSES = ['public', 'members', 'confidential'] as const
export type Access = (typeof ACCESSES)[number]

/** An item of an agenda. */
export interface AgendaItem {
  readonly id: string
  readonly position: number
  readonly title: string
  readonly purpose: Purpose
  readonly access: Access
  /** Why it is confidential. */
  readonly reason: string | null
}

export const ATTENDANCES = ['present', 'apologies', 'absent'] as const
export type AttendanceKind = (typeof ATTENDANCES)[number]

/** Who was at a meeting: by seat with the holder of that day, or an observer without a seat. */
export interface Attendance {
  readonly seat: string | null
  readonly person: string | null
  /** As this reader may read it; null: withheld. */
  readonly name: string | null
  readonly kind: AttendanceKind | 'observer'
}

/** A member who was there but not for this item. */
export interface Withdrawal {
  readonly item: string
  readonly person: string
  readonly name: string | null
  readonly why: 'interest' | 'away'
}

/** What somebody undertook at a meeting. */
export interface Undertaking {
  readonly id: string
  readonly partnership: string
  readonly body: string
  readonly meeting: string
  readonly meetingDay: Day
  readonly item: string | null
  readonly text: string
  readonly ownerSeat: string | null
  readonly ownerSeatTitle: string | null
  readonly owner: string | null
  /** As this reader may read it; null: nobody, or withheld. */
  readonly ownerName: string | null
  readonly dueOn: Day | null
  readonly doneOn: Day | null
  readonly doneNote: string | null
}

/** Why an act on a meeting is refused; `sayMeetingRefusal` has the sentence. */
export type MeetingRefusal =
  | 'minutes-approved'
  | 'cancelled'
  | 'held'
  | 'not-held'
  | 'notice-given'
  | 'day-passed'
  | 'day-to-come'
  | 'ends-before-start'
  | 'short-notice'
  | 'decision-names'
  | 'decision-votes'
  | 'decision-quorum'
