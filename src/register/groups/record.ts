// One group on a day with all that ever belonged to it: who is in, who was, who is to come, and what changed when. Pure.
import type { Day } from '../../kernel/day.ts'
import { holdsOn } from '../../kernel/period.ts'
import type { Group, Member, Succession } from './types.ts'
import { sayCount, sayList, sayMember, sayNumber, sayRole } from './wording.ts'

/** A school or organisation in the group, with the URN that came before it or after it there. */
export interface PlacedMember extends Member {
  /** The member whose URN this one followed. */
  readonly before: Member | null
  /** The member that followed this URN. */
  readonly after: Member | null
  /** Outside the authorities of the partnership; null when the authority is not known. */
  readonly outside: boolean | null
}

/** A day on which something changed. Null: not recorded. */
export interface GroupChange {
  readonly day: Day | null
  readonly what: string
  readonly note: string | null
  readonly mark: 'turn' | 'next' | null
}

/** What the group's page and file show. */
export interface GroupRecord {
  readonly group: Group
  readonly on: Day
  /** In the order of their names. */
  readonly current: readonly PlacedMember[]
  readonly past: readonly PlacedMember[]
  readonly coming: readonly PlacedMember[]
  /** Newest first. */
  readonly changes: readonly GroupChange[]
}

/** Puts every membership in its place as at the day. `authorities` are the partnership's, as three-digit codes. */
export function groupRecord(
  group: Group,
  members: readonly Member[],
  successions: readonly Succession[],
  authorities: readonly string[],
  on: Day,
): GroupRecord {
  const placed = members.map((member) => placeMember(member, members, successions, authorities))
  const current = placed.filter((member) => holdsOn(member.period, on))
  return {
    group,
    on,
    current,
    past: placed.filter((member) => member.period.to !== null && member.period.to <= on),
    coming: placed.filter((member) => member.period.from !== null && member.period.from > on),
    changes: changesOf(group, placed, on),
  }
}

function placeMember(
  member: Member,
  all: readonly Member[],
  successions: readonly Succession[],
  authorities: readonly string[],
): PlacedMember {
  const linked = (own: 'from' | 'to', other: 'from' | 'to'): Member | null => {
    const urns = successions.filter((pair) => pair[own] === member.urn).map((pair) => pair[other])
    const edge = own === 'from' ? member.period.to : member.period.from
    const meets = (one: Member) => (own === 'from' ? one.period.from : one.period.to) === edge
    return all.find((one) => one.urn !== null && urns.includes(one.urn) && edge !== null && meets(one)) ?? null
  }
  const outside = member.authority === null ? null : !authorities.includes(member.authority)
  return { ...member, before: linked('to', 'from'), after: linked('from', 'to'), outside }
}

/** The sentence about members from other authorities, or null when there is none. */
export function sayOutside(current: readonly PlacedMember[]): string | null {
  const outside = current.filter((member) => member.outside === true)
  if (outside.length === 0) return null
  const inside = current.length - outside.length
  const places = [...Map.groupBy(outside, (member) => member.authorityName ?? 'an authority not recorded')]
  const said = places.map(([name, same]) => `${sayNumber(same.length)} in ${name}`)
  return `${sayCount(inside, 'member')} in the authority of the partnership, and outside it ${sayList(said)}.`
}

/** How many of those on the list have no recorded first day, as a sentence; null when all have one. */
export function sayUnknownDays(current: readonly Member[]): string | null {
  const unknown = current.filter((member) => member.period.from === null).length
  if (unknown === 0) return null
  const which = unknown === 1 ? 'One member’s' : `${sayCount(unknown, 'member').replace(/^./, (c) => c.toUpperCase())}’`
  return `${which} opening day in the group is not recorded; ${unknown === 1 ? 'it is' : 'they are'} listed all the same.`
}

function changesOf(group: Group, members: readonly PlacedMember[], on: Day): readonly GroupChange[] {
  const joins = members.filter((member) => member.before === null)
  const leaves = members.filter((member) => member.after === null && member.period.to !== null)
  const changes = [
    ...ownDays(group),
    ...byDay(joins, (member) => member.period.from, 'joined'),
    ...byDay(leaves, (member) => member.period.to, 'left'),
    ...members.flatMap(becameOf),
  ]
  return changes
    .map((change) => (change.day !== null && change.day > on ? { ...change, mark: 'next' as const } : change))
    .sort((a, b) => (b.day ?? '').localeCompare(a.day ?? ''))
}

function ownDays({ name, opened, closed, selfStarted }: Group): readonly GroupChange[] {
  const began = selfStarted ? `${name} was listed as a self-started group` : `${name} opened`
  return [
    ...(opened === null ? [] : [{ day: opened, what: began, note: null, mark: 'turn' as const }]),
    ...(closed === null ? [] : [{ day: closed, what: `${name} was no more`, note: null, mark: 'turn' as const }]),
  ]
}

const NAMED = 6

/** One entry a day and role: who joined or left. */
function byDay(
  members: readonly PlacedMember[],
  dayOf: (member: PlacedMember) => Day | null,
  verb: 'joined' | 'left',
): readonly GroupChange[] {
  const groups = Map.groupBy(members, (member) => `${dayOf(member) ?? ''} ${member.role}`)
  return [...groups.values()].flatMap((same): readonly GroupChange[] => {
    const [first] = same
    if (first === undefined) return []
    const names = same.map(sayMember)
    const as = first.role === 'member' ? '' : `, ${sayRole(first.role).toLowerCase()}`
    const single = { day: dayOf(first), what: `${names[0]} ${verb}${as}`, note: null, mark: null }
    if (same.length === 1) return [single]
    const more = names.length > NAMED ? [`${names.length - NAMED} more`] : []
    const note = sayList([...names.slice(0, NAMED), ...more])
    return [
      {
        ...single,
        what: `${sayCount(same.length, 'member').replace(/^./, (c) => c.toUpperCase())} ${verb}${as}`,
        note,
      },
    ]
  })
}

/** A conversion: the same school under a new URN. */
function becameOf(member: PlacedMember): readonly GroupChange[] {
  const { before } = member
  if (before === null) return []
  const what = `${sayMember(before)} (${before.urn}) became ${sayMember(member)} (${member.urn})`
  return [{ day: member.period.from, what, note: null, mark: null }]
}
