// The front pages and the map: data in, Html out.
import { button, input } from '../../ui/govuk.ts'
import { form } from '../../ui/form-page.ts'
import { html, joinHtml, type Child, type Html } from '../../ui/html.ts'
import { mapWithGroups, schoolMap, type MapGroup, type SchoolMap } from '../../ui/map.ts'
import { emptyState, link, list, roomList, section, statement, type ListItem } from '../../ui/section.ts'
import { table } from '../../ui/table.ts'
import { counted } from '../schools/words.ts'
import { markOf, sayLead, sayName, sayOpenSchools, saySchools } from './rules.ts'
import type { DrawnGroup, PartnershipSummary, PlacedSchool } from './types.ts'

/** What a map is drawn from. */
export interface MapData {
  readonly title: string
  readonly outlines: SchoolMap['outlines']
  readonly home: readonly string[]
  readonly schools: readonly PlacedSchool[]
  readonly groups: readonly DrawnGroup[]
  /** `/leicester`, or '' on the page of all partnerships. */
  readonly base: string
  /** Where schools that are not on the map stand, inside a sentence; "the list" beside it unless said otherwise. */
  readonly list?: Child
}

/** The page of all partnerships: search, who they are, and the map. */
export function homeBody(partnerships: readonly PartnershipSummary[], map: MapData): Html {
  return html`${section({
    head: 'Find a school',
    note: 'By name, even if you are not sure how it is spelt; by town, URN, LAESTAB or postcode.',
    body: form(
      { action: '/schools', method: 'get' },
      html`${input({ id: 'q', name: 'q', label: { text: 'School, town, URN or postcode' }, classes: 'govuk-!-width-two-thirds', autocomplete: 'off' })}${button({ text: 'Find schools' })}`,
    ),
  })}${section({
    head: 'Partnerships',
    note: 'Each is governed by its own schools and colleges.',
    body:
      partnerships.length === 0
        ? emptyState({
            what: 'No partnership has been set up yet.',
            next: 'Run the setup command: the README shows how.',
          })
        : list(
            partnerships.map((each) => ({
              what: each.name,
              href: `/${each.slug}`,
              note: counted(each.groups, 'group'),
              fact: counted(each.schools, 'school'),
            })),
          ),
  })}${section({
    head: 'On the map',
    note: `${sayOpenSchools(map.schools.length)}.`,
    body:
      map.schools.length === 0
        ? emptyState({ what: 'No schools are held yet.', next: 'Import the establishments file to fill the map.' })
        : schoolMap(mapOf({ ...map, list: listsOf(partnerships) })),
  })}`
}

/** The pages that list every school of this one's map. */
function listsOf(partnerships: readonly PartnershipSummary[]): Child {
  const tables = partnerships.map(({ slug, name }) => link(`the map of ${name}`, tableOf(`/${slug}`)))
  const all = link('the list of schools', '/schools')
  return tables.length === 0 ? all : html`${all} and in the table under ${joinHtml(tables, ' or ')}`
}

function tableOf(base: string): string {
  return `${base}/map#the-same-as-a-table`
}

/** The front page of a partnership. */
export function partnershipBody(map: MapData, words: Child, officer: readonly ListItem[]): Html {
  return html`${section({ head: 'This day', note: 'Counted from the register.', body: statement(words) })}${section({
    head: 'Schools and groups',
    note: [
      `${saySchools(map.schools.length)}.`,
      link('All schools and colleges', '/schools'),
      link('The map with a table', `${map.base}/map`),
    ],
    body: drawn(map),
  })}${section({
    head: 'Already answered',
    note: 'Questions that people ask under the Freedom of Information Act, kept up to date.',
    body: list([
      { what: 'Which schools are in each group, and who leads it?', href: `${map.base}/answers/groups` },
      { what: 'Which groups have a salaried co-ordinator?', href: `${map.base}/answers/co-ordinators` },
      { what: 'Which federations are there?', href: `${map.base}/answers/federations` },
      { what: 'How is Children’s Services organised?', href: `${map.base}/answers/organogram` },
    ]),
  })}${section({
    head: 'In the register',
    note: 'On any day: each page lets you choose another.',
    body: roomList([
      { what: 'Schools', href: '/schools', note: 'Find a school; facts, evidence and history.' },
      { what: 'Groups', href: `${map.base}/groups`, note: 'Who belongs together, who leads, who co-ordinates.' },
      { what: 'Organogram', href: `${map.base}/organogram`, note: 'Posts, teams, reporting lines and vacancies.' },
      { what: 'Map', href: `${map.base}/map`, note: 'Schools and groups where they are, with a table.' },
      { what: 'Answers', href: `${map.base}/answers`, note: 'Standing questions, as page, CSV and JSON.' },
      ...officer,
    ]),
  })}${section({
    head: 'Governance',
    note: 'Who sits and decides, when they meet, and what they declare.',
    body: roomList([
      {
        what: 'Bodies and seats',
        href: `${map.base}/bodies`,
        note: 'Who sits on each body, and which seats are vacant.',
      },
      { what: 'Meetings', href: `${map.base}/meetings`, note: 'Agendas, papers and minutes.' },
      { what: 'Elections', href: `${map.base}/elections`, note: 'Notices, nominations, polls and results.' },
      { what: 'Interests', href: `${map.base}/interests`, note: 'What those who sit have declared.' },
    ]),
  })}`
}

/** The map with its table: the same schools in both. */
export function mapBody(map: MapData): Html {
  const groupsOf = new Map<string, string[]>()
  for (const group of map.groups)
    for (const urn of group.urns) groupsOf.set(urn, [...(groupsOf.get(urn) ?? []), group.name])
  return html`${section({ head: 'Map', note: 'A line joins schools of the same group.', body: drawn(map) })}${section({
    head: 'The same as a table',
    note: `${saySchools(map.schools.length)}, by name.`,
    body: table({
      caption: 'Schools on the map with their groups',
      captionHidden: true,
      columns: [
        { key: 'name', head: 'School' },
        { key: 'phase', head: 'Phase' },
        { key: 'groups', head: 'Group' },
        { key: 'postcode', head: 'Postcode' },
        { key: 'place', head: 'On the map' },
      ],
      rows: map.schools.map((school) => ({
        cells: [
          link(sayName(school), `/schools/${school.urn}`),
          school.phaseName,
          (groupsOf.get(school.urn) ?? []).join(', '),
          school.postcode,
          school.easting === null ? 'No published position' : 'Yes',
        ],
      })),
    }),
  })}`
}

/** One group's schools joined, for its own page. */
export function groupMap(map: MapData): Html {
  return schoolMap(mapOf(map))
}

function drawn(map: MapData): Html {
  if (map.schools.length === 0) return emptyState({ what: 'No schools are held for this day.' })
  const full = mapOf({ ...map, list: link('the table', tableOf(map.base)) })
  return map.groups.length === 0 ? schoolMap(full) : mapWithGroups(full)
}

function mapOf({ title, outlines, home, schools, groups, base, list: named }: MapData): SchoolMap {
  return {
    id: 'map',
    title,
    outlines,
    home,
    schools: schools.map((school) => ({
      ...school,
      name: sayName(school),
      mark: markOf(school),
      href: `/schools/${school.urn}`,
    })),
    groups: groups.map((group, index): MapGroup => ({
      number: index + 1,
      name: group.name,
      href: `${base}/groups/${group.slug}`,
      schools: group.urns,
      fact: counted(group.urns.length, 'school'),
      note: sayLead(group),
    })),
    elsewhere:
      groups.length === 0
        ? 'The list of schools has the same schools.'
        : 'The list beside the map has the same groups.',
    ...(named !== undefined && { list: named }),
  }
}
