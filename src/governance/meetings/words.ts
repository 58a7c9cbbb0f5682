// How meetings are said: times, days, states, purposes and why an act is refused. Pure; no markup.
import { sayDay, weekday, type Day } from '../../kernel/day.ts'
import type { Access, AttendanceKind, Meeting, MeetingRefusal, MeetingState, Purpose } from './types.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export const STATE_WORDS: Readonly<Record<MeetingState, string>> = {
  planned: 'Planned',
  'notice-given': 'Notice given',
  held: 'Held',
  cancelled: 'Cancelled',
}
export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  decide: 'To decide',
  discuss: 'To discuss',
  note: 'To note',
}
export const ACCESS_WORDS: Readonly<Record<Access, string>> = {
  public: 'Anyone',
  members: 'Members',
  confidential: 'Members, confidential',
}
export const ATTENDANCE_WORDS: Readonly<Record<AttendanceKind, string>> = {
  present: 'Present',
  apologies: 'Apologies',
  absent: 'Absent',
}

/** `Thursday 3 December 2026`. */
export function sayWeekday(on: Day): string {
  return `${WEEKDAYS[weekday(on) - 1]} ${sayDay(on)}`
}

/** `14:00` as `2pm`, `14:30` as `2:30pm`, `12:00` as `midday`. */
export function sayTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  if (minute === 0 && hour === 12) return 'midday'
  if (minute === 0 && hour === 0) return 'midnight'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`
}

/** `2pm to 4pm`, or `from 2pm` where the end is not recorded. */
export function sayTimes({ starts, ends }: Pick<Meeting, 'starts' | 'ends'>): string {
  return ends === null ? `from ${sayTime(starts)}` : `${sayTime(starts)} to ${sayTime(ends)}`
}

/** What people write for a time of day as `14:00`; null for what is none. `2pm`, `2.30 pm`, `14:30` and `9am` are times. */
export function readTime(text: string): string | null {
  const parts = /^(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?$/i.exec(text.trim())
  if (parts === null) return null
  const [, hours = '', minutes = '00', half] = parts
  if (half === undefined && parts[2] === undefined) return null
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  const real = hour < 24 && Number(minutes) < 60 && (half === undefined || (Number(hours) >= 1 && Number(hours) <= 12))
  return real ? `${String(hour).padStart(2, '0')}:${minutes}` : null
}

/** The sentence on an act that cannot be. */
export function sayMeetingRefusal(refusal: MeetingRefusal, detail: Readonly<Record<string, string>>): string {
  switch (refusal) {
    case 'minutes-approved':
      return 'The minutes of this meeting are approved: they are corrected only by a decision of a later meeting'
    case 'cancelled':
      return 'This meeting is cancelled: call another one'
    case 'held':
      return 'This meeting has been held: its day, time and notice stand as they are'
    case 'not-held':
      return 'Mark the meeting as held first'
    case 'notice-given':
      return `Notice was given on ${detail['on']}`
    case 'day-passed':
      return `${detail['day']} has passed`
    case 'day-to-come':
      return `The meeting is on ${detail['day']}: it cannot have been held yet`
    case 'ends-before-start':
      return 'The end must be later than the start'
    case 'short-notice':
      return `That is ${detail['days']} of notice, and ${detail['needed']} are needed. Tick the box if the body may meet at short notice`
    case 'decision-names':
      return `Decision ${detail['decision']} names ${detail['name']} as ${detail['as']}: they must have been present for it`
    case 'decision-votes':
      return `Decision ${detail['decision']} was made with ${detail['cast']} votes, and only ${detail['left']} voting members would have been present for it`
    case 'decision-quorum':
      return `Decision ${detail['decision']} needed ${detail['needed']} voting members, and only ${detail['left']} would have been present for it`
  }
}
