// The kinds of file that go in, each with its importer. Nothing but the list.
import { establishmentLinks } from './establishment-links.ts'
import { establishments } from './establishments.ts'
import { census, ks2, ks4, ofsted } from './evidence.ts'
import { groupMembers } from './group-members.ts'
import { groups } from './groups.ts'
import { developmentGroups } from './own/development-groups/importer.ts'
import { people } from './own/people/importer.ts'
import { posts } from './own/posts/importer.ts'
import { similarSchools } from './similar-schools.ts'
import type { Importer } from './types.ts'

/** Every importer, in the order in which a wrong header is compared with them. */
export const IMPORTERS: readonly Importer[] = [
  establishments,
  establishmentLinks,
  groupMembers,
  groups,
  census,
  ks2,
  ks4,
  similarSchools,
  ofsted,
  developmentGroups,
  people,
  posts,
]

/** The importer of this kind, or null when there is none of this name. */
export function findImporter(kind: string): Importer | null {
  return IMPORTERS.find((importer) => importer.kind === kind) ?? null
}
