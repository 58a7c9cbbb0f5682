// The list of groups as a file: the same rows as the page, as CSV and JSON. Pure; never a query.
import { sayDay, type Day } from '../../kernel/day.ts'
import type { DataFile, FileCell, FileColumn } from '../../ui/data-file.ts'
import { LICENCE } from '../licence.ts'
import type { Group, GroupPost } from './types.ts'
import { sayHolder } from './wording.ts'

/** Where the rows come from. */
export function sourceOf(partnership: string): string {
  return `Register of ${partnership}. Schools: Get Information about Schools, Department for Education.`
}

const COLUMNS: readonly FileColumn<Group>[] = [
  column('identifier', 'Stable identifier of the group', (g) => `${g.partnership}/groups/${g.slug}`),
  column('group', 'Name of the group', (g) => g.name),
  column('kind', 'Kind of group', (g) => g.kind),
  column('label', 'The partnership’s own word for the kind', (g) => g.kindLabel),
  column('schools', 'Schools that belong to it on the day', (g) => g.schools),
  column('opened', 'First day, ISO 8601; empty is not recorded', (g) => g.opened),
  column('closed', 'First day on which it is no more; empty while it stands', (g) => g.closed),
  ofLead('lead_post', 'Title of the post that leads it', (post) => post.title),
  ofLead('lead_school_urn', 'URN of the school it is led from', (post) => post.schoolUrn),
  ofLead('lead_school', 'Name of that school', (post) => post.schoolName),
  ofLead('lead_email', 'Mailbox of the post', (post) => post.mailbox),
  ofLead('lead_phone', 'Telephone of the post', (post) => post.telephone),
  ofLead('lead_holder', 'Who holds the post, Vacant, or Withheld with the section', (post) => sayHolder(post.holder)),
  column('coordinator', 'Is there a co-ordinator', (g) => g.coordinator !== null),
  column('coordinator_salaried', 'Is the post salaried; empty is not recorded', (g) => g.coordinator?.salaried ?? null),
  column('coordinator_payer', 'Who pays; empty is not recorded', (g) => g.coordinator?.payer ?? null),
]

/** The groups as a file, in the order given. */
export function groupsFile(groups: readonly Group[], partnership: string, on: Day): DataFile<Group> {
  return {
    title: `Groups of ${partnership}, as at ${sayDay(on)}`,
    asAt: on,
    source: sourceOf(partnership),
    licence: LICENCE,
    columns: COLUMNS,
    rows: groups,
  }
}

function column(name: string, description: string, value: (group: Group) => FileCell): FileColumn<Group> {
  return { name, description, value }
}

function ofLead(name: string, description: string, value: (post: GroupPost) => FileCell): FileColumn<Group> {
  return column(name, description, ({ lead }) => (lead === null ? null : value(lead)))
}
