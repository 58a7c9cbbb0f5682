// What a store knows of itself for a backup, the same on both engines: its tables, its migrations, the head of its audit chain. Never writes.
import type { Manifest, Table } from './backup-format.ts'
import type { Session } from './engine.ts'

/** Tables in an order in which each comes after those it refers to; generated columns left out. */
export async function listTables(session: Session): Promise<readonly Table[]> {
  const { rows } = await session.query(`
    select n.nspname || '.' || c.relname as table,
           (select jsonb_agg(a.attname order by a.attnum) from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
           (select coalesce(jsonb_agg(distinct f.confrelid::regclass::text), '[]') from pg_constraint f
             where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss')
       and n.nspname || '.' || c.relname not in ('store.migration', 'store.audit_head')
     order by 1`)
  return inOrder(rows as unknown as (Table & { needs: readonly string[] })[])
}

function inOrder(tables: readonly (Table & { readonly needs: readonly string[] })[]): readonly Table[] {
  const done: Table[] = []
  const placed = new Set<string>()
  while (done.length < tables.length) {
    const next = tables.find(({ table, needs }) => !placed.has(table) && needs.every((need) => placed.has(need)))
    if (next === undefined) throw new Error('Tables refer to each other in a circle: the backup needs an order')
    placed.add(next.table)
    done.push({ table: next.table, columns: next.columns })
  }
  return done
}

/** The migrations that this store has, in their order. */
export async function listApplied(session: Session): Promise<readonly string[]> {
  const { rows } = await session.query('select name from store.migration order by name')
  return rows.map((row) => String(row['name']))
}

/** The head of the audit chain as this transaction sees it. */
export async function readHead(session: Session): Promise<Manifest['auditHead']> {
  const { rows } = await session.query('select seq, hash from store.audit_head')
  return { seq: Number(rows[0]?.['seq']), hash: String(rows[0]?.['hash']) }
}
