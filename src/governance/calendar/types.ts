// What a calendar is made from. Only shapes.
import type { Day } from '../../kernel/day.ts'
import type { Entitlement, Seat } from '../bodies/types.ts'

/** A body with what its seats are and who may take them. */
export interface FollowedBody {
  readonly id: string
  readonly seats: readonly Seat[]
  readonly entitlements: readonly Entitlement[]
}

/** A person's own feed: the person's id and the day on which its address was made; null where there is no address. */
export interface OwnFeed {
  readonly person: string
  readonly madeOn: Day | null
}
