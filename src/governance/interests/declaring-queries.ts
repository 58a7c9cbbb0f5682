// Whom a reader may declare for, and saving what was declared. All SQL about that; no rules.
import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import { listMeantSchools } from '../../register/index.ts'
import type { Tx } from '../../store/open.ts'
import type { NamedParty } from './party-rules.ts'
import type { Nature, Party, Whose, WithheldWhy } from './types.ts'

/** So many organisations are offered to choose from. */
const MOST_OFFERED = 8

/** Somebody for whom interests are declared, by name. */
export interface NamedWhose {
  readonly whose: Whose
  readonly name: string
}

/** The person that the reader is in this partnership; null where they are none. */
export async function findOwn(tx: Tx, partnership: string): Promise<NamedWhose | null> {
  const people = tx.actor.kind === 'person' ? [...tx.actor.people] : []
  return oneOf(
    tx,
    sql`select json_build_object('kind', 'person', 'id', n.id) as whose, n.name from register.person n
         where n.partnership = ${partnership} and n.id = any(${people}::uuid[])`,
  )
}

/** This person or organisation of the partnership; null where there is none that this reader may see. */
export async function findWhose(tx: Tx, partnership: string, { kind, id }: Whose): Promise<NamedWhose | null> {
  const from = kind === 'person' ? sql`register.person` : sql`register.organisation`
  return oneOf(
    tx,
    sql`select json_build_object('kind', ${kind}::text, 'id', n.id) as whose, n.name from ${from} n
         where n.partnership = ${partnership} and n.id = ${id}::uuid`,
  )
}

async function oneOf({ db }: Tx, query: ReturnType<typeof sql<NamedWhose>>): Promise<NamedWhose | null> {
  const { rows } = await query.execute(db)
  return rows[0] ?? null
}

/** Organisations of the partnership and schools that a typed name may mean: those of the name or with its words in theirs. */
export async function listNamedParties(tx: Tx, partnership: string, typed: string): Promise<readonly NamedParty[]> {
  const pattern = `%${typed.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const { rows } = await sql<NamedParty>`
    select 'organisation:' || o.id as value, o.name, o.id as organisation, null as urn, 'An organisation of this partnership' as place
      from register.organisation o where o.partnership = ${partnership} and o.name ilike ${pattern}
     order by o.name limit ${MOST_OFFERED}`.execute(tx.db)
  const { spelt, schools } = await listMeantSchools(tx, partnership, typed)
  if (spelt === 'alike') return rows
  const found = schools.map(({ urn, name, place }) => ({
    value: `school:${urn}`,
    name,
    organisation: null,
    urn,
    place: [place, `URN ${urn}`].filter((part) => part !== null).join(', '),
  }))
  return [...rows, ...found]
}

/** An interest as it is to be saved. */
export interface InterestRow {
  readonly partnership: string
  readonly whose: Whose
  readonly nature: Nature
  readonly description: string
  readonly starts: Day | null
  readonly withheldWhy: WithheldWhy | null
  readonly parties: readonly Party[]
}

/** Saves a new interest, declared today, and gives its id. */
export async function insertInterest({ db, today }: Tx, row: InterestRow): Promise<string> {
  const id = newId()
  const { partnership, nature, description, starts, withheldWhy } = row
  await db
    .insertInto('governance.interest')
    .values({
      partnership,
      id,
      ...columnOf(row.whose),
      nature,
      description,
      starts,
      declared_on: today,
      withheld_why: withheldWhy,
    })
    .execute()
  for (const { name, organisation, urn } of row.parties)
    await db
      .insertInto('governance.interest_party')
      .values({ partnership, interest: id, name, organisation, urn })
      .execute()
  return id
}

/** Locks the interests of one who declares, so that two declarations at once come one after the other. */
export async function lockInterests({ db }: Tx, partnership: string, whose: Whose): Promise<void> {
  await db
    .selectFrom('governance.interest')
    .select('id')
    .where('partnership', '=', partnership)
    .where(whose.kind, '=', whose.id)
    .forUpdate()
    .execute()
}

/** Gives an interest the first day on which it no longer holds; false where it is not this reader's to change. */
export async function saveEnd({ db }: Tx, id: string, ends: Day): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('governance.interest')
    .set({ ends })
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Withholds an interest from the public register, or shows it (null). */
export async function saveShown({ db }: Tx, id: string, why: WithheldWhy | null): Promise<void> {
  await db.updateTable('governance.interest').set({ withheld_why: why }).where('id', '=', id).execute()
}

/** Saves the declaration of a year: its day is that on which it was first made; whether there is nothing to declare is as it stands now. */
export async function saveDeclaration(
  { db, today }: Tx,
  {
    partnership,
    whose,
    year,
    nothing,
  }: Pick<InterestRow, 'partnership' | 'whose'> & { readonly year: number; readonly nothing: boolean },
): Promise<void> {
  await db
    .insertInto('governance.declaration')
    .values({ partnership, ...columnOf(whose), year, nothing, declared_on: today })
    .onConflict((conflict) => conflict.columns(['person', 'organisation', 'year']).doUpdateSet({ nothing }))
    .execute()
}

/** A declaration of this year that said "nothing" no longer does: an interest came. */
export async function clearNothing({ db }: Tx, partnership: string, whose: Whose, year: number): Promise<void> {
  await db
    .updateTable('governance.declaration')
    .set({ nothing: false })
    .where('partnership', '=', partnership)
    .where(whose.kind, '=', whose.id)
    .where('year', '=', year)
    .execute()
}

function columnOf({ kind, id }: Whose): { readonly person: string | null; readonly organisation: string | null } {
  return { person: kind === 'person' ? id : null, organisation: kind === 'organisation' ? id : null }
}
