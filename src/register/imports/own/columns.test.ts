// The columns in words: they are those that the importers read, and the templates go in as they stand.
import { expect, it } from 'vitest'
import { seedTwoPartnerships } from '../../../../test/factories.ts'
import { importText } from '../../../../test/import-file.ts'
import { openWorld } from '../../../../test/world/world.ts'
import { findImporter } from '../importers.ts'
import { columnsOf, OWN_KINDS, templateOf } from './columns.ts'

it.each(OWN_KINDS)('%s: every column that is read is told, and the required ones are marked', (kind) => {
  const importer = findImporter(kind)
  const columns = columnsOf(kind)
  expect(columns.map(({ name }) => name)).toEqual(importer?.columns)
  const required = columns.filter((column) => column.required).map(({ name }) => [name])
  expect(required).toEqual(importer?.required)
})

it('the template of each kind goes in without a refused row', async () => {
  const store = await openWorld()
  await seedTwoPartnerships(store)
  for (const kind of ['people', 'development-groups', 'posts'] as const) {
    const report = await importText(store, kind, templateOf(kind), { partnership: 'elm' })
    expect([kind, report.refused, report.added]).toEqual([kind, [], 1])
  }
  await store.close()
})
