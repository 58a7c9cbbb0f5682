// Imports which school is in which national group since when (academies' trusts, sponsors, federations). The trust of an academy follows from it.
import { sql } from 'kysely'
import type { Tx } from '../../store/open.ts'
import { readDate } from './cells.ts'
import { copyLine, copyPieces } from './copy-lines.ts'
import { ACADEMY_TRUSTS, GROUP_COLUMNS, GROUP_ZERO_COLUMNS, groupCells } from './groups.ts'
import { demandUrn, RowReading } from './row-reading.ts'
import { findNews, touchSchools, writeNews, type MergeCounts, type MergePlan } from './table-merge.ts'
import { recordSchoolColumns } from './school-merge.ts'
import type { Importer, Source } from './types.ts'

const PLAN: MergePlan = {
  table: 'register.gias_group_member',
  stage: 'staged_member',
  keys: ['uid', 'urn'],
  data: ['joined'],
}
const GROUP = Object.keys(GROUP_COLUMNS)

/** GIAS academies and trusts (key `Academy URN`), and all group links (key `URN`). Groups that the register lacks are added from the same rows. */
export const groupMembers: Importer = {
  kind: 'group-members',
  required: [['Academy URN', 'URN'], ['Group UID'], ['Group Name'], ['Group Type (code)'], ['Joined date']],
  reads: ['Academy URN', 'URN', 'Joined date', ...Object.values(GROUP_COLUMNS).flat()],
  async load(tx, source, request, today) {
    const reading = new RowReading(source, GROUP_ZERO_COLUMNS)
    await stageMembers(tx, memberLines(source, reading))
    reading.demandSound()
    await addUnknownGroups(tx)
    const moved = await removeLeftTrusts(tx)
    const counts = await findNews(tx, PLAN)
    if (counts.added + counts.changed > 0) await writeNews(tx, PLAN)
    const trusts = await setTrusts(tx, today, request.run)
    if (counts.added + counts.changed + moved + trusts > 0)
      await touchSchools(tx, sql`select urn from staged_member_news`)
    return {
      read: reading.read,
      ...movedCounts(counts, moved),
      closed: 0,
      refused: reading.refusals.rows,
      absent: [],
      notes: reading.notes(),
    }
  },
}

/** An academy that changed trusts is a change, not an addition. */
function movedCounts({ added, changed, unchanged }: MergeCounts, moved: number): MergeCounts {
  const both = Math.min(added, moved)
  return { added: added - both, changed: changed + both, unchanged }
}

async function stageMembers(tx: Tx, lines: AsyncIterable<string>): Promise<void> {
  await sql`create temp table staged_member on commit drop as
    select ${sql.join(GROUP.map((column) => sql.ref(`g.${column}`)))}, m.urn, m.joined
      from register.gias_group g, register.gias_group_member m with no data`.execute(tx.db)
  await tx.copyIn(`staged_member (${GROUP.join(', ')}, urn, joined)`, lines)
  await sql`analyze staged_member`.execute(tx.db)
}

function memberLines(source: Source, reading: RowReading): AsyncGenerator<string> {
  const cellsOf = groupCells(reading)
  const urnOf = reading.cell(['Academy URN', 'URN'])
  const joinedOf = reading.cell(['Joined date'], readDate)
  return copyPieces(source.rows, (row) =>
    reading.take(row, () => {
      const urn = demandUrn(urnOf(row))
      const cells = cellsOf(row)
      reading.once(`${urn} in group ${cells[0]}`, row)
      return copyLine([...cells, urn, joinedOf(row)])
    }),
  )
}

/** Groups that only this file names; what the groups file said about the others stands. */
async function addUnknownGroups(tx: Tx): Promise<void> {
  const columns = sql.join(GROUP.map((column) => sql.ref(column)))
  await sql`insert into register.gias_group (${columns}, changed_at)
    select distinct on (uid) ${columns}, ${tx.now.toISOString()}::timestamptz from staged_member order by uid, urn
    on conflict (uid) do nothing`.execute(tx.db)
}

/** A school that the file names in one academy trust has left any other. Gives how many schools. */
async function removeLeftTrusts(tx: Tx): Promise<number> {
  const { rows } = await sql<{ schools: number }>`with gone as (
      delete from register.gias_group_member m using register.gias_group g
       where g.uid = m.uid and g.type = any (${sql.val([...ACADEMY_TRUSTS])}::text[])
         and exists (select from staged_member s where s.urn = m.urn and s.type = any (${sql.val([...ACADEMY_TRUSTS])}::text[]))
         and not exists (select from staged_member s where s.urn = m.urn and s.uid = m.uid)
      returning m.urn)
    select count(distinct urn)::int as schools from gone`.execute(tx.db)
  return rows[0]?.schools ?? 0
}

/** The schools' own trust columns, for those of the file, with the change in their history. */
function setTrusts(tx: Tx, today: string, run: string | null): Promise<number> {
  return recordSchoolColumns(
    tx,
    ['trust_uid', 'trust_name'],
    sql`select distinct on (s.urn) s.urn, s.uid as trust_uid, g.name as trust_name
          from staged_member s join register.gias_group g using (uid)
         where s.type = any (${sql.val([...ACADEMY_TRUSTS])}::text[]) and g.status is distinct from 'CLOSED'
         order by s.urn, s.joined desc nulls last, s.uid`,
    today,
    run,
  )
}
