// How groups, roles and holders are said in words. Pure; no markup.
import { sayDay, type Day } from '../../kernel/day.ts'
import { sayPeriod, type Period } from '../../kernel/period.ts'
import type { Group, GroupPost, Member, MembershipRole } from './types.ts'

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

const ROLE_WORDS: Readonly<Record<MembershipRole, string>> = {
  member: 'Member',
  'lead-school': 'Lead school',
  'strategic-partner': 'Strategic partner',
  subscriber: 'Subscriber',
  associate: 'Associate',
}

/** `Lead school`. */
export function sayRole(role: MembershipRole): string {
  return ROLE_WORDS[role]
}

/** `seven` below ten, then figures: `1,204`. */
export function sayNumber(n: number): string {
  return NUMBERS[n] ?? n.toLocaleString('en-GB')
}

/** `seven schools`, `one school`, `no schools`. */
export function sayCount(n: number, one: string, many: string = pluralOf(one)): string {
  return `${sayNumber(n)} ${n === 1 ? one : many}`
}

/** `a, b and c`. */
export function sayList(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** The plural of a label: its last word's. */
export function pluralOf(label: string): string {
  if (/[^aeiou]y$/.test(label)) return `${label.slice(0, -1)}ies`
  return /(s|x|ch|sh)$/.test(label) ? `${label}es` : `${label}s`
}

/** A label inside a sentence: `development group`, but `Local Excellence Network` stays a name. */
export function inSentence(label: string): string {
  const isName = label
    .split(' ')
    .slice(1)
    .some((word) => /^\p{Lu}/u.test(word))
  return isName ? label : label.charAt(0).toLowerCase() + label.slice(1)
}

/** The first letter as a sentence begins. */
export function asSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `Led from Alderfield Primary School` and the like: who leads, in one line. */
export function sayLead({ lead }: Group): string {
  if (lead === null) return 'No lead’s post is recorded'
  const school = lead.schoolName === null ? '' : `, ${lead.schoolName}`
  return `${lead.title}${school}${lead.holder.state === 'vacant' ? ' (vacant)' : ''}`
}

/** Is there a co-ordinator, is the post salaried, and who pays: in one line. */
export function sayCoordinator(coordinator: GroupPost | null): string {
  if (coordinator === null) return 'No co-ordinator'
  const { salaried, payer } = coordinator
  if (salaried === null) return 'Co-ordinator; whether salaried is not recorded'
  if (!salaried) return 'Co-ordinator, not salaried'
  return payer === null
    ? 'Salaried co-ordinator; who pays is not recorded'
    : `Salaried co-ordinator, paid by ${payer.replace(/^The /, 'the ')}`
}

/** What words need of the holder of a post, of a group or any other. */
type Said =
  | { readonly state: 'held'; readonly names: readonly string[] }
  | { readonly state: 'withheld'; readonly ground: string }
  | { readonly state: 'vacant' }

/** The holder as text for a cell: names, `Vacant`, or `Withheld: s40(2) FOIA`. */
export function sayHolder(holder: Said): string {
  if (holder.state === 'held') return sayList(holder.names)
  return holder.state === 'vacant' ? 'Vacant' : `Withheld: ${holder.ground}`
}

/** Since when, in words that never hide what is not known. */
export function saySince({ from }: Period): string {
  return from === null ? 'Opening day not recorded' : sayDay(from)
}

/** `1 March 2013 to 31 August 2014`, as a sentence begins. */
export function sayHeld(period: Period): string {
  return asSentence(sayPeriod(period))
}

/** `as at 1 March 2013`. */
export function sayAsAt(on: Day): string {
  return `as at ${sayDay(on)}`
}

/** The name of a member with its mark when it is invented. */
export function sayMember({ name, example }: Pick<Member, 'name' | 'example'>): string {
  return example ? `${name} (example)` : name
}
