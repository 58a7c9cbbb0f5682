// The groups of Leicester: seven invented development groups, the three federations and the alliance of [S1], the four associations of [S5]. Pure.
import { addDays, day, type Day } from '../../src/kernel/day.ts'
import { chance } from './chance.ts'
import type { Example } from './example-schools.ts'
import { sourceDay } from './lineage.ts'
import { inRole, spansOfAll, spansSince, until, type Group, type Register, type Span } from './memberships.ts'
import { SEED_FEDERATIONS } from './national.ts'
import { areaOf, AREAS, placeOf } from './places.ts'
import { isOpen } from './sources.ts'
import { cell, type Row } from './tables.ts'

const BEGAN = day('2012-09-01')
/** An example school that changed group: it left on this day. */
const MOVED = { urn: '900008', to: 'Braunstone', on: day('2013-08-31') }

/** The co-ordinator of each development group: salaried or not, who pays; none where it is missing. */
export const CO_ORDINATORS: Readonly<Record<string, readonly ['yes' | 'no', string]>> = {
  Aylestone: ['no', ''],
  Braunstone: ['yes', 'City Primary Headteachers (CPH)'],
  Evington: ['no', ''],
  Hamilton: ['yes', 'The member schools in equal shares'],
  Highfields: ['yes', 'The lead school, from its own budget'],
}

/** The alliance's lead school and its strategic partners as [S1] lists them, by the URN in force now. */
const ALLIANCE_LEAD = '141916'
const STRATEGIC_PARTNERS = [
  '147148', // Abbey Primary
  '138094', // Ash Field
  '143247', // Babington
  '120281', // Beaumont Leys
  '147410', // Braunstone Frith
  '146158', // Christ the King
  '120277', // Crown Hills
  '120298', // Fullhurst
  '136489', // Guilsborough, Northampton
  '139983', // Humberstone Junior
  '137115', // Lutterworth High, Leicestershire
  '151482', // Nether Hall
  '120088', // Parks
  '120047', // Sandfield Close
  '148877', // Soar Valley
  '142967', // Thurnby Lodge
  '142857', // Willowbrook
]
/** Partners whose first day the record does not hold. */
const UNDATED = new Set(['120277', '120088'])

/** The four associations: who subscribes. */
const ASSOCIATIONS = [
  ['Secondary Education Improvement Partnership (EIP)', ['secondary', 'upper', 'all-through']],
  ['City Primary Headteachers (CPH)', ['primary', 'infant', 'junior', 'all-through']],
  ["Special schools' organisation (WELL)", ['special']],
  ['Tertiary Federation of Leicester (TFL)', ['upper', 'all-through', 'college']],
] as const

/** Every group of the city. `known` are the rows of the real schools, `federations` those of the national register. */
export function leicesterGroups(
  examples: readonly Example[],
  known: readonly Row[],
  federations: readonly Row[],
  register: Register,
): Group[] {
  return [
    ...developmentGroups(examples, known, register),
    ...threeFederations(federations, register),
    alliance(register),
    ...associations(examples, register),
  ]
}

/** The example school whose head leads a development group. */
export function leadSchool(area: string, examples: readonly Example[]): Example | undefined {
  return examples.find((one) => one.area === area && one.before === '' && one.plan.kind === 'primary')
}

/** `aylestone` of Aylestone: what its addresses and posts are called. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '')
}

function developmentGroups(examples: readonly Example[], known: readonly Row[], register: Register): Group[] {
  const placed = known
    .filter((row) => isOpen(row) && isStateSchool(row, '856'))
    .flatMap((row) => {
      const place = placeOf(row, known)
      return place ? [{ urn: cell(row, 'URN'), area: areaOf(place) }] : []
    })
  const invented = examples.map((one) => ({ urn: one.urn, area: one.area }))
  const spans = spansOfAll([...placed, ...invented], ({ urn }) => beginning(urn, register), register).flatMap(
    ({ member, span }) => moved(span, member.area),
  )
  return Object.keys(AREAS).map((area, index) => ({
    name: area,
    kind: 'development-group',
    label: 'Development group',
    facts: { ...leadFacts(area, index, examples), ...coordinatorFacts(area) },
    members: spans
      .filter((one) => one.area === area)
      .map(({ span }) => ({ ...span, role: roleOf(span, area, examples) })),
  }))
}

/** Maintained schools, academies and free schools, special ones too; not independent, not a pupil referral unit. */
export function isStateSchool(row: Row, authority: string): boolean {
  const groups = ['Local authority maintained schools', 'Academies', 'Free Schools', 'Special schools']
  const state =
    groups.includes(cell(row, 'EstablishmentTypeGroup (name)')) &&
    !['10', '14'].includes(cell(row, 'TypeOfEstablishment (code)'))
  return cell(row, 'LA (code)') === authority && state
}

/** A few old schools joined on a day that nobody wrote down. */
function beginning(urn: string, { schools }: Register): Day | '' {
  const opened = sourceDay(cell(schools.get(urn), 'OpenDate'))
  return opened === '' && chance(urn, 'undated') < 0.08 ? '' : BEGAN
}

/** The school that changed group has a membership in each, one after the other. */
function moved(span: Span, area: string): { span: Span; area: string }[] {
  if (span.urn !== MOVED.urn) return [{ span, area }]
  return [
    { span: { ...span, to: MOVED.on }, area },
    { span: { ...span, from: MOVED.on }, area: MOVED.to },
  ]
}

function roleOf(span: Span, area: string, examples: readonly Example[]): string {
  return leadSchool(area, examples)?.urn === span.urn ? 'lead-school' : 'member'
}

function leadFacts(area: string, index: number, examples: readonly Example[]): Row {
  return {
    lead_post: 'Lead headteacher',
    lead_school_urn: leadSchool(area, examples)?.urn ?? '',
    lead_email: `lead@${slugOf(area)}.leicester.example`,
    lead_phone: `0116 496 08${String(index + 1).padStart(2, '0')}`,
  }
}

function coordinatorFacts(area: string): Row {
  const [salaried, payer] = CO_ORDINATORS[area] ?? ['', '']
  return { coordinator_salaried: salaried, coordinator_payer: payer }
}

function threeFederations(federations: readonly Row[], register: Register): Group[] {
  const { sparkenhoeMedway, madani, keyhamMillgate } = SEED_FEDERATIONS
  const named: [string, string, string[]][] = [
    ['Sparkenhoe and Medway Primary Federation', sparkenhoeMedway, ['146857', '120108']],
    ['Madani Schools Federation', madani, ['138869', '129645']],
    ['Keyham Lodge and Millgate Federation', keyhamMillgate, ['148171', '148165']],
  ]
  return named.map(([name, uid, urns]) => {
    const row = federations.find((federation) => cell(federation, 'Group UID') === uid)
    const spans = urns.flatMap((urn) => spansSince(urn, openedBy(row), register))
    const closed = sourceDay(cell(row, 'Closed Date'))
    return {
      name,
      kind: 'federation',
      label: 'Federation',
      facts: {},
      members: inRole('member', closed ? until(spans, addDays(closed, 1)) : spans),
    }
  })
}

/** The national register writes 1 January 1902 where it does not know. */
function openedBy(row: Row | undefined): Day | '' {
  const opened = sourceDay(cell(row, 'Open date'))
  return opened.startsWith('1902') ? '' : opened
}

function alliance(register: Register): Group {
  const began = day('2011-09-01')
  const partners = STRATEGIC_PARTNERS.flatMap((urn) => spansSince(urn, UNDATED.has(urn) ? '' : began, register))
  return {
    name: 'Leicester Teaching School (LeTS)',
    kind: 'teaching-school-alliance',
    label: 'Teaching school alliance',
    facts: { lead_school_urn: ALLIANCE_LEAD },
    members: [
      ...inRole('lead-school', spansSince(ALLIANCE_LEAD, began, register)),
      ...inRole('strategic-partner', partners),
    ],
  }
}

function associations(examples: readonly Example[], register: Register): Group[] {
  return ASSOCIATIONS.map(([name, kinds]) => {
    const chair = chairSchools(name, examples)[0]
    const subscribers = examples.filter((one) => (kinds as readonly string[]).includes(one.plan.kind))
    const spans = subscribers.flatMap((one) => spansSince(one.urn, BEGAN, register))
    const facts = {
      lead_post: 'Chair',
      lead_school_urn: chair?.urn ?? '',
      lead_email: `chair@${shortOf(name)}.leicester.example`,
    }
    return {
      name,
      kind: 'heads-association',
      label: "Headteachers' association",
      facts,
      members: inRole('subscriber', spans),
    }
  })
}

/** The example schools whose heads chair an association and stand in for the chair. */
export function chairSchools(association: string, examples: readonly Example[]): [Example?, Example?] {
  const kinds: readonly string[] = ASSOCIATIONS.find(([name]) => name === association)?.[1].slice(0, 1) ?? []
  const schools = examples.filter((one) =>
    (shortOf(association) === 'tfl' ? ['college'] : kinds).includes(one.plan.kind),
  )
  return schools.length < 3 ? [schools[0], schools[1]] : [schools[1], schools[2]]
}

/** `eip` of "... (EIP)". */
export function shortOf(name: string): string {
  return /\((\w+)\)/.exec(name)?.[1]?.toLowerCase() ?? slugOf(name)
}
