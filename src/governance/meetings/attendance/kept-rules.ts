// Whether the decisions of a meeting still stand on who was there when that is recorded otherwise. Pure: no database, no clock.
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import { presentFor, type Attending } from '../../interests/recusal-rules.ts'
import type { MeetingRefusal } from '../types.ts'

/** A decision of the meeting, as far as it says who was there. */
export interface MadeDecision {
  readonly year: number
  readonly number: number
  readonly item: string | null
  readonly mover: string | null
  readonly seconder: string | null
  /** Votes of members who were there; null where schools voted, who are not counted by seat. */
  readonly cast: number | null
}

interface AtItem {
  readonly item: string
  readonly person: string
}

/** Who was there: the members present, and who of them was not in the room for an item. */
export interface Presence {
  readonly attending: readonly Attending[]
  readonly withdrawals: readonly AtItem[]
}

/** What a meeting decided and by whom it had to be decided. */
export interface Decided {
  readonly decisions: readonly MadeDecision[]
  readonly recusals: readonly AtItem[]
  /** The quorum of the body on the day; 0 where no constitution was in force. */
  readonly needed: number
  readonly nameOf: (person: string) => string
}

type KeptRefusal = Extract<MeetingRefusal, 'decision-names' | 'decision-votes' | 'decision-quorum'>

/**
 * May who was there be recorded as `after` instead of `before`? Each decision keeps its mover and seconder in the room, its votes and its quorum; what
 * contradicted it before may stay or be put right. Refuses decision-names, decision-votes, decision-quorum, each with the first decision it concerns.
 */
export function keepDecisions(before: Presence, after: Presence, decided: Decided): Decision<null, KeptRefusal> {
  for (const made of decided.decisions) {
    const kept = keepOne(made, before, after, decided)
    if (!kept.ok) return kept
  }
  return accept(null)
}

function keepOne(made: MadeDecision, before: Presence, after: Presence, decided: Decided): Decision<null, KeptRefusal> {
  const [had, has] = [takingPart(made, before, decided), takingPart(made, after, decided)]
  const decision = `${made.year}/${made.number}`
  const gone = (person: string | null): person is string =>
    person !== null && had.includes(person) && !has.includes(person)
  if (gone(made.mover)) return refuse('decision-names', { decision, name: decided.nameOf(made.mover), as: 'mover' })
  if (gone(made.seconder))
    return refuse('decision-names', { decision, name: decided.nameOf(made.seconder), as: 'seconder' })
  if (has.length >= had.length || made.cast === null) return accept(null)
  const left = String(has.length)
  if (has.length < made.cast) return refuse('decision-votes', { decision, cast: String(made.cast), left })
  return has.length < decided.needed
    ? refuse('decision-quorum', { decision, needed: String(decided.needed), left })
    : accept(null)
}

function takingPart(
  { item }: MadeDecision,
  { attending, withdrawals }: Presence,
  { recusals }: Decided,
): readonly string[] {
  return presentFor(item ?? '', attending, recusals, withdrawals).map(({ person }) => person)
}
