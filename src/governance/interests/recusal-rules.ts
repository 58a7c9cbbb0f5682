// Who takes no part in an item because it touches an interest, who is left to decide it, and the sentence that says so. Pure.
import type { Place } from '../bodies/types.ts'

/** An interest that the clerk matched to an item. What it is may be withheld from this reader; whose it is never is. */
export interface MatchedInterest {
  readonly item: string
  /** The item's number on the agenda. */
  readonly position: number
  readonly interest: string
  /** The person whose own it is; null where it is an organisation's. */
  readonly person: string | null
  readonly organisation: string | null
  readonly organisationName: string | null
  /** Null: withheld from this reader. */
  readonly description: string | null
}

/** Somebody who sits on the body and is kept out of an item. */
export interface Recusal {
  readonly item: string
  readonly position: number
  readonly interest: string
  readonly person: string
  /** Null: withheld from this reader. */
  readonly name: string | null
  readonly seatTitle: string
  readonly votes: boolean
  /** The organisation whose interest came with the seat; null: an interest of their own. */
  readonly through: string | null
  readonly description: string | null
}

/** Somebody at a meeting, or in a seat of the body before it. */
export interface Attending {
  readonly person: string
  readonly votes: boolean
}

type KeptOut = Pick<Recusal, 'item' | 'person'>

/**
 * The people kept out of each item, by each interest, in the order of the matches and then of the seats. `places`: the body on the meeting's day. An
 * interest of an organisation keeps out whoever holds a seat for it; one of a person who does not sit there keeps out nobody. [S5]
 */
export function recusalsOf(matches: readonly MatchedInterest[], places: readonly Place[]): readonly Recusal[] {
  return matches.flatMap((match) =>
    places.flatMap(({ seat, holder }) => {
      const own = holder !== null && match.person === holder.person
      const through = match.organisation !== null && seat.sitsFor === match.organisation
      if (holder === null || !(own || through)) return []
      const { item, position, interest, description, organisationName } = match
      const { person, name } = holder
      const { title: seatTitle, votes } = seat
      return [{ item, position, interest, person, name, seatTitle, votes, through: organisationName, description }]
    }),
  )
}

/**
 * Who decides an item: the voting members at the meeting, less those kept out by an interest, less those who withdrew. In the order given; its length
 * is what the quorum is held against. [S5]
 */
export function presentFor<A extends Attending>(
  item: string,
  attending: readonly A[],
  recusals: readonly KeptOut[],
  withdrawals: readonly KeptOut[],
): readonly A[] {
  const out = new Set([...recusals, ...withdrawals].filter((one) => one.item === item).map(({ person }) => person))
  return attending.filter(({ person, votes }) => votes && !out.has(person))
}

/** Those who hold the voting seats: who could be at a meeting that has not been held. */
export function holdersOf(places: readonly Place[]): readonly Attending[] {
  return places.flatMap(({ seat, holder }) => (holder === null ? [] : [{ person: holder.person, votes: seat.votes }]))
}

/** "Director of elm (Council) withdrew from item 3". `held` false: the meeting is still to come. */
export function sayWho({ name, seatTitle, position }: Recusal, held: boolean): string {
  const who = name === null ? `The holder of the seat ${seatTitle}` : `${name} (${seatTitle})`
  return `${who} ${held ? 'withdrew from' : 'takes no part in'} item ${position}`
}

/** The same with the interest: "..., for an interest of Council of elm: Commissions services from the alliance". */
export function sayRecusal(recusal: Recusal, held: boolean): string {
  const { through, description } = recusal
  const whose = through === null ? 'an interest' : `an interest of ${through}`
  const what = description === null ? ' that is withheld from the public register' : `: ${description}`
  return `${sayWho(recusal, held)}, for ${whose}${what}`
}
