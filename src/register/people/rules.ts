// What follows from holding a post. Pure: no database, no clock.
import type { Act, Grant } from '../../kernel/actor.ts'
import { sayDay } from '../../kernel/day.ts'
import type { HeldOffice, Office } from './types.ts'

/** The acts that each office gives, and whether within the partnership or the post's school. */
const GIVEN: Readonly<Record<Office, readonly (readonly [Act, 'partnership' | 'school'])[]>> = {
  head: [
    ['propose-group', 'school'],
    ['consent-group', 'school'],
  ],
  'group-lead': [],
  'co-ordinator': [],
  'register-officer': [
    ['edit-register', 'partnership'],
    ['import-register', 'partnership'],
    ['see-people', 'partnership'],
  ],
  'foi-officer': [['see-people', 'partnership']],
  clerk: [['see-people', 'partnership']],
  'returning-officer': [],
  treasurer: [],
}

/** What a person may do because of the offices held on the day: the post says so, never a role typed by hand. */
export function grantsOf(offices: readonly HeldOffice[]): readonly Grant[] {
  return offices.flatMap((held) =>
    GIVEN[held.office].flatMap(([act, within]) => {
      const scope = within === 'partnership' ? held.partnership : held.schoolUrn
      return scope === null ? [] : [{ act, scope, until: held.ends, why: why(held) }]
    }),
  )
}

function why({ title, partnershipName, starts }: HeldOffice): string {
  return `${title}, ${partnershipName}${starts === null ? '' : `, since ${sayDay(starts)}`}`
}
