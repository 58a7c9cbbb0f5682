// The rows of the invented schools, in the register's own columns, on free ground among the real ones. Never a real name or place.
import { addDays, type Day } from '../../src/kernel/day.ts'
import { between, chance, oneOf } from './chance.ts'
import { nameOf, planned, TRUSTS, type Kind, type Planned, type Slug, type Status } from './example-plan.ts'
import type { Table } from './national.ts'
import { areaOf, AREAS, inside, metres, pointOf, type Point } from './places.ts'
import type { Sources } from './sources.ts'
import { cell, type Row } from './tables.ts'

/** One invented school: what was planned, its numbers, where it stands. */
export type Example = {
  readonly slug: Slug
  readonly urn: string
  /** The URN it had before its conversion; '' where there was none. */
  readonly before: string
  readonly plan: Planned
  readonly name: string
  readonly district: string
  /** The area of Leicester it stands in; '' in the county. */
  readonly area: string
  readonly point: Point
  readonly town: string
  readonly pupils: number
}

type Outlines = ReadonlyMap<string, readonly Point[][]>
type Ground = { readonly district: string; readonly area: string }

const AUTHORITY = {
  leicester: { code: '856', name: 'Leicester', first: 900001, before: 900201 },
  leicestershire: { code: '855', name: 'Leicestershire', first: 900101, before: 900221 },
} as const

/** The districts of the county, each as often as it has example schools. */
const COUNTY = [
  ...Array<string>(6).fill('E07000129'),
  ...Array<string>(9).fill('E07000130'),
  ...Array<string>(6).fill('E07000131'),
  ...Array<string>(6).fill('E07000132'),
  ...Array<string>(4).fill('E07000133'),
  ...Array<string>(6).fill('E07000134'),
  ...Array<string>(3).fill('E07000135'),
]
const DISTRICT_NAMES: Readonly<Record<string, string>> = {
  E06000016: 'Leicester',
  E07000129: 'Blaby',
  E07000130: 'Charnwood',
  E07000131: 'Harborough',
  E07000132: 'Hinckley and Bosworth',
  E07000133: 'Melton',
  E07000134: 'North West Leicestershire',
  E07000135: 'Oadby and Wigston',
}

const TYPES: Readonly<Record<Status, readonly [string, string, string, string]>> = {
  community: ['01', 'Community school', '4', 'Local authority maintained schools'],
  controlled: ['03', 'Voluntary controlled school', '4', 'Local authority maintained schools'],
  aided: ['02', 'Voluntary aided school', '4', 'Local authority maintained schools'],
  foundation: ['05', 'Foundation school', '4', 'Local authority maintained schools'],
  converter: ['34', 'Academy converter', '10', 'Academies'],
  sponsored: ['28', 'Academy sponsor led', '10', 'Academies'],
  free: ['35', 'Free schools', '11', 'Free Schools'],
  college: ['18', 'Further education', '1', 'Colleges'],
}
const SPECIAL = ['07', 'Community special school', '5', 'Special schools'] as const
const SPECIAL_ACADEMY = ['44', 'Academy special converter', '10', 'Academies'] as const

/** Phase code and name, ages, and the usual number of pupils from and to. */
const KINDS: Readonly<Record<Kind, readonly [string, string, string, string, number, number]>> = {
  primary: ['2', 'Primary', '4', '11', 105, 610],
  infant: ['2', 'Primary', '4', '7', 160, 270],
  junior: ['2', 'Primary', '7', '11', 230, 360],
  secondary: ['4', 'Secondary', '11', '16', 780, 1180],
  upper: ['4', 'Secondary', '11', '18', 1010, 1480],
  special: ['0', 'Not applicable', '4', '19', 85, 170],
  'all-through': ['7', 'All-through', '4', '18', 1150, 1390],
  college: ['6', '16 plus', '16', '99', 0, 0],
}

/** The forty examples of each partnership, placed one after another. */
export function exampleSchools(sources: Sources, outlines: Outlines): Example[] {
  const placed: Example[] = []
  for (const slug of ['leicester', 'leicestershire'] as const) {
    let converted = 0
    const plans = planned(slug)
    for (const [index, plan] of plans.entries()) {
      const together = plans[index - 1]?.base === plan.base ? index - 1 : index
      const urn = String(AUTHORITY[slug].first + index)
      const before = plan.converted ? String(AUTHORITY[slug].before + converted++) : ''
      placed.push(example(slug, urn, before, plan, groundOf(slug, together), sources, outlines, placed))
    }
  }
  return placed
}

function groundOf(slug: Slug, index: number): Ground {
  if (slug === 'leicestershire') return { district: COUNTY[(index * 7) % COUNTY.length] ?? '', area: '' }
  const areas = Object.keys(AREAS)
  return { district: 'E06000016', area: areas[index % areas.length] ?? '' }
}

function example(
  slug: Slug,
  urn: string,
  before: string,
  plan: Planned,
  ground: Ground,
  sources: Sources,
  outlines: Outlines,
  placed: readonly Example[],
): Example {
  const real = [...sources.known].map((known) => sources.schools.get(known) ?? {})
  const point = freePoint(urn, ground, real, outlines, placed)
  const town = cell(nearest(point, real), 'Town') || AUTHORITY[slug].name
  const [, , , , low, high] = KINDS[plan.kind]
  const pupils = between(low, high, urn, 'pupils')
  return { slug, urn, before, plan, name: nameOf(plan), ...ground, point, town, pupils }
}

/** A point of this ground, 400 m or more from every school, 2.5 km or less from a real one. */
function freePoint(
  urn: string,
  ground: Ground,
  real: readonly Row[],
  outlines: Outlines,
  placed: readonly Example[],
): Point {
  const outline = outlines.get(ground.district) ?? []
  const here = real
    .filter((row) => cell(row, 'DistrictAdministrative (code)') === ground.district)
    .flatMap((row) => pointOf(row) ?? [])
  const taken = [...real.flatMap((row) => pointOf(row) ?? []), ...placed.map((one) => one.point)]
  for (let turn = 0; turn < 5000; turn += 1) {
    const point = near(oneOf(here, urn, turn), urn, turn)
    const free = taken.every((other) => metres(other, point) >= 400)
    if (free && inside(outline, point) && (ground.area === '' || areaOf(point) === ground.area)) return point
  }
  throw new Error(`no free ground for ${urn} in ${ground.district} ${ground.area}`)
}

function near(from: Point, ...label: readonly (string | number)[]): Point {
  const shift = (axis: string) => Math.round((chance(...label, axis) - 0.5) * 3600)
  return { easting: from.easting + shift('east'), northing: from.northing + shift('north') }
}

function nearest(point: Point, rows: readonly Row[]): Row | undefined {
  const withTown = rows.filter((row) => cell(row, 'Town') !== '' && pointOf(row))
  const distance = (row: Row) => metres(pointOf(row) ?? point, point)
  return withTown.reduce<Row | undefined>(
    (best, row) => (!best || distance(row) < distance(best) ? row : best),
    undefined,
  )
}

/** The establishments file of the examples: the open forty of each partnership, then the closed ones they come from. `figures` adds an open one's evidence. */
export function exampleEstablishments(
  examples: readonly Example[],
  columns: readonly string[],
  figures: (one: Example) => Row,
): Table {
  const rows = [
    ...examples.map((one) => ({ ...openRow(one), ...figures(one) })),
    ...examples.filter((one) => one.before).map((one) => closedRow(one)),
  ]
  const filled = columns.filter((column) => rows.some((row) => cell(row, column) !== ''))
  return { path: 'example-schools.csv', columns: [...filled, 'Example'], rows }
}

/** The links between an example and the example it was before. */
export function exampleLinks(examples: readonly Example[]): Table {
  const rows = examples
    .filter((one) => one.before)
    .flatMap((one) => [
      {
        URN: one.urn,
        LinkURN: one.before,
        LinkName: nameOf(one.plan, true),
        LinkType: 'Predecessor',
        LinkEstablishedDate: dated(one.plan.converted),
      },
      {
        URN: one.before,
        LinkURN: one.urn,
        LinkName: one.name,
        LinkType: 'Successor',
        LinkEstablishedDate: dated(one.plan.converted),
      },
    ])
  return { path: 'example-links.csv', columns: ['URN', 'LinkURN', 'LinkName', 'LinkType', 'LinkEstablishedDate'], rows }
}

/** The day an example school opened, as the register would hold it, ISO. */
export function openedOn(one: Example): string {
  if (one.plan.converted) return one.plan.converted
  return one.plan.status === 'free' ? '2011-09-01' : builtOn(one)
}

function builtOn(one: Example): string {
  return `${between(1952, 1996, one.urn, 'built')}-09-01`
}

/** dd-mm-yyyy of an ISO day, as the register writes it. */
export function dated(iso: string): string {
  return iso.split('-').toReversed().join('-')
}

function openRow(one: Example): Row {
  const academy = one.plan.trust !== ''
  return {
    ...commonRow(one),
    ...typeOf(one.plan),
    URN: one.urn,
    EstablishmentName: one.name,
    'EstablishmentStatus (code)': '1',
    'EstablishmentStatus (name)': 'Open',
    OpenDate: dated(openedOn(one)),
    NumberOfPupils: one.pupils ? String(one.pupils) : '',
    NumberOfBoys: one.pupils ? String(boysOf(one)) : '',
    NumberOfGirls: one.pupils ? String(one.pupils - boysOf(one)) : '',
    SchoolCapacity: one.pupils ? String(Math.ceil((one.pupils * (1.02 + chance(one.urn, 'room') / 5)) / 15) * 15) : '',
    SchoolWebsite: `https://${one.plan.base.toLowerCase()}-${one.plan.kind}.example`,
    TelephoneNum: `01164960${one.urn.slice(-3)}`,
    'TrustSchoolFlag (code)': academy ? '3' : '0',
    'TrustSchoolFlag (name)': academy ? 'Supported by a multi-academy trust' : 'Not applicable',
    'Trusts (code)': one.plan.trust,
    'Trusts (name)': TRUSTS[one.plan.trust] ?? '',
  }
}

/** Boys on the roll of 2023. */
export function boysOf(one: Example): number {
  return Math.round(one.pupils * (0.47 + chance(one.urn, 'boys') * 0.07))
}

function closedRow(one: Example): Row {
  const status = one.plan.kind === 'special' ? SPECIAL : TYPES.community
  return {
    ...commonRow(one),
    ...typeColumns(status),
    URN: one.before,
    EstablishmentName: nameOf(one.plan, true),
    'EstablishmentStatus (code)': '2',
    'EstablishmentStatus (name)': 'Closed',
    OpenDate: dated(builtOn(one)),
    CloseDate: dated(addDays(one.plan.converted as Day, -1)),
  }
}

function commonRow(one: Example): Row {
  const [phase, phaseName, low, high] = KINDS[one.plan.kind]
  const sixth = ['upper', 'all-through'].includes(one.plan.kind)
  return {
    'LA (code)': AUTHORITY[one.slug].code,
    'LA (name)': AUTHORITY[one.slug].name,
    EstablishmentNumber: `9${one.urn.slice(-3)}`,
    'PhaseOfEducation (code)': phase,
    'PhaseOfEducation (name)': phaseName,
    StatutoryLowAge: low,
    StatutoryHighAge: high,
    'OfficialSixthForm (code)': sixth ? '1' : '2',
    'OfficialSixthForm (name)': sixth ? 'Has a sixth form' : 'Does not have a sixth form',
    'Gender (code)': '3',
    'Gender (name)': 'Mixed',
    ...faithColumns(one.plan),
    'AdmissionsPolicy (code)': phase === '4' ? '4' : '0',
    'AdmissionsPolicy (name)': phase === '4' ? 'Non-selective' : 'Not applicable',
    Street: `${between(1, 98, one.urn, 'street')} Example ${oneOf(['Lane', 'Road', 'Close', 'Way', 'Avenue'], one.urn, 'street')}`,
    Town: one.town,
    'County (name)': 'Leicestershire',
    Postcode: `LE0 ${one.urn.slice(-1)}${letters(Number(one.urn.slice(-3)))}`,
    'GOR (code)': 'E',
    'GOR (name)': 'East Midlands',
    'DistrictAdministrative (code)': one.district,
    'DistrictAdministrative (name)': DISTRICT_NAMES[one.district] ?? '',
    Easting: String(one.point.easting),
    Northing: String(one.point.northing),
    Example: 'yes',
  }
}

function faithColumns({ status }: Planned): Row {
  const [code, name] = { controlled: ['02', 'Church of England'], aided: ['03', 'Roman Catholic'] }[
    status as string
  ] ?? ['00', 'Does not apply']
  return { 'ReligiousCharacter (code)': code ?? '', 'ReligiousCharacter (name)': name ?? '' }
}

function typeOf({ kind, status }: Planned): Row {
  if (kind !== 'special') return typeColumns(TYPES[status])
  return typeColumns(status === 'converter' ? SPECIAL_ACADEMY : SPECIAL)
}

function typeColumns([code, name, group, groupName]: readonly [string, string, string, string]): Row {
  return {
    'TypeOfEstablishment (code)': code,
    'TypeOfEstablishment (name)': name,
    'EstablishmentTypeGroup (code)': group,
    'EstablishmentTypeGroup (name)': groupName,
  }
}

/** Two letters of a postcode that nobody has: the district LE0 is not in use. */
function letters(number: number): string {
  const alphabet = 'ABDEFGHJLNPQRSTUWXYZ'
  return (alphabet[Math.floor(number / 20) % 20] ?? 'A') + (alphabet[number % 20] ?? 'A')
}
