// Which schools a typed text may mean: the SQL for the forms on groups. No rules.
import { sql } from 'kysely'
import { readUrn } from '../../../kernel/id.ts'
import type { Tx } from '../../../store/open.ts'
import { nameKey } from '../../schools/name-key.ts'
import type { JoiningSchool } from '../types.ts'

/** A school that a typed name may mean. */
export interface MeantSchool extends JoiningSchool {
  readonly town: string | null
}

const MOST_MEANT = 6

/** The schools that a typed URN or name means: one by URN; by name those of the very name, else up to six that contain it, the partnership's authorities first. */
export async function listMeantSchools(
  { db }: Tx,
  partnership: string,
  typed: string,
): Promise<readonly MeantSchool[]> {
  const schools = db.selectFrom('register.school as s').select(['s.urn', 's.name', 's.opened', 's.closed', 's.town'])
  const urn = readUrn(typed)
  if (urn.ok) return schools.where('s.urn', '=', urn.value).execute()
  const key = nameKey(typed)
  if (key === '') return []
  const near = sql<boolean>`s.authority = any (select unnest(p.authorities) from register.partnership p where p.slug = ${partnership})`
  const found = await schools
    .where('s.name_key', 'like', `%${key}%`)
    .orderBy((w) => w('s.name_key', '=', key), 'desc')
    .orderBy(sql`coalesce(${near}, false)`, 'desc')
    .orderBy('s.name')
    .orderBy('s.urn')
    .limit(MOST_MEANT)
    .execute()
  const exact = found.filter((school) => nameKey(school.name) === key)
  return exact.length > 0 ? exact : found
}
