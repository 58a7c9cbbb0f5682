// Brings staged rows into a table of the register in a few statements: what is new, what differs. Rows that the file lacks are left as they are.
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../store/open.ts'

/** Which table, by which key, and the columns that the file fills. */
export interface MergePlan {
  readonly table: string
  /** The name of the temporary table beside it. */
  readonly stage: string
  readonly keys: readonly string[]
  readonly data: readonly string[]
  /** True when the table keeps the moment of its last change. */
  readonly stamped?: boolean
}

export interface MergeCounts {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

/** Copies the rows of the file beside the table. */
export async function stageRows(tx: Tx, plan: MergePlan, lines: AsyncIterable<string>): Promise<void> {
  const columns = [...plan.keys, ...plan.data]
  await sql`create temp table ${sql.ref(plan.stage)} on commit drop as
    select ${refs('t', columns)} from ${sql.ref(plan.table)} t with no data`.execute(tx.db)
  await tx.copyIn(`${plan.stage} (${columns.join(', ')})`, lines)
  await sql`analyze ${sql.ref(plan.stage)}`.execute(tx.db)
}

/** Finds what the staged rows add and change, into `STAGE_news` (the keys, and `added`). Changes nothing yet. */
export async function findNews(tx: Tx, plan: MergePlan): Promise<MergeCounts> {
  const { keys, data } = plan
  const differs = data.length === 0 ? sql`false` : sql`(${refs('s', data)}) is distinct from (${refs('t', data)})`
  await sql`create temp table ${news(plan)} on commit drop as
    select ${refs('s', keys)}, ${firstKey(plan, 't')} is null as added
      from ${sql.ref(plan.stage)} s left join ${sql.ref(plan.table)} t on ${sameKeys(keys, 's', 't')}
     where ${firstKey(plan, 't')} is null or ${differs}`.execute(tx.db)
  const { rows } = await sql<MergeCounts>`
    select count(*) filter (where added)::int as added, count(*) filter (where not added)::int as changed,
           (select count(*)::int from ${sql.ref(plan.stage)}) - count(*)::int as unchanged from ${news(plan)}`.execute(
    tx.db,
  )
  return rows[0] ?? { added: 0, changed: 0, unchanged: 0 }
}

/** Writes what `findNews` found. */
export async function writeNews(tx: Tx, plan: MergePlan): Promise<void> {
  const columns = [...plan.keys, ...plan.data]
  const now = sql`${tx.now.toISOString()}::timestamptz`
  const sets = plan.data.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`)
  const allSets = plan.stamped === true ? [...sets, sql`changed_at = ${now}`] : sets
  const names = plan.stamped === true ? [...columns, 'changed_at'] : columns
  const values = plan.stamped === true ? sql`${refs('s', columns)}, ${now}` : refs('s', columns)
  await sql`insert into ${sql.ref(plan.table)} (${sql.join(names.map((name) => sql.ref(name)))})
    select ${values} from ${sql.ref(plan.stage)} s join ${news(plan)} n on ${sameKeys(plan.keys, 's', 'n')}
    on conflict (${sql.join(plan.keys.map((key) => sql.ref(key)))})
    do ${allSets.length === 0 ? sql`nothing` : sql`update set ${sql.join(allSets)}`}`.execute(tx.db)
}

/** Finds and writes. */
export async function mergeRows(tx: Tx, plan: MergePlan): Promise<MergeCounts> {
  const counts = await findNews(tx, plan)
  if (counts.added + counts.changed > 0) await writeNews(tx, plan)
  return counts
}

/** Marks the pages of these schools, and of those that come from or became them, as changed now. `urns` is a query of one column, urn. */
export async function touchSchools(tx: Tx, urns: RawBuilder<unknown>): Promise<void> {
  await sql`with recursive lineage (a, b) as (
      select urn, linked_urn from register.school_link union select linked_urn, urn from register.school_link),
    reached (urn) as (
      select urn from (${urns}) as given union select l.b from reached r join lineage l on l.a = r.urn)
    update register.school t set changed_at = ${tx.now.toISOString()}::timestamptz
      from reached r where r.urn = t.urn and t.changed_at <> ${tx.now.toISOString()}::timestamptz`.execute(tx.db)
}

function news({ stage }: MergePlan): RawBuilder<unknown> {
  return sql.ref(`${stage}_news`)
}

function firstKey({ keys }: MergePlan, table: string): RawBuilder<unknown> {
  return sql.ref(`${table}.${keys[0] ?? ''}`)
}

function refs(table: string, columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(`${table}.${column}`)))
}

function sameKeys(keys: readonly string[], one: string, other: string): RawBuilder<unknown> {
  return sql.join(
    keys.map((key) => sql`${sql.ref(`${one}.${key}`)} = ${sql.ref(`${other}.${key}`)}`),
    sql` and `,
  )
}
