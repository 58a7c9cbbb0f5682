// Who leads and co-ordinates the groups, and whom the associations pay. Pure; never at a real school.
import { between } from './chance.ts'
import type { Example } from './example-schools.ts'
import { headSince } from './head-posts.ts'
import { chairSchools, CO_ORDINATORS, leadSchool, shortOf, slugOf } from './leicester-groups.ts'
import { chairsOf, clusterSchools, type CLUSTERS } from './leicestershire-groups.ts'
import type { People } from './people.ts'
import type { Row } from './tables.ts'

/** The agency that employs for others. */
export const AGENCY = 'Schools development agency (invented)'
/** The group whose lead has left and has no successor. */
const WITHOUT_LEAD = 'Belgrave'
/** The post that leads a group: held in 2013 by someone who has left, today by the head of the lead school. */
function leadPost(
  key: string,
  title: string,
  organisation: string,
  began: string,
  school: Example | undefined,
  people: People,
): Row[] {
  const post = {
    post: key,
    title,
    organisation,
    fte: '0.1',
    salaried: 'no',
    office: 'group-lead',
    school_urn: school?.urn ?? '',
    from: began,
    holding_kind: 'permanent',
  }
  const past = { ...post, holder: people.inRole(`past-${key}`), holding_from: began }
  if (!school || organisation === WITHOUT_LEAD) return [{ ...past, holding_to: '2025-09-01' }]
  const change = laterOf('2016-09-01', headSince(school))
  return [
    { ...past, holding_to: change },
    { ...post, holder: people.inRole(`head-${school.urn}`), holding_from: change },
  ]
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b
}

function coordinator(
  key: string,
  organisation: string,
  began: string,
  salaried: string,
  payer: string,
  people: People,
): Row[] {
  if (salaried === '') return []
  const post = {
    post: key,
    title: salaried === 'yes' ? 'Co-ordinator' : 'Co-ordinator (unpaid)',
    organisation,
    reports_to: key.replace('co-ordinator-', 'lead-'),
    fte: salaried === 'yes' ? '0.4' : '0.1',
    salaried,
    employer: salaried === 'yes' ? 'The lead school' : '',
    payer,
    office: 'co-ordinator',
    from: began,
  }
  return [
    {
      ...post,
      holder: people.inRole(key),
      holding_kind: 'permanent',
      holding_from: `${between(2013, 2022, key)}-09-01`,
    },
  ]
}

/** The lead and the co-ordinator of a development group. */
export function developmentGroupPosts(area: string, examples: readonly Example[], people: People): Row[] {
  const slug = slugOf(area)
  const [salaried, payer] = CO_ORDINATORS[area] ?? ['', '']
  return [
    ...leadPost(`lead-${slug}`, 'Lead headteacher', area, '2012-09-01', leadSchool(area, examples), people),
    ...coordinator(`co-ordinator-${slug}`, area, '2012-09-01', salaried, payer, people),
  ]
}

/** Who chairs the associations, and the staff whom they pay and others employ [S5]. */
export function associationPosts(examples: readonly Example[], people: People): Row[] {
  const eip = 'Secondary Education Improvement Partnership (EIP)'
  const cph = 'City Primary Headteachers (CPH)'
  const host = examples.find((one) => one.plan.kind === 'secondary')
  const hosted = { employer: host?.name ?? '', payer: eip, from: '2012-09-01', salaried: 'yes', organisation: eip }
  const staff = [
    { ...hosted, post: 'eip-director', title: 'Director of the Secondary EIP', fte: '1.0', reports_to: 'chair-eip' },
    { ...hosted, post: 'eip-assistant', title: 'Assistant to the director', fte: '1.0', reports_to: 'eip-director' },
    { ...hosted, post: 'eip-administrator', title: 'Administrator', fte: '0.6', reports_to: 'eip-director' },
    {
      ...hosted,
      post: 'cph-lead',
      title: 'Strategic Primary Lead Headteacher',
      fte: '1.0',
      reports_to: 'chair-cph',
      organisation: cph,
      employer: AGENCY,
      payer: cph,
    },
    {
      post: 'agency-chief-executive',
      title: 'Chief executive',
      organisation: AGENCY,
      fte: '1.0',
      salaried: 'yes',
      employer: AGENCY,
      payer: AGENCY,
      from: '2012-09-01',
    },
  ]
  const chairs: [string, string[]][] = [
    [eip, ['chair', 'vice-chair']],
    [cph, ['chair', 'vice-chair']],
    ["Special schools' organisation (WELL)", ['chair']],
    ['Tertiary Federation of Leicester (TFL)', ['chair']],
  ]
  return [
    ...staff.map((post) => ({
      ...post,
      holder: people.inRole(post.post),
      holding_kind: 'permanent',
      holding_from: '2017-09-01',
    })),
    ...chairs.flatMap(([name, roles]) => {
      const schools = chairSchools(name, examples)
      return roles.map((role, index) => chairPost(name, role, schools[index], people))
    }),
  ]
}

function chairPost(organisation: string, role: string, school: Example | undefined, people: People): Row {
  return {
    post: `${role}-${shortOf(organisation)}`,
    title: role === 'chair' ? 'Chair' : 'Vice-chair',
    organisation,
    fte: '0.1',
    salaried: 'no',
    office: role === 'chair' ? 'group-lead' : '',
    school_urn: school?.urn ?? '',
    from: '2012-09-01',
    holder: school ? people.inRole(`head-${school.urn}`) : '',
    holding_kind: 'permanent',
    holding_from: school ? laterOf('2018-09-01', headSince(school)) : '',
  }
}

/** The chair and the vice-chair of a network. */
export function networkPosts(network: string, examples: readonly Example[], people: People): Row[] {
  const slug = slugOf(network).split('-')[0] ?? ''
  const { chair, vice } = chairsOf(network, examples)
  const second = leadPost(`vice-chair-${slug}`, 'Vice-chair', network, '2013-09-01', vice, people)
  return [
    ...leadPost(`chair-${slug}`, 'Chair', network, '2013-09-01', chair, people),
    ...second.map((row) => ({ ...row, office: '' })),
  ]
}

/** The lead and the co-ordinator of a cluster. */
export function clusterPosts(cluster: (typeof CLUSTERS)[number], examples: readonly Example[], people: People): Row[] {
  const slug = slugOf(cluster.name)
  return [
    ...leadPost(
      `lead-${slug}`,
      'Cluster lead',
      cluster.name,
      cluster.from,
      clusterSchools(cluster, examples)[0],
      people,
    ),
    ...coordinator(`co-ordinator-${slug}`, cluster.name, cluster.from, cluster.salaried, cluster.payer, people),
  ]
}
