// Answers about posts: the organogram and the school improvement team. Pure: from what the register holds to one answer.
import { sayDay, type Day } from '../../kernel/day.ts'
import { asSentence, sayCount, sayHolder } from '../groups/wording.ts'
import { head, rowFrom, withheldNote } from './group-answers.ts'
import type { Answer, AnsweredPost } from './types.ts'

/** What an answer about posts rests on. */
export interface PostMatter {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly on: Day
  readonly posts: readonly AnsweredPost[]
}

/** Every post of the service with its reporting line, from the top down; vacancies are shown, names below the line withheld. [S3] 1 */
export function answerOrganogram(matter: PostMatter): Answer {
  const { posts, on, partnership } = matter
  const divisions = new Set(posts.map((post) => post.division).filter((division) => division !== null))
  const parts = divisions.size > 0 ? ` in ${sayCount(divisions.size, 'division')}` : ''
  const sentence =
    posts.length === 0
      ? `No posts are held for ${partnership.name}, as at ${sayDay(on)}.`
      : `${asSentence(sayCount(posts.length, 'post'))}${parts}, ${sayVacant(posts)}, as at ${sayDay(on)}.`
  return postAnswer('organogram', matter, fromTheTop(posts), sentence)
}

/** Size and grades of the school improvement team: the posts of teams that have "improvement" in their name. [S3] 3 */
export function answerTeam(matter: PostMatter): Answer {
  const { on, partnership } = matter
  const posts = matter.posts.filter((post) => /improvement/i.test(post.team ?? ''))
  const fte = Math.round(posts.reduce((sum, post) => sum + (post.fte ?? 0), 0) * 100) / 100
  const seconded = posts.filter((post) => post.holdingKind === 'seconded').length
  const sentence =
    posts.length === 0
      ? `No school improvement team is held for ${partnership.name}, as at ${sayDay(on)}.`
      : `${fte} full-time equivalent in ${sayCount(posts.length, 'post')}, ${sayVacant(posts)} and ${seconded === 0 ? 'none' : sayCount(seconded, 'post').split(' ')[0]} seconded, as at ${sayDay(on)}.`
  return postAnswer('team', matter, posts, sentence)
}

function postAnswer(
  question: 'organogram' | 'team',
  matter: PostMatter,
  posts: readonly AnsweredPost[],
  sentence: string,
): Answer {
  const titles = new Map(matter.posts.map((post) => [post.id, post.title]))
  const unknown = posts.filter((post) => post.fte === null).length
  return {
    ...head(question, matter),
    sentence,
    columns: COLUMNS,
    rows: posts.map((post) => rowFrom(COLUMNS, { post, reportsTo: titles.get(post.reportsTo ?? '') ?? null })),
    groups: null,
    notes: [
      ...withheldNote(posts),
      ...(unknown > 0 ? [`${asSentence(sayCount(unknown, 'post'))} without a recorded full-time equivalent.`] : []),
    ],
  }
}

function sayVacant(posts: readonly AnsweredPost[]): string {
  const vacant = posts.filter((post) => post.holder.state === 'vacant').length
  return vacant === 0 ? 'none vacant' : `${sayCount(vacant, 'of them', 'of them')} vacant`
}

/** Each post before those that report to it; a post whose superior is not there counts as a top. Order of siblings as given. */
function fromTheTop(posts: readonly AnsweredPost[]): readonly AnsweredPost[] {
  const ids = new Set(posts.map((post) => post.id))
  const below = Map.groupBy(posts, (post) => (post.reportsTo !== null && ids.has(post.reportsTo) ? post.reportsTo : ''))
  const ordered: AnsweredPost[] = []
  const walk = (id: string): void => {
    for (const post of below.get(id) ?? []) {
      ordered.push(post)
      walk(post.id)
    }
  }
  walk('')
  return [...ordered, ...posts.filter((post) => !ordered.includes(post))]
}

interface PostRow {
  readonly post: AnsweredPost
  readonly reportsTo: string | null
}

const COLUMNS: Parameters<typeof rowFrom<PostRow>>[0] = [
  { name: 'post', head: 'Post', description: 'Title of the post', value: ({ post }) => post.title },
  { name: 'division', filesOnly: true, head: 'Division', description: 'Division', value: ({ post }) => post.division },
  { name: 'team', head: 'Team', description: 'Team or service', value: ({ post }) => post.team },
  {
    name: 'reports_to',
    head: 'Reports to',
    description: 'Title of the post that it reports to',
    value: (row) => row.reportsTo,
  },
  { name: 'grade', head: 'Grade', description: 'Grade; empty is not recorded', value: ({ post }) => post.grade },
  { name: 'fte', head: 'FTE', description: 'Full-time equivalent of the post', value: ({ post }) => post.fte },
  {
    name: 'salaried',
    filesOnly: true,
    head: 'Salaried',
    description: 'Is the post salaried',
    value: ({ post }) => post.salaried,
  },
  {
    name: 'employer',
    filesOnly: true,
    head: 'Employer',
    description: 'Who employs',
    value: ({ post }) => post.employer,
  },
  { name: 'payer', filesOnly: true, head: 'Paid by', description: 'Who pays', value: ({ post }) => post.payer },
  {
    name: 'held_as',
    head: 'Held as',
    description: 'permanent, interim or seconded; empty when vacant',
    value: ({ post }) => post.holdingKind,
  },
  {
    name: 'vacant',
    filesOnly: true,
    head: 'Vacant',
    description: 'True when nobody holds it',
    value: ({ post }) => post.holder.state === 'vacant',
  },
  {
    name: 'holder',
    head: 'Held by',
    description: 'Holder, Vacant, or Withheld with the section',
    value: ({ post }) => sayHolder(post.holder),
  },
]
