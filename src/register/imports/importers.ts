// The kinds of file that go in, each with its importer. Nothing but the list.
import { establishments } from './establishments.ts'
import { developmentGroups } from './own/development-groups/importer.ts'
import { people } from './own/people/importer.ts'
import { posts } from './own/posts/importer.ts'
import type { Importer } from './types.ts'

/** Every importer, in the order in which a wrong header is compared with them. */
export const IMPORTERS: readonly Importer[] = [establishments, developmentGroups, people, posts]

/** The importer of this kind, or null when there is none of this name. */
export function findImporter(kind: string): Importer | null {
  return IMPORTERS.find((importer) => importer.kind === kind) ?? null
}
