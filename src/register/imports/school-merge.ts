// Brings staged schools into register.school in a few statements over all rows: what is new, what changed and how, what closed, what is absent.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../store/open.ts'
import { respreadSchools } from './peer-spread.ts'
import { RATING, RATING_SOURCE } from './ratings.ts'

const STAGE = 'staged_school'
const NAMES_TOLD = 3

/** What a merge did. `closedWithoutDay` is a part of `closed`. */
export interface SchoolCounts {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly closed: number
  readonly closedWithoutDay: number
}

/** Copies the rows of the file beside the register, in the columns that the file has. */
export async function stageSchools(tx: Tx, columns: readonly string[], lines: AsyncIterable<string>): Promise<void> {
  await sql`create temp table ${sql.ref(STAGE)} on commit drop as
    select ${refs('s', columns)}, absent_from from register.school s with no data`.execute(tx.db)
  await tx.copyIn(`${STAGE} (${columns.join(', ')})`, lines)
  await sql`analyze ${sql.ref(STAGE)} (urn)`.execute(tx.db)
}

/** Adds and changes schools from the staged rows, and writes what changed into each one's history. Nothing that is absent is touched. */
export async function mergeSchools(
  tx: Tx,
  columns: readonly string[],
  today: Day,
  run: string | null,
): Promise<SchoolCounts> {
  await keepFinerSources(tx, columns)
  const data = [...columns.filter((column) => column !== 'urn'), 'absent_from']
  await findNews(tx, data)
  const counts = await countNews(tx)
  if (counts.changed > 0) await changeSchools(tx, data, today, run)
  if (counts.added > 0) await addSchools(tx, columns, today, run)
  if (counts.added + counts.changed > 0) await respreadSchools(tx)
  await fillReference(tx, columns, 'authority', 'authority', 'authority_name')
  await fillReference(tx, columns, 'district', 'district', 'district_name')
  return counts
}

/** Where Ofsted's own file and the trusts' own membership file have spoken about a school, this coarser file does not overrule them. */
async function keepFinerSources(tx: Tx, columns: readonly string[]): Promise<void> {
  if (columns.includes('ofsted_rating'))
    await sql`update staged_school s set ofsted_rating = t.ofsted_rating from register.school t
      where t.urn = s.urn and s.ofsted_rating is distinct from t.ofsted_rating
        and exists (select from register.evidence e where e.urn = s.urn and e.indicator = ${RATING} and e.source = ${RATING_SOURCE})`.execute(
      tx.db,
    )
  if (columns.includes('trust_uid') && columns.includes('trust_name'))
    await sql`update staged_school s set trust_uid = t.trust_uid, trust_name = t.trust_name from register.school t
      where t.urn = s.urn and (s.trust_uid, s.trust_name) is distinct from (t.trust_uid, t.trust_name)
        and exists (select from register.gias_group_member m join register.gias_group g using (uid)
                     where m.urn = s.urn and g.type in ('6', '10', '11') and g.status is distinct from 'CLOSED')`.execute(
      tx.db,
    )
}

async function findNews(tx: Tx, data: readonly string[]): Promise<void> {
  await sql`create temp table school_news on commit drop as
    select s.urn, t.urn is null as added,
           s.status = '2' and t.status <> '2' as closed,
           ${data.includes('closed') ? sql`s.closed is not null` : sql`false`} as dated,
           t.authority as authority_before, t.status as status_before, t.type as type_before, t.phase as phase_before
      from staged_school s left join register.school t on t.urn = s.urn
     where t.urn is null or (${refs('s', data)}) is distinct from (${refs('t', data)})`.execute(tx.db)
}

async function countNews(tx: Tx): Promise<SchoolCounts> {
  const { rows } = await sql<SchoolCounts>`
    select count(*) filter (where n.added)::int as added, count(*) filter (where not n.added)::int as changed,
           (select count(*)::int from staged_school) - count(*)::int as unchanged,
           count(*) filter (where n.closed)::int as closed,
           count(*) filter (where n.closed and not n.dated)::int as "closedWithoutDay"
      from school_news n`.execute(tx.db)
  return rows[0] ?? { added: 0, changed: 0, unchanged: 0, closed: 0, closedWithoutDay: 0 }
}

async function changeSchools(tx: Tx, data: readonly string[], today: Day, run: string | null): Promise<void> {
  await sql`insert into register.school_change (urn, on_day, import_run, changes)
    select n.urn, ${today}::date, ${run}::uuid,
           (select coalesce(jsonb_object_agg(key, jsonb_build_array(before.value, after.value)), '{}')
              from jsonb_each(to_jsonb(s)) as after join jsonb_each(to_jsonb(t)) as before using (key)
             where before.value is distinct from after.value and key <> 'name_key')
      from school_news n join staged_school s using (urn) join register.school t using (urn)
     where not n.added`.execute(tx.db)
  const sets = data.map((column) => sql`${sql.ref(column)} = ${sql.ref(`s.${column}`)}`)
  await sql`update register.school t set ${sql.join(sets)}, changed_at = ${tx.now.toISOString()}::timestamptz
      from staged_school s join school_news n using (urn) where t.urn = s.urn and not n.added`.execute(tx.db)
}

async function addSchools(tx: Tx, columns: readonly string[], today: Day, run: string | null): Promise<void> {
  const given = columns.map((column) =>
    column === 'derived' ? sql`coalesce(s.derived, '{}')` : sql`${sql.ref(`s.${column}`)}`,
  )
  await sql`insert into register.school (${refs(null, columns)}, changed_at)
    select ${sql.join(given)}, ${tx.now.toISOString()}::timestamptz
      from staged_school s join school_news n using (urn) where n.added`.execute(tx.db)
  await sql`insert into register.school_change (urn, on_day, import_run, changes)
    select urn, ${today}::date, ${run}::uuid, '{"added": true}' from school_news where added`.execute(tx.db)
}

/** The names of authorities and districts, as the file has them. */
async function fillReference(
  tx: Tx,
  columns: readonly string[],
  table: 'authority' | 'district',
  code: string,
  name: string,
): Promise<void> {
  if (!columns.includes(code) || !columns.includes(name)) return
  const target = sql.ref(`register.${table}`)
  await sql`insert into ${target} as t (code, name)
    select ${sql.ref(code)}, max(${sql.ref(name)}) from staged_school
     where ${sql.ref(code)} is not null and ${sql.ref(name)} is not null group by 1
    on conflict (code) do update set name = excluded.name where t.name <> excluded.name`.execute(tx.db)
}

/**
 * Sets these columns of schools from a query (urn and the columns), where they differ, with the change in each school's history.
 * Gives how many schools changed. For files that know one thing about a school better than the establishments file.
 */
export async function recordSchoolColumns(
  tx: Tx,
  columns: readonly string[],
  query: RawBuilder<unknown>,
  today: string,
  run: string | null,
): Promise<number> {
  await sql`create temp table school_column_news on commit drop as
    select s.* from (${query}) as s join register.school t using (urn)
     where (${refs('s', columns)}) is distinct from (${refs('t', columns)})`.execute(tx.db)
  const changes = columns.map(
    (column) => sql`${sql.lit(column)}, jsonb_build_array(${sql.ref(`t.${column}`)}, ${sql.ref(`s.${column}`)})`,
  )
  await sql`insert into register.school_change (urn, on_day, import_run, changes)
    select urn, ${today}::date, ${run}::uuid, (select jsonb_object_agg(key, value)
        from jsonb_each(jsonb_build_object(${sql.join(changes)})) where value -> 0 <> value -> 1)
      from school_column_news s join register.school t using (urn)`.execute(tx.db)
  const sets = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`s.${column}`)}`)
  const { numAffectedRows } = await sql`update register.school t
    set ${sql.join(sets)}, changed_at = ${tx.now.toISOString()}::timestamptz
    from school_column_news s where s.urn = t.urn`.execute(tx.db)
  return Number(numAffectedRows ?? 0)
}

/** Marks the open schools of the named authorities that the file does not name, with the day; gives all their URNs in order. Examples are invented and never absent. */
export async function markAbsent(
  tx: Tx,
  today: Day,
  run: string | null,
  refusedUrns: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ urn: string; before: Day | null }>`
    select t.urn, t.absent_from as before from register.school t
     where t.status in ('1', '3') and not t.example
       and t.authority in (select to_jsonb(s) ->> 'authority' from staged_school s)
       and not exists (select from staged_school s where s.urn = t.urn)
       and t.urn <> all (${sql.val([...refusedUrns])}::text[])
     order by t.urn`.execute(tx.db)
  const fresh = rows.filter((row) => row.before === null).map((row) => row.urn)
  if (fresh.length > 0) {
    await sql`update register.school set absent_from = ${today}::date, changed_at = ${tx.now.toISOString()}::timestamptz
      where urn = any (${sql.val(fresh)}::text[])`.execute(tx.db)
    await sql`insert into register.school_change (urn, on_day, import_run, changes)
      select urn, ${today}::date, ${run}::uuid, jsonb_build_object('absent_from', jsonb_build_array(null, ${today}::text))
        from unnest(${sql.val(fresh)}::text[]) as urn`.execute(tx.db)
  }
  return rows.map((row) => row.urn)
}

/** Names in the staged file that are the beginning of the name that the register holds, as the end of a sentence; '' when there are none. */
export async function listCutNames(tx: Tx): Promise<string> {
  const { rows } = await sql<{ urn: string; name: string; held: string; all: number }>`
    select s.urn, s.name, t.name as held, count(*) over ()::int as all
      from staged_school s join register.school t using (urn)
     where s.name <> t.name and starts_with(t.name, s.name) order by s.urn limit ${NAMES_TOLD}`.execute(tx.db)
  if (rows.length === 0) return ''
  const told = rows.map(({ urn, name, held }) => `${urn} "${name}", held as "${held}"`)
  const all = rows[0]?.all ?? 0
  return `; EstablishmentName: names cut in ${all} ${all === 1 ? 'row' : 'rows'} (${told.join('; ')})`
}

function refs(table: string | null, columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(table === null ? column : `${table}.${column}`)))
}
