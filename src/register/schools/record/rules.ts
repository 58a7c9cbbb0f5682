// What a school's record says on a day: its state, its name then, who it came from. Pure.
import type { Day } from '../../../kernel/day.ts'
import type { Belonging, JoinedBelonging, Kin, NamedSchool, RecordedChange, SchoolFacts } from './types.ts'

/** How a school stands on a day. */
export type StateOn = 'open' | 'closed' | 'not-yet-open' | 'proposed'

/**
 * The state on this day from the recorded days. An unknown opening day counts as opened, so that it never hides a school;
 * `closed` is the last day that it is there (GIAS CloseDate), and a closed school whose last day is not recorded counts as closed.
 */
export function stateOn(school: Pick<SchoolFacts, 'status' | 'opened' | 'closed'>, day: Day, today: Day): StateOn {
  const { status, opened, closed } = school
  if (day === today && status !== '2') return status === '4' ? 'proposed' : 'open'
  if (closed === null ? status === '2' : closed < day) return 'closed'
  if (opened === null) return status === '4' ? 'proposed' : 'open'
  return opened <= day ? 'open' : 'not-yet-open'
}

/** The name that the register held on the day: changes made later are taken back, the latest first. */
export function nameOn(name: string, changes: readonly RecordedChange[], day: Day): string {
  return valueOn('name', name, changes, day) ?? name
}

/** What a field held on the day, as far as the changes tell. `changes` has the latest first. */
export function valueOn(
  field: string,
  now: string | null,
  changes: readonly RecordedChange[],
  day: Day,
): string | null {
  return changes
    .filter((change) => change.day > day && field in change.changes)
    .reduce<string | null>((value, change) => textBefore(change.changes[field], value), now)
}

/** The chain of predecessors while each has exactly one, the nearest first. Where a school was made of several, their pasts are not one. */
export function onlyAncestors(urn: string, steps: readonly (Kin & { readonly of: string })[]): NamedSchool[] {
  const chain: NamedSchool[] = []
  const seen = new Set([urn])
  for (let at = urn; ;) {
    const before = steps.filter((step) => step.relation === 'predecessor' && step.of === at)
    const only = before.length === 1 ? before[0] : undefined
    if (only === undefined || seen.has(only.urn)) return chain
    chain.push(only)
    seen.add(only.urn)
    at = only.urn
  }
}

/** Memberships of the same role in the same group, joined where one ends on the day the next begins: a new URN is no new membership. The latest first. */
export function joinBelongings(belongings: readonly Belonging[]): JoinedBelonging[] {
  const joined: JoinedBelonging[] = []
  for (const belonging of belongings) {
    const at = joined.findIndex(
      (later) => later.from !== null && later.from === belonging.to && sameMembership(later, belonging),
    )
    const later = joined[at]
    if (later === undefined) joined.push({ ...belonging, urns: [belonging.urn] })
    else joined[at] = { ...later, from: belonging.from, urns: [...new Set([...later.urns, belonging.urn])] }
  }
  return joined
}

function sameMembership(a: Belonging, b: Belonging): boolean {
  return a.partnership === b.partnership && a.slug === b.slug && a.role === b.role
}

/** Was the field taken from the successor because the source leaves it empty? */
export function isDerived(school: Pick<SchoolFacts, 'derived'>, field: string): boolean {
  return school.derived.includes(field)
}

function textBefore(change: unknown, otherwise: string | null): string | null {
  if (!Array.isArray(change)) return otherwise
  const before: unknown = change[0]
  return typeof before === 'string' || typeof before === 'number' ? String(before) : null
}
