// In what order the rows of the file of posts are taken: a post after the one it reports to. Pure.
import type { ReadRow } from '../rows.ts'
import type { PostRow } from './schema.ts'

/** The rows with each after those of the post that it reports to, and the posts that report to each other in a circle. */
export interface OrderedRows {
  readonly rows: readonly ReadRow<PostRow>[]
  /** By the row's line: the posts of the circle, `a, b`. */
  readonly circles: ReadonlyMap<number, string>
}

type ByPost = ReadonlyMap<string, readonly ReadRow<PostRow>[]>

/** Orders by reporting line, else as in the file. */
export function inReportingOrder(rows: readonly ReadRow<PostRow>[]): OrderedRows {
  const byPost = Map.groupBy(rows, ({ value }) => nameOf(value, value.post))
  const ordered = new Set<ReadRow<PostRow>>()
  const circles = new Map<number, string>()
  for (const { value } of rows) {
    const trail = trailOf(nameOf(value, value.post), byPost)
    const circle = trail.slice(trail.indexOf(trail.at(-1) ?? ''))
    const round = [...new Set(circle)].flatMap((post) => byPost.get(post) ?? [])
    if (circle.length > 1) for (const row of round) circles.set(row.line, round.map((r) => r.value.post).join(', '))
    for (const post of trail.toReversed()) for (const row of byPost.get(post) ?? []) ordered.add(row)
  }
  return { rows: [...ordered], circles }
}

/** A post is known by its name within its partnership. */
function nameOf({ partnership }: PostRow, post: string): string {
  return `${partnership ?? ''}/${post}`
}

/** The post and those above it as far as the file says; it ends with a repetition when they go round in a circle. */
function trailOf(post: string, byPost: ByPost): readonly string[] {
  const trail = [post]
  for (let at = above(post, byPost); at !== null; at = above(at, byPost)) {
    const seen = trail.includes(at)
    trail.push(at)
    if (seen) break
  }
  return trail
}

function above(post: string, byPost: ByPost): string | null {
  const row = byPost.get(post)?.find(({ value }) => value.reports_to !== null)?.value
  return row === undefined || row.reports_to === null ? null : nameOf(row, row.reports_to)
}
