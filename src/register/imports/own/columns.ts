// The columns of our own files in words, with an example of each, and a template to fill in. Pure.
import type { ImportKind } from '../types.ts'

/** A column of a file of our own. */
export interface OwnColumn {
  readonly name: string
  readonly required: boolean
  readonly says: string
  readonly example: string
}
type Line = readonly [name: string, says: string, example?: string]

const DAY = 'A day, 2013-03-01 or 1/3/2013.'
const LAST = 'The first day on which it no longer holds, 2013-03-01 or 1/3/2013.'
const YES_NO = 'yes or no.'
const PARTNERSHIP: Line = ['partnership', 'Its name in addresses; only where there are several.']

const LINES: Partial<Record<ImportKind, { readonly required: readonly string[]; readonly lines: readonly Line[] }>> = {
  'development-groups': {
    required: ['group', 'school_urn'],
    lines: [
      PARTNERSHIP,
      ['group', 'Name of the group. One row for each school in it.', 'North'],
      ['kind', 'Such as development-group, federation, teaching-school-alliance.', 'development-group'],
      ['label', 'What you call this kind.', 'Development group'],
      ['school_urn', 'Six digits. Empty: the row is about the group itself and its days.', '900001'],
      ['role', 'member, lead-school, strategic-partner, subscriber or associate.', 'lead-school'],
      ['from', DAY, '2012-09-01'],
      ['to', LAST],
      ['lead_post', 'Title of the post that leads the group.', 'Lead headteacher'],
      ['lead_school_urn', 'URN of the school it is led from.', '900001'],
      ['lead_email', 'Mailbox of the post, not of a person.', 'lead@north.example'],
      ['lead_phone', 'Telephone of the post.', '0116 496 0300'],
      ['coordinator_salaried', `Is the co-ordinator salaried: ${YES_NO}`, 'yes'],
      ['coordinator_payer', 'Who pays the co-ordinator.', 'The member schools'],
    ],
  },
  people: {
    required: ['person', 'name'],
    lines: [
      PARTNERSHIP,
      ['person', 'A word by which your files know the person.', 'ada'],
      ['name', 'The name as it is shown.', 'Ada Example'],
      ['email', 'The person’s own address; it also signs them in.', 'ada@elm.example'],
      ['telephone', 'The person’s own telephone.', '0116 496 0301'],
      ['publish_contact', `May address and telephone be published: ${YES_NO}`, 'no'],
    ],
  },
  posts: {
    required: ['post', 'reports_to', 'holder'],
    lines: [
      PARTNERSHIP,
      ['post', 'A name of the post that no other post has.', 'Strategy officer'],
      ['title', 'The title as it is shown; empty: the name of the post.', 'Strategy officer'],
      ['organisation', 'Where the post belongs; added when it is new.', 'Elm schools'],
      ['organisation_kind', 'Such as council, division, team; for a new organisation.'],
      ['division', 'Its division.'],
      ['team', 'Its team.', 'Strategy'],
      ['reports_to', 'The name of the post above it; empty for the top.'],
      ['grade', 'The grade in words.', 'Soulbury 8-11'],
      ['grade_level', 'A whole number from 1, the highest.'],
      ['fte', 'Full-time equivalent, such as 0.5.', '0.5'],
      ['salaried', YES_NO, 'yes'],
      ['employer', 'Who employs.', 'Elm council'],
      ['payer', 'Who pays.', 'Elm council'],
      ['office', 'Gives rights: head, register-officer, foi-officer, clerk. Also group-lead, co-ordinator, treasurer.'],
      ['school_urn', 'URN of the school, for a head.'],
      ['mailbox', 'Address of the post, not of a person.', 'strategy@elm.example'],
      ['telephone', 'Telephone of the post.'],
      ['holder', 'The person, by the word in the file of people; empty: vacant.', 'ada'],
      ['holding_kind', 'permanent, interim or seconded.', 'permanent'],
      ['from', `First day of the post. ${DAY}`, '2019-04-01'],
      ['to', LAST],
      ['holding_from', `First day of the holder. ${DAY}`, '2020-04-01'],
      ['holding_to', LAST],
    ],
  },
}

/** The kinds of our own files, as uploads list them. */
export const OWN_KINDS = Object.keys(LINES) as readonly ImportKind[]

/** The columns of this kind, in the order of its template; none for a national file. */
export function columnsOf(kind: ImportKind): readonly OwnColumn[] {
  const known = LINES[kind]
  if (known === undefined) return []
  return known.lines.map(([name, says, example = '']) => ({
    name,
    says,
    example,
    required: known.required.includes(name),
  }))
}

/** A file to fill in: the header and one row of example. */
export function templateOf(kind: ImportKind): string {
  const columns = columnsOf(kind)
  return [columns.map(({ name }) => name), columns.map(({ example }) => example)]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('')
}
