// Who takes part in an item and how many are needed, from seats, attendance and interests. Pure.
import { quorumOf } from '../bodies/quorum-rules.ts'
import type { Constitution, Place } from '../bodies/types.ts'
import { presentFor } from '../interests/recusal-rules.ts'
import type { Decider, Standing } from './types.ts'

interface AtItem {
  readonly item: string
  readonly person: string
}

/** What was recorded of a meeting: who came, who withdrew from an item, whom an interest keeps out. */
export interface Attended {
  /** People who were present in a seat. */
  readonly present: readonly string[]
  readonly withdrawals: readonly AtItem[]
  readonly recusals: readonly AtItem[]
}

/** Who decides the item, on the day of its meeting. One person counts once, whatever seats they could take: `places` has it so. */
export function standingAt(
  item: string,
  places: readonly Place[],
  constitution: Constitution,
  { present, withdrawals, recusals }: Attended,
): Standing {
  const members = places.flatMap(deciderAt).filter(({ votes }) => votes)
  const there = members.filter(({ person }) => present.includes(person))
  const deciding = presentFor(item, there, recusals, withdrawals)
  const keptOut = (one: Decider) => recusals.some((recusal) => recusal.item === item && recusal.person === one.person)
  return {
    present: deciding,
    recused: there.filter(keptOut),
    withdrawn: there.filter((one) => !keptOut(one) && !deciding.includes(one)),
    away: members.filter((one) => !there.includes(one) && !keptOut(one)),
    vacancies: places.filter(({ seat, holder }) => seat.votes && holder === null).length,
    needed: quorumOf(constitution, places).needed,
    chairTakesPart: deciding.some(({ person }) => person === chairOf(places)),
  }
}

/** Who chairs: the holder of the chair, else of the vice-chair. */
function chairOf(places: readonly Place[]): string | null {
  const holderOf = (office: 'chair' | 'vice-chair') =>
    places.find(({ seat, holder }) => seat.office === office && holder !== null)?.holder?.person
  return holderOf('chair') ?? holderOf('vice-chair') ?? null
}

function deciderAt({ seat, holder }: Place): readonly Decider[] {
  if (holder === null) return []
  return [{ person: holder.person, name: holder.name, seatTitle: seat.title, votes: seat.votes }]
}
