// Conditions on a school in SQL, for the table alias `s`: its state on a day, its phase group. Never a whole query.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import { ALTERNATIVE_TYPES, PHASES_OF, SPECIAL_TYPES, type PhaseGroup, type SchoolState } from './words.ts'

/** Something that is true of a row of `register.school as s`. */
export type Condition = RawBuilder<SqlBool>

/** Open, closed or proposed on this day; `closed` is the last day that the school is there (GIAS CloseDate). An unknown opening day hides nothing; closed without a day is closed. Today the recorded status decides, but for a school that closes today: it is there until the day is over. */
export function inState(state: SchoolState, day: Day, today: Day): Condition {
  if (day === today) return stateToday(state, today)
  const opened = sql<SqlBool>`coalesce(s.opened <= ${day}, s.status <> '4')`
  const closed = sql<SqlBool>`coalesce(s.closed < ${day}, s.status = '2')`
  if (state === 'closed') return closed
  return state === 'open' ? sql`(${opened} and not ${closed})` : sql`(not ${opened} and not ${closed})`
}

function stateToday(state: SchoolState, today: Day): Condition {
  switch (state) {
    case 'open':
      return sql`(s.status in ('1', '3') or (s.status = '2' and s.closed >= ${today}))`
    case 'closed':
      return sql`(s.status = '2' and coalesce(s.closed < ${today}, true))`
    case 'proposed':
      return sql`s.status = '4'`
  }
}

/** The school stands under this phase group: the same as `phaseGroupOf`. */
export function inPhaseGroup(group: PhaseGroup): Condition {
  const ofTypes = (types: readonly string[]) => sql<SqlBool>`coalesce(s.type = any(${[...types]}), false)`
  if (group === 'special') return ofTypes(SPECIAL_TYPES)
  if (group === 'alternative') return ofTypes(ALTERNATIVE_TYPES)
  const plain = sql<SqlBool>`not ${ofTypes([...SPECIAL_TYPES, ...ALTERNATIVE_TYPES])}`
  const codes = Object.keys(PHASES_OF).filter((code) => PHASES_OF[code] === group)
  return group === 'other'
    ? sql`(${plain} and not coalesce(s.phase = any(${Object.keys(PHASES_OF)}), false))`
    : sql`(${plain} and s.phase = any(${codes}))`
}

/** All of them; true where there are none. */
export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}

/** Any of them; false where there are none. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`
}
