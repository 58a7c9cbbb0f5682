// Brings staged figures into register.evidence: what is new, what differs; the rest stays. Counts schools, not figures.
import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../store/open.ts'
import { STAGED_COLUMNS } from './evidence-rows.ts'
import { respreadFigures } from './peer-spread.ts'
import { RATING } from './ratings.ts'
import { recordSchoolColumns } from './school-merge.ts'
import { touchSchools, type MergeCounts } from './table-merge.ts'

/** Copies the figures beside the table. */
export async function stageEvidence(tx: Tx, lines: AsyncIterable<string>): Promise<void> {
  await sql`create temp table staged_evidence on commit drop as
    select ${sql.join(STAGED_COLUMNS.map((column) => sql.ref(column)))} from register.evidence with no data`.execute(
    tx.db,
  )
  await tx.copyIn(`staged_evidence (${STAGED_COLUMNS.join(', ')})`, lines)
  await sql`analyze staged_evidence`.execute(tx.db)
}

/** The latest day on which a grade of the file was given; null when it has none. */
export async function newestGrade(tx: Tx): Promise<Day | null> {
  const { rows } = await sql<{ day: Day | null }>`
    select max(period) as day from staged_evidence where indicator = ${RATING}`.execute(tx.db)
  return rows[0]?.day ?? null
}

/** Adds and changes evidence of this source; figures without a period of their own are of `period`. A school counts as added when all its figures are new. */
export async function mergeEvidence(
  tx: Tx,
  period: string,
  source: string,
  published: Day | null,
): Promise<MergeCounts> {
  await sql`create temp table evidence_news on commit drop as
    select s.urn, s.indicator, coalesce(s.period, ${period}) as period, s.value, s.word, s.missing,
           t.urn is null as added,
           (t.value, t.word, t.missing, t.published) is distinct from (s.value, s.word, s.missing, ${published}::date) as differs
      from staged_evidence s left join register.evidence t
        on t.urn = s.urn and t.indicator = s.indicator and t.period = coalesce(s.period, ${period}) and t.source = ${source}`.execute(
    tx.db,
  )
  const counts = await countSchools(tx)
  if (counts.added + counts.changed === 0) return counts
  await sql`insert into register.evidence (urn, indicator, period, value, word, missing, source, published)
    select urn, indicator, period, value, word, missing, ${source}, ${published}::date from evidence_news where added or differs
    on conflict (urn, indicator, period, source) do update
      set value = excluded.value, word = excluded.word, missing = excluded.missing, published = excluded.published`.execute(
    tx.db,
  )
  await touchSchools(tx, sql`select urn from evidence_news where added or differs`)
  await respreadFigures(tx)
  return counts
}

async function countSchools(tx: Tx): Promise<MergeCounts> {
  const { rows } = await sql<MergeCounts>`
    select count(*) filter (where added)::int as added, count(*) filter (where differs and not added)::int as changed,
           count(*) filter (where not differs)::int as unchanged
      from (select bool_and(added) as added, bool_or(added or differs) as differs from evidence_news group by urn) as schools`.execute(
    tx.db,
  )
  return rows[0] ?? { added: 0, changed: 0, unchanged: 0 }
}

/** Where this file's grade is the newest that the register holds for a school, it is the grade on its page and in lists. */
export async function setLatestRatings(tx: Tx, source: string, today: Day, run: string | null): Promise<void> {
  await recordSchoolColumns(
    tx,
    ['ofsted_rating'],
    sql`select distinct on (e.urn) e.urn, e.word as ofsted_rating
          from register.evidence e join evidence_news n on n.urn = e.urn and e.indicator = n.indicator
         where e.indicator = ${RATING} and e.source = ${source} and e.word is not null
         order by e.urn, e.period desc`,
    today,
    run,
  )
}

/** How many schools of the file the register does not hold (yet): their figures are kept for when it does. */
export async function countUnknownSchools(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct urn)::int as n from staged_evidence s
     where not exists (select from register.school t where t.urn = s.urn)`.execute(tx.db)
  return rows[0]?.n ?? 0
}
