// The generated types are those of the migrated database.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openWorld } from '../../test/world/world.ts'
import { schemaText } from './generate-schema.ts'

it('schema.ts is what `npm run schema` writes', async () => {
  const store = await openWorld()
  expect(readFileSync(join(import.meta.dirname, 'schema.ts'), 'utf8')).toBe(await schemaText(store.raw))
  await store.close()
})
