// How minutes are said: their state, their version, who was there, what is held back. Pure; for page, print and document alike.
import { sayDay } from '../../kernel/day.ts'
import { sayDecision, sayVotes, votesOf } from '../decisions/wording.ts'
import type { DecisionRecord } from '../decisions/types.ts'
import type { Meeting, Undertaking } from '../meetings/types.ts'
import { sayTimes, sayWeekday } from '../meetings/words.ts'
import type { Attendant, HeldPart, Minutes, Part, Version } from './types.ts'

type State = Pick<Meeting, 'draftedOn' | 'circulatedOn' | 'approvedOn'>

/** How far the minutes are, in a sentence. */
export function sayState({ draftedOn, circulatedOn, approvedOn }: State): string {
  if (approvedOn !== null)
    return `Approved on ${sayDay(approvedOn)}. They cannot be changed, only corrected by a later decision.`
  if (circulatedOn !== null) return `Draft, circulated to members on ${sayDay(circulatedOn)}. Not approved yet.`
  if (draftedOn !== null) return `Draft, finished on ${sayDay(draftedOn)}. Not circulated to members yet.`
  return 'Being written. Members do not see them yet.'
}

const VERSIONS: Readonly<Record<Version, string>> = {
  public: 'Public version',
  members: 'Members’ version',
  full: 'Full version',
}

/** Which version this is. */
export function sayVersion(version: Version): string {
  return VERSIONS[version]
}

/** Who may see it, for the top of every page; null: everybody, or nothing in it is held back but that it is a draft. */
export function sayMarking(minutes: Minutes): string | null {
  if (minutes.version === 'public' || sayDraft(minutes) !== null) return null
  return `For members of ${minutes.meeting.bodyName} only. Not for publication.`
}

/** Over a draft in which nothing is held back from the public; null over any other minutes. */
export function sayDraft({ meeting, version, items, decisions }: Minutes): string | null {
  if (version === 'public' || meeting.approvedOn !== null || meeting.confidential) return null
  const marked = [...items.flatMap((item) => [...item.parts, ...item.held, ...item.decisions]), ...decisions]
  if (marked.some(({ access }) => access !== 'public')) return null
  return `Draft, not approved. Until it is, it is for members of ${meeting.bodyName}.`
}

/** That members were sent another text than stands there now; null: they were not. */
export function sayChanged({ meeting, changedOn }: Minutes): string | null {
  if (changedOn === null || meeting.circulatedOn === null) return null
  return `The text was changed on ${sayDay(changedOn)}, after it was circulated on ${sayDay(meeting.circulatedOn)}`
}

/** `Thursday 3 December 2026, 2pm to 4pm`. */
export function sayWhen(meeting: Meeting): string {
  return `${sayWeekday(meeting.onDay)}, ${sayTimes(meeting)}`
}

/** A part that the reader does not see, and why. */
export function sayHeld({ access, reason }: HeldPart): string {
  const what = access === 'confidential' ? 'A confidential part is not shown' : 'A part for members is not shown'
  return reason === null ? `${what}.` : `${what}: ${reason}`
}

const FOR_WHOM: Readonly<Record<Part['access'], string | null>> = {
  public: null,
  members: 'For members',
  confidential: 'Confidential',
}

/** Over a part that not everybody sees: who does, and why; null over the public part. */
export function sayPart({ access, reason }: Part, itemReason: string | null): string | null {
  const whom = FOR_WHOM[access]
  const why = reason ?? (access === 'confidential' ? itemReason : null)
  return whom === null || why === null ? whom : `${whom}: ${why}`
}

const KINDS = [
  ['present', 'Present'],
  ['observer', 'Observers'],
  ['apologies', 'Apologies'],
  ['absent', 'Absent'],
] as const

/** Who was there, group by group: only groups that have somebody. */
export function attendanceGroups(attendance: readonly Attendant[]): readonly (readonly [string, readonly string[]])[] {
  return KINDS.map(
    ([kind, words]) => [words, attendance.filter((one) => one.kind === kind).map(sayAttendant)] as const,
  ).filter(([, who]) => who.length > 0)
}

/** `Ann Example (Chair)`; the seat alone where the name is withheld. */
function sayAttendant({ name, seatTitle }: Attendant): string {
  if (name === null) return seatTitle === null ? 'Name withheld' : `${seatTitle} (name withheld)`
  return seatTitle === null ? name : `${name} (${seatTitle})`
}

/** Mover, seconder and votes of a decision. */
export function sayHow(decision: DecisionRecord): string {
  const { moved, moverName, seconded, seconderName, castingVote } = decision
  const people = [
    moved && `moved by ${moverName ?? 'a member whose name is withheld'}`,
    seconded && `seconded by ${seconderName ?? 'a member whose name is withheld'}`,
  ].filter((part) => part !== false)
  const said = [...people, sayVotes(votesOf(decision), castingVote)].join('; ')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}

/** `Decision Board of elm 2026/7`. */
export function sayDecided(decision: DecisionRecord): string {
  return `Decision ${sayDecision(decision)}`
}

/** Who does it and by when. */
export function sayWhoAndWhen({ ownerName, ownerSeatTitle, dueOn }: Undertaking): string {
  const who =
    ownerName === null ? ownerSeatTitle : ownerSeatTitle === null ? ownerName : `${ownerName} (${ownerSeatTitle})`
  const due = dueOn === null ? 'no day is set' : `by ${sayDay(dueOn)}`
  return `${who ?? 'Nobody named'}, ${due}`
}
