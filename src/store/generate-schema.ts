// Writes src/store/schema.ts: Kysely's types, read from a freshly migrated database. A test fails when they are stale.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from './engine.ts'
import { migrate } from './migrate.ts'
import { openMemory } from './pglite.ts'

const TYPES: Readonly<Record<string, string>> = {
  text: 'string',
  uuid: 'string',
  bool: 'boolean',
  int4: 'number',
  int8: 'number',
  numeric: 'number',
  float8: 'number',
  date: 'Day',
  timestamptz: 'Date',
  jsonb: 'unknown',
  bytea: 'Uint8Array',
  _float8: 'number[]',
  _text: 'string[]',
  _uuid: 'string[]',
}

interface ColumnRow {
  readonly table: string
  readonly column: string
  readonly type: string
  readonly nullable: boolean
  readonly defaulted: boolean
  readonly never: boolean
}

/** The text of schema.ts for this migrated database. */
export async function schemaText(engine: Engine): Promise<string> {
  const rows = await engine.transaction(true, async (session) => (await session.query(COLUMNS)).rows)
  const tables = Map.groupBy(rows as unknown as ColumnRow[], (row) => row.table)
  const lines = [...tables].map(([table, columns]) => `  '${table}': {\n${columns.map(columnLine).join('')}  }\n`)
  return `// Generated from the migrated database by \`npm run schema\`: do not edit.\nimport type { ColumnType, Generated } from 'kysely'\nimport type { Day } from '../kernel/day.ts'\n\nexport interface DB {\n${lines.join('')}}\n`
}

function columnLine({ column, type, nullable, defaulted, never }: ColumnRow): string {
  const base = TYPES[type]
  if (base === undefined) throw new Error(`No TypeScript type for ${type} of ${column}: add it to TYPES`)
  const value = nullable ? `${base} | null` : base
  if (never) return `    ${column}: ColumnType<${value}, never, never>\n`
  return `    ${column}: ${defaulted ? `Generated<${value}>` : value}\n`
}

const COLUMNS = `
  select n.nspname || '.' || c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
         a.atthasdef or a.attidentity <> '' as defaulted, a.attgenerated <> '' or a.attidentity = 'a' as never
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
   where c.relkind in ('r', 'v', 'p') and a.attnum > 0 and not a.attisdropped
     and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss') and n.nspname not like 'pg_temp%'
   order by 1, a.attnum`

if (import.meta.main) {
  const engine = await openMemory()
  await migrate(engine)
  writeFileSync(join(import.meta.dirname, 'schema.ts'), await schemaText(engine))
  await engine.close()
}
