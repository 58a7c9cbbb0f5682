// What follows from sitting on a body: one table of act, scope and office. Pure: no database, no clock.
import type { Act, Grant } from '../../kernel/actor.ts'
import { sayDay, type Day } from '../../kernel/day.ts'
import { sittingOn } from '../bodies/sitting-rules.ts'
import type { Entitlement, Seat, SeatTaken } from '../bodies/types.ts'

/** A body with what its seats are and who may take them. */
export interface SeatedBody {
  readonly id: string
  readonly partnership: string
  readonly slug: string
  readonly name: string
  readonly seats: readonly (Seat & { readonly sitsFor: string | null })[]
  readonly entitlements: readonly Entitlement[]
}

type Taken = SeatTaken<SeatedBody['seats'][number]>

/** When a seat gives each act: the one table. `acting`: nobody holds the chair. */
const GIVEN: readonly (readonly [Act, (seat: Seat, acting: boolean) => boolean])[] = [
  ['sit-on-body', () => true],
  ['vote-on-body', (seat) => seat.votes],
  ['chair-body', (seat, acting) => seat.office === 'chair' || (acting && seat.office === 'vice-chair')],
]

/** What these people may do today because they sit where they sit. While a body has no chair, its vice-chair acts. The rights end with the seat. */
export function grantsOfSeats(bodies: readonly SeatedBody[], people: readonly string[], today: Day): readonly Grant[] {
  return bodies.flatMap((body) => {
    const taken = sittingOn(body.seats, body.entitlements, today)
    const acting = !taken.some(({ seat, holder }) => seat.office === 'chair' && holder !== null)
    const own = taken.filter(({ holder }) => holder !== null && people.includes(holder.person))
    return own.flatMap((seat) => grantsOfSeat(body, seat, acting))
  })
}

function grantsOfSeat(body: SeatedBody, { seat, holder }: Taken, acting: boolean): readonly Grant[] {
  const since = holder?.starts ? `, since ${sayDay(holder.starts)}` : ''
  const given = {
    until: holder?.ends ?? null,
    place: { name: body.name, href: `/${body.partnership}/bodies/${body.slug}` },
  }
  const why = `${seat.title}, ${body.name}${since}`
  const acts = GIVEN.filter(([, gives]) => gives(seat, acting)).map(([act]) => ({
    act,
    scope: body.id,
    ...given,
    why: act === 'chair-body' && seat.office !== 'chair' ? `${why}, acting while the chair is vacant` : why,
  }))
  if (seat.sitsFor === null) return acts
  return [...acts, { act: 'sit-for', scope: `${body.id}/${seat.sitsFor}`, ...given, why }]
}
