// Checks the whole store: the audit chain, row-level security on every table, and what each room says must hold.
import { sql } from 'kysely'
import { system } from '../kernel/actor.ts'
import { verifyAudit, type Finding } from './audit.ts'
import type { Store, Tx } from './open.ts'

export type { Finding } from './audit.ts'

/** A check that a room adds: gives its findings, none when all is well. */
export type Check = (tx: Tx) => Promise<readonly Finding[]>

/** Public reference tables: the same for every reader, written only by imports; and the store's own list of migrations. */
export const WITHOUT_ROW_SECURITY: readonly string[] = [
  'register.authority',
  'register.district',
  'register.evidence',
  'register.gias_group',
  'register.gias_group_member',
  'register.peer_spread',
  'register.school',
  'register.school_change',
  'register.school_link',
  'register.similar_school',
  'store.migration',
]

/** All findings, those of the store first. None: the store is sound. */
export async function verifyStore(store: Store, checks: readonly Check[]): Promise<readonly Finding[]> {
  return store.read(system('verify'), async (tx) => {
    const findings: Finding[] = []
    for (const check of [verifyAudit, verifyRowSecurity, ...checks]) findings.push(...(await check(tx)))
    return findings
  })
}

/** Every table but the allow-list has row-level security on and forced, and every view obeys its reader's. */
async function verifyRowSecurity(tx: Tx): Promise<readonly Finding[]> {
  const { rows } = await sql<{ name: string; kind: string }>`
    select n.nspname || '.' || c.relname as name, c.relkind::text as kind
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss') and n.nspname not like 'pg\\_t%'
       and ((c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity))
         or (c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false)))
     order by 1`.execute(tx.db)
  return rows
    .filter(({ name }) => !WITHOUT_ROW_SECURITY.includes(name))
    .map(({ name, kind }) => ({
      check: 'row-security',
      where: name,
      what: kind === 'v' ? 'the view does not run as its reader' : 'row-level security is not forced',
    }))
}
