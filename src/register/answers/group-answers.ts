// Answers about groups: groups, federations, alliances, co-ordinators. Pure: from what the register holds to one answer.
import { sayDay, type Day } from '../../kernel/day.ts'
import { holdsOn } from '../../kernel/period.ts'
import type { FileCell } from '../../ui/data-file.ts'
import { sourceOf } from '../groups/list-file.ts'
import { sayGroups } from '../groups/list-rules.ts'
import type { Group, GroupPost, Member } from '../groups/types.ts'
import { asSentence, sayCount, sayHolder, sayList, sayRole } from '../groups/wording.ts'
import { LICENCE } from '../licence.ts'
import type { Answer, AnswerColumn, AnsweredGroup, AnsweredSchool, Question } from './types.ts'

/** A question about groups. */
export type GroupQuestion = Exclude<Question, 'organogram' | 'team'>

/** Kinds that have a question of their own, or that no question about groups of schools asks for. */
const OTHER_KINDS = ['federation', 'teaching-school-alliance', 'headteachers-association', 'trust']

/** The groups that a question is about: development groups, clusters, networks and a partnership's own kinds, unless it names another kind. */
export function groupsOf(question: GroupQuestion, groups: readonly Group[]): readonly Group[] {
  if (question === 'federations') return groups.filter((group) => group.kind === 'federation')
  if (question === 'alliances') return groups.filter((group) => group.kind === 'teaching-school-alliance')
  return groups.filter((group) => !OTHER_KINDS.includes(group.kind))
}

/** What an answer about groups rests on. */
export interface GroupMatter {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly on: Day
  readonly groups: readonly Group[]
  readonly members: readonly Member[]
}

/** Which schools in each group and who leads it, on the day. A school whose first day is not recorded is listed, and a note says so. */
export function answerGroups(question: GroupQuestion, matter: GroupMatter): Answer {
  const nested = groupsOf(question, matter.groups).map((group) => ({ group, schools: schoolsOf(group, matter) }))
  return {
    ...head(question, matter),
    sentence: sentenceOf(question, nested, matter),
    columns: MEMBER_COLUMNS.map(({ name, head, description }) => ({ name, head, description })),
    rows: nested.flatMap(rowsOf),
    groups: nested,
    notes: notesOf(nested),
  }
}

/** Which groups have a co-ordinator, whether salaried, and who pays, on the day. */
export function answerCoordinators(matter: GroupMatter): Answer {
  const groups = groupsOf('co-ordinators', matter.groups)
  return {
    ...head('co-ordinators', matter),
    sentence: groups.length === 0 ? noneOf('co-ordinators', matter) : sayCoordinators(groups, matter.on),
    columns: COORDINATOR_COLUMNS.map(({ name, head, description }) => ({ name, head, description })),
    rows: groups.map((group) => rowFrom(COORDINATOR_COLUMNS, group)),
    groups: null,
    notes: withheldNote(groups.map((group) => group.coordinator)),
  }
}

/** What every answer has beside its own matter. */
export function head(question: Question, { partnership, on }: Pick<GroupMatter, 'partnership' | 'on'>) {
  return { question, partnership, asAt: on, licence: LICENCE, source: sourceOf(partnership.name) }
}

function schoolsOf(group: Group, { members, on }: GroupMatter): readonly AnsweredSchool[] {
  return members
    .filter((member) => member.group === group.id && holdsOn(member.period, on))
    .map(({ urn, name, role, phase, authorityName, period, example }) => ({
      urn,
      name,
      role: sayRole(role),
      phase,
      authority: authorityName,
      since: period.from,
      example,
    }))
}

const NOUNS = {
  groups: 'groups',
  federations: 'federations',
  alliances: 'teaching school alliances',
  'co-ordinators': 'groups',
}

function sentenceOf(question: GroupQuestion, nested: readonly AnsweredGroup[], matter: GroupMatter): string {
  if (nested.length === 0) return noneOf(question, matter)
  return sayGroups(
    nested.map(({ group }) => group),
    matter.partnership.name,
    matter.on,
  )
}

function noneOf(question: GroupQuestion, { partnership, on }: GroupMatter): string {
  return `No ${NOUNS[question]} are held for ${partnership.name}, as at ${sayDay(on)}.`
}

function sayCoordinators(groups: readonly Group[], on: Day): string {
  const posts = groups.map((group) => group.coordinator)
  const salaried = posts.filter((post) => post?.salaried === true).length
  const unpaid = posts.filter((post) => post?.salaried === false).length
  const unknown = posts.filter((post) => post !== null && post.salaried === null).length
  const none = posts.filter((post) => post === null).length
  const parts = [
    `${sayCount(salaried, 'has', 'have')} a salaried co-ordinator`,
    ...(unpaid > 0 ? [`${sayCount(unpaid, 'has', 'have')} one without salary`] : []),
    ...(unknown > 0 ? [`${sayCount(unknown, 'has', 'have')} one of whom it is not recorded`] : []),
    ...(none > 0 ? [`${sayCount(none, 'has', 'have')} none`] : []),
  ]
  return asSentence(`of ${sayCount(groups.length, 'group')}, ${sayList(parts)}, as at ${sayDay(on)}.`)
}

function notesOf(nested: readonly AnsweredGroup[]): readonly string[] {
  const schools = nested.flatMap((one) => one.schools)
  const unknown = schools.filter((school) => school.since === null)
  const opening = nested.filter(({ group }) => group.opened === null)
  return [
    ...(unknown.length === 0
      ? []
      : [
          `Opening day not recorded: ${sayCount(unknown.length, 'membership')} without a recorded first day ${unknown.length === 1 ? 'is' : 'are'} listed all the same.`,
        ]),
    ...(opening.length === 0
      ? []
      : [`${asSentence(sayCount(opening.length, 'group'))} without a recorded opening day.`]),
    ...(schools.some((school) => school.example) ? ['Schools marked as example are invented.'] : []),
    ...withheldNote(nested.map(({ group }) => group.lead)),
  ]
}

/** A note when any holder is withheld, with the ground. */
export function withheldNote(posts: readonly (Pick<GroupPost, 'holder'> | null)[]): readonly string[] {
  const grounds = posts.flatMap((post) => (post?.holder.state === 'withheld' ? [post.holder.ground] : []))
  const [ground] = grounds
  if (ground === undefined) return []
  return [
    `${asSentence(sayCount(grounds.length, 'name'))} of ${grounds.length === 1 ? 'a post holder is' : 'post holders are'} withheld: ${ground}.`,
  ]
}

type Cells<T> = AnswerColumn & { readonly value: (of: T) => FileCell }
type MemberRow = { readonly group: Group; readonly school: AnsweredSchool | null }

function cells<T>(name: string, head: string, description: string, value: (of: T) => FileCell): Cells<T> {
  return { name, head, description, value }
}

/** A cell for each column. */
export function rowFrom<T>(columns: readonly Cells<T>[], of: T): Readonly<Record<string, FileCell>> {
  return Object.fromEntries(columns.map((column) => [column.name, column.value(of)]))
}

function rowsOf({ group, schools }: AnsweredGroup): readonly Readonly<Record<string, FileCell>>[] {
  const rows: readonly (AnsweredSchool | null)[] = schools.length === 0 ? [null] : schools
  return rows.map((school) => rowFrom(MEMBER_COLUMNS, { group, school }))
}

const MEMBER_COLUMNS: readonly Cells<MemberRow>[] = [
  cells('group', 'Group', 'Name of the group', ({ group }) => group.name),
  cells('kind', 'Kind', 'The partnership’s word for its kind', ({ group }) => group.kindLabel),
  cells('school_urn', 'URN', 'URN in force on the day', ({ school }) => school?.urn ?? null),
  cells('school', 'School', 'Name of the school; empty where the group has none', ({ school }) => school?.name ?? null),
  cells('role', 'Role', 'Role in the group', ({ school }) => school?.role ?? null),
  cells('phase', 'Phase', 'Phase of education', ({ school }) => school?.phase ?? null),
  cells('authority', 'Authority', 'Local authority of the school', ({ school }) => school?.authority ?? null),
  cells(
    'since',
    'Since',
    'First day of the membership, ISO 8601; empty is not recorded',
    ({ school }) => school?.since ?? null,
  ),
  cells('example', 'Invented example', 'True for an invented school', ({ school }) => school?.example ?? null),
  ofLead('lead_post', 'Lead', 'Title of the post that leads the group', (post) => post.title),
  ofLead('lead_school', 'Led from', 'School that the group is led from', (post) => post.schoolName),
  ofLead('lead_email', 'Lead’s mailbox', 'Mailbox of the post', (post) => post.mailbox),
  ofLead('lead_phone', 'Lead’s telephone', 'Telephone of the post', (post) => post.telephone),
  ofLead('lead_holder', 'Held by', 'Holder of the post, Vacant, or Withheld with the section', (post) =>
    sayHolder(post.holder),
  ),
  cells('coordinator', 'Co-ordinator', 'Is there a co-ordinator', ({ group }) => group.coordinator !== null),
  cells(
    'coordinator_salaried',
    'Salaried',
    'Is the post salaried; empty is not recorded',
    ({ group }) => group.coordinator?.salaried ?? null,
  ),
  cells('coordinator_payer', 'Paid by', 'Who pays', ({ group }) => group.coordinator?.payer ?? null),
]

function ofLead(
  name: string,
  head: string,
  description: string,
  value: (post: GroupPost) => FileCell,
): Cells<MemberRow> {
  return cells(name, head, description, ({ group }) => (group.lead === null ? null : value(group.lead)))
}

const COORDINATOR_COLUMNS: readonly Cells<Group>[] = [
  cells('group', 'Group', 'Name of the group', (group) => group.name),
  cells('kind', 'Kind', 'The partnership’s word for its kind', (group) => group.kindLabel),
  cells('coordinator', 'Co-ordinator', 'Is there a co-ordinator', (group) => group.coordinator !== null),
  cells(
    'salaried',
    'Salaried',
    'Is the post salaried; empty is not recorded',
    (group) => group.coordinator?.salaried ?? null,
  ),
  cells('payer', 'Paid by', 'Who pays; empty is not recorded', (group) => group.coordinator?.payer ?? null),
  cells('employer', 'Employer', 'Who employs; empty is not recorded', (group) => group.coordinator?.employer ?? null),
  cells('post', 'Post', 'Title of the post', (group) => group.coordinator?.title ?? null),
  cells('holder', 'Held by', 'Holder of the post, Vacant, or Withheld with the section', ({ coordinator }) =>
    coordinator === null ? null : sayHolder(coordinator.holder),
  ),
]
