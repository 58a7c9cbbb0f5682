// The demonstration data that ships in data/: which files, of which kind, in which order. Never reads what is in them, but for a partnership's own facts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ImportKind } from '../imports/types.ts'

const FOLDER = join(import.meta.dirname, '../../../data')
/** The two partnerships, the first first. */
const PARTNERSHIPS = ['leicester', 'leicestershire'] as const

/** A file to import. */
export interface DemonstrationFile {
  readonly kind: ImportKind
  readonly name: string
  readonly path: string
  readonly partnership: string | null
}

const PartnershipFile = z.object({
  slug: z.string(),
  name: z.string(),
  authorities: z.array(z.string()),
  gradeLine: z.number(),
})
export type DemonstrationPartnership = z.output<typeof PartnershipFile>

const NATIONAL: readonly (readonly [ImportKind, string])[] = [
  ['establishments', 'establishments.csv'],
  ['establishments', 'example-schools.csv'],
  ['establishment-links', 'establishment-links.csv'],
  ['establishment-links', 'example-links.csv'],
  ['groups', 'groups.csv'],
  ['groups', 'example-groups.csv'],
  ['group-members', 'group-members.csv'],
  ['group-members', 'example-group-members.csv'],
  ['census', 'census-2019.csv'],
  ['census', 'census-2023.csv'],
  ['census', 'example-census-2019.csv'],
  ['census', 'example-census-2023.csv'],
  ['ks2', 'ks2-2019.csv'],
  ['ks2', 'example-ks2-2019.csv'],
  ['ks4', 'ks4-2019.csv'],
  ['ks4', 'example-ks4-2019.csv'],
  ['ofsted', 'ofsted-2024-04.csv'],
  ['ofsted', 'example-ofsted-2024-04.csv'],
  ['similar-schools', 'similar-schools.csv'],
  ['similar-schools', 'example-similar-schools.csv'],
]
const OWN: readonly (readonly [ImportKind, string])[] = [
  ['development-groups', 'groups.csv'],
  ['people', 'people.csv'],
  ['posts', 'posts.csv'],
]

/** Every file, in the order in which they go in. */
export function demonstrationFiles(): readonly DemonstrationFile[] {
  const file = (kind: ImportKind, name: string, partnership: string | null): DemonstrationFile => {
    return { kind, name, path: join(FOLDER, name), partnership }
  }
  return [
    ...NATIONAL.map(([kind, name]) => file(kind, name, null)),
    ...PARTNERSHIPS.flatMap((slug) => OWN.map(([kind, name]) => file(kind, `${slug}/${name}`, slug))),
  ]
}

/** The two partnerships' own facts. */
export function demonstrationPartnerships(): readonly DemonstrationPartnership[] {
  return PARTNERSHIPS.map((slug) =>
    PartnershipFile.parse(JSON.parse(readFileSync(join(FOLDER, slug, 'partnership.json'), 'utf8'))),
  )
}
