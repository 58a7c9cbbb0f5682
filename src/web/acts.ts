// Each act in words that end the sentence "This page is for those who may ...". No rule: who may stands in the kernel.
import type { Act, Grant } from '../kernel/actor.ts'

const WORDS: Readonly<Record<Act, string>> = {
  operate: 'run this installation',
  'edit-register': 'edit the register: groups, members, people and posts',
  'import-register': 'upload files into the register',
  'see-people': 'see names and contact details that are not published',
  'propose-group': 'propose a group for their school',
  'consent-group': 'answer for their school when a group is proposed',
}

/** What the act lets a person do. */
export function sayAct(act: Act): string {
  return WORDS[act]
}

/** Within what a grant holds: everywhere, a school, or the partnership of this name. */
export function sayScope({ scope }: Grant, partnerships: readonly { slug: string; name: string }[]): string {
  if (scope === '*') return 'Everywhere'
  if (/^\d{6}$/.test(scope)) return `School ${scope}`
  return partnerships.find((p) => p.slug === scope)?.name ?? scope
}
