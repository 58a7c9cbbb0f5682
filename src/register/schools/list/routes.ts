// HTTP in and out for the list of schools, as page, CSV and JSON. No SQL, no markup.
import { ANYONE } from '../../../kernel/actor.ts'
import { file, page, refusedFile, type FileReply, type Reply } from '../../../http/reply.ts'
import { get, type Context, type Route } from '../../../http/route.ts'
import { readAsAt } from '../../../ui/as-at.ts'
import { dataStream, MEDIA_TYPES } from '../../../ui/data-file.ts'
import type { AsAt } from '../../../ui/page.ts'
import { schoolsFile } from './list-file.ts'
import { TYPES } from '../words.ts'
import { listAllUrns, listLines, listOptions, listSchools, listUnknown } from './queries.ts'
import { keptQuery, leftOut, readFilters, sayRefused, withoutKeys, WORDS } from './rules.ts'
import type { LeftOutKey, Option, SchoolFilters, SchoolLine } from './types.ts'
import { schoolsPage } from './views.ts'

/** The list of schools: a page of it to look at, the whole of it as a file. */
export const listRoutes: readonly Route[] = [
  get('/schools', { who: ANYONE, audit: 'list-schools', formats: ['csv', 'json'], handle: showSchools }),
]

async function showSchools(context: Context): Promise<Reply> {
  const { tx, query, format } = context
  const out = leftOut(query, await listUnknown(tx, readFilters(query, tx.today)))
  if (format !== 'html' && out.length > 0) return refusedFile(format, sayRefused(out, await knownWords(context)))
  const used = withoutKeys(query, out)
  const asAt = asAtOf(context, used)
  const filters = readFilters(used, asAt.day)
  if (format !== 'html') return wholeList(context, filters, format, await listAllUrns(tx, filters))
  return page(
    schoolsPage({
      filters,
      asAt,
      leftOut: out,
      kept: keptQuery(used, asAt.day, asAt.today),
      list: await listSchools(tx, filters),
      options: await listOptions(tx, filters),
    }),
  )
}

/** What each filter can be, in the words of the address. */
async function knownWords({ tx }: Context): Promise<(key: LeftOutKey) => readonly string[]> {
  const options = await listOptions(tx, readFilters(new URLSearchParams(), tx.today))
  const values = (list: readonly Option[]) => list.map(({ value }) => value)
  const words: Readonly<Partial<Record<LeftOutKey, readonly string[]>>> = {
    ...WORDS,
    authority: values(options.authorities),
    district: values(options.districts),
    type: TYPES.map(([code]) => code),
    group: values(options.groups),
  }
  return (key) => words[key] ?? []
}

function wholeList(
  context: Context,
  filters: SchoolFilters,
  format: 'csv' | 'json',
  urns: readonly string[],
): FileReply {
  const rows = linesOf(context.read, urns)
  return file(MEDIA_TYPES[format], dataStream({ ...schoolsFile(filters), rows }, format), `schools.${format}`)
}

const AT_ONCE = 500

/** Which schools was decided in one look; their lines are read a part at a time, so that no transaction waits for a slow reader. */
async function* linesOf(read: Context['read'], urns: readonly string[]): AsyncGenerator<SchoolLine> {
  for (let from = 0; from < urns.length; from += AT_ONCE)
    yield* await read((tx) => listLines(tx, urns.slice(from, from + AT_ONCE)))
}

function asAtOf({ query, today, path }: Context, used: URLSearchParams): AsAt {
  const read = readAsAt(Object.fromEntries(query), today)
  return { ...read, today, action: path, keep: keptQuery(used, today, today) }
}
