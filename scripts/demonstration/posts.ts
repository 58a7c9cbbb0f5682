// Posts and who holds them, for the council, the partnership, its groups and the example schools. Pure; never at a real school.
import { between } from './chance.ts'
import type { Slug } from './example-plan.ts'
import type { Example } from './example-schools.ts'
import { AGENCY, associationPosts, clusterPosts, developmentGroupPosts, networkPosts } from './group-posts.ts'
import { heads } from './head-posts.ts'
import { CLUSTERS, NETWORKS } from './leicestershire-groups.ts'
import { plannedPosts, type PlannedPost } from './organogram-plan.ts'
import type { People } from './people.ts'
import { AREAS } from './places.ts'
import type { Row } from './tables.ts'

/** The columns of `posts.csv`: one row a holding; a post that nobody ever held has one row without a holder. */
export const POST_COLUMNS = [
  'post',
  'title',
  'organisation',
  'division',
  'team',
  'reports_to',
  'grade',
  'grade_level',
  'fte',
  'salaried',
  'employer',
  'payer',
  'office',
  'school_urn',
  'mailbox',
  'telephone',
  'holder',
  'holding_kind',
  'from',
  'to',
  'holding_from',
  'holding_to',
]

/** The council whose invented posts these are. */
export const COUNCILS = {
  leicester: "Leicester children's services (invented posts)",
  leicestershire: 'Leicestershire children and family services (invented posts)',
} as const
/** The partnerships by their full names. */
export const PARTNERSHIPS = {
  leicester: 'Leicester Schools and Colleges Alliance',
  leicestershire: 'Leicestershire Education Excellence Partnership (LEEP)',
} as const
/** Offices and their titles; the name of the mailbox and the end of the telephone number where outsiders turn to the post. */
const OFFICERS = [
  ['register-officer', 'Register officer', 'register', '0'],
  ['foi-officer', 'Information officer', 'information', '1'],
  ['clerk', 'Clerk', 'clerk', '2'],
  ['returning-officer', 'Returning officer'],
  ['treasurer', 'Treasurer'],
] as const

/** Every post of the city. */
export function leicesterPosts(examples: readonly Example[], people: People): Row[] {
  return [
    ...council('leicester', people),
    ...officers('leicester', people),
    ...heads(examples, people),
    ...Object.keys(AREAS).flatMap((area) => developmentGroupPosts(area, examples, people)),
    ...associationPosts(examples, people),
  ]
}

/** Every post of the county. */
export function leicestershirePosts(examples: readonly Example[], people: People): Row[] {
  return [
    ...council('leicestershire', people),
    ...officers('leicestershire', people),
    ...heads(examples, people),
    ...Object.keys(NETWORKS).flatMap((network) => networkPosts(network, examples, people)),
    ...CLUSTERS.flatMap((cluster) => clusterPosts(cluster, examples, people)),
  ]
}

function council(slug: Slug, people: People): Row[] {
  return plannedPosts(slug).map((planned) => councilPost(slug, planned, people))
}

function councilPost(slug: Slug, planned: PlannedPost, people: People): Row {
  const organisation = COUNCILS[slug]
  const key = `council-${planned.key}`
  const post = {
    post: key,
    title: planned.title,
    organisation,
    division: planned.division,
    team: planned.team,
    reports_to: planned.reportsTo && `council-${planned.reportsTo}`,
    grade: planned.grade,
    grade_level: planned.level,
    fte: planned.fte,
    salaried: 'yes',
    employer: organisation,
    payer: organisation,
    from: '2019-04-01',
  }
  if (planned.filled === 'vacant') return post
  const since = `${between(2019, 2024, slug, key)}-${planned.filled === 'permanent' ? '04' : '10'}-01`
  return { ...post, holder: people.inRole(key), holding_kind: planned.filled, holding_from: since }
}

function officers(slug: Slug, people: People): Row[] {
  return OFFICERS.map(([office, title, mailbox, line]) => ({
    post: `officer-${office}`,
    title,
    organisation: PARTNERSHIPS[slug],
    fte: office === 'returning-officer' ? '0.1' : '0.4',
    salaried: office === 'returning-officer' ? 'no' : 'yes',
    employer: slug === 'leicester' ? AGENCY : COUNCILS[slug],
    payer: PARTNERSHIPS[slug],
    office,
    mailbox: mailbox === undefined ? '' : `${mailbox}@${slug}.example`,
    telephone: line === undefined ? '' : `0116 496 08${slug === 'leicester' ? '6' : '7'}${line}`,
    from: '2012-09-01',
    holder: people.inRole(office, true),
    holding_kind: 'permanent',
    holding_from: `${between(2016, 2023, slug, office)}-09-01`,
  }))
}
