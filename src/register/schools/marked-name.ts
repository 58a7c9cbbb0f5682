// The name of a school in SQL, with its mark where the school is invented: for rows that show a school by its name alone. Never a whole query.
import { sql, type RawBuilder } from 'kysely'

/** `Alderfield Primary School (example)`; null where the join found no school. `alias` is that of `register.school`. */
export function markedName(alias: string): RawBuilder<string | null> {
  const [name, example] = [sql.ref(`${alias}.name`), sql.ref(`${alias}.example`)]
  return sql<string | null>`${name} || case when ${example} then ' (example)' else '' end`
}
