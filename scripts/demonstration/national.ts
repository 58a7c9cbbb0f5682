// The public facts: the registers' and publishers' own columns, for the schools carried over. Never a person's name.
import type { Sources } from './sources.ts'
import { cell, type Row } from './tables.ts'

/** A file to be written: its path inside `data/`, its columns and its rows. */
export type Table = { readonly path: string; readonly columns: readonly string[]; readonly rows: readonly Row[] }

/** Which values a closed school took from the one that followed it. */
const DERIVED = 'DerivedFromSuccessor'
const AUTHORITY = ['LA (code)', 'LA (name)'] as const
const PHASE = ['PhaseOfEducation (code)', 'PhaseOfEducation (name)'] as const
/** Other people's additions to the performance tables, and nothing that a school page needs. */
const NOT_CARRIED = new Set(['COLOUR1', 'COLOUR2', 'LATITUDE', 'LONGITUDE'])
const EVIDENCE = [
  ['census-2019.csv', '2018-2019_england_census.csv', 'URN'],
  ['census-2023.csv', '2022-2023_england_census.csv', 'URN'],
  ['ks2-2019.csv', 'england_ks2final.csv', 'URN'],
  ['ks4-2019.csv', 'england_ks4final.csv', 'URN'],
  ['ofsted-2024-04.csv', 'ofsted_rating_2024-04.csv', 'unique_reference_number'],
  ['absence-2026.csv', 'absence_2026.json', 'Id'],
  ['workforce-2026.csv', 'workforce_2026.json', 'Id'],
] as const

/** Every file of public facts. */
export function nationalTables(sources: Sources): Table[] {
  const members = trustMembers(sources)
  return [
    establishments(sources),
    links(sources),
    groups(sources, members),
    tableOf('group-members.csv', members),
    ...EVIDENCE.map(([path, source, key]) => tableOf(path, about(sources, source, key))),
    similarSchools(sources),
    circumstances(sources),
  ]
}

/** A school's row as it is carried over: a closed one without authority or phase has its successor's. */
export function establishment(urn: string, sources: Sources): Row {
  const row = sources.schools.get(urn) ?? {}
  const taken = [AUTHORITY, PHASE].flatMap((columns) => derived(urn, columns, sources))
  return { ...row, ...Object.fromEntries(taken), [DERIVED]: taken.map(([column]) => column).join('; ') }
}

function establishments(sources: Sources): Table {
  const rows = [...sources.known].map((urn) => establishment(urn, sources))
  const columns = sources.header.filter((column) => rows.some((row) => cell(row, column) !== ''))
  return { path: 'establishments.csv', columns: [...columns, DERIVED], rows }
}

/** The successor's values of these columns, for a closed school that has none, when all who followed agree. */
function derived(urn: string, columns: readonly [string, string], sources: Sources): [string, string][] {
  const row = sources.schools.get(urn)
  if (cell(row, columns[0]) !== '' || cell(row, 'EstablishmentStatus (code)') !== '2') return []
  const answers = [...heirs(urn, columns[0], sources)].map((heir) => sources.schools.get(heir))
  const codes = new Set(answers.map((answer) => cell(answer, columns[0])))
  return codes.size === 1 ? columns.map((column) => [column, cell(answers[0], column)]) : []
}

/** The nearest successors that have a value in this column. */
function heirs(urn: string, column: string, sources: Sources, seen = new Set([urn])): Set<string> {
  const found = new Set<string>()
  for (const next of sources.lineage.successors.get(urn) ?? []) {
    if (seen.has(next)) continue
    seen.add(next)
    if (cell(sources.schools.get(next), column)) found.add(next)
    else for (const later of heirs(next, column, sources, seen)) found.add(later)
  }
  return found
}

function links({ links: all, known }: Sources): Table {
  const rows = all.filter((row) => known.has(cell(row, 'URN')) && known.has(cell(row, 'LinkURN')))
  return tableOf('establishment-links.csv', rows)
}

function trustMembers(sources: Sources): Row[] {
  return about(sources, 'academiesmatmembership_2025-09.csv', 'Academy URN')
}

/** The groups with a member here, and the federations that the source documents name. */
function groups(sources: Sources, members: readonly Row[]): Table {
  const trusts = [...sources.known].map((urn) => cell(sources.schools.get(urn), 'Trusts (code)'))
  const wanted = new Set([
    ...members.map((row) => cell(row, 'Group UID')),
    ...trusts,
    ...Object.values(SEED_FEDERATIONS),
  ])
  const rows = sources.table('groups.csv').filter((row) => wanted.has(cell(row, 'Group UID')))
  const { columns } = tableOf('groups.csv', rows)
  return { path: 'groups.csv', columns: columns.filter((column) => !column.startsWith('Head of Group')), rows }
}

/** The register's own numbers of the three federations of [S1]. */
export const SEED_FEDERATIONS = { sparkenhoeMedway: '1900', madani: '1911', keyhamMillgate: '1772' } as const

function similarSchools(sources: Sources): Table {
  const primary = sources.table('SimilarSchoolsPrimaryGroupsEntry.json').map((row) => ({ ...row, Set: 'primary' }))
  const secondary = sources.table('similar_schools_secondary_pairs.json').map((row) => ({
    URN: cell(row, 'Urn'),
    NeighbourURN: cell(row, 'NeighbourUrn'),
    Rank: cell(row, 'Rank'),
    Dist: cell(row, 'Distance'),
    Set: 'secondary',
  }))
  const rows: Row[] = [...primary, ...secondary]
  const both = rows.filter((row) => sources.known.has(cell(row, 'URN')) && sources.known.has(cell(row, 'NeighbourURN')))
  return { path: 'similar-schools.csv', columns: ['URN', 'NeighbourURN', 'Rank', 'Dist', 'Set'], rows: both }
}

/** The figures that the department's comparison of like schools rests on. */
function circumstances(sources: Sources): Table {
  const primary = about(sources, 'SimilarSchoolsPrimaryValuesEntry.json', 'URN')
  const secondary = about(sources, 'SimilarSchoolsSecondaryValuesEntry.json', 'URN')
  const rows = [
    ...primary.map((row) => ({ ...row, Set: 'primary' })),
    ...secondary.map((row) => ({ ...row, Set: 'secondary' })),
  ]
  const columns = new Set(['URN', 'Set', ...rows.flatMap((row) => Object.keys(row))])
  return { path: 'similar-schools-values.csv', columns: [...columns], rows }
}

function about({ table, known }: Sources, source: string, key: string): Row[] {
  return table(source).filter((row) => known.has(cell(row, key)))
}

function tableOf(path: string, rows: readonly Row[]): Table {
  return { path, columns: Object.keys(rows[0] ?? {}).filter((column) => !NOT_CARRIED.has(column)), rows }
}
