// HTTP in and out for groups: the list and one group, as page, CSV and JSON. No SQL, no markup.
import { ANYONE, may } from '../../kernel/actor.ts'
import type { Day } from '../../kernel/day.ts'
import { found } from '../../kernel/faults.ts'
import type { Tx } from '../../store/open.ts'
import { file, page, type Reply } from '../../http/reply.ts'
import { get, type Context, type PartnershipName, type Route } from '../../http/route.ts'
import { asAtPart } from '../../ui/as-at.ts'
import { dataFile, MEDIA_TYPES } from '../../ui/data-file.ts'
import type { Html } from '../../ui/html.ts'
import { hasSchools } from '../imports/pages/queries.ts'
import { outlinesOf, OUTLINES_SOURCE } from '../map/outlines.ts'
import { listDrawnGroups, listHomeDistricts, listPlacedSchools } from '../map/queries.ts'
import { groupMap } from '../map/views.ts'
import { namesSeen } from '../people/looks.ts'
import { sayDone } from './editing/rules.ts'
import { editingRoutes } from './editing/routes.ts'
import { groupsFile } from './list-file.ts'
import { chooseGroups, type GroupFilter } from './list-rules.ts'
import { groupListPage } from './list-views.ts'
import { proposalRoutes } from './proposals/routes.ts'
import { findGroup, findPartnership, hasGroups, listGroups, listMembers, listSuccessions } from './queries.ts'
import { groupRecord } from './record.ts'
import { groupJson } from './record-file.ts'
import { groupPage } from './record-views.ts'
import type { Start } from './start-views.ts'
import type { Group } from './types.ts'

/** Every route of groups. */
export const groupRoutes: readonly Route[] = [
  get('/:partnership/groups', {
    who: ANYONE,
    audit: 'view-groups',
    formats: ['csv', 'json'],
    personal: namesSeen,
    handle: showList,
  }),
  ...editingRoutes,
  ...proposalRoutes,
  get('/:partnership/groups/:slug', {
    who: ANYONE,
    audit: 'view-group',
    formats: ['json'],
    personal: namesSeen,
    handle: showGroup,
  }),
]

async function showList(context: Context): Promise<Reply> {
  const { tx, query, format, actor } = context
  const partnership = partnershipOf(context)
  const asAt = asAtPart(context)
  const all = await listGroups(tx, partnership.slug, asAt.day)
  const filter: GroupFilter = {
    kinds: query.getAll('kind').filter(Boolean),
    search: (query.get('search') ?? '').trim(),
  }
  const chosen = chooseGroups(all, filter)
  if (format !== 'html')
    return file(
      MEDIA_TYPES[format],
      dataFile(groupsFile(chosen, partnership.name, asAt.day), format),
      `${partnership.slug}-groups-${asAt.day}.${format}`,
    )
  const edits = may(actor, 'edit-register', partnership.slug)
  const proposes = may(actor, 'propose-group')
  const number = Number(query.get('page') ?? 1)
  const start = all.length > 0 ? null : await startOf(context, partnership.slug)
  const content = groupListPage({ partnership, asAt, all, chosen, filter, page: number, edits, start, proposes })
  const notice = edits ? sayDone(query.get('done')) : null
  return page({ ...content, ...(notice !== null && { notice }) })
}

/** What the next step depends on, where the partnership has no group on any day; null where it has. */
async function startOf({ tx, actor }: Context, partnership: string): Promise<Start | null> {
  if (await hasGroups(tx, partnership)) return null
  return {
    schools: await hasSchools(tx),
    edits: may(actor, 'edit-register', partnership),
    imports: may(actor, 'import-register', partnership),
    operates: may(actor, 'operate'),
  }
}

async function showGroup(context: Context): Promise<Reply> {
  const { tx, params, format, actor } = context
  const { slug } = partnershipOf(context)
  const asAt = asAtPart(context)
  const partnership = found(await findPartnership(tx, slug), 'Partnership')
  const group = found(await findGroup(tx, slug, params['slug'] ?? '', asAt.day), 'Group')
  const members = await listMembers(tx, [group.id])
  const successions = await listSuccessions(
    tx,
    members.flatMap((member) => member.urn ?? []),
  )
  const record = groupRecord(group, members, successions, partnership.authorities, asAt.day)
  if (format === 'json') return file(MEDIA_TYPES.json, groupJson(record, partnership.name))
  const edits = may(actor, 'edit-register', slug)
  const map = await mapOf(tx, group, asAt.day)
  const notice = edits ? sayDone(context.query.get('done')) : null
  const content = groupPage({ partnership, asAt, record, edits, map, mapSource: OUTLINES_SOURCE })
  return page({ ...content, ...(notice !== null && { notice }) })
}

/** The group's schools on the map; null where none has a published position. */
async function mapOf(tx: Tx, { partnership, slug, name }: Group, on: Day): Promise<Html | null> {
  const groups = (await listDrawnGroups(tx, partnership, on)).filter((group) => group.slug === slug)
  const urns = groups.flatMap((group) => group.urns)
  const schools = (await listPlacedSchools(tx, partnership, on)).filter((school) => urns.includes(school.urn))
  if (schools.every((school) => school.easting === null)) return null
  const home = await listHomeDistricts(tx, partnership)
  const title = `Schools of ${name}`
  return groupMap({ title, outlines: outlinesOf(home), home, schools, groups, base: `/${partnership}` })
}

/** The partnership that the path names. */
function partnershipOf({ partnership }: Context): PartnershipName {
  return found(partnership, 'Partnership')
}
