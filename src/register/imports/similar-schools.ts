// Imports the department's similar schools: each school's nearest in circumstances, by rank. From CSV or the JSON that the department's service uses.
import { sql } from 'kysely'
import { UserFault } from '../../kernel/faults.ts'
import { BadCell, readNumber, readWhole } from './cells.ts'
import { copyLine, copyPieces } from './copy-lines.ts'
import { demandUrn, RowReading } from './row-reading.ts'
import { mergeRows, stageRows, touchSchools, type MergePlan } from './table-merge.ts'
import type { Importer, ImportRequest, Source } from './types.ts'

const URN = ['URN', 'Urn']
const NEIGHBOUR = ['NeighbourURN', 'NeighbourUrn']
const DISTANCE = ['Dist', 'Distance']
const PLAN: MergePlan = {
  table: 'register.similar_school',
  stage: 'staged_similar',
  keys: ['kind', 'urn', 'neighbour_urn'],
  data: ['rank', 'distance'],
}

/** Pairs of schools in one set (primary or secondary), the nearest first. A school that the file names has just the neighbours that the file gives it. */
export const similarSchools: Importer = {
  kind: 'similar-schools',
  required: [URN, NEIGHBOUR, ['Rank'], DISTANCE],
  reads: [...URN, ...NEIGHBOUR, ...DISTANCE, 'Rank', 'Set'],
  takesJson: true,
  async load(tx, source, request) {
    const reading = new RowReading(source)
    await stageRows(tx, PLAN, pairLines(source, reading, request))
    const { rows: gone } = await sql<{ urn: string }>`delete from register.similar_school t
       where exists (select from staged_similar s where s.kind = t.kind and s.urn = t.urn)
         and not exists (select from staged_similar s where s.kind = t.kind and s.urn = t.urn and s.neighbour_urn = t.neighbour_urn)
      returning t.urn`.execute(tx.db)
    const counts = await mergeRows(tx, PLAN)
    if (counts.added + counts.changed + gone.length > 0)
      await touchSchools(
        tx,
        sql`select urn from staged_similar_news union select unnest(${gone.map(({ urn }) => urn)}::text[])`,
      )
    return {
      read: reading.read,
      ...counts,
      closed: 0,
      refused: reading.refusals.rows,
      absent: [],
      notes: [...reading.notes(), ...saySkipped(reading.repeated, gone.length)],
    }
  },
}

function pairLines(source: Source, reading: RowReading, request: ImportRequest): AsyncGenerator<string> {
  const setOf = reading.has('Set') ? reading.cell(['Set']) : () => setOfFileName(request.fileName)
  const urnOf = reading.cell(URN)
  const neighbourOf = reading.cell(NEIGHBOUR)
  const rankOf = reading.cell(['Rank'], readWhole)
  const distanceOf = reading.cell(DISTANCE, readNumber)
  return copyPieces(source.rows, (row) =>
    reading.take(row, () => {
      const urn = demandUrn(urnOf(row))
      const neighbour = demandUrn(neighbourOf(row), 'NeighbourURN')
      const [kind, rank, distance] = [setOf(row).toLowerCase(), rankOf(row), distanceOf(row)]
      if (kind === '' || rank === '' || distance === '') throw new BadCell('Set, rank or distance is empty')
      if (reading.isRepeated(`${kind} ${urn} ${neighbour}`)) return ''
      return copyLine([kind, urn, neighbour, rank, distance])
    }),
  )
}

function saySkipped(repeated: number, gone: number): string[] {
  return [
    ...(repeated > 0 ? [`${repeated} rows repeat a pair of the file with a lower rank: the first is kept.`] : []),
    ...(gone > 0 ? [`${gone} pairs of these schools are no longer in the file: taken out.`] : []),
  ]
}

function setOfFileName(name: string): string {
  const kind = /primary|secondary/i.exec(name)?.[0]
  if (kind !== undefined) return kind
  throw new UserFault(
    'set-unknown',
    `The name ${name} does not say whether these are primary or secondary schools. Put the word into the name, and import again.`,
  )
}
