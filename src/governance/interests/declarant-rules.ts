// Who is asked to declare: those who sit on a body, and the organisations for which they sit. Pure.
import type { Day } from '../../kernel/day.ts'
import { holdsOn, sittingOn } from '../bodies/sitting-rules.ts'
import type { BodySeat, NamedEntitlement } from '../bodies/types.ts'
import { declarationKey } from './whose.ts'
import type { Declarant, DeclarantSeat, Whose } from './types.ts'

/** A body with whether this reader may know who sits there. */
export interface SeatedBody {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly holdersShown: boolean
}

interface Asked {
  readonly whose: Whose
  readonly name: string | null
  readonly seat: DeclarantSeat
}

/** People who sit on the day, and organisations with a seat on the day, each once with all their seats, in the order in which they come. Withheld names are left out. */
export function declarantsOf(
  bodies: readonly SeatedBody[],
  seats: readonly BodySeat[],
  entitlements: readonly NamedEntitlement[],
  on: Day,
): readonly Declarant[] {
  const asked = bodies.flatMap((body) => askedBy(body, seats, entitlements, on))
  const groups = [...Map.groupBy(asked, ({ whose }) => declarationKey(whose)).values()]
  return groups.flatMap((group) => {
    const [first] = group
    if (first === undefined || first.name === null) return []
    return [{ whose: first.whose, name: first.name, seats: group.map(({ seat }) => seat) }]
  })
}

function askedBy(
  { id, slug, name, holdersShown }: SeatedBody,
  seats: readonly BodySeat[],
  entitlements: readonly NamedEntitlement[],
  on: Day,
): readonly Asked[] {
  const own = seats.filter((seat) => seat.body === id && holdsOn(seat, on))
  const ids = new Set(own.map((seat) => seat.id))
  const taken = sittingOn(
    own,
    entitlements.filter(({ seat }) => ids.has(seat)),
    on,
  )
  return taken.flatMap(({ seat, holder }): readonly Asked[] => {
    const at = { title: seat.title, body: { slug, name } }
    const person: readonly Asked[] =
      holder !== null && holdersShown
        ? [{ whose: { kind: 'person', id: holder.person }, name: holder.name, seat: at }]
        : []
    const organisation: readonly Asked[] =
      seat.sitsFor === null
        ? []
        : [{ whose: { kind: 'organisation', id: seat.sitsFor }, name: seat.sitsForName, seat: at }]
    return [...person, ...organisation]
  })
}
