// The public files that the demonstration data is made from, read once. Never writes.
import { join } from 'node:path'
import { closure, lineageOf, type Lineage } from './lineage.ts'
import { cell, readJsonTable, readTable, type Row } from './tables.ts'

/** The sources, and which schools of them are carried over. */
export type Sources = {
  readonly folder: string
  readonly header: readonly string[]
  readonly schools: ReadonlyMap<string, Row>
  readonly links: readonly Row[]
  readonly lineage: Lineage
  /** URNs carried over, in ascending order. */
  readonly known: ReadonlySet<string>
  readonly table: (name: string) => Row[]
}

const AUTHORITIES = new Set(['855', '856', '857'])
/** Partners of the alliance whom the seed list of schools leaves out: Nether Hall and Guilsborough. */
const FURTHER_PARTNERS = ['120361', '151482', '122061', '136489']

/** Reads the sources in this folder (its `schools` has the establishments). The later file stands for a URN in both. */
export function readSources(folder: string): Sources {
  const table = (name: string): Row[] => {
    const path = join(folder, 'schools', name)
    return name.endsWith('.json') ? readJsonTable(path) : readTable(path)
  }
  const rows = [
    ...table('edubasealldata_composite_2025.csv'),
    ...table('edubasealldata_composite_2025_new_since_2022.csv'),
  ]
  const schools = new Map(rows.map((row) => [cell(row, 'URN'), row]))
  const links = table('links_edubasealldata20250422.csv')
  const lineage = lineageOf(links, schools)
  const wanted = [...openHere(schools), ...FURTHER_PARTNERS, ...seedSchools(table('seed_schools.csv'))]
  const family = closure(wanted, lineage)
  const alike = nearestAlike(table('SimilarSchoolsPrimaryGroupsEntry.json'), family)
  const known = new Set([...family, ...alike].filter((urn) => schools.has(urn)).sort())
  return { folder, header: Object.keys(rows[0] ?? {}), schools, links, lineage, known, table }
}

/** Open today: open, or open but proposed to close. */
export function isOpen(row: Row | undefined): boolean {
  return ['1', '3'].includes(cell(row, 'EstablishmentStatus (code)'))
}

function openHere(schools: ReadonlyMap<string, Row>): string[] {
  return [...schools].flatMap(([urn, row]) => (isOpen(row) && AUTHORITIES.has(cell(row, 'LA (code)')) ? [urn] : []))
}

/** The ten schools elsewhere that the department calls most like one of these: a comparison needs both. */
function nearestAlike(pairs: readonly Row[], of: ReadonlySet<string>): string[] {
  const near = pairs.filter((pair) => of.has(cell(pair, 'URN')) && Number(cell(pair, 'Rank')) <= 10)
  return near.map((pair) => cell(pair, 'NeighbourURN'))
}

function seedSchools(rows: readonly Row[]): string[] {
  return rows.flatMap((row) => [cell(row, 'urn'), ...cell(row, 'predecessor_urns').split(' ').filter(Boolean)])
}
