// The front pages and the map: data in, Html out.
import { button, input } from '../../ui/govuk.ts'
import { form } from '../../ui/form-page.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import { mapWithGroups, schoolMap, type MapGroup, type SchoolMap } from '../../ui/map.ts'
import { emptyState, link, list, roomList, section, statement, type ListItem } from '../../ui/section.ts'
import { table } from '../../ui/table.ts'
import { markOf, sayLead, sayName } from './rules.ts'
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
              note: `${each.groups} groups`,
              fact: `${each.schools} schools`,
            })),
          ),
  })}${section({
    head: 'On the map',
    note: `${map.schools.length} open schools and colleges.`,
    body:
      map.schools.length === 0
        ? emptyState({ what: 'No schools are held yet.', next: 'Import the establishments file to fill the map.' })
        : schoolMap(mapOf(map)),
  })}`
}

/** The front page of a partnership. */
export function partnershipBody(map: MapData, words: Child, officer: readonly ListItem[]): Html {
  return html`${section({ head: 'This day', note: 'Counted from the register.', body: statement(words) })}${section({
    head: 'Schools and groups',
    note: [
      `${map.schools.length} schools and colleges.`,
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
  })}`
}

/** The map with its table: the same schools in both. */
export function mapBody(map: MapData): Html {
  const groupsOf = new Map<string, string[]>()
  for (const group of map.groups)
    for (const urn of group.urns) groupsOf.set(urn, [...(groupsOf.get(urn) ?? []), group.name])
  return html`${section({ head: 'Map', note: 'A line joins schools of the same group.', body: drawn(map) })}${section({
    head: 'The same as a table',
    note: `${map.schools.length} schools and colleges, by name.`,
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
  return map.groups.length === 0 ? schoolMap(mapOf(map)) : mapWithGroups(mapOf(map))
}

function mapOf({ title, outlines, home, schools, groups, base }: MapData): SchoolMap {
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
      fact: `${group.urns.length} schools`,
      note: sayLead(group),
    })),
    elsewhere:
      groups.length === 0
        ? 'The list of schools has the same schools.'
        : 'The list beside the map has the same groups.',
  }
}
