// The importer of our own file of posts, their reporting lines and holders. The same file again changes nothing.
import type { Importer, Source } from '../../types.ts'
import { listPartnerships } from '../partnerships.ts'
import { readRows, takeRows, type ReadRow } from '../rows.ts'
import { inReportingOrder } from './order.ts'
import { loadPosts, savePosts } from './queries.ts'
import { PostsPlan } from './rules.ts'
import { PostRow } from './schema.ts'

/** Posts with their organisation, line and grade; one row for each holding. */
export const posts: Importer = {
  kind: 'posts',
  required: [['post'], ['reports_to'], ['holder']],
  columns: Object.keys(PostRow.shape),
  async load(tx, source, request) {
    const read = await readRows(source, PostRow)
    const { rows, circles } = inReportingOrder(read.rows.map((row) => withHoldingDays(row, source)))
    const partnerships = await listPartnerships(tx, request.partnership)
    const urns = rows.flatMap(({ value }) => value.school_urn ?? [])
    const plan = new PostsPlan(await loadPosts(tx, partnerships, urns), request.partnership, circles)
    const report = takeRows({ ...read, rows }, (row, line) => plan.take(row, line))
    await savePosts(tx, plan)
    return { ...report, notes: notesOf(plan) }
  },
}

/** A file without columns for the holding's days means by from and to those of the holder, where there is one. */
function withHoldingDays(row: ReadRow<PostRow>, { columns }: Source): ReadRow<PostRow> {
  const own = columns.includes('holding_from') || columns.includes('holding_to')
  if (own || row.value.holder === null) return row
  const { from, to } = row.value
  return { ...row, value: { ...row.value, holding_from: from, holding_to: to, from: null, to: null } }
}

function notesOf({ organisations }: PostsPlan): readonly string[] {
  const names = organisations.added().map((organisation) => organisation.name)
  return names.length === 0 ? [] : [`Organisations that the register did not have are added: ${names.join('; ')}.`]
}
