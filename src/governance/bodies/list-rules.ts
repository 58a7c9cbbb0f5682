// Which bodies a list shows, in what order, and what its first sentence counts. Pure: no database, no clock.
import type { Day } from '../../kernel/day.ts'
import { chairOf, standsOn, vacantOf } from './record.ts'
import { sittingOn } from './sitting-rules.ts'
import {
  BODY_KINDS,
  type BodyFull,
  type BodyKind,
  type BodySeat,
  type NamedEntitlement,
  type NextMeeting,
  type Place,
} from './types.ts'

/** A body as a line of the list. */
export interface BodyLine {
  readonly body: BodyFull
  readonly places: readonly Place[]
  readonly vacant: readonly Place[]
  /** Null: the body has no seat of a chair. */
  readonly chair: Place | null
  readonly next: NextMeeting | null
}

/** What the reader asked the list for; nothing asked is all. */
export interface BodyFilter {
  readonly kinds: readonly string[]
  readonly withVacancies: boolean
}

export const SORTS = ['kind', 'name', 'vacant', 'next'] as const
export type BodySort = (typeof SORTS)[number]

/** What the lines are made from. */
export interface BodiesHeld {
  readonly bodies: readonly BodyFull[]
  readonly seats: readonly BodySeat[]
  readonly entitlements: readonly NamedEntitlement[]
  readonly meetings: readonly NextMeeting[]
}

/** The bodies that stand on the day, in the order given, with who sits on each. */
export function linesOn({ bodies, seats, entitlements, meetings }: BodiesHeld, on: Day): readonly BodyLine[] {
  const seatsOf = Map.groupBy(seats, ({ body }) => body)
  const entitled = Map.groupBy(entitlements, ({ seat }) => seat)
  return bodies
    .filter((body) => standsOn(body, on) === 'open')
    .map((body) => {
      const own = seatsOf.get(body.id) ?? []
      const places = sittingOn(
        own,
        own.flatMap(({ id }) => entitled.get(id) ?? []),
        on,
      )
      const next = meetings.find((meeting) => meeting.body === body.id) ?? null
      return { body, places, vacant: vacantOf(places), chair: chairOf(places), next }
    })
}

/** The lines that the filter leaves. */
export function chooseBodies(lines: readonly BodyLine[], { kinds, withVacancies }: BodyFilter): readonly BodyLine[] {
  return lines.filter(
    ({ body, vacant }) => (kinds.length === 0 || kinds.includes(body.kind)) && (!withVacancies || vacant.length > 0),
  )
}

/** The lines in order: by kind as the kinds stand, by name, the most vacant seats first, or the next to meet first. */
export function sortBodies(lines: readonly BodyLine[], sort: BodySort): readonly BodyLine[] {
  const byName = (a: BodyLine, b: BodyLine) => a.body.name.localeCompare(b.body.name, 'en-GB')
  const compare: Readonly<Record<BodySort, (a: BodyLine, b: BodyLine) => number>> = {
    kind: (a, b) => BODY_KINDS.indexOf(a.body.kind) - BODY_KINDS.indexOf(b.body.kind),
    name: byName,
    vacant: (a, b) => b.vacant.length - a.vacant.length,
    next: (a, b) => (a.next?.onDay ?? '9999').localeCompare(b.next?.onDay ?? '9999'),
  }
  return lines.toSorted((a, b) => compare[sort](a, b) || byName(a, b))
}

/** How the reader wants it sorted; anything unknown is by kind. */
export function readSort(text: string | null): BodySort {
  return SORTS.find((sort) => sort === text) ?? 'kind'
}

/** How many bodies of each kind, in the order of the kinds. */
export function countBodyKinds(
  lines: readonly BodyLine[],
): readonly { readonly kind: BodyKind; readonly count: number }[] {
  return BODY_KINDS.map((kind) => ({ kind, count: lines.filter(({ body }) => body.kind === kind).length })).filter(
    ({ count }) => count > 0,
  )
}
