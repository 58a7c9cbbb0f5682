// The facts of a school: its numbers, kind, place, and a small map with the nearest schools. Pure.
import { sayDay } from '../../../kernel/day.ts'
import { html, joinHtml, type Child, type Html } from '../../../ui/html.ts'
import { locator } from '../../../ui/locator.ts'
import type { Mark, Outlines } from '../../../ui/map.ts'
import type { AsAt } from '../../../ui/page.ts'
import { emptyState, facts, link, section, type Fact } from '../../../ui/section.ts'
import { phaseGroupOf, sayLaestab } from '../words.ts'
import { isDerived, stateOn, valueOn } from './rules.ts'
import type { Kin, SchoolRecord } from './types.ts'
import { said, sayOpened, sayPupils, sayTrust, websiteOf } from './wording.ts'

/** The section: what the register holds, as on a day, and where the school is. */
export function factsSection(record: SchoolRecord, asAt: AsAt, outlines: Outlines): Html {
  const { school } = record
  return section({
    head: 'Facts',
    note: [
      school.example === true
        ? 'An invented example school: it stands for no real one.'
        : 'From the national register, as last imported.',
      school.absent_from !== null && `Not in the complete file of ${sayDay(school.absent_from)}.`,
      asAt.day < asAt.today && 'Name, status and groups are those of the day; other facts are the latest that we hold.',
    ],
    body: html`<div class="t-two">${facts(factRows(record, asAt))}${map(record, outlines)}</div>`,
  })
}

function factRows(record: SchoolRecord, { day, today }: AsAt): Fact[] {
  const { school, changes } = record
  const trust = school.trust_name
  const website = websiteOf(school.website)
  const rows: (readonly [string, Child])[] = [
    ['URN', school.urn],
    ['LAESTAB', sayLaestab(school.authority, school.establishment_number)],
    [
      'Status',
      `${STATES[stateOn(school, day, today)]}${day === today && school.status === '3' ? ', proposed to close' : ''}`,
    ],
    ['Phase and type', phaseAndType(record)],
    ['Ages', school.low_age === null || school.high_age === null ? null : `${school.low_age} to ${school.high_age}`],
    ['Pupils', sayPupils(school)],
    ['Capacity', school.capacity],
    ['Trust', trust === null ? null : trustLink(sayTrust(trust), school.trust_uid)],
    ['Federation', said(school.federation_name)],
    ['Authority', authorityFact(record)],
    ['District', school.district === null ? null : link(school.district_name, `/schools?district=${school.district}`)],
    ['Opened', sayOpened(school)],
    ['Closed', closedFact(record)],
    ['Address', address(record)],
    ['Religious character', school.religious_character],
    ['Gender of entry', said(school.gender)],
    ['Admissions', said(school.admissions)],
    ['Website', website && link(website.text, website.href)],
    ...kinRows(record.kin, day === today ? '' : `?as_at=${day}`),
    [
      'Known then as',
      day < today && valueOn('type_name', school.type_name, changes, day) !== school.type_name
        ? valueOn('type_name', school.type_name, changes, day)
        : null,
    ],
  ]
  return rows.flatMap(([name, value]) =>
    value === null || value === undefined || value === false || value === '' ? [] : [{ name, value }],
  )
}

const STATES = { open: 'Open', closed: 'Closed', 'not-yet-open': 'Not yet open', proposed: 'Proposed to open' } as const

function phaseAndType({ school }: SchoolRecord): Child {
  const type = school.type_name === null ? null : link(school.type_name, `/schools?type=${school.type}`)
  const phase = said(school.phase_name)
  const derived =
    isDerived(school, 'phase') && html` <span class="t-small">(phase taken from the school that followed)</span>`
  return html`${phase !== null && link(phase, `/schools?phase=${phaseGroupOf(school)}`)}${phase !== null && type !== null && ', '}${type}${derived}`
}

function closedFact({ school }: SchoolRecord): Child {
  if (school.closed === null) return school.status === '2' && 'The day is not recorded'
  const derived =
    isDerived(school, 'closed') && html` <span class="t-small">(derived from its successor’s opening day)</span>`
  return html`${sayDay(school.closed)}${derived}`
}

function authorityFact({ school }: SchoolRecord): Child {
  if (school.authority === null) return null
  const derived =
    isDerived(school, 'authority') && html` <span class="t-small">(taken from the school that followed)</span>`
  return html`${link(school.authority_name ?? school.authority, `/schools?authority=${school.authority}`)}${derived}`
}

function trustLink(name: string, uid: string | null): Child {
  return uid === null ? name : link(name, `/schools?trust=${encodeURIComponent(uid)}`)
}

function address({ school }: SchoolRecord): string | null {
  const lines = [school.street, school.locality, school.address3, school.town, school.county, school.postcode]
  return [...new Set(lines.map((line) => said(line)).filter((line) => line !== null))].join(', ') || null
}

function kinRows(kin: readonly Kin[], past: string): (readonly [string, Child])[] {
  return (['predecessor', 'successor'] as const).map((relation) => {
    const schools = kin.filter((one) => one.relation === relation)
    const lines = schools.map((one) => {
      const words = `${one.name ?? 'School'} (URN ${one.urn})`
      return one.held ? link(words, `/schools/${one.urn}${past}`) : words
    })
    const name = `${relation === 'predecessor' ? 'Predecessor' : 'Successor'}${schools.length > 1 ? 's' : ''}`
    return [name, schools.length === 0 ? null : joinHtml(lines, '; ')] as const
  })
}

function map({ school, nearby }: SchoolRecord, outlines: Outlines): Html {
  if (school.easting === null || school.northing === null)
    return emptyState({ what: 'Not on the map: the source gives no place for this school.' })
  return locator({
    id: 'place',
    name: school.name,
    easting: school.easting,
    northing: school.northing,
    outlines,
    home: school.district === null ? [] : [school.district],
    near: nearby.map((near) => ({
      ...near,
      name: near.example ? `${near.name} (example)` : near.name,
      mark: markOf(near),
      href: `/schools/${near.urn}`,
    })),
  })
}

function markOf(school: { type: string | null; phase: string | null }): Mark {
  const group = phaseGroupOf(school)
  if (group === 'nursery' || group === 'primary') return 'circle'
  return group === 'secondary' || group === 'all-through' || group === '16-plus' ? 'square' : 'diamond'
}
