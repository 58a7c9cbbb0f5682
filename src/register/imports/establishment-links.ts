// Imports the links between establishments: predecessors, successors and the like. A link that the file lacks stays; one whose kind changed is replaced. They also tell closing days that the schools' own file lacks.
import { sql } from 'kysely'
import type { Tx } from '../../store/open.ts'
import { readDate, readText } from './cells.ts'
import { deriveClosingDays } from './closing-days.ts'
import { copyLine, copyPieces } from './copy-lines.ts'
import { demandUrn, RowReading } from './row-reading.ts'
import { mergeRows, stageRows, touchSchools, type MergePlan } from './table-merge.ts'
import type { Importer, Source } from './types.ts'

const PLAN: MergePlan = {
  table: 'register.school_link',
  stage: 'staged_link',
  keys: ['urn', 'linked_urn', 'kind'],
  data: ['linked_name', 'established'],
}

/** GIAS "Establishment links": LinkURN is the LinkType of URN; it may be a URN that the register lacks. */
export const establishmentLinks: Importer = {
  kind: 'establishment-links',
  required: [['URN'], ['LinkURN'], ['LinkType']],
  reads: ['URN', 'LinkURN', 'LinkType', 'LinkName', 'LinkEstablishedDate'],
  async load(tx, source, request, today) {
    const reading = new RowReading(source)
    await stageRows(tx, PLAN, linkLines(source, reading))
    const replaced = await removeReplaced(tx)
    const counts = await mergeRows(tx, PLAN)
    if (counts.added + counts.changed > 0)
      await touchSchools(tx, sql`select urn from staged_link_news union select linked_urn from staged_link_news`)
    const derived = await deriveClosingDays(tx, today, request.run)
    return {
      read: reading.read,
      added: counts.added - replaced,
      changed: counts.changed + replaced,
      unchanged: counts.unchanged,
      closed: 0,
      refused: reading.refusals.rows,
      absent: [],
      notes: [...reading.notes(), ...derivedNote(derived)],
    }
  },
}

function derivedNote(schools: number): string[] {
  if (schools === 0) return []
  const whose = schools === 1 ? 'closed school' : 'closed schools'
  return [
    `${schools} ${whose} without a closing date: the day before its only successor opened is taken, and marked as derived.`,
  ]
}

function linkLines(source: Source, reading: RowReading): AsyncGenerator<string> {
  const urnOf = reading.cell(['URN'])
  const linkedOf = reading.cell(['LinkURN'])
  const kindOf = reading.cell(['LinkType'], readText)
  const nameOf = reading.cell(['LinkName'], readText)
  const establishedOf = reading.cell(['LinkEstablishedDate'], readDate)
  return copyPieces(source.rows, (row) =>
    reading.take(row, () => {
      const urn = demandUrn(urnOf(row))
      const linked = demandUrn(linkedOf(row), 'LinkURN')
      const kind = kindOf(row) || 'Other'
      reading.once(`The link of ${urn} to ${linked} as ${kind}`, row)
      return copyLine([urn, linked, kind, nameOf(row), establishedOf(row)])
    }),
  )
}

/** Links of a pair that the file names under other kinds only: their kind has changed. Gives how many pairs. */
async function removeReplaced(tx: Tx): Promise<number> {
  const { rows } = await sql<{ pairs: number }>`with gone as (
      delete from register.school_link t
       where exists (select from staged_link s where s.urn = t.urn and s.linked_urn = t.linked_urn)
         and not exists (select from staged_link s where s.urn = t.urn and s.linked_urn = t.linked_urn and s.kind = t.kind)
      returning t.urn, t.linked_urn)
    select count(*)::int as pairs from (select distinct urn, linked_urn from gone) as pairs`.execute(tx.db)
  return rows[0]?.pairs ?? 0
}
