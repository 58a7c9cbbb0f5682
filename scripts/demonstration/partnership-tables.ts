// The files of each partnership in our own formats: its settings, groups, people, posts. Pure; writes nothing.
import { planned, type Slug } from './example-plan.ts'
import type { Example } from './example-schools.ts'
import { leicesterGroups } from './leicester-groups.ts'
import { leicestershireGroups } from './leicestershire-groups.ts'
import { lineageOf } from './lineage.ts'
import { GROUP_COLUMNS, groupRows, type Register } from './memberships.ts'
import type { Table } from './national.ts'
import { inventPeople, PEOPLE_COLUMNS } from './people.ts'
import { leicesterPosts, leicestershirePosts, PARTNERSHIPS, POST_COLUMNS } from './posts.ts'
import type { Sources } from './sources.ts'
import { cell, type Row } from './tables.ts'

/** The settings of a partnership, `partnership.json`. */
export type Settings = Readonly<Record<string, unknown>>

const LABELS = {
  'development-group': { one: 'Development group', many: 'Development groups' },
  cluster: { one: 'Cluster', many: 'Clusters' },
  federation: { one: 'Federation', many: 'Federations' },
  'teaching-school-alliance': { one: 'Teaching school alliance', many: 'Teaching school alliances' },
  len: { one: 'Local Excellence Network', many: 'Local Excellence Networks' },
  'heads-association': { one: "Headteachers' association", many: "Headteachers' associations" },
}

/** The settings of a partnership; a holder's name is withheld from the public below `gradeLine`, 3 being the head of service. */
export function settingsOf(slug: Slug): Settings {
  const city = slug === 'leicester'
  const [first, before] = city ? [900001, 900201] : [900101, 900221]
  const last = (from: number, count: number) => String(from + count - 1)
  const closed = planned(slug).filter((plan) => plan.converted !== '').length
  return {
    slug,
    name: PARTNERSHIPS[slug],
    demonstration: true,
    authorities: [city ? '856' : '855'],
    gradeLine: 3,
    improvementTeam: 'School improvement',
    labels: LABELS,
    exampleUrns: [
      { from: String(first), to: last(first, planned(slug).length) },
      { from: String(before), to: last(before, closed) },
    ],
  }
}

/** Groups, people and posts of both partnerships. `open` and `links` are the rows of the examples; `documents` the texts whose names must not come up. */
export function partnershipTables(
  sources: Sources,
  examples: readonly Example[],
  open: readonly Row[],
  links: readonly Row[],
  documents: readonly string[],
): Table[] {
  const schools = new Map([...sources.schools, ...open.map((row): [string, Row] => [cell(row, 'URN'), row])])
  const register: Register = { schools, lineage: lineageOf([...sources.links, ...links], schools) }
  const known = [...sources.known].map((urn) => sources.schools.get(urn) ?? {})
  const of = (slug: Slug) => examples.filter((one) => one.slug === slug)
  const city = inventPeople('leicester', documents, new Set())
  const cityPosts = leicesterPosts(of('leicester'), city)
  const county = inventPeople('leicestershire', documents, new Set(city.rows().map((row) => cell(row, 'name'))))
  const countyPosts = leicestershirePosts(of('leicestershire'), county)
  const federations = sources.table('groups.csv')
  return [
    ...files(
      'leicester',
      groupRows('leicester', leicesterGroups(of('leicester'), known, federations, register)),
      city.rows(),
      cityPosts,
    ),
    ...files(
      'leicestershire',
      groupRows('leicestershire', leicestershireGroups(of('leicestershire'), known, register)),
      county.rows(),
      countyPosts,
    ),
  ]
}

function files(slug: Slug, groups: readonly Row[], people: readonly Row[], posts: readonly Row[]): Table[] {
  return [
    { path: `${slug}/groups.csv`, columns: GROUP_COLUMNS, rows: groups },
    { path: `${slug}/people.csv`, columns: PEOPLE_COLUMNS, rows: people },
    { path: `${slug}/posts.csv`, columns: POST_COLUMNS, rows: posts },
  ]
}
