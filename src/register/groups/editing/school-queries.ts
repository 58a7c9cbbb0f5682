// Which schools a typed text may mean: the SQL for the forms on groups, by the search of /schools. No rules.
import { sql } from 'kysely'
import type { Tx } from '../../../store/open.ts'
import { nameKey } from '../../schools/name-key.ts'
import { alike, exactly, type Finding } from '../../schools/search/queries.ts'
import { readSearch } from '../../schools/search/rules.ts'
import type { Meant, MeantSchool } from './school-rules.ts'

/** So many are offered to choose from. */
const MOST_MEANT = 8

/**
 * The schools that a typed text means: those of the URN, LAESTAB or postcode; by words those of the very name, else those that hold them in
 * name or town, else those spelt alike. Up to eight, the partnership's authorities before others, then the open ones first.
 */
export async function listMeantSchools(tx: Tx, partnership: string, typed: string): Promise<Meant> {
  const text = readSearch(typed)
  if (text === null) return { spelt: 'so', schools: [] }
  const found = await findSchools(tx, partnership, exactly(text), nameKey(typed))
  const named = found.filter((school) => school.named)
  if (found.length > 0) return { spelt: 'so', schools: named.length > 0 ? named : found }
  return { spelt: 'alike', schools: text.kind === 'words' ? await findAlike(tx, partnership, text.key) : [] }
}

/** By the strictest way that finds any. */
async function findAlike(tx: Tx, partnership: string, key: string): Promise<readonly MeantSchool[]> {
  for (const way of alike(key)) {
    const found = await findSchools(tx, partnership, await way(tx), key)
    if (found.length > 0) return found
  }
  return []
}

async function findSchools(
  { db }: Tx,
  partnership: string,
  { where, nearness }: Finding,
  key: string,
): Promise<readonly (MeantSchool & { readonly named: boolean })[]> {
  const near = sql`coalesce(s.authority = any (select unnest(p.authorities) from register.partnership p where p.slug = ${partnership}), false)`
  const { rows } = await sql<MeantSchool & { named: boolean }>`
    select s.urn, s.name, s.example, s.opened, s.closed, coalesce(s.town, s.authority_name) as place,
      coalesce(s.status in ('1', '3'), false) as open, coalesce(s.name_key = ${key}, false) as named
    from register.school s where ${where}
    order by named desc, ${near} desc, ${nearness}, s.name, s.urn limit ${MOST_MEANT}`.execute(db)
  return rows.toSorted((a, b) => Number(b.open) - Number(a.open))
}
