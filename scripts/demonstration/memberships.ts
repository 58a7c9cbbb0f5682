// Memberships by the URN in force on the day: predecessor until the conversion, successor from it. Pure.
import { day, type Day } from '../../src/kernel/day.ts'
import { lifeOf, type Lineage } from './lineage.ts'
import type { Row } from './tables.ts'

/** Schools and their history: the real ones that are carried over, and the examples. */
export type Register = { readonly schools: ReadonlyMap<string, Row>; readonly lineage: Lineage }

/** A URN that held a membership, from a day ('' when not known), to the day after its last ('' while it holds). */
export type Span = { readonly urn: string; readonly from: Day | ''; readonly to: Day | '' }

/** A group as our own file writes it; `facts` are the lead's and the co-ordinator's columns. */
export type Group = {
  readonly name: string
  readonly kind: string
  readonly label: string
  readonly facts: Row
  readonly members: readonly (Span & { readonly role: string })[]
}

/** The columns of `groups.csv`. */
export const GROUP_COLUMNS = [
  'partnership',
  'group',
  'kind',
  'label',
  'school_urn',
  'role',
  'from',
  'to',
  'lead_post',
  'lead_school_urn',
  'lead_email',
  'lead_phone',
  'coordinator_salaried',
  'coordinator_payer',
]

/** No membership reaches further back than this where its own beginning is not known. */
const HORIZON = day('2011-09-01')

/** Who held a school's membership since `from`: the school itself, and before it opened those it comes from. An unknown beginning stays unknown. */
export function spansSince(urn: string, from: Day | '', register: Register): Span[] {
  const spans = held(urn, from || HORIZON, '', register, new Set())
  return spans.map((span) => ({ ...span, from: from === '' && span.from === HORIZON ? '' : span.from }))
}

/** The spans of many members in turn; a URN that has come up belongs to the first that named it. */
export function spansOfAll<T extends { readonly urn: string }>(
  members: readonly T[],
  from: (member: T) => Day | '',
  register: Register,
): { readonly member: T; readonly span: Span }[] {
  const taken = new Set<string>()
  const found: { member: T; span: Span }[] = []
  for (const member of members) {
    const spans = spansSince(member.urn, from(member), register).filter((span) => !taken.has(span.urn))
    for (const span of spans) taken.add(span.urn)
    found.push(...spans.map((span) => ({ member, span })))
  }
  return found
}

/** Ends a membership on this day: rows that begin later go, rows that last longer are cut. */
export function until(spans: readonly Span[], end: Day): Span[] {
  const begun = spans.filter((span) => span.from < end)
  return begun.map((span) => (span.to === '' || span.to > end ? { ...span, to: end } : span))
}

/** The rows of `groups.csv`: one a membership, the group's facts on each. */
export function groupRows(partnership: string, groups: readonly Group[]): Row[] {
  return groups.flatMap(({ name, kind, label, facts, members }) =>
    members.map(({ urn, role, from, to }) => ({
      partnership,
      group: name,
      kind,
      label,
      school_urn: urn,
      role,
      from,
      to,
      ...facts,
    })),
  )
}

/** The same role for each of these. */
export function inRole(role: string, spans: readonly Span[]): (Span & { role: string })[] {
  return spans.map((span) => ({ ...span, role }))
}

function held(urn: string, from: Day, to: Day | '', register: Register, seen: Set<string>): Span[] {
  if (seen.has(urn)) return []
  seen.add(urn)
  const life = lifeOf(urn, register.schools, register.lineage)
  const start = life.from > from ? life.from : from
  const end = earlier(life.to, to)
  const own = end === '' || start < end ? [{ urn, from: start, to: end }] : []
  if (life.from === '' || life.from <= from) return own
  const before = register.lineage.predecessors.get(urn) ?? []
  return [...before.flatMap((other) => held(other, from, earlier(start as Day, to), register, seen)), ...own]
}

function earlier(a: Day | '', b: Day | ''): Day | '' {
  if (a === '' || b === '') return a || b
  return a < b ? a : b
}
