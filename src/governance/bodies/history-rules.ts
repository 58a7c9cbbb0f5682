// Who took which seat from when to when: the past, the present and what is already known of the future. Pure.
import { overlap } from '../../kernel/period.ts'
import type { Day } from '../../kernel/day.ts'
import { holdsOn, sittingOn } from './sitting-rules.ts'
import type { Entitlement, Seat, Sitting } from './types.ts'

/**
 * Every period in which somebody took a seat, the earliest first. Where nobody else is entitled to the seat and its holder to no other one
 * at once, the entitlement is the sitting; elsewhere each change of any of them is looked at by the rule of one person, one seat.
 */
export function whoSat<E extends Entitlement>(
  seats: readonly Seat[],
  entitlements: readonly E[],
): readonly Sitting<E>[] {
  const known = new Set(seats.map(({ id }) => id))
  const all = entitlements.filter(({ seat }) => known.has(seat))
  const contested = contestedSeats(all)
  const plain = all.filter(({ seat }) => !contested.has(seat)).map(sittingOf)
  const swept = sweep(
    seats.filter(({ id }) => contested.has(id)),
    all.filter(({ seat }) => contested.has(seat)),
  )
  return [...plain, ...swept].sort((a, b) => (a.from ?? '').localeCompare(b.from ?? '') || a.seat.localeCompare(b.seat))
}

/** Seats to which two are entitled at once, or whose holder is entitled to another one at once. */
function contestedSeats(entitlements: readonly Entitlement[]): ReadonlySet<string> {
  const contested = new Set<string>()
  for (const key of ['seat', 'person'] as const)
    for (const same of Map.groupBy(entitlements, (one) => one[key]).values())
      for (const [i, one] of same.entries())
        for (const other of same.slice(i + 1)) if (meet(one, other)) contested.add(one.seat).add(other.seat)
  return contested
}

function meet(a: Entitlement, b: Entitlement): boolean {
  return overlap({ from: a.starts, to: a.ends }, { from: b.starts, to: b.ends })
}

function sittingOf<E extends Entitlement>(entitlement: E): Sitting<E> {
  return { seat: entitlement.seat, entitlement, from: entitlement.starts, to: entitlement.ends }
}

/** Looks at every day on which something changes. */
function sweep<E extends Entitlement>(seats: readonly Seat[], entitlements: readonly E[]): Sitting<E>[] {
  const days = [...new Set([...seats, ...entitlements].flatMap(({ starts, ends }) => [starts, ends]))]
  const changes = [FIRST, ...days.filter((day) => day !== null).sort()]
  const open = new Map<string, Sitting<E>>()
  const done: Sitting<E>[] = []
  for (const day of changes) {
    const now = new Map(sittingOn(seats, entitlements, day).map(({ seat, holder }) => [seat.id, holder]))
    for (const [seat, sitting] of open)
      if (now.get(seat) !== sitting.entitlement) {
        done.push({ ...sitting, to: day })
        open.delete(seat)
      }
    for (const [seat, entitlement] of now)
      if (entitlement !== null && !open.has(seat))
        open.set(seat, { seat, entitlement, from: day === FIRST ? null : day, to: null })
  }
  return [...done, ...open.values()]
}

/** Before every day that is recorded. */
const FIRST = '0001-01-01' as Day

/** Does somebody's sitting hold on the day? */
export function satOn({ from, to }: Pick<Sitting, 'from' | 'to'>, day: Day): boolean {
  return holdsOn({ starts: from, ends: to }, day)
}
