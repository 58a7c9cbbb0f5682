// Keeps register.peer_spread as the schools and their figures are, for the authorities that an import touches. Never reads a file.
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../store/open.ts'

/** After a merge of schools: anew where one with figures has come, gone, or moved between authorities or phases. Rests on `school_news`. */
export async function respreadSchools(tx: Tx): Promise<void> {
  await respread(
    tx,
    sql`select a.authority from school_news n join register.school s using (urn)
         cross join lateral (values (n.authority_before), (s.authority)) as a (authority)
         where (n.authority_before, n.status_before, n.type_before, n.phase_before)
               is distinct from (s.authority, s.status, s.type, s.phase)
           and exists (select from register.evidence e where e.urn = n.urn and e.value is not null)`,
  )
}

/** After a merge of figures: anew where a school has a figure that was added or changed. Rests on `evidence_news`. */
export async function respreadFigures(tx: Tx): Promise<void> {
  await respread(
    tx,
    sql`select s.authority from evidence_news n join register.school s using (urn) where n.added or n.differs`,
  )
}

/** Makes the spread of these authorities anew. `touched` is a query of one column, authority. */
async function respread(tx: Tx, touched: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ authority: string }>`
    select distinct authority from (${touched}) as t where authority is not null`.execute(tx.db)
  if (rows.length === 0) return
  const authorities = sql`any (${sql.val(rows.map(({ authority }) => authority))}::text[])`
  await sql`delete from register.peer_spread where authority = ${authorities}`.execute(tx.db)
  await sql`insert into register.peer_spread (authority, phase_group, indicator, period, schools, quartiles)
    select authority, phase_group, indicator, period, schools, quartiles from register.peer_spread_now
     where authority = ${authorities}`.execute(tx.db)
}
