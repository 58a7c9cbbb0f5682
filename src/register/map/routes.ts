// HTTP in, HTTP out: the page of all partnerships, a partnership's front page, and its map.
import { ANYONE, may, type Actor } from '../../kernel/actor.ts'
import { sayDay, type Day } from '../../kernel/day.ts'
import { found } from '../../kernel/faults.ts'
import { file, page, type Reply } from '../../http/reply.ts'
import { get, type Context, type Route } from '../../http/route.ts'
import type { Tx } from '../../store/open.ts'
import { asAtPart } from '../../ui/as-at.ts'
import { dataFile, formatLinks, MEDIA_TYPES, type FileColumn } from '../../ui/data-file.ts'
import { html, type Html } from '../../ui/html.ts'
import type { AsAt } from '../../ui/page.ts'
import { queryString } from '../../ui/pagination.ts'
import { link, type ListItem } from '../../ui/section.ts'
import { inSentence, sayCount } from '../groups/wording.ts'
import { counted } from '../schools/words.ts'
import { outlinesOf, OUTLINES_SOURCE } from './outlines.ts'
import { listDrawnGroups, listHomeDistricts, listPartnerships, listPlacedSchools } from './queries.ts'
import { kindToDraw, sayLeads, saySchools } from './rules.ts'
import type { PlacedSchool } from './types.ts'
import { homeBody, mapBody, partnershipBody, type MapData } from './views.ts'

const SCHOOLS_SOURCE = 'Schools: Get Information about Schools, Open Government Licence v3.0.'
const SOURCES = [SCHOOLS_SOURCE, OUTLINES_SOURCE]

/** Front pages and the map. */
export const mapRoutes: readonly Route[] = [
  get('/', { who: ANYONE, audit: 'view-home', handle: showHome }),
  get('/:partnership', { who: ANYONE, audit: 'view-partnership', handle: showPartnership }),
  get('/:partnership/map', { who: ANYONE, audit: 'view-map', formats: ['csv', 'json'], handle: showMap }),
]

async function showHome({ tx, today }: Context): Promise<Reply> {
  const partnerships = await listPartnerships(tx)
  const home = await listHomeDistricts(tx, null)
  const schools = await listPlacedSchools(tx, null, today)
  const map: MapData = {
    title: 'Schools of the partnerships',
    outlines: outlinesOf(home),
    home,
    schools,
    groups: [],
    base: '',
  }
  return page({
    title: 'Schools that help each other',
    kind: 'Trellis',
    lede: 'The working system of school-led partnerships: who belongs together, who leads, who can help, and how it is decided.',
    room: 'overview',
    body: homeBody(partnerships, map),
    sources: SOURCES,
  })
}

async function showPartnership(context: Context): Promise<Reply> {
  const { tx, actor, partnership } = context
  const { slug, name } = found(partnership)
  const asked = asAtPart(context)
  const map = await mapFor(tx, slug, name, asked.day, '')
  return page({
    title: name,
    kind: 'Partnership, governed by its schools and colleges',
    lede: 'Schools and colleges that run their own support, money and decisions together, and answer for them in the open.',
    room: 'overview',
    asAt: asked,
    body: partnershipBody(map, sayStanding(map, asked), forOfficers(actor, slug)),
    sources: SOURCES,
  })
}

const COLUMNS: readonly FileColumn<PlacedSchool & { readonly group: string }>[] = [
  { name: 'urn', description: 'Unique reference number', value: (row) => row.urn },
  { name: 'name', description: 'Name', value: (row) => row.name },
  { name: 'phase', description: 'Phase of education', value: (row) => row.phaseName },
  { name: 'group', description: 'Groups on the map that it belongs to', value: (row) => row.group },
  { name: 'postcode', description: 'Postcode', value: (row) => row.postcode },
  {
    name: 'easting',
    description: 'British National Grid, metres; empty where none is published',
    value: (row) => row.easting,
  },
  { name: 'northing', description: 'British National Grid, metres', value: (row) => row.northing },
  { name: 'example', description: 'An invented school, for demonstration', value: (row) => row.example },
]

/** What only officers open, for those who are. */
function forOfficers(actor: Actor, slug: string): readonly ListItem[] {
  const people = { what: 'People', href: `/${slug}/people`, note: 'Names and how to reach them. For officers.' }
  const imports = { what: 'Imports', href: `/${slug}/imports`, note: 'Upload groups, people and posts. For officers.' }
  return [may(actor, 'see-people', slug) && people, may(actor, 'import-register', slug) && imports].filter(
    (item) => item !== false,
  )
}

async function showMap(context: Context): Promise<Reply> {
  const { tx, query, format, partnership, path } = context
  const { slug, name } = found(partnership)
  const kind = query.get('kind') ?? ''
  const asked = asAtPart(context, kind === '' ? {} : { kind })
  const map = await mapFor(tx, slug, name, asked.day, kind)
  if (format !== 'html') {
    const rows = map.schools.map((school) => ({
      ...school,
      group: map.groups
        .filter(({ urns }) => urns.includes(school.urn))
        .map((group) => group.name)
        .join('; '),
    }))
    const head = {
      title: `Map of ${name}`,
      asAt: asked.day,
      source: SCHOOLS_SOURCE,
      licence: 'Open Government Licence v3.0',
    }
    return file(
      MEDIA_TYPES[format],
      dataFile({ ...head, columns: COLUMNS, rows }, format),
      `map-${slug}-${asked.day}.${format}`,
    )
  }
  return page({
    title: 'Map',
    kind: 'Schools and groups',
    lede: html`${sayStanding(map, asked)}`,
    room: 'register',
    breadcrumbs: [{ text: name, href: `/${slug}` }],
    asAt: asked,
    formats: formatLinks(path, { as_at: asked.day, kind }),
    body: mapBody(map),
    sources: SOURCES,
  })
}

async function mapFor(tx: Tx, slug: string, name: string, asAt: Day, askedKind: string): Promise<MapData> {
  const home = await listHomeDistricts(tx, slug)
  const schools = await listPlacedSchools(tx, slug, asAt)
  const groups = await listDrawnGroups(tx, slug, asAt)
  const kind = kindToDraw(groups, askedKind)
  return {
    title: `Schools of ${name}`,
    outlines: outlinesOf(home),
    home,
    schools,
    groups: groups.filter((group) => group.kind === kind),
    base: `/${slug}`,
  }
}

/** How the schools and the drawn groups stand; each number leads to the list that has as many. */
function sayStanding({ schools, groups, base }: MapData, { day, today }: AsAt): Html {
  const on = day === today ? null : day
  if (groups.length === 0)
    return html`${link(counted(schools.length, 'school'), `/schools${queryString({ as_at: on })}`)}
    ${schools.length === 1 ? 'is' : 'are'} open on ${sayDay(day)}; no groups are recorded for that day.`
  const grouped = new Set(groups.flatMap(({ urns }) => urns)).size
  const listed = `${base}/groups${queryString({ kind: groups[0]?.kind, as_at: on })}`
  const kind = sayCount(groups.length, inSentence(groups[0]?.label ?? 'Group'))
  return html`Of ${link(saySchools(schools.length), `${base}/map${queryString({ as_at: on })}`)},
  ${link(`${grouped} ${grouped === 1 ? 'belongs' : 'belong'}`, listed)} to one of ${link(kind, listed)} with schools in
  ${groups.length === 1 ? 'it' : 'them'}. ${sayLeads(groups)}`
}
