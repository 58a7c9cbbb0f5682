// One meeting as its page tells it: what follows from its facts for this reader. Pure; queries.ts loads it.
import type { Day } from '../../kernel/day.ts'
import { quorumOf } from '../bodies/quorum-rules.ts'
import type { Constitution, Place } from '../bodies/types.ts'
import { holdersOf, type Attending, type Recusal } from '../interests/recusal-rules.ts'
import { quorumOfItem, quorumOfMeeting, type ItemQuorum, type Standing } from './quorum-words.ts'
import { USUAL_NOTICE } from './rules.ts'
import { tasksOf, type Task } from './task-rules.ts'
import type { AgendaItem, Attendance, Meeting, Undertaking, Withdrawal } from './types.ts'

/** What is loaded of a meeting, as this reader may see it. */
export interface MeetingHeld {
  readonly meeting: Meeting
  readonly joining: string | null
  readonly items: readonly AgendaItem[]
  readonly places: readonly Place[]
  /** The rules of the body on the meeting's day; null where none are recorded. */
  readonly constitution: Constitution | null
  readonly attendance: readonly Attendance[]
  readonly withdrawals: readonly Withdrawal[]
  readonly recusals: readonly Recusal[]
  /** Undertaken here. */
  readonly undertaken: readonly Undertaking[]
  /** Open from earlier meetings: on this agenda. */
  readonly carried: readonly Undertaking[]
  /** Items that have a paper. */
  readonly itemsWithPaper: ReadonlySet<string>
  /** The mailbox of the clerk's post; null where the register has none. */
  readonly clerkMailbox: string | null
  /** The later meeting that approved the minutes. */
  readonly approvedAt: Pick<Meeting, 'id' | 'title' | 'onDay'> | null
}

/** The meeting with what follows. */
export interface MeetingRecord extends MeetingHeld {
  /** Of the meeting as a whole; null where no rules are recorded, or who came is not recorded yet. */
  readonly quorum: ItemQuorum | null
  /** Of each item, after interests and withdrawals; empty where the reader does not know of them. */
  readonly itemQuorums: ReadonlyMap<string, ItemQuorum>
  readonly standing: Standing | null
  readonly tasks: readonly Task[]
}

/** What follows from the facts today. `inside`: the reader knows who withdrew. */
export function meetingRecord(held: MeetingHeld, today: Day, inside: boolean): MeetingRecord {
  const { meeting, items, constitution, attendance, itemsWithPaper } = held
  const standing = standingOf(held)
  const itemQuorums = new Map(
    standing === null || !inside ? [] : items.map((item) => [item.id, quorumOfItem(item, standing)] as const),
  )
  const facts = {
    meeting,
    items: items.length,
    itemsWithoutPaper: items.filter(({ id, purpose }) => purpose !== 'note' && !itemsWithPaper.has(id)).length,
    attendance: attendance.length,
    noticeDays: constitution?.meetingNoticeDays ?? USUAL_NOTICE,
  }
  const quorum = standing === null ? null : quorumOfMeeting(standing)
  return { ...held, quorum, itemQuorums, standing, tasks: tasksOf(facts, today) }
}

/** Who takes part: after the meeting those recorded as present, before it all holders who sent no apologies. */
function standingOf({
  meeting,
  places,
  constitution,
  attendance,
  recusals,
  withdrawals,
}: MeetingHeld): Standing | null {
  if (constitution === null || meeting.cancelledOn !== null) return null
  const held = meeting.heldOn !== null
  if (held && attendance.length === 0) return null
  const quorum = quorumOf(constitution, places)
  const attending = held ? presentAt(places, attendance) : expectedAt(places, attendance)
  return { quorum, attending, recusals, withdrawals, held }
}

/** Those who were present in a seat, each with whether it votes. */
export function presentAt(
  places: readonly Place[],
  attendance: readonly Pick<Attendance, 'seat' | 'person' | 'kind'>[],
): readonly Attending[] {
  const votes = new Map(places.map(({ seat }) => [seat.id, seat.votes]))
  return attendance.flatMap(({ seat, person, kind }) =>
    kind === 'present' && seat !== null && person !== null ? [{ person, votes: votes.get(seat) ?? false }] : [],
  )
}

function expectedAt(places: readonly Place[], attendance: readonly Attendance[]): readonly Attending[] {
  const sorry = new Set(attendance.filter(({ kind }) => kind === 'apologies').map(({ person }) => person))
  return holdersOf(places).filter(({ person }) => !sorry.has(person))
}
