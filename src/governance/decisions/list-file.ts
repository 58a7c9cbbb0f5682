// The list of decisions as a file: the same rows as the page, as CSV and JSON. Pure; never a query, no names of people.
import { sayDay, type Day } from '../../kernel/day.ts'
import type { DataFile, FileCell, FileColumn } from '../../ui/data-file.ts'
import type { DecisionRecord } from './types.ts'
import { sayDecision } from './wording.ts'

const LICENCE = 'Open Government Licence v3.0'

const COLUMNS: readonly FileColumn<DecisionRecord>[] = [
  column('id', 'Identifier of the decision', (d) => d.id),
  column('number', 'Body, year and number', sayDecision),
  column('body', 'Stable identifier of the body', (d) => `${d.partnership}/bodies/${d.bodySlug}`),
  column('decided_on', 'Day of the decision, ISO 8601', (d) => d.onDay),
  column('text', 'What was decided', (d) => d.text),
  column('made', 'How it was made: meeting, vote, resolution or election', howMade),
  column('meeting', 'Identifier of the meeting; empty between meetings', (d) => d.meeting),
  column('item', 'Number of the item of its agenda', (d) => d.itemPosition),
  column('votes_for', 'Votes for; empty where votes were not counted', (d) => d.votesFor),
  column('votes_against', 'Votes against', (d) => d.votesAgainst),
  column('votes_abstained', 'Abstentions', (d) => d.votesAbstained),
  column('casting_vote', 'Carried by the casting vote of the chair', (d) => d.castingVote),
  column('corrects', 'The earlier decision that it corrects', (d) =>
    d.corrects === null ? null : sayDecision(d.corrects),
  ),
  column('corrected_by', 'Later decisions that correct it', (d) => d.correctedBy.map(sayDecision).join('; ') || null),
  column('access', 'Who may see it', (d) => d.access),
  column('published_on', 'Day on which a confidential body published it', (d) => d.publishedOn),
]

/** The decisions as a file, in the order given. */
export function decisionsFile(
  decisions: readonly DecisionRecord[],
  partnership: string,
  on: Day,
): DataFile<DecisionRecord> {
  return {
    title: `Decisions of the bodies of ${partnership}, as recorded on ${sayDay(on)}`,
    asAt: on,
    source: sourceOf(partnership),
    licence: LICENCE,
    columns: COLUMNS,
    rows: decisions,
  }
}

/** Where decisions come from. */
export function sourceOf(partnership: string): string {
  return `Decisions recorded by the bodies of ${partnership}.`
}

function howMade({ election, meeting, motion }: DecisionRecord): string {
  if (election !== null) return 'election'
  if (meeting === null) return 'resolution'
  return motion === null ? 'meeting' : 'vote'
}

function column(
  name: string,
  description: string,
  value: (decision: DecisionRecord) => FileCell,
): FileColumn<DecisionRecord> {
  return { name, description, value }
}
