// Imports the national register's groups: trusts, federations, sponsors. The names of their heads are not read.
import { sql } from 'kysely'
import { BadCell, readCode, readDate, readPostcode, readText, readWord } from './cells.ts'
import { copyLine, copyPieces } from './copy-lines.ts'
import { RowReading } from './row-reading.ts'
import { mergeRows, stageRows, touchSchools, type MergePlan } from './table-merge.ts'
import type { Importer, Source, SourceRow, ZeroColumn } from './types.ts'

/** The columns of a group that stand in every file about groups, each with its names. */
export const GROUP_COLUMNS = {
  uid: ['Group UID'],
  group_id: ['Group ID'],
  name: ['Group Name'],
  company_number: ['Companies House Number'],
  type: ['Group Type (code)'],
  type_name: ['Group Type'],
  status: ['Group Status (code)', 'Group Status'],
  opened: ['Open date'],
  incorporated: ['Incorporated on (open date)'],
  closed: ['Closed Date'],
} as const
/** What betrays a file about groups that a spreadsheet has saved. */
export const GROUP_ZERO_COLUMNS: readonly ZeroColumn[] = [
  { column: 'Group Type (code)', width: 2 },
  { column: 'Companies House Number', width: 8 },
]
const OWN_COLUMNS = {
  ukprn: ['UKPRN'],
  town: ['Group Contact Town', 'Group Town'],
  postcode: ['Group Contact Postcode', 'Group Postcode'],
} as const

const FILLED = Object.keys(GROUP_COLUMNS).filter((column) => column !== 'uid')
const OWN = Object.keys(OWN_COLUMNS) as (keyof typeof OWN_COLUMNS)[]

/** GIAS "All groups". The key is the Group UID: the other identifiers are neither complete nor unique. */
export const groups: Importer = {
  kind: 'groups',
  required: [['Group UID'], ['Group Name'], ['Group Type (code)'], ['Group Status (code)', 'Group Status']],
  reads: [...Object.values(GROUP_COLUMNS).flat(), ...Object.values(OWN_COLUMNS).flat()],
  async load(tx, source) {
    const reading = new RowReading(source, GROUP_ZERO_COLUMNS)
    const own = OWN.filter((column) => reading.has(...OWN_COLUMNS[column]))
    const plan: MergePlan = {
      table: 'register.gias_group',
      stage: 'staged_group',
      keys: ['uid'],
      data: [...FILLED, ...own],
      stamped: true,
    }
    await stageRows(tx, plan, groupLines(source, reading, own))
    reading.demandSound()
    const counts = await mergeRows(tx, plan)
    if (counts.added + counts.changed > 0)
      await touchSchools(tx, sql`select m.urn from register.gias_group_member m join staged_group_news n using (uid)`)
    return {
      read: reading.read,
      ...counts,
      closed: 0,
      refused: reading.refusals.rows,
      absent: [],
      notes: reading.notes(),
    }
  },
}

function groupLines(
  source: Source,
  reading: RowReading,
  own: readonly (keyof typeof OWN_COLUMNS)[],
): AsyncGenerator<string> {
  const cellsOf = groupCells(reading)
  const ownCells = own.map((column) =>
    reading.cell(OWN_COLUMNS[column], column === 'postcode' ? readPostcode : readWord),
  )
  return copyPieces(source.rows, (row) =>
    reading.take(row, () => {
      const cells = cellsOf(row)
      reading.once(`Group ${cells[0]}`, row)
      return copyLine([...cells, ...ownCells.map((cell) => cell(row))])
    }),
  )
}

/** The uid and the columns of a group that every file about groups has, ready for COPY. Refuses a row without UID, name or type. */
export function groupCells(reading: RowReading): (row: SourceRow) => readonly string[] {
  const readers = Object.entries(GROUP_COLUMNS).map(([column, names]) => reading.cell(names, readerOf(column)))
  return (row) => {
    const cells = readers.map((read) => read(row))
    const [uid = '', , name = '', , type = ''] = cells
    if (!/^\d{1,9}$/.test(uid)) throw new BadCell(`Group UID "${uid}" is not a number`)
    if (name === '') throw new BadCell('The row has no Group Name')
    if (type === '') throw new BadCell('The row has no Group Type (code)')
    return cells
  }
}

function readerOf(column: string): (cell: string) => string {
  if (column === 'opened' || column === 'incorporated' || column === 'closed') return readDate
  if (column === 'type') return readCode
  return column === 'status' ? readStatus : readText
}

/** `OPEN`, `CLOSED`, `PROPOSED_TO_OPEN` as published; the spoken form is turned into it. */
function readStatus(cell: string): string {
  return cell.toUpperCase().replace(/\s+/g, '_')
}

/** The types of trust that run academies: multi-academy, single-academy, secure single-academy. A school is in one at most. */
export const ACADEMY_TRUSTS: readonly string[] = ['6', '10', '11']
