// The partnerships that paths name, remembered for five seconds so that pages need not ask each time.
import { PUBLIC } from '../kernel/actor.ts'
import type { PartnershipName } from '../http/route.ts'
import type { Store } from '../store/open.ts'

const REMEMBERED_MS = 5000

/** A partnership as the frame of a page needs it. */
export interface KnownPartnership extends PartnershipName {
  readonly demonstration: boolean
}

/** The list, by name. */
export interface Partnerships {
  list(): Promise<readonly KnownPartnership[]>
  /** The list as it stands this moment. */
  fresh(): Promise<readonly KnownPartnership[]>
  /** The last list read, for pages that must do without the database. */
  remembered(): readonly KnownPartnership[]
  /** Looks again when the remembered list has none of this name. */
  find(slug: string): Promise<KnownPartnership | null>
}

/** Partnerships as this store has them. */
export function partnershipsOf(store: Store): Partnerships {
  let known: readonly KnownPartnership[] = []
  let readAt = -Infinity
  const read = async () => {
    known = await store.read(PUBLIC, (tx) =>
      tx.db.selectFrom('register.partnership').select(['slug', 'name', 'demonstration']).orderBy('name').execute(),
    )
    readAt = performance.now()
    return known
  }
  const list = () => (performance.now() - readAt < REMEMBERED_MS ? Promise.resolve(known) : read())
  const named = (slug: string, among: readonly KnownPartnership[]) => among.find((p) => p.slug === slug)
  return {
    list,
    fresh: read,
    remembered: () => known,
    find: async (slug) => named(slug, await list()) ?? named(slug, await read()) ?? null,
  }
}
