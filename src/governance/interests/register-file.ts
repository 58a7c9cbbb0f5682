// The register of interests as a file: one row an interest, and one for each who has none. Pure; never a query.
import { sayDay, type Day } from '../../kernel/day.ts'
import type { DataFile, FileCell, FileColumn } from '../../ui/data-file.ts'
import type { Interest, RegisterEntry, WithheldWhy } from './types.ts'
import { RENEWAL_WORDS } from './renewal-rules.ts'
import { WITHHELD_WORDS } from './wording.ts'

/** Where the rows come from. */
export function sourceOf(partnership: string): string {
  return `Register of interests of ${partnership}, as declared by those who sit on its bodies.`
}

/** One row: an entry, and one of its interests, shown or withheld; neither where it has none. */
interface FileRow {
  readonly entry: RegisterEntry
  readonly interest: Interest | null
  readonly withheld: WithheldWhy | null
}

const COLUMNS: readonly FileColumn<FileRow>[] = [
  column('kind', 'person or organisation', ({ entry }) => entry.whose.kind),
  column('name', 'Whose interest', ({ entry }) => entry.name),
  column('seats', 'Seats by right of which they are asked, on the day', ({ entry }) =>
    entry.seats.map(({ title, body }) => `${title}, ${body.name}`).join('; '),
  ),
  column(
    'renewal',
    'green: declared this year; amber: last year’s stands; red: none, or older',
    ({ entry }) => entry.renewal.state,
  ),
  column('renewal_words', 'The same in words', ({ entry }) => RENEWAL_WORDS[entry.renewal.state]),
  column(
    'declared_on',
    'Day of the last yearly declaration, ISO 8601; empty is never',
    ({ entry }) => entry.renewal.declaredOn,
  ),
  column(
    'nature',
    'financial, loyalty or personal; empty where there is no interest or it is withheld',
    ({ interest }) => interest?.nature ?? null,
  ),
  column('interest', 'What the interest is', ({ interest }) => interest?.description ?? null),
  column(
    'in',
    'Whom the interest is in',
    ({ interest }) => interest?.parties.map(({ name }) => name).join('; ') ?? null,
  ),
  column(
    'since',
    'First day of the interest, ISO 8601; empty is not recorded',
    ({ interest }) => interest?.starts ?? null,
  ),
  column('recorded_on', 'Day on which it was declared, ISO 8601', ({ interest }) => interest?.declaredOn ?? null),
  column('withheld', 'Why one interest is withheld from the public register; empty where none is', ({ withheld }) =>
    withheld === null ? null : WITHHELD_WORDS[withheld],
  ),
]

/** The register as a file, in the order given. */
export function registerFile(entries: readonly RegisterEntry[], partnership: string, on: Day): DataFile<FileRow> {
  return {
    title: `Register of interests of ${partnership}, as at ${sayDay(on)}`,
    asAt: on,
    source: sourceOf(partnership),
    licence: 'Open Government Licence v3.0, except personal data',
    columns: COLUMNS,
    rows: entries.flatMap(rowsOf),
  }
}

function rowsOf(entry: RegisterEntry): readonly FileRow[] {
  const shown = entry.interests.map((interest) => ({ entry, interest, withheld: interest.withheldWhy }))
  const withheld = entry.withheld.map(({ why }) => ({ entry, interest: null, withheld: why }))
  const rows = [...shown, ...withheld]
  return rows.length > 0 ? rows : [{ entry, interest: null, withheld: null }]
}

function column(name: string, description: string, value: (row: FileRow) => FileCell): FileColumn<FileRow> {
  return { name, description, value }
}
