// Who sits on a body on a day. Pure: the seat is the thing, the holder follows; one person takes one seat.
import type { Day } from '../../kernel/day.ts'
import type { Entitlement, Seat, SeatOffice, SeatTaken } from './types.ts'

/** Offices in the order in which a person entitled to two seats takes one: chair first. */
const OFFICES: readonly (SeatOffice | null)[] = ['chair', 'vice-chair', 'secretary', 'treasurer', null]

/** Does the half-open period hold on the day? An unknown start or end limits nothing. */
export function holdsOn({ starts, ends }: Pick<Entitlement, 'starts' | 'ends'>, day: Day): boolean {
  return (starts === null || starts <= day) && (ends === null || ends > day)
}

/**
 * The seats that are there on the day, in their order, with who takes each. A person entitled to two takes the one with the higher office, then
 * a voting one, then the first; the other is vacant and says where they sit. Of two entitled to one seat, the one who came first takes it.
 */
export function sittingOn<S extends Seat, E extends Entitlement>(
  seats: readonly S[],
  entitlements: readonly E[],
  day: Day,
): readonly SeatTaken<S, E>[] {
  const there = seats.filter((seat) => holdsOn(seat, day))
  const entitled = Map.groupBy(
    entitlements.filter((entitlement) => holdsOn(entitlement, day)),
    ({ seat }) => seat,
  )
  const seated = new Map<string, S>()
  const holders = new Map<string, E>()
  for (const seat of there.toSorted(byRank)) {
    const holder = (entitled.get(seat.id) ?? []).toSorted(byArrival).find(({ person }) => !seated.has(person))
    if (holder === undefined) continue
    seated.set(holder.person, seat)
    holders.set(seat.id, holder)
  }
  return there.toSorted((a, b) => a.position - b.position).map((seat) => takenSeat(seat, holders, seated, entitled))
}

function takenSeat<S extends Seat, E extends Entitlement>(
  seat: S,
  holders: ReadonlyMap<string, E>,
  seated: ReadonlyMap<string, S>,
  entitled: ReadonlyMap<string, readonly E[]>,
): SeatTaken<S, E> {
  const holder = holders.get(seat.id) ?? null
  const other = holder === null ? entitled.get(seat.id)?.[0] : undefined
  const elsewhere = other === undefined ? undefined : seated.get(other.person)
  const sitsElsewhere =
    other === undefined || elsewhere === undefined ? null : { person: other.person, as: elsewhere.title }
  return { seat, holder, sitsElsewhere }
}

/** Does the first seat carry the higher office? Whoever is entitled to both then takes the first. */
export function hasHigherOffice(a: Pick<Seat, 'office'>, b: Pick<Seat, 'office'>): boolean {
  return OFFICES.indexOf(a.office) < OFFICES.indexOf(b.office)
}

function byRank(a: Seat, b: Seat): number {
  return (
    OFFICES.indexOf(a.office) - OFFICES.indexOf(b.office) ||
    Number(b.votes) - Number(a.votes) ||
    a.position - b.position
  )
}

function byArrival(a: Entitlement, b: Entitlement): number {
  return (a.starts ?? '').localeCompare(b.starts ?? '') || a.person.localeCompare(b.person)
}
