// One body on a day, as its page, its CSV and its JSON have it: seats, holders, vacancies, notices, past and coming holders. Pure.
import { addDays, type Day } from '../../kernel/day.ts'
import { sayList } from '../../register/index.ts'
import type { AsAt } from '../../ui/page.ts'
import { satOn, whoSat } from './history-rules.ts'
import { quorumOf, type Quorum } from './quorum-rules.ts'
import { holdsOn, sittingOn } from './sitting-rules.ts'
import type {
  BalanceRule,
  BodyFull,
  BodySeat,
  CompanyMember,
  Constitution,
  NamedEntitlement,
  NextMeeting,
  OutsideReport,
  Place,
  Sitting,
} from './types.ts'

/** What is held of a body, of every day. */
export interface BodyHeld {
  readonly body: BodyFull
  /** The latest first. */
  readonly constitutions: readonly Constitution[]
  readonly seats: readonly BodySeat[]
  readonly entitlements: readonly NamedEntitlement[]
  readonly balance: readonly BalanceRule[]
  readonly members: readonly CompanyMember[]
  /** The latest first; as this reader may read them. */
  readonly reports: readonly OutsideReport[]
  readonly next: NextMeeting | null
}

/** A seat on a day, and what is to be said of it. */
export interface PlaceSeen extends Place {
  /** Who sits in the other seat, where one person is entitled to both; null: withheld. */
  readonly elsewhereName: string | null
  /** What is recorded of them in this seat; null where that is nothing: ex officio, or nobody sits elsewhere. */
  readonly elsewhereHolding: string | null
  /** First day of the vacancy; null where the seat is held, or was never filled. */
  readonly vacantSince: Day | null
  /** The last holder left before the term ran out. */
  readonly casual: boolean
  /** The term ends within the days of notice that the constitution names. */
  readonly endsSoon: boolean
}

/** What a body's page shows, and to whom. */
export interface BodyPage {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly asAt: AsAt
  readonly record: BodyRecord
  /** Keeps it: the clerk. */
  readonly keeps: boolean
  /** Sits there today. */
  readonly sits: boolean
  /** May report back from it: sits there today, or keeps it. */
  readonly reports: boolean
  /** May read what representatives report back. */
  readonly readsReports: boolean
}

/** The path of the body's page. */
export function bodyPath({ partnership, slug }: Pick<BodyFull, 'partnership' | 'slug'>): string {
  return `/${partnership}/bodies/${slug}`
}

/** A body on a day. */
export interface BodyRecord extends BodyHeld {
  readonly on: Day
  readonly stands: 'open' | 'not-yet' | 'closed'
  readonly constitution: Constitution | null
  readonly quorum: Quorum | null
  readonly places: readonly PlaceSeen[]
  readonly sittings: readonly Sitting[]
  /** The latest to leave first. */
  readonly past: readonly Sitting[]
  readonly coming: readonly Sitting[]
  /** Members of the company on the day. */
  readonly membersNow: readonly CompanyMember[]
}

/** The body as it stood on the day. */
export function bodyRecord(held: BodyHeld, on: Day): BodyRecord {
  const constitution = held.constitutions.find((one) => holdsOn(one, on)) ?? null
  const sittings = whoSat(held.seats, held.entitlements)
  const places = sittingOn(held.seats, held.entitlements, on)
  const past = sittings.filter(({ to }) => to !== null && to <= on)
  return {
    ...held,
    on,
    stands: standsOn(held.body, on),
    constitution,
    quorum: constitution === null ? null : quorumOf(constitution, places),
    places: places.map((place) => placeSeen(place, held.entitlements, past, constitution, on)),
    sittings,
    past: past.toSorted((a, b) => (b.to ?? '').localeCompare(a.to ?? '')),
    coming: sittings.filter((one) => !satOn(one, on) && one.from !== null && one.from > on),
    membersNow: held.members.filter((member) => holdsOn(member, on)),
  }
}

/** Whether a body is there on a day. */
export function standsOn({ opened, closed }: Pick<BodyFull, 'opened' | 'closed'>, on: Day): BodyRecord['stands'] {
  if (opened !== null && on < opened) return 'not-yet'
  return closed !== null && closed <= on ? 'closed' : 'open'
}

function placeSeen(
  place: Place,
  entitlements: readonly NamedEntitlement[],
  past: readonly Sitting[],
  constitution: Constitution | null,
  on: Day,
): PlaceSeen {
  const { holder, sitsElsewhere, seat } = place
  const last = past.filter((one) => one.seat === seat.id).toSorted((a, b) => (b.to ?? '').localeCompare(a.to ?? ''))[0]
  const vacant = holder === null
  return {
    ...place,
    elsewhereName: entitlements.find(({ person }) => person === sitsElsewhere?.person)?.name ?? null,
    elsewhereHolding:
      entitlements.find((one) => sitsElsewhere?.person === one.person && one.seat === seat.id && holdsOn(one, on))
        ?.holding ?? null,
    vacantSince: vacant ? (last?.to ?? null) : null,
    casual: vacant && last !== undefined && last.entitlement.leftEarly && last.to === last.entitlement.ends,
    endsSoon: holder !== null && endsWithin(holder, constitution?.termNoticeDays ?? 0, on),
  }
}

/** Does a recorded term run out within so many days? One that holds on the day. */
function endsWithin({ termEnds, ends }: Pick<NamedEntitlement, 'termEnds' | 'ends'>, days: number, on: Day): boolean {
  return termEnds !== null && termEnds === ends && on >= addDays(termEnds, -days) && on < termEnds
}

/** The vacant seats of a day. */
export function vacantOf(places: readonly Place[]): readonly Place[] {
  return places.filter(({ holder }) => holder === null)
}

/** Who chairs on the day: the place of the chair, null where there is no such seat. */
export function chairOf<P extends Place>(places: readonly P[]): P | null {
  return places.find(({ seat }) => seat.office === 'chair') ?? null
}

/** The titles of seats in a sentence; the same title twice is said once with its number. */
export function sayTitles(places: readonly Place[]): string {
  const titles = Map.groupBy(places, ({ seat }) => seat.title)
  return sayList([...titles].map(([title, same]) => (same.length === 1 ? title : `${title} (${same.length} of them)`)))
}
