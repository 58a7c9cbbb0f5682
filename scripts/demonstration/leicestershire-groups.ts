// The groups of Leicestershire: the three Local Excellence Networks of [S4] by district, and invented clusters of example schools. Pure.
import { day } from '../../src/kernel/day.ts'
import type { Example } from './example-schools.ts'
import { isStateSchool, slugOf } from './leicester-groups.ts'
import { inRole, spansOfAll, spansSince, type Group, type Register } from './memberships.ts'
import { sectorOf } from './places.ts'
import { isOpen } from './sources.ts'
import { cell, type Row } from './tables.ts'

const BEGAN = day('2013-09-01')

/** A network: its districts [S4 11]. */
export const NETWORKS: Readonly<Record<string, readonly string[]>> = {
  'Charnwood and Melton Mowbray': ['E07000130', 'E07000133'],
  'North West Leicestershire and Hinckley & Bosworth': ['E07000134', 'E07000132'],
  'Blaby, Oadby, Wigston and Harborough': ['E07000129', 'E07000135', 'E07000131'],
}

/** An invented cluster: the district whose example schools it joins, its first day, its co-ordinator. */
type Cluster = {
  readonly name: string
  readonly district: string
  readonly from: string
  readonly salaried: string
  readonly payer: string
}
export const CLUSTERS: readonly Cluster[] = [
  {
    name: 'Soar Meadows cluster',
    district: 'E07000130',
    from: '2010-09-01',
    salaried: 'yes',
    payer: 'The member schools by number of pupils',
  },
  { name: 'Wolds Edge cluster', district: 'E07000133', from: '2012-01-01', salaried: 'no', payer: '' },
  {
    name: 'Sence Valley Example cluster',
    district: 'E07000132',
    from: '2011-09-01',
    salaried: 'yes',
    payer: 'The lead school, from its own budget',
  },
  { name: 'Charnlea cluster', district: 'E07000134', from: '2014-09-01', salaried: '', payer: '' },
  {
    name: 'Swift Headwaters cluster',
    district: 'E07000131',
    from: '2013-01-01',
    salaried: 'yes',
    payer: 'Leicestershire Education Excellence Partnership (LEEP)',
  },
]

/** Every group of the county. `known` are the rows of the real schools. */
export function leicestershireGroups(examples: readonly Example[], known: readonly Row[], register: Register): Group[] {
  return [
    ...networks(examples, known, register),
    ...CLUSTERS.map((cluster, index) => clusterOf(cluster, index, examples, register)),
  ]
}

/** The example school whose head chairs a network, and the one whose head is its vice-chair: of the other phase [S4 20]. */
export function chairsOf(network: string, examples: readonly Example[]): { chair?: Example; vice?: Example } {
  const here = examples.filter((one) => NETWORKS[network]?.includes(one.district) && one.before === '')
  const primary = here.find((one) => one.plan.kind === 'primary')
  const secondary = here.find((one) => ['secondary', 'upper', 'all-through', 'college'].includes(one.plan.kind))
  return { ...(primary && { chair: primary }), ...(secondary && { vice: secondary }) }
}

/** The example schools of a cluster: the primary ones first, and of those one that never changed its URN. */
export function clusterSchools(cluster: Cluster, examples: readonly Example[]): Example[] {
  const here = examples.filter((one) => one.district === cluster.district && one.plan.kind !== 'college')
  const rank = (one: Example) =>
    (['primary', 'infant', 'junior'].includes(one.plan.kind) ? 0 : 2) + (one.before === '' ? 0 : 1)
  return here.sort((a, b) => rank(a) - rank(b))
}

function networks(examples: readonly Example[], known: readonly Row[], register: Register): Group[] {
  const real = known.filter((row) => isOpen(row) && isStateSchool(row, '855'))
  const placed = [
    ...real.map((row) => ({ urn: cell(row, 'URN'), district: districtOf(row, known) })),
    ...examples.map((one) => ({ urn: one.urn, district: one.district })),
  ]
  const spans = spansOfAll(placed, () => BEGAN, register)
  return Object.entries(NETWORKS).map(([name, districts], index) => {
    const here = spans.filter(({ member }) => districts.includes(member.district)).map(({ span }) => span)
    const facts = {
      lead_post: 'Chair',
      lead_school_urn: chairsOf(name, examples).chair?.urn ?? '',
      lead_email: `chair@${slugOf(name).split('-')[0] ?? ''}-len.leicestershire.example`,
      lead_phone: `0116 496 084${index + 1}`,
    }
    return { name, kind: 'len', label: 'Local Excellence Network', facts, members: inRole('member', here) }
  })
}

/** Its own district, else the one that its postcode sector lies in when all its neighbours agree. */
function districtOf(row: Row, known: readonly Row[]): string {
  const own = cell(row, 'DistrictAdministrative (code)')
  const sector = sectorOf(row)
  if (own !== '' || sector === '') return own
  const near = known
    .filter((other) => sectorOf(other) === sector)
    .map((other) => cell(other, 'DistrictAdministrative (code)'))
  const districts = new Set(near.filter(Boolean))
  return districts.size === 1 ? ([...districts][0] ?? '') : ''
}

function clusterOf(cluster: Cluster, index: number, examples: readonly Example[], register: Register): Group {
  const schools = clusterSchools(cluster, examples)
  const members = schools.flatMap((one, place) =>
    inRole(place === 0 ? 'lead-school' : 'member', spansSince(one.urn, day(cluster.from), register)),
  )
  const facts = {
    lead_post: 'Cluster lead',
    lead_school_urn: schools[0]?.urn ?? '',
    lead_email: `lead@${slugOf(cluster.name)}.leicestershire.example`,
    lead_phone: `0116 496 085${index + 1}`,
    coordinator_salaried: cluster.salaried,
    coordinator_payer: cluster.payer,
  }
  return { name: cluster.name, kind: 'cluster', label: 'Cluster', facts, members }
}
