// HTTP in, HTTP out: the organogram as a page, and all posts of the day as CSV and JSON.
import { ANYONE } from '../../kernel/actor.ts'
import { sayDay, type Day } from '../../kernel/day.ts'
import { found } from '../../kernel/faults.ts'
import { file, page, type Reply } from '../../http/reply.ts'
import { get, type Context, type Route } from '../../http/route.ts'
import { readAsAt } from '../../ui/as-at.ts'
import { dataFile, MEDIA_TYPES, type FileColumn } from '../../ui/data-file.ts'
import type { PageContent } from '../../ui/page.ts'
import { emptyState, section } from '../../ui/section.ts'
import { asSentence, sayCount, sayHolder } from '../groups/wording.ts'
import { LICENCE } from '../licence.ts'
import { namesSeen } from './looks.ts'
import { listPosts } from './queries.ts'
import { branchToShow, flatten, holderOf, organogramOf, postsOutside, standsForItself } from './rules.ts'
import type { PostHeld } from './types.ts'
import { organogramBody } from './organogram-views.ts'

const COLUMNS: readonly FileColumn<PostHeld & { readonly manager: string | null }>[] = [
  { name: 'post', description: 'Title of the post', value: (row) => row.title },
  { name: 'organisation', description: 'Where the post stands', value: (row) => row.organisation },
  { name: 'division', description: 'Division of the organisation', value: (row) => row.division },
  { name: 'team', description: 'Team within the division', value: (row) => row.team },
  { name: 'reports_to', description: 'Title of the post it reports to', value: (row) => row.manager },
  { name: 'grade', description: 'Grade or pay points', value: (row) => row.grade },
  { name: 'fte', description: 'Full-time equivalent, 1 is one full-time post', value: (row) => row.fte },
  { name: 'salaried', description: 'Whether the post is paid', value: (row) => row.salaried },
  { name: 'employer', description: 'Who employs the holder', value: (row) => row.employer },
  { name: 'payer', description: 'Who pays', value: (row) => row.payer },
  {
    name: 'holder',
    description: 'Name, "Vacant", or the ground on which it is withheld',
    value: (row) => sayHolder(holderOf(row.holdings)),
  },
  { name: 'held', description: 'Interim or seconded, where it is not permanent', value: (row) => howHeld(row) },
]

/** The organogram. */
export const organogramRoutes: readonly Route[] = [
  get('/:partnership/organogram', {
    who: ANYONE,
    audit: 'view-organogram',
    formats: ['csv', 'json'],
    personal: namesSeen,
    handle: showOrganogram,
  }),
]

async function showOrganogram(context: Context): Promise<Reply> {
  const { tx, today, query, format, partnership } = context
  const { slug, name } = found(partnership)
  const asked = readAsAt(Object.fromEntries(query), today)
  const posts = await listPosts(tx, slug, asked.day)
  return format === 'html'
    ? page(organogramPage(context, asked, { slug, name }, posts))
    : organogramFile(format, asked.day, { slug, name }, posts)
}

type Named = { readonly slug: string; readonly name: string }

/** Every post of the day: those of the trees, then those outside. */
function organogramFile(format: 'csv' | 'json', asAt: Day, { slug, name }: Named, all: readonly PostHeld[]): Reply {
  const trees = organogramOf(all)
  const posts = [...trees.flatMap(flatten), ...postsOutside(all, trees)]
  const titles = new Map(posts.map(({ id, title }) => [id, title]))
  const rows = posts.map((post) => ({ ...post, manager: titles.get(post.reportsTo ?? '') ?? null }))
  const head = { title: `Organogram, ${name}`, asAt, source: `${name}, register of posts`, licence: LICENCE }
  const text = dataFile({ ...head, columns: COLUMNS, rows }, format)
  return file(MEDIA_TYPES[format], text, `organogram-${slug}-${asAt}.${format}`)
}

function organogramPage(
  { today, query, path }: Context,
  asked: ReturnType<typeof readAsAt>,
  { slug, name }: Named,
  posts: readonly PostHeld[],
): PageContent {
  const trees = organogramOf(posts)
  const shown = branchToShow(trees, query.get('of') ?? '')
  const outside = postsOutside(posts, trees).filter(standsForItself)
  return {
    title: 'Organogram',
    kind: 'Posts and reporting lines',
    lede: sayShown(shown.flatMap(flatten), asked.day),
    room: 'register',
    breadcrumbs: [{ text: name, href: `/${slug}` }],
    asAt: {
      day: asked.day,
      today,
      action: path,
      ...(query.has('of') && { keep: { of: query.get('of') ?? '' } }),
      ...(asked.error && { error: asked.error }),
      ...(asked.typed && { typed: asked.typed }),
    },
    formats: ['csv', 'json'].map((each) => ({ text: each.toUpperCase(), href: `${path}.${each}?as_at=${asked.day}` })),
    body:
      shown.length + outside.length === 0 ? noPosts() : organogramBody(shown, trees, outside, `/${slug}`, asked.day),
  }
}

function sayShown(posts: readonly PostHeld[], on: Day): string {
  if (posts.length === 0) return `No reporting lines are held for ${sayDay(on)}.`
  const teams = new Set(posts.map(({ team }) => team).filter((team) => team !== null)).size
  const within = teams === 0 ? '' : ` in ${sayCount(teams, 'team')}`
  return `${asSentence(sayCount(posts.length, 'post'))}${within}, with who reports to whom and what stands vacant.`
}

function noPosts() {
  const what = 'No posts are held for this day.'
  const next = 'Choose another day, or import a file of posts.'
  return section({ head: 'Posts', body: emptyState({ what, next }) })
}

function howHeld({ holdings }: PostHeld): string | null {
  const holder = holderOf(holdings)
  return holder.state === 'vacant' || holder.how === '' ? null : holder.how
}
