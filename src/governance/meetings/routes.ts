// HTTP in and out for meetings: the list and one meeting, as page, CSV and JSON. No SQL, no markup.
import { ANYONE, may } from '../../kernel/actor.ts'
import { found } from '../../kernel/faults.ts'
import { file, page, type Reply } from '../../http/reply.ts'
import { get, type Context, type Route } from '../../http/route.ts'
import { dataFile, MEDIA_TYPES } from '../../ui/data-file.ts'
import type { Html } from '../../ui/html.ts'
import { sittersSeen } from '../bodies/looks.ts'
import { decisionsOfItem } from '../decisions/item-views.ts'
import { listDecisionsOf } from '../decisions/queries.ts'
import { listMotionsOf } from '../motions/seen.ts'
import { motionsOfItem } from '../motions/vote-views.ts'
import { paperList } from '../papers/views.ts'
import { actionLogRoutes, closesAction } from './action-log/routes.ts'
import { agendaRoutes } from './agenda/routes.ts'
import { attendanceRoutes } from './attendance/routes.ts'
import { callingRoutes } from './calling/routes.ts'
import { sayDone } from './done.ts'
import { meetingsFile } from './list-file.ts'
import { chooseMeetings, type MeetingFilter } from './list-rules.ts'
import { meetingListPage } from './list-views.ts'
import { loadMeeting } from './load.ts'
import { meetingPage } from './meeting-views.ts'
import { findMeeting, listMeetings } from './queries.ts'
import { meetingRecord, type MeetingHeld } from './record.ts'
import { meetingJson } from './record-file.ts'
import { listMeetingWarnings } from './warnings.ts'
import { isInside, partnershipOf, prepares } from './who.ts'
import type { Paper } from '../papers/types.ts'

/** Every route of meetings. */
export const meetingRoutes: readonly Route[] = [
  get('/:partnership/meetings', { who: ANYONE, audit: 'view-meetings', formats: ['csv', 'json'], handle: showList }),
  ...callingRoutes,
  ...agendaRoutes,
  ...attendanceRoutes,
  ...actionLogRoutes,
  get('/:partnership/meetings/:id', {
    who: ANYONE,
    audit: 'view-meeting',
    formats: ['json'],
    personal: sittersSeen,
    handle: showMeeting,
  }),
]

async function showList(context: Context): Promise<Reply> {
  const { tx, query, format, actor, today } = context
  const partnership = partnershipOf(context)
  const filter: MeetingFilter = {
    bodies: query.getAll('body').filter(Boolean),
    states: query.getAll('state').filter(Boolean),
    text: (query.get('q') ?? '').trim().slice(0, 200),
    sort: query.get('sort') === 'day' ? 'day' : '-day',
  }
  const all = await listMeetings(tx, partnership.slug, filter.text)
  const chosen = chooseMeetings(all, filter)
  if (format !== 'html')
    return file(
      MEDIA_TYPES[format],
      dataFile(meetingsFile(chosen, partnership.name, today), format),
      `${partnership.slug}-meetings-${today}.${format}`,
    )
  const owed = await listMeetingWarnings(tx, [partnership.slug])
  const warnings = owed.filter(({ slug }) => filter.bodies.length === 0 || filter.bodies.includes(slug))
  const calls = may(actor, 'keep-governance', partnership.slug) || may(actor, 'chair-body')
  const number = Number(query.get('page') ?? 1)
  return page(meetingListPage({ partnership, today, all, chosen, filter, page: number, warnings, calls }))
}

async function showMeeting(context: Context): Promise<Reply> {
  const { tx, params, format, actor, today, query } = context
  const partnership = partnershipOf(context)
  const meeting = found(await findMeeting(tx, partnership.slug, params['id'] ?? ''), 'Meeting')
  const { held, papers } = await loadMeeting(tx, meeting)
  const record = meetingRecord(held, today, isInside(actor, meeting))
  if (format === 'json') return file(MEDIA_TYPES.json, meetingJson(record, papers, partnership.name))
  const part = { prepares: prepares(actor, meeting), sits: may(actor, 'sit-on-body', meeting.body) }
  const itemParts = await partsOfItems(context, held, papers)
  const content = meetingPage({
    partnership,
    today,
    record,
    part,
    itemParts,
    closes: (action) => closesAction(actor, action),
  })
  const notice = part.prepares || part.sits ? sayDone(query.get('done')) : null
  return page({ ...content, ...(notice !== null && { notice }) })
}

/** What papers, votes and decisions have to say of each item. */
async function partsOfItems(
  context: Context,
  { meeting, items }: MeetingHeld,
  papers: readonly Paper[],
): Promise<ReadonlyMap<string, readonly Html[]>> {
  const motions = await listMotionsOf(context.tx, meeting.id)
  const decisions = await listDecisionsOf(context.tx, meeting.id)
  const shelf = { partnership: partnershipOf(context), keeps: prepares(context.actor, meeting) }
  const partsOf = (id: string) => [
    paperList(
      shelf,
      papers.filter(({ item }) => item === id),
      meeting,
    ),
    motionsOfItem(motions, id),
    decisionsOfItem(decisions, id),
  ]
  return new Map(items.map(({ id }) => [id, partsOf(id).filter((part) => part !== null)] as const))
}
