// Whether a meeting may decide each item: who takes part, how many are needed, and what may lawfully be done where they are too few. Pure.
import { isQuorate, type Quorum } from '../bodies/quorum-rules.ts'
import { presentFor, type Attending } from '../interests/recusal-rules.ts'

/** Who is at a meeting and what keeps members out of its items. */
export interface Standing {
  readonly quorum: Quorum
  /** Members at the meeting; before it, all who could come. */
  readonly attending: readonly Attending[]
  readonly recusals: readonly { readonly item: string; readonly person: string }[]
  readonly withdrawals: readonly { readonly item: string; readonly person: string }[]
  readonly held: boolean
}

/** Whether an item may be decided. */
export interface ItemQuorum {
  readonly quorate: boolean
  /** Voting members who take part in it. */
  readonly present: number
  readonly sentence: string
}

/** The quorum of one item, recomputed from who takes part in it. [S5] */
export function quorumOfItem(item: { id: string; position: number }, standing: Standing): ItemQuorum {
  const { attending, recusals, withdrawals, quorum, held } = standing
  const present = presentFor(item.id, attending, recusals, withdrawals).length
  const quorate = isQuorate(quorum, present)
  const outcome = quorate ? (held ? 'Quorate' : 'Can be quorate') : `Not quorate for item ${item.position}`
  return { quorate, present, sentence: `${outcome}: ${sayReckoned(present, quorum, held)}` }
}

/** The quorum of the meeting as a whole: all voting members who are there. */
export function quorumOfMeeting({ attending, quorum, held }: Standing): ItemQuorum {
  const present = attending.filter(({ votes }) => votes).length
  const quorate = isQuorate(quorum, present)
  const outcome = quorate ? (held ? 'Quorate' : 'Can be quorate') : 'Not quorate'
  return { quorate, present, sentence: `${outcome}: ${sayReckoned(present, quorum, held)}` }
}

/** What may lawfully be done where too few take part in an item. No decision on it can be recorded at the meeting. [S5] */
export function waysOut(position: number, quorum: Quorum, present: number): readonly string[] {
  const short = quorum.needed - present
  const more = short === 1 ? 'one more voting member' : `${short} more voting members`
  return [
    `Adjourn item ${position} to a later meeting at which ${more} without an interest can take part.`,
    'Ask whoever fills a vacant seat to appoint somebody without an interest, and take the item when they sit.',
    'Put it as a written resolution to the members who have no interest, where the constitution lets them decide.',
    'Refer it to the authority that the constitution names for matters on which too many members have an interest.',
  ]
}

function sayReckoned(present: number, { needed, base, of }: Quorum, held: boolean): string {
  const from =
    of === 'seats'
      ? `${base} voting ${base === 1 ? 'seat' : 'seats'}`
      : `${base} ${base === 1 ? 'member' : 'members'} in post`
  const who = held ? `${present} of ${needed} needed` : `${present} can take part, ${needed} are needed`
  return `${who}, reckoned from ${from}`
}
