// Makes `data/` from the public files in ../shared/data: facts, invented examples, groups, people. Run by hand; the same input gives the same bytes.
import { readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exampleTables, grade, mealsPercent } from './demonstration/example-evidence.ts'
import { planned } from './demonstration/example-plan.ts'
import { exampleEstablishments, exampleLinks, exampleSchools, type Example } from './demonstration/example-schools.ts'
import { takenNames } from './demonstration/names.ts'
import { nationalTables, type Table } from './demonstration/national.ts'
import { partnershipTables, settingsOf } from './demonstration/partnership-tables.ts'
import { readDistricts } from './demonstration/places.ts'
import { readSources } from './demonstration/sources.ts'
import { readText, writeTable } from './demonstration/tables.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

function save(table: Table): void {
  writeTable(join(root, 'data', table.path), table.columns, table.rows)
  process.stderr.write(`${table.path}: ${table.rows.length}\n`)
}

const sources = readSources(process.argv[2] ?? join(root, '..', 'shared', 'data'))
const documentFolder = join(sources.folder, '..', 'seeds')
const documents = readdirSync(documentFolder).map((file) => readText(join(documentFolder, file)))
const taken = takenNames(
  [...planned('leicester'), ...planned('leicestershire')].map((plan) => plan.base),
  sources.schools.values(),
)
if (taken.length > 0) throw new Error(`a real school has this name: ${taken.join('; ')}`)

const examples = exampleSchools(sources, readDistricts(sources.folder))
const figures = (one: Example) => ({
  PercentageFSM: mealsPercent(one),
  'OfstedRating (name)': one.pupils ? grade(one, 2024) : '',
})
const open = exampleEstablishments(examples, sources.header, figures)

for (const table of nationalTables(sources)) save(table)
const links = exampleLinks(examples)
for (const table of [open, links, ...exampleTables(examples, open.rows)]) save(table)
for (const table of partnershipTables(sources, examples, open.rows, links.rows, documents)) save(table)
for (const slug of ['leicester', 'leicestershire'] as const) {
  writeFileSync(join(root, 'data', slug, 'partnership.json'), `${JSON.stringify(settingsOf(slug), undefined, 2)}\n`)
}
