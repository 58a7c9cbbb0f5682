// Which meetings are a person's: those on whose day they sit on the body. Pure: no database, no clock.
import { sittingOn } from '../bodies/sitting-rules.ts'
import type { Meeting } from '../meetings/types.ts'
import type { FollowedBody } from './types.ts'

/** The meetings of bodies on which the person sits on that day, in the order given. A seat taken tomorrow brings only meetings from then on. */
export function meetingsOf(
  person: string,
  bodies: readonly FollowedBody[],
  meetings: readonly Meeting[],
): readonly Meeting[] {
  const known = new Map(bodies.map((body) => [body.id, body]))
  return meetings.filter(({ body: id, onDay }) => {
    const body = known.get(id)
    return (
      body !== undefined &&
      sittingOn(body.seats, body.entitlements, onDay).some(({ holder }) => holder?.person === person)
    )
  })
}
