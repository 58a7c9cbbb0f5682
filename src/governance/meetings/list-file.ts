// Meetings as a file: the rows of the list as CSV and JSON. Pure; never a query.
import type { Day } from '../../kernel/day.ts'
import type { DataFile, FileCell, FileColumn } from '../../ui/data-file.ts'
import { stateOf } from './rules.ts'
import type { Meeting } from './types.ts'

/** The terms on which facts about meetings are given away. */
export const LICENCE = 'Open Government Licence v3.0, except personal data'

const COLUMNS: readonly FileColumn<Meeting>[] = [
  column('identifier', 'Stable identifier of the meeting', (m) => `${m.partnership}/meetings/${m.id}`),
  column('body', 'Stable identifier of the body', (m) => `${m.partnership}/bodies/${m.bodySlug}`),
  column('body_name', 'Name of the body', (m) => m.bodyName),
  column('title', 'Title of the meeting', (m) => m.title),
  column('day', 'Day, ISO 8601', (m) => m.onDay),
  column('starts', 'Start by the clock in Europe/London', (m) => m.starts),
  column('ends', 'End by the clock in Europe/London; empty is not recorded', (m) => m.ends),
  column('place', 'Place; empty is not recorded', (m) => m.place),
  column('state', 'planned, notice-given, held or cancelled', (m) => stateOf(m)),
  column('notice_on', 'Day on which notice was given', (m) => m.noticeOn),
  column('cancelled_on', 'Day on which it was cancelled', (m) => m.cancelledOn),
  column('minutes_approved_on', 'Day on which its minutes were approved', (m) => m.approvedOn),
]

/** The meetings as a file, in the order given. */
export function meetingsFile(meetings: readonly Meeting[], partnership: string, today: Day): DataFile<Meeting> {
  const title = `Meetings of the bodies of ${partnership}`
  return {
    title,
    asAt: today,
    source: `Governance of ${partnership}.`,
    licence: LICENCE,
    columns: COLUMNS,
    rows: meetings,
  }
}

function column(name: string, description: string, value: (meeting: Meeting) => FileCell): FileColumn<Meeting> {
  return { name, description, value }
}
