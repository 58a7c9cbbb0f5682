// What follows from holding a post. Pure: no database, no clock.
import type { Act, Grant } from '../../kernel/actor.ts'
import { sayDay, type Day } from '../../kernel/day.ts'
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import { PUBLIC_PROFILE } from '../../kernel/disclosure.ts'
import { overlap, periodOf, sayPeriod, type Period } from '../../kernel/period.ts'
import type { HeldOffice, HolderSeen, HoldingRefusal, HoldingSeen, Office, PostHeld } from './types.ts'

/** The acts that each office gives, and whether within the partnership or the post's school. */
const GIVEN: Readonly<Record<Office, readonly (readonly [Act, 'partnership' | 'school'])[]>> = {
  head: [
    ['propose-group', 'school'],
    ['consent-group', 'school'],
    ['answer-for-school', 'school'],
  ],
  'group-lead': [],
  'co-ordinator': [],
  'register-officer': [
    ['edit-register', 'partnership'],
    ['import-register', 'partnership'],
    ['see-people', 'partnership'],
  ],
  'foi-officer': [['see-people', 'partnership']],
  clerk: [
    ['see-people', 'partnership'],
    ['keep-governance', 'partnership'],
  ],
  'returning-officer': [
    ['see-people', 'partnership'],
    ['run-elections', 'partnership'],
  ],
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

/** Is the name of whoever holds the post owed to the public? Leads of groups, heads, and posts at or above the grade line (level 1 is the top); a post without a level is below it. */
export function holderPublished(office: string | null, gradeLevel: number | null, gradeLine: number | null): boolean {
  if (office === 'group-lead' || office === 'head') return true
  return gradeLevel !== null && gradeLine !== null && gradeLevel <= gradeLine
}

function why({ title, partnershipName, starts }: HeldOffice): string {
  return `${title}, ${partnershipName}${starts === null ? '' : `, since ${sayDay(starts)}`}`
}

/** Who holds a post as this reader may read it. A name that row-level security keeps back is withheld, with its ground; nobody is a vacancy. */
export function holderOf(holdings: readonly HoldingSeen[]): HolderSeen {
  if (holdings.length === 0) return { state: 'vacant' }
  const how = sayHow(holdings)
  const names = holdings.flatMap((holding) => (holding.name === null ? [] : [holding.name]))
  if (names.length < holdings.length) return { state: 'withheld', ground: PUBLIC_PROFILE.grounds.personal, how }
  return { state: 'held', names, how }
}

/** A post and those that report to it, for drawing. */
export interface Branch {
  readonly post: PostHeld
  readonly below: readonly Branch[]
}

/** The organogram: every post that reports to one or is reported to, as trees; the highest grade first, then by title. A post whose manager is not among them stands at the top. */
export function organogramOf(posts: readonly PostHeld[]): readonly Branch[] {
  const here = new Set(posts.map((post) => post.id))
  const above = (post: PostHeld): string | null =>
    post.reportsTo !== null && here.has(post.reportsTo) ? post.reportsTo : null
  const reports = Map.groupBy(posts, above)
  const branch = (post: PostHeld): Branch => ({ post, below: inOrder(reports.get(post.id) ?? []).map(branch) })
  return inOrder(reports.get(null) ?? [])
    .map(branch)
    .filter(({ post, below }) => below.length > 0 || post.reportsTo !== null)
}

/** The posts in no tree: they report to nobody and nobody reports to them. Ordered as in an organogram. */
export function postsOutside(posts: readonly PostHeld[], trees: readonly Branch[]): readonly PostHeld[] {
  const within = new Set(trees.flatMap(flatten).map(({ id }) => id))
  return inOrder(posts.filter(({ id }) => !within.has(id)))
}

const OFFICES_OF_MEMBERS = new Set<string | null>(['head', 'group-lead', 'co-ordinator'] satisfies Office[])

/** Is it a post of the partnership or a council, and not of one school or one group? */
export function standsForItself({ office }: Pick<PostHeld, 'office'>): boolean {
  return !OFFICES_OF_MEMBERS.has(office)
}

/** The tree to draw: the one whose top post is asked for by its key, else the largest. None when there are no posts. */
export function branchToShow(branches: readonly Branch[], asked: string): readonly Branch[] {
  const bySize = [...branches].sort((a, b) => flatten(b).length - flatten(a).length)
  const chosen = branches.find(({ post }) => post.key === asked) ?? bySize[0]
  return chosen === undefined ? [] : [chosen]
}

/** A branch as a list: the post, then those below it, each before its own reports. */
export function flatten(branch: Branch): readonly PostHeld[] {
  return [branch.post, ...branch.below.flatMap(flatten)]
}

/** What appointing needs of a post: its own days, and who holds it when. */
export interface PostToHold extends Pick<PostHeld, 'starts' | 'ends'> {
  readonly holdings: readonly Pick<HoldingSeen, 'person' | 'starts' | 'ends'>[]
}

/**
 * A person comes to hold a post for a period. Refuses unknown-person, ends-before-start, before-post, after-post (the post is not there then)
 * and holds-already (the same person, with the standing period).
 */
export function appoint(
  person: string | null,
  from: Day | null,
  to: Day | null,
  post: PostToHold,
): Decision<Period, HoldingRefusal> {
  if (person === null) return refuse('unknown-person')
  const period = periodOf(from, to)
  if (!period.ok) return period
  if (from !== null && post.starts !== null && from < post.starts)
    return refuse('before-post', { from: sayDay(from), starts: sayDay(post.starts) })
  if (post.ends !== null && (to === null || to > post.ends)) return refuse('after-post', { ends: sayDay(post.ends) })
  const standing = post.holdings.find(
    (held) => held.person === person && overlap({ from: held.starts, to: held.ends }, period.value),
  )
  if (standing === undefined) return period
  return refuse('holds-already', { standing: sayPeriod({ from: standing.starts, to: standing.ends }) })
}

/** A holding ends: its last day is the day before `on`. Refuses ended-already and ends-before-start with the days. */
export function endHolding(holding: HoldingSeen, on: Day): Decision<Day, HoldingRefusal> {
  if (holding.ends !== null) return refuse('ended-already', { ends: sayDay(holding.ends) })
  if (holding.starts !== null && on <= holding.starts)
    return refuse('ends-before-start', { from: sayDay(holding.starts), to: sayDay(on) })
  return accept(on)
}

/** A refusal in a sentence for the reader. */
export function sayHoldingRefusal(refusal: HoldingRefusal, detail: Readonly<Record<string, string>>): string {
  switch (refusal) {
    case 'unknown-person':
      return 'Choose a person from the list, or enter the name of a new one'
    case 'ends-before-start':
      return `The end, ${detail['to']}, must be after the start, ${detail['from']}`
    case 'before-post':
      return `The post was made on ${detail['starts']}: nobody can hold it from ${detail['from']}`
    case 'after-post':
      return `The post ends on ${detail['ends']}: give a last day before that`
    case 'holds-already':
      return `This person holds the post already, ${detail['standing']}`
    case 'ended-already':
      return `It has ended already, on ${detail['ends']}`
  }
}

/** What an act on a post has done, by the short code in the address of the page that follows. */
const DONE = { appointed: 'The appointment is recorded.', ended: 'The last day is recorded.' } as const
export type Done = keyof typeof DONE

/** The sentence for the code; null for any other text, which is never shown. */
export function sayDone(code: string | null): string | null {
  return code !== null && Object.hasOwn(DONE, code) ? DONE[code as Done] : null
}

function sayHow(holdings: readonly HoldingSeen[]): string {
  const kinds = [...new Set(holdings.map((holding) => holding.kind))].filter((kind) => kind !== 'permanent')
  return kinds.join(', ')
}

function inOrder(posts: readonly PostHeld[]): readonly PostHeld[] {
  const level = (post: PostHeld): number => post.gradeLevel ?? Number.MAX_SAFE_INTEGER
  return [...posts].sort(
    (a, b) => level(a) - level(b) || a.title.localeCompare(b.title, 'en') || a.key.localeCompare(b.key),
  )
}
