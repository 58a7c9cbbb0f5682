// The people of a partnership, and what the register holds about the reader: data in, Html out. Never asks who reads.
import { sayDay } from '../../kernel/day.ts'
import { lastDay, sayPeriod } from '../../kernel/period.ts'
import { html, type Html } from '../../ui/html.ts'
import { emptyState, facts, list, section } from '../../ui/section.ts'
import { table } from '../../ui/table.ts'
import { asSentence, sayCount } from '../groups/wording.ts'
import type { HoldingSeen, PersonSeen } from './types.ts'

/** How many people are recorded for a partnership, as a sentence. */
export function sayPeople(n: number, partnership: string): string {
  return `${asSentence(sayCount(n, 'person', 'people'))} ${n === 1 ? 'is' : 'are'} recorded for ${partnership}.`
}

/** The people of a partnership, for those whose office lets them see names and contact details. */
export function peopleBody(people: readonly PersonSeen[]): Html {
  if (people.length === 0)
    return section({
      head: 'People',
      body: emptyState({ what: 'No people are recorded.', next: 'Import a file of people and posts to begin.' }),
    })
  return section({
    head: 'People',
    note: 'Each time this list is opened is written to the audit record.',
    body: table({
      caption: 'People and how to reach them',
      captionHidden: true,
      columns: [
        { key: 'name', head: 'Name' },
        { key: 'email', head: 'E-mail' },
        { key: 'telephone', head: 'Telephone' },
        { key: 'publish', head: 'Public' },
      ],
      rows: people.map((person) => ({
        cells: [person.name, person.email, person.telephone, person.publishContact ? 'By consent' : 'No'],
      })),
    }),
  })
}

/** What the register holds about the reader, for their own page. */
export function ownRecord(
  records: readonly { person: PersonSeen; partnership: string; posts: readonly (HoldingSeen & { title: string })[] }[],
): Html {
  return html`${records.map(({ person, partnership, posts }) =>
    section({
      head: `Your record, ${partnership}`,
      note: 'If something is wrong, ask the register officer to correct it.',
      id: `record-${person.id}`,
      body: html`${facts([
        { name: 'Name', value: person.name },
        { name: 'E-mail', value: person.email ?? 'Not recorded' },
        { name: 'Telephone', value: person.telephone ?? 'Not recorded' },
        { name: 'Contact details public', value: person.publishContact ? 'Yes, by your consent' : 'No' },
      ])}${list(posts.map((held) => ({ what: held.title, note: sayHeld(held), fact: held.kind })))}`,
    }),
  )}`
}

function sayHeld({ starts, ends }: HoldingSeen): string {
  const last = lastDay({ from: starts, to: ends })
  return last === null || starts === null
    ? sayPeriod({ from: starts, to: ends })
    : `${sayDay(starts)} to ${sayDay(last)}`
}
