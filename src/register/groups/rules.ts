// What may be a membership, and what a group's kind is. Pure: no database, no clock. Imports and pages ask the same rules.
import { addDays, sayDay, type Day } from '../../kernel/day.ts'
import { accept, refuse, type Decision, type Refused } from '../../kernel/decision.ts'
import { slug } from '../../kernel/id.ts'
import { overlap, periodOf, sayPeriod, type Period } from '../../kernel/period.ts'
import {
  KINDS,
  type JoinedOrganisation,
  type JoiningSchool,
  type KnownKind,
  type MembershipRefusal,
  type StandingMembership,
} from './types.ts'

/** A membership somebody asks for. */
export interface AskedMembership {
  readonly member: StandingMembership['member']
  readonly role: StandingMembership['role']
  readonly from: Day | null
  readonly to: Day | null
}

/**
 * A school joins an organisation for a period, half-open. Refuses ends-before-start, unknown-school, school-not-open-then, before-opening,
 * after-closing, overlaps. `standing` are the other memberships of the same organisation.
 */
export function admitSchool(
  asked: AskedMembership,
  school: JoiningSchool | null,
  organisation: JoinedOrganisation,
  standing: readonly StandingMembership[],
): Decision<Period, MembershipRefusal> {
  if (school === null) return refuse('unknown-school', { urn: asked.member })
  const period = periodOf(asked.from, asked.to)
  if (!period.ok) return notInOrder(asked.from, asked.to)
  return (
    notOpenThen(period.value, school) ??
    outsideOrganisation(period.value, organisation) ??
    overlapping(asked, period.value, organisation, school.name, standing) ??
    accept(period.value)
  )
}

/** An organisation's own first day and end, both as asked for. Refuses ends-before-start, and days that a standing membership lies outside of. */
export function settleLife(
  organisation: JoinedOrganisation,
  standing: readonly StandingMembership[],
): Decision<JoinedOrganisation, MembershipRefusal> {
  const life = periodOf(organisation.opened, organisation.closed)
  if (!life.ok) return notInOrder(organisation.opened, organisation.closed)
  for (const { period } of standing) {
    const refused = outsideOrganisation(period, organisation)
    if (refused !== null) return refused
  }
  return accept(organisation)
}

/** The days as people say them: the last day is the one before the half-open end. */
function notInOrder(from: Day | null, to: Day | null): Refused<MembershipRefusal> {
  return refuse('ends-before-start', { from: sayKnown(from), last: sayKnown(to === null ? null : addDays(to, -1)) })
}

function sayKnown(on: Day | null): string {
  return on === null ? 'not recorded' : sayDay(on)
}

/** A membership is held by the URN in force: not before the school opened, not beyond its last day. Unknown days refuse nothing. */
function notOpenThen(period: Period, { urn, name, opened, closed }: JoiningSchool): Refused<MembershipRefusal> | null {
  const detail = { urn, name, asked: sayPeriod(period) }
  if (opened !== null && period.from !== null && period.from < opened)
    return refuse('school-not-open-then', { ...detail, opened: sayDay(opened) })
  if (opened !== null && period.to !== null && period.to <= opened)
    return refuse('school-not-open-then', { ...detail, opened: sayDay(opened) })
  if (closed !== null && (period.to === null || period.to > addDays(closed, 1)))
    return refuse('school-not-open-then', { ...detail, closed: sayDay(closed) })
  return null
}

function outsideOrganisation(
  period: Period,
  { name, opened, closed }: JoinedOrganisation,
): Refused<MembershipRefusal> | null {
  if (opened !== null && period.from !== null && period.from < opened)
    return refuse('before-opening', { name, from: sayDay(period.from), opened: sayDay(opened) })
  if (closed !== null && (period.to === null || period.to > closed))
    return refuse('after-closing', { name, asked: sayPeriod(period), last: sayDay(addDays(closed, -1)) })
  return null
}

function overlapping(
  { member, role }: AskedMembership,
  period: Period,
  organisation: JoinedOrganisation,
  memberName: string,
  standing: readonly StandingMembership[],
): Refused<MembershipRefusal> | null {
  const other = standing.find((m) => m.member === member && m.role === role && overlap(m.period, period))
  if (other === undefined) return null
  return refuse('overlaps', {
    member: memberName,
    organisation: organisation.name,
    asked: sayPeriod(period),
    standing: sayPeriod(other.period),
  })
}

/** The refusal in a sentence that names both days or both periods. */
export function sayMembershipRefusal({ refusal, detail }: Refused<MembershipRefusal>): string {
  switch (refusal) {
    case 'ends-before-start':
      return `The last day, ${detail['last']}, is before the first day, ${detail['from']}.`
    case 'unknown-school':
      return `No school in the register has the URN ${detail['urn']}. Import establishments first, or correct the URN.`
    case 'school-not-open-then':
      return sayNotOpen(detail)
    case 'before-opening':
      return `The membership would start on ${detail['from']}, before ${detail['name']} opened on ${detail['opened']}.`
    case 'after-closing':
      return `The membership (${detail['asked']}) would last beyond the last day of ${detail['name']}, ${detail['last']}.`
    case 'overlaps':
      return `${detail['member']} is in ${detail['organisation']} already in this role: ${detail['standing']}. The membership asked for, ${detail['asked']}, overlaps it.`
  }
}

function sayNotOpen({ name, urn, asked, opened, closed }: Readonly<Record<string, string>>): string {
  const school = `${name} (${urn})`
  if (opened !== undefined)
    return `${school} opened on ${opened}; the membership asked for is ${asked}. Before that day, name the school it came from.`
  return `${school} closed on ${closed}; the membership asked for is ${asked}. End it by then, and name the school that followed it.`
}

/** Other words that files use for a kind. */
const ALSO_CALLED: Readonly<Record<string, KnownKind>> = {
  'development-group': 'cluster',
  'school-cluster': 'cluster',
  alliance: 'teaching-school-alliance',
  len: 'local-excellence-network',
  'heads-association': 'headteachers-association',
  'headteachers-organisation': 'headteachers-association',
}

/** The kind that a word means: `Development group` and `cluster` are one. Refuses not-a-kind when nothing is left of the word. */
export function readKind(word: string): Decision<string, 'not-a-kind'> {
  const kind = slug(word)
  if (kind === '') return refuse('not-a-kind')
  return accept(ALSO_CALLED[kind] ?? kind)
}

/** Is this one of the kinds that every partnership knows? */
export function isKnownKind(kind: string): kind is KnownKind {
  return Object.hasOwn(KINDS, kind)
}
