// HTTP in and out for one school's page. No SQL, no markup.
import { ANYONE } from '../../../kernel/actor.ts'
import { NotFound } from '../../../kernel/faults.ts'
import { json, page, type Reply } from '../../../http/reply.ts'
import { get, type Context, type Route } from '../../../http/route.ts'
import { readAsAt } from '../../../ui/as-at.ts'
import type { AsAt } from '../../../ui/page.ts'
import { OUTLINES_SOURCE, outlinesOf } from '../../map/outlines.ts'
import { findRecord, findStamp } from './queries.ts'
import { schoolJson } from './record-file.ts'
import { schoolPage } from './views.ts'

/** The page of a school, and the same as JSON; conditional requests cost one query. */
export const recordRoutes: readonly Route[] = [
  get('/schools/:urn', {
    who: ANYONE,
    audit: 'view-school',
    formats: ['json'],
    etag: ({ tx, params }) => findStamp(tx, urnOf(params)),
    handle: showSchool,
  }),
]

async function showSchool(context: Context): Promise<Reply> {
  const { tx, params, format } = context
  const record = await findRecord(tx, urnOf(params))
  const asAt = asAtOf(context)
  if (format === 'json') return json(schoolJson(record, asAt.day, asAt.today))
  const { district } = record.school
  const outlines = outlinesOf(district === null ? [] : [district])
  return page(schoolPage({ record, asAt, outlines, outlinesSource: OUTLINES_SOURCE }))
}

function urnOf(params: Context['params']): string {
  const urn = params['urn'] ?? ''
  if (!/^\d{6}$/.test(urn)) throw new NotFound('School not found')
  return urn
}

function asAtOf({ query, today, path }: Context): AsAt {
  return { ...readAsAt(Object.fromEntries(query), today), today, action: path }
}
