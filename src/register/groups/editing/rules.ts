// What may be changed about a group, and what follows. Pure: no database, no clock. Memberships themselves: ../rules.ts.
import { addDays, sayDay, type Day } from '../../../kernel/day.ts'
import { accept, refuse, type Decision, type Refused } from '../../../kernel/decision.ts'
import { slug } from '../../../kernel/id.ts'
import { periodOf, sayPeriod, type Period } from '../../../kernel/period.ts'
import type { Member, MembershipRefusal, MembershipRole } from '../types.ts'

/** Paths under `/groups` that are pages of their own, so that no group may have them as its slug. */
const TAKEN = ['new', 'propose', 'proposals']

/** Why a group's own days are refused. */
export type GroupRefusal =
  'no-name' | 'same-name' | 'ends-before-start' | 'member-before-opening' | 'member-after-closing'

/** Why a group is not removed: it has a past that must stay on record. */
export type RemovalRefusal = 'has-members' | 'has-holders' | 'is-referred-to'

/** A group entered by mistake may go while nothing was ever recorded of it. Refuses has-members and has-holders, now or in the past. */
export function removeUnused(had: {
  readonly members: boolean
  readonly holders: boolean
}): Decision<null, RemovalRefusal> {
  if (had.members) return refuse('has-members')
  return had.holders ? refuse('has-holders') : accept(null)
}

/** The refusal in a sentence that says what to do instead. */
export function sayRemovalRefusal(refusal: RemovalRefusal): string {
  const instead = 'so it stays on record. Change the group and give it a last day instead.'
  if (refusal === 'has-members') return `A school belongs or belonged to this group, ${instead}`
  if (refusal === 'has-holders') return `Somebody holds or held a post of this group, ${instead}`
  return `Other records refer to this group, ${instead}`
}

/** Days of a group: the first, and the first on which it is no more. Null is not recorded. */
export interface GroupDays {
  readonly opened: Day | null
  readonly closed: Day | null
}

/** A slug for the name that no other group of the partnership has: `beaumont-leys`, then `beaumont-leys-2`. Refuses no-name when nothing is left of the name. */
export function freeSlug(name: string, taken: readonly string[]): Decision<string, 'no-name'> {
  const plain = slug(name)
  if (plain === '') return refuse('no-name', { name })
  const used = new Set([...taken, ...TAKEN])
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? plain : `${plain}-${n}`
    if (!used.has(candidate)) return accept(candidate)
  }
}

/**
 * The days of a group may change as long as every membership still fits: those that would last beyond the closing end with it, but none
 * may begin before the opening or after the closing. Refuses ends-before-start, member-before-opening, member-after-closing.
 */
export function changeDays(
  { opened, closed }: GroupDays,
  members: readonly Member[],
): Decision<{ readonly cut: readonly Member[] }, GroupRefusal> {
  const period = periodOf(opened, closed)
  if (!period.ok) return refuse('ends-before-start', { from: sayed(opened), to: sayed(lastOf(closed)) })
  for (const member of members) {
    const { from } = member.period
    if (opened !== null && from !== null && from < opened)
      return refuse('member-before-opening', { member: member.name, from: sayDay(from), opened: sayDay(opened) })
    if (closed !== null && from !== null && from >= closed)
      return refuse('member-after-closing', { member: member.name, from: sayDay(from), last: sayed(lastOf(closed)) })
  }
  const cut = members.filter(({ period: { to } }) => closed !== null && (to === null || to > closed))
  return accept({ cut })
}

/** A membership ends with this last day, also where it had another end. Refuses ends-before-start. */
export function endOn(period: Period, last: Day): Decision<Period, 'ends-before-start'> {
  const inOrder = lastNotBeforeFirst(period.from, last)
  return inOrder.ok ? periodOf(period.from, addDays(last, 1)) : inOrder
}

/** What a change of role does: the role in place where it holds from the start, else the old membership ends and another begins. */
export type RoleStep =
  { readonly kind: 'in-place' } | { readonly kind: 'split'; readonly ended: Period; readonly begun: Period }

/** A member has another role from this day. Refuses same-role, and not-a-member-then when the membership does not hold on the day. */
export function changeRole(
  { role, period }: Pick<Member, 'role' | 'period'>,
  to: MembershipRole,
  from: Day,
): Decision<RoleStep, 'same-role' | 'not-a-member-then'> {
  if (role === to) return refuse('same-role')
  const early = period.from !== null && from < period.from
  const late = period.to !== null && from >= period.to
  if (early || late) return refuse('not-a-member-then', { from: sayDay(from), held: sayPeriod(period) })
  if (from === period.from) return accept({ kind: 'in-place' })
  return accept({ kind: 'split', ended: { from: period.from, to: from }, begun: { from, to: period.to } })
}

/** A post's change: in place where it only corrects how to reach it or holds since that very day, else the old post ends and another begins. */
export function changePost(
  standing: { readonly starts: Day | null } | null,
  dated: boolean,
  from: Day,
): Decision<'add' | 'in-place' | 'replace', 'before-the-post'> {
  if (standing === null) return accept('add')
  if (!dated || standing.starts === from) return accept('in-place')
  if (standing.starts !== null && from < standing.starts)
    return refuse('before-the-post', { from: sayDay(from), starts: sayDay(standing.starts) })
  return accept('replace')
}

/** The refusal in a sentence that names both days. */
export function sayGroupRefusal({ refusal, detail }: Refused<GroupRefusal>): string {
  switch (refusal) {
    case 'no-name':
      return 'Enter a name with letters or numbers'
    case 'same-name':
      return `There is already a group called ${detail['name']}: give this one another name`
    case 'ends-before-start':
      return `The last day, ${detail['to']}, is before the day it opened, ${detail['from']}`
    case 'member-before-opening':
      return `${detail['member']} belongs to it since ${detail['from']}, before it would open on ${detail['opened']}`
    case 'member-after-closing':
      return `${detail['member']} joins on ${detail['from']}, after the last day ${detail['last']}`
  }
}

/** What an act on a group has done, by the short code in the address of the page that follows. */
const DONE = {
  'group-added': 'The group is added.',
  'group-changed': 'The group is changed.',
  'member-added': 'The school is added to the group.',
  'membership-corrected': 'The days of the membership are corrected.',
  'group-removed': 'The group is removed.',
  'membership-ended': 'The membership has its last day.',
  'role-changed': 'The role is changed.',
  'lead-changed': 'The lead is changed.',
  'co-ordinator-changed': 'The co-ordinator is changed.',
} as const
export type Done = keyof typeof DONE

/** The sentence for the code; null for any other text, which is never shown. */
export function sayDone(code: string | null): string | null {
  const known: Readonly<Record<string, string>> = DONE
  return code !== null && Object.hasOwn(DONE, code) ? (known[code] ?? null) : null
}

/** The last day, as it was typed, is not before the first. Refuses ends-before-start with both days as typed. */
export function lastNotBeforeFirst(from: Day | null, last: Day | null): Decision<null, 'ends-before-start'> {
  if (from === null || last === null || last >= from) return accept(null)
  return refuse('ends-before-start', { from: sayDay(from), last: sayDay(last) })
}

/** Refusals of a membership by the field that the reader should look at. */
export function fieldOf(refusal: MembershipRefusal): 'school' | 'from' | 'last' {
  if (refusal === 'unknown-school') return 'school'
  return refusal === 'ends-before-start' || refusal === 'after-closing' ? 'last' : 'from'
}

function lastOf(closed: Day | null): Day | null {
  return closed === null ? null : addDays(closed, -1)
}

function sayed(on: Day | null): string {
  return on === null ? 'not recorded' : sayDay(on)
}
