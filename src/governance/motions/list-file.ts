// The list of resolutions as a file: the same rows as the page, as CSV and JSON. Pure; never a query, no names of people, no votes.
import { sayDay, type Day } from '../../kernel/day.ts'
import type { DataFile, FileCell, FileColumn } from '../../ui/data-file.ts'
import { sayDecision } from '../decisions/wording.ts'
import type { Motion } from './types.ts'

const COLUMNS: readonly FileColumn<Motion>[] = [
  column('id', 'Identifier of the resolution', (m) => m.id),
  column('body', 'Stable identifier of the body', (m) => `${m.partnership}/bodies/${m.bodySlug}`),
  column('question', 'The question', (m) => m.question),
  column('electorate', 'Who votes: each seat, or each member school', (m) => m.unit),
  column('opened_at', 'Moment at which it was opened, ISO 8601', (m) => m.opensAt.toISOString()),
  column('closes_at', 'Moment from which no vote is taken, ISO 8601', (m) => m.closesAt?.toISOString() ?? null),
  column('closed_at', 'Moment at which its result was recorded', (m) => m.closedAt?.toISOString() ?? null),
  column('electors', 'How many have a vote', (m) => m.electors),
  column('voted', 'How many have voted', (m) => m.voted),
  column('quorum', 'How many must take part', (m) => m.quorum),
  column('ending', 'How it ended; empty while it is not closed', (m) => m.ending),
  column('decision', 'The decision that it became', (m) => (m.decision === null ? null : sayDecision(m.decision))),
]

/** The resolutions as a file, in the order given. */
export function resolutionsFile(resolutions: readonly Motion[], partnership: string, on: Day): DataFile<Motion> {
  return {
    title: `Written resolutions of the bodies of ${partnership}, as on ${sayDay(on)}`,
    asAt: on,
    source: `Recorded by the bodies of ${partnership}. For members.`,
    licence: 'For those who may see them; not open data',
    columns: COLUMNS,
    rows: resolutions,
  }
}

function column(name: string, description: string, value: (motion: Motion) => FileCell): FileColumn<Motion> {
  return { name, description, value }
}
