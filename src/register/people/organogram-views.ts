// The organogram as a picture, a nested list and a table: data in, Html out. Never asks who reads: names are narrowed already.
import type { Day } from '../../kernel/day.ts'
import { html, type Html } from '../../ui/html.ts'
import { link, list, section } from '../../ui/section.ts'
import { table } from '../../ui/table.ts'
import { nestedList, treePicture, type TreeNode } from '../../ui/tree.ts'
import { asSentence, sayCount, sayHolder } from '../groups/wording.ts'
import { holderWords, WHY_WITHHELD } from './holder-views.ts'
import { flatten, holderOf, type Branch } from './rules.ts'
import type { PostHeld } from './types.ts'

/** One organogram as a picture, a nested list and a table, all from the same posts; then the way to the others. */
export function organogramBody(
  shown: readonly Branch[],
  all: readonly Branch[],
  outside: readonly PostHeld[],
  base: string,
  asAt: Day,
): Html {
  const others = all.filter((branch) => !shown.includes(branch))
  return html`${shown.map((branch) => branchSection(branch, base))}${
    shown.length > 0 &&
    section({
      head: 'As a table',
      note: 'The same posts, for reading across.',
      body: postTable(shown.flatMap(flatten), base),
    })
  }${
    others.length > 0 &&
    section({
      head: 'Other organograms',
      note: 'Smaller ones of the same partnership.',
      body: list(
        others.map((branch) => ({
          what: branch.post.organisation ?? branch.post.title,
          href: `${base}/organogram?of=${branch.post.key}&as_at=${asAt}`,
          note: branch.post.title,
          fact: sayCount(flatten(branch).length, 'post'),
        })),
      ),
    })
  }${outside.length > 0 && outsideSection(outside, base)}`
}

function outsideSection(posts: readonly PostHeld[], base: string): Html {
  return section({
    head: 'Posts outside a tree',
    note: 'They report to no post here, and none reports to them. Headteachers, and leads and co-ordinators of groups, are in the CSV and JSON files.',
    body: list(
      posts.map((post) => ({
        what: post.title,
        href: `${base}/posts/${post.key}`,
        note: post.organisation,
        fact: holderWords(post.holdings),
      })),
    ),
  })
}

function branchSection(branch: Branch, base: string): Html {
  const root = nodeOf(branch, base)
  const posts = flatten(branch)
  const title = branch.post.organisation ?? branch.post.title
  return section({
    head: title,
    note: [
      saySize(posts),
      'Names of holders below the grade line are withheld from the public; the post, its grade and its place stay.',
    ],
    body: html`${treePicture({ id: `tree-${branch.post.key}`, title, root })}${nestedList(root)}`,
    id: `organogram-${branch.post.key}`,
  })
}

function saySize(posts: readonly PostHeld[]): string {
  const vacant = posts.filter((post) => post.holdings.length === 0).length
  const fte = Math.round(posts.reduce((sum, post) => sum + (post.fte ?? 0), 0) * 100) / 100
  return `${asSentence(sayCount(posts.length, 'post'))}, ${fte} full-time equivalent; ${vacant === 0 ? 'none' : vacant} vacant.`
}

function nodeOf({ post, below }: Branch, base: string): TreeNode {
  const holder = holderOf(post.holdings)
  const how = holder.state === 'vacant' || holder.how === '' ? null : holder.how
  const grade = [post.grade, post.fte === null ? null : `${post.fte} FTE`, how].filter((fact) => fact !== null)
  const shared = {
    id: post.key,
    lines: [post.title, ...grade],
    href: `${base}/posts/${post.key}`,
    children: below.map((branch) => nodeOf(branch, base)),
  }
  if (holder.state === 'vacant') return { ...shared, state: 'vacant' }
  if (holder.state === 'withheld') return { ...shared, state: 'withheld', note: holder.ground, noteHref: WHY_WITHHELD }
  return { ...shared, state: 'held', holder: sayHolder(holder) }
}

function postTable(posts: readonly PostHeld[], base: string): Html {
  const titles = new Map(posts.map((post) => [post.id, post.title]))
  return table({
    caption: 'Posts, their holders and reporting lines',
    captionHidden: true,
    columns: [
      { key: 'post', head: 'Post' },
      { key: 'team', head: 'Team' },
      { key: 'grade', head: 'Grade' },
      { key: 'fte', head: 'FTE', numeric: true },
      { key: 'holder', head: 'Holder' },
      { key: 'reports', head: 'Reports to' },
    ],
    rows: posts.map((post) => ({
      cells: [
        link(post.title, `${base}/posts/${post.key}`),
        post.team,
        post.grade,
        post.fte,
        holderWords(post.holdings),
        post.reportsTo === null ? null : titles.get(post.reportsTo),
      ],
    })),
  })
}
