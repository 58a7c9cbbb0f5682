// Makes `data/` from the public files in ../shared/data: facts, invented examples, groups, people. Run by hand; the same input gives the same bytes.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nationalTables, type Table } from './demonstration/national.ts'
import { readSources } from './demonstration/sources.ts'
import { writeTable } from './demonstration/tables.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

function save(table: Table): void {
  writeTable(join(root, 'data', table.path), table.columns, table.rows)
  process.stderr.write(`${table.path}: ${table.rows.length}\n`)
}

const sources = readSources(process.argv[2] ?? join(root, '..', 'shared', 'data'))
for (const table of nationalTables(sources)) save(table)
