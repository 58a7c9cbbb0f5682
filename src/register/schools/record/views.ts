// The page of one school: facts, what it belongs to, evidence, schools like it, history. Pure.
import { holdsOn, sayPeriod } from '../../../kernel/period.ts'
import { sayDay, type Day } from '../../../kernel/day.ts'
import { html, joinHtml, type Child, type Html } from '../../../ui/html.ts'
import { locator } from '../../../ui/locator.ts'
import type { Mark, Outlines } from '../../../ui/map.ts'
import type { AsAt, PageContent } from '../../../ui/page.ts'
import { emptyState, facts, link, list, section, timeline, type Fact, type ListItem } from '../../../ui/section.ts'
import { phaseGroupOf, REGISTER_SOURCE, sayLaestab } from '../words.ts'
import { evidenceSection } from './evidence-views.ts'
import { happenings, sayRole, type Happening } from './history-rules.ts'
import { isDerived, joinBelongings, nameOn, stateOn, valueOn } from './rules.ts'
import type { Belonging, JoinedBelonging, Kin, SchoolRecord, SimilarSchool } from './types.ts'
import { said, saySchool, sayOpened, sayPupils, sayTrust, websiteOf } from './wording.ts'

const EVIDENCE_SOURCE =
  'Figures: Department for Education, school census, performance tables and similar schools; Ofsted; as published.'

/** What the page needs beside the record. */
export interface RecordPage {
  readonly record: SchoolRecord
  readonly asAt: AsAt
  readonly outlines: Outlines
  readonly outlinesSource: string
}

/** The page of one school as it stood on a day. */
export function schoolPage({ record, asAt, outlines, outlinesSource }: RecordPage): PageContent {
  const { school, changes } = record
  const { day, today } = asAt
  const past = day === today ? '' : `?as_at=${day}`
  return {
    title: nameOn(school.name, changes, day),
    kind: `School · URN ${school.urn}`,
    lede: joinHtml([saySchool(record, day, today), ...groupWords(record, day)], ' '),
    breadcrumbs: breadcrumbs(record),
    room: 'register',
    asAt,
    formats: [{ text: 'JSON', href: `/schools/${school.urn}.json${past}` }],
    example: school.example === true,
    body: joinHtml([
      factsSection(record, asAt, outlines),
      belongsSection(record, day),
      evidenceSection(record),
      similarSection(record.similar),
      historySection(record, day, today),
    ]),
    sources: [REGISTER_SOURCE, outlinesSource, EVIDENCE_SOURCE],
  }
}

function breadcrumbs({ school }: SchoolRecord) {
  const home = { text: 'Schools', href: '/schools' }
  if (school.authority === null || school.authority_name === null) return [home]
  return [home, { text: school.authority_name, href: `/schools?authority=${school.authority}` }]
}

function groupWords(record: SchoolRecord, day: Day): Child[] {
  const now = joinBelongings(record.belongings).filter((belonging) => holdsOn(belonging, day))
  if (now.length === 0) return []
  const names = now.map((belonging) => link(belonging.name, groupHref(belonging, '')))
  const last = names.at(-1)
  return [html`It belongs to ${names.length > 1 ? html`${joinHtml(names.slice(0, -1), ', ')} and ${last}` : last}.`]
}

function factsSection(record: SchoolRecord, asAt: AsAt, outlines: Outlines): Html {
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
    [
      'Closed',
      school.closed !== null ? sayDay(school.closed) : school.status === '2' ? 'The day is not recorded' : null,
    ],
    ['Address', address(record)],
    ['Religious character', school.religious_character],
    ['Gender of entry', said(school.gender)],
    ['Admissions', said(school.admissions)],
    ['Website', website && link(website.text, website.href)],
    ...kinRows(record.kin),
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

function kinRows(kin: readonly Kin[]): (readonly [string, Child])[] {
  return (['predecessor', 'successor'] as const).map((relation) => {
    const schools = kin.filter((one) => one.relation === relation)
    const lines = schools.map((one) => {
      const words = `${one.name ?? 'School'} (URN ${one.urn})`
      return one.held ? link(words, `/schools/${one.urn}`) : words
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

function belongsSection(record: SchoolRecord, day: Day): Html {
  const { nationalGroups, school } = record
  const belongings = joinBelongings(record.belongings)
  const now = belongings.filter((belonging) => holdsOn(belonging, day))
  const other = belongings.filter((belonging) => !holdsOn(belonging, day))
  const items = [...now.map((one) => belongingItem(school.urn, one)), ...nationalItems(record)]
  const formerly = other.map((one) => belongingItem(school.urn, one))
  return section({
    head: 'Belongs to',
    note: [
      'Memberships have a first and a last day.',
      nationalGroups.length > 0 && 'Trusts and federations: from the national register.',
    ],
    body: html`${items.length === 0 ? emptyState({ what: 'No group, trust or federation is recorded for this school on this day.' }) : list(items)}
    ${
      formerly.length > 0 &&
      html`<h3 class="govuk-heading-s govuk-!-margin-top-6">On other days</h3>
        ${list(formerly)}`
    }`,
  })
}

function belongingItem(urn: string, belonging: JoinedBelonging): ListItem {
  const before = belonging.urns.filter((one) => one !== urn)
  const then =
    before.length === 0 ? '' : `, ${belonging.urns.includes(urn) ? 'at first as' : 'held as'} URN ${before.join(', ')}`
  return {
    what: belonging.name,
    href: groupHref(belonging, ''),
    fact: sayPeriod(belonging),
    note: `${belonging.kind}, ${sayRole(belonging.role)}${then}.`,
  }
}

function nationalItems({ school, nationalGroups }: SchoolRecord): ListItem[] {
  const held = nationalGroups.map((group) => ({
    what: sayTrust(group.name),
    href: `/schools?trust=${encodeURIComponent(group.uid)}`,
    note: `${group.kind ?? 'Group'} of the national register.`,
    fact: sayPeriod({ from: group.joined, to: null }),
  }))
  if (school.trust_name === null || nationalGroups.some((group) => group.uid === school.trust_uid)) return held
  const href = school.trust_uid === null ? {} : { href: `/schools?trust=${encodeURIComponent(school.trust_uid)}` }
  return [
    ...held,
    {
      what: sayTrust(school.trust_name),
      ...href,
      note: 'Trust, from the national register.',
      fact: 'start not recorded',
    },
  ]
}

function groupHref({ partnership, slug }: Belonging, query: string): string {
  return `/${partnership}/groups/${slug}${query}`
}

const RESTS_ON: Readonly<Record<string, string>> = {
  primary:
    'disadvantaged pupils, participation in higher education where they live, how many stay, SEN, first language, deprivation where they live, size, and earlier attainment',
  secondary:
    'disadvantaged pupils, participation in higher education where they live, how many stay, SEN, first language, deprivation where they live, size, and attainment at the end of primary school',
}

function similarSection(similar: readonly SimilarSchool[]): Html | null {
  const first = similar[0]
  if (first === undefined) return null
  return section({
    head: 'Similar schools',
    note: `The department’s comparison of ${first.kind} schools in like circumstances.`,
    body: html`<p class="govuk-body">
        Nearest in ${RESTS_ON[first.kind] ?? 'circumstances'}. Distance 0 would be the same in all of them.
      </p>
      ${list(
        similar.map((school) => ({
          what: school.name,
          href: `/schools/${school.urn}`,
          note: school.authorityName ?? 'Authority not recorded',
          fact: `rank ${school.rank}, distance ${school.distance.toFixed(2)}`,
        })),
        { ordered: true },
      )}`,
  })
}

function historySection(record: SchoolRecord, day: Day, today: Day): Html {
  const entries = happenings(record, day, today)
  return section({
    head: 'History',
    note: [
      'Follows the school through changes of URN.',
      record.school.opened === null && 'The opening day is not recorded.',
    ],
    body:
      entries.length === 0
        ? emptyState({ what: 'Nothing is recorded yet about the past of this school.' })
        : timeline(entries.map((entry) => timelineEntry(entry, today))),
  })
}

function timelineEntry({ day, before, subject, after, note, turn }: Happening, today: Day) {
  const mark = day !== null && day > today ? ('next' as const) : turn ? ('turn' as const) : undefined
  return {
    day,
    what: html`${before}${subject && link(subject.text, subject.href)}${after}`,
    ...(note === null ? {} : { note }),
    ...(mark === undefined ? {} : { mark }),
  }
}
