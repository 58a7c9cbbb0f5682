// What the database holds, as one digest a table: to see that nothing changed, or what did.
import type { Store } from '../../src/store/open.ts'

/** Digest by table. Left out: when a session was last seen, tries to sign in, and looks in the audit chain. `only`: rows that hold this text. */
export async function checksum(store: Store, only = ''): Promise<Readonly<Record<string, string>>> {
  return store.raw.transaction(true, async (session) => {
    await session.query('set local role trellis_system')
    const { rows } = await session.query(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss') order by 1`)
    const names = rows.map((row) => String(row['name'])).filter((name) => !LEFT_OUT.includes(name))
    const parts = names.map((name) => {
      const where = name === 'store.audit' ? `t.event is not null` : 'true'
      const held = only === '' ? '' : ` and to_jsonb(t)::text like '%${only}%'`
      return `select '${name}' as name, count(*) || ' ' || md5(coalesce(string_agg((to_jsonb(t) - 'seen_at')::text, '|'
              order by (to_jsonb(t) - 'seen_at')::text), '')) as digest from ${name} t where ${where}${held}`
    })
    const found = await session.query(parts.join(' union all '))
    return Object.fromEntries(found.rows.map((row) => [String(row['name']), String(row['digest'])]))
  })
}

const LEFT_OUT = ['store.audit_head', 'web.attempt']

/** How many looks at personal data the audit chain holds. */
export async function countLooks(store: Store): Promise<number> {
  return store.raw.transaction(true, async (session) => {
    await session.query('set local role trellis_system')
    const { rows } = await session.query('select count(*)::int as looks from store.audit where event is null')
    return Number(rows[0]?.['looks'])
  })
}
