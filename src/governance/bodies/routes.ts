// HTTP in and out for bodies: the list and one body, as page, CSV and JSON. No SQL, no markup.
import { ANYONE, may, type Actor } from '../../kernel/actor.ts'
import { found } from '../../kernel/faults.ts'
import { file, page, type Reply } from '../../http/reply.ts'
import { get, type Context, type Route } from '../../http/route.ts'
import { asAtPart } from '../../ui/as-at.ts'
import { dataFile, MEDIA_TYPES } from '../../ui/data-file.ts'
import { editingRoutes } from './editing/routes.ts'
import { sayDone } from './editing/done.ts'
import { bodiesFile, seatsFile } from './list-file.ts'
import { chooseBodies, linesOn, readSort, sortBodies } from './list-rules.ts'
import { bodyListPage } from './list-views.ts'
import { sittersSeen } from './looks.ts'
import { findFullBody, listBodies, listNextMeetingsOfAll, loadBody } from './queries.ts'
import { bodyRecord } from './record.ts'
import { bodyJson } from './record-file.ts'
import { bodyPage } from './record-views.ts'
import { listEntitlementsOfAll, listSeatsOfAll } from './sitting-queries.ts'
import type { BodyFull } from './types.ts'

/** Every route of bodies and seats. */
export const bodyRoutes: readonly Route[] = [
  get('/:partnership/bodies', {
    who: ANYONE,
    audit: 'view-bodies',
    formats: ['csv', 'json'],
    personal: sittersSeen,
    handle: showList,
  }),
  ...editingRoutes,
  get('/:partnership/bodies/:slug', {
    who: ANYONE,
    audit: 'view-body',
    formats: ['csv', 'json'],
    personal: sittersSeen,
    handle: showBody,
  }),
]

async function showList(context: Context): Promise<Reply> {
  const { tx, query, format, actor } = context
  const partnership = found(context.partnership, 'Partnership')
  const asAt = asAtPart(context)
  const bodies = await listBodies(tx, partnership.slug)
  const seats = await listSeatsOfAll(tx, partnership.slug)
  const entitlements = await listEntitlementsOfAll(tx, partnership.slug, asAt.day)
  const meetings = await listNextMeetingsOfAll(tx, partnership.slug)
  const all = linesOn({ bodies, seats, entitlements, meetings }, asAt.day)
  const filter = { kinds: query.getAll('kind').filter(Boolean), withVacancies: query.get('vacant') === 'yes' }
  const sort = readSort(query.get('sort'))
  const chosen = sortBodies(chooseBodies(all, filter), sort)
  if (format !== 'html')
    return file(
      MEDIA_TYPES[format],
      dataFile(bodiesFile(chosen, partnership.name, asAt.day), format),
      `${partnership.slug}-bodies-${asAt.day}.${format}`,
    )
  const keeps = may(actor, 'keep-governance', partnership.slug)
  const number = Number(query.get('page') ?? 1)
  return page(bodyListPage({ partnership, asAt, all, chosen, filter, sort, page: number, keeps }))
}

async function showBody(context: Context): Promise<Reply> {
  const { tx, params, format, actor, query } = context
  const partnership = found(context.partnership, 'Partnership')
  const body = found(await findFullBody(tx, partnership.slug, params['slug'] ?? ''), 'Body')
  const asAt = asAtPart(context)
  const record = bodyRecord(await loadBody(tx, body), asAt.day)
  if (format === 'json') return file(MEDIA_TYPES.json, bodyJson(record, partnership.name))
  if (format === 'csv')
    return file(
      MEDIA_TYPES.csv,
      dataFile(seatsFile(record, partnership.name), 'csv'),
      `${body.slug}-seats-${asAt.day}.csv`,
    )
  const rights = rightsOn(actor, body)
  const content = bodyPage({ partnership, asAt, record, ...rights })
  const notice = rights.keeps || rights.sits ? sayDone(query.get('done')) : null
  return page({ ...content, ...(notice !== null && { notice }) })
}

/** What the reader is to the body: for words and links only, since the database decides what is seen. */
function rightsOn(actor: Actor, { id, partnership, reportsTo }: BodyFull) {
  const keeps = may(actor, 'keep-governance', partnership)
  const sits = may(actor, 'sit-on-body', id)
  const receives = reportsTo !== null && may(actor, 'sit-on-body', reportsTo.id)
  return { keeps, sits, reports: keeps || sits, readsReports: keeps || sits || receives }
}
