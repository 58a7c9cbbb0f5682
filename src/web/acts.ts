// Each act in words that end the sentence "This page is for those who may ...". No rule: who may stands in the kernel.
import type { Act, Grant } from '../kernel/actor.ts'
import type { HeadedSchool } from '../register/index.ts'

const WORDS: Readonly<Record<Act, string>> = {
  operate: 'run this installation',
  'edit-register': 'edit the register: groups, members, people and posts',
  'import-register': 'upload files into the register',
  'see-people': 'see names and contact details that are not published',
  'propose-group': 'propose a group for their school',
  'consent-group': 'answer for their school when a group is proposed',
  'answer-for-school': 'cast the vote of their school',
  'keep-governance': 'keep bodies, seats, meetings, minutes and interests',
  'run-elections': 'run elections',
  'sit-on-body': 'read the papers and full minutes of a body on which they sit',
  'vote-on-body': 'vote on a body on which they sit',
  'chair-body': 'prepare and minute the meetings of a body that they chair',
  'sit-for': 'sit on a body for an organisation',
}

/** The page where each act is used: below the partnership, or with a slash at the start by itself. */
const PAGES: Readonly<Record<Act, string>> = {
  operate: '/operator/imports',
  'edit-register': 'groups',
  'import-register': 'imports',
  'see-people': 'people',
  'propose-group': 'groups/propose',
  'consent-group': 'groups/proposals',
  'answer-for-school': 'resolutions',
  'keep-governance': 'bodies',
  'run-elections': 'elections',
  'sit-on-body': 'bodies',
  'vote-on-body': 'bodies',
  'chair-body': 'bodies',
  'sit-for': 'interests',
}

/** The page on which the right is used; null when its school is in no partnership that the reader knows. */
export function whereUsed({ act, scope, place }: Grant, schools: readonly HeadedSchool[]): string | null {
  if (place !== undefined) return place.href
  const page = PAGES[act]
  if (page.startsWith('/')) return page
  const slug = /^\d{6}$/.test(scope) ? schools.find(({ urn }) => urn === scope)?.partnership : scope
  return slug === undefined || slug === '*' ? null : `/${slug}/${page}`
}

/** What the act lets a person do. */
export function sayAct(act: Act): string {
  return WORDS[act]
}

/** Within what a grant holds: everywhere, a school, or the partnership of this name. */
export function sayScope(
  { scope, place }: Grant,
  partnerships: readonly { slug: string; name: string }[],
  schools: readonly HeadedSchool[],
): string {
  if (place !== undefined) return place.name
  if (scope === '*') return 'Everywhere'
  if (/^\d{6}$/.test(scope)) return schools.find(({ urn }) => urn === scope)?.name ?? `School ${scope}`
  return partnerships.find((p) => p.slug === scope)?.name ?? scope
}
