// The demonstration's interests and yearly declarations, and the agenda items that they touch. Writes rows; decides nothing.
import { addDays } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { Tx } from '../../store/open.ts'
import { septemberOf } from './days.ts'
import type { GovernanceDemonstration } from './file.ts'
import type { Names } from './names.ts'

type FileInterest = GovernanceDemonstration['interests'][number]

/** Saves interests, what people declared this year and last, and which items touch which organisation's interest. */
export async function addInterests(tx: Tx, names: Names, data: GovernanceDemonstration): Promise<void> {
  for (const interest of data.interests) await addInterest(tx, names, interest)
  for (const key of data.nothing) await addDeclaration(tx, names, { person: names.person(key) }, 0, true)
  for (const name of data.organisationsWithNothing)
    await addDeclaration(tx, names, { organisation: names.organisation(name) }, 0, true)
  for (const key of data.lastYear) await addDeclaration(tx, names, { person: names.person(key) }, 1, true)
  await matchItems(tx, names, data)
}

async function addInterest(tx: Tx, names: Names, interest: FileInterest): Promise<void> {
  const id = newId()
  const { partnership } = names
  const whose = {
    person: interest.person === undefined ? null : names.person(interest.person),
    organisation: interest.organisation === undefined ? null : names.organisation(interest.organisation),
  }
  const starts = septemberOf(tx.today, interest.sinceSeptembersAgo)
  const { nature, description } = interest
  await tx.db
    .insertInto('governance.interest')
    .values({
      partnership,
      id,
      ...whose,
      nature,
      description,
      starts,
      declared_on: addDays(septemberOf(tx.today, 0), 1),
    })
    .execute()
  for (const name of interest.parties)
    await tx.db.insertInto('governance.interest_party').values({ partnership, interest: id, name }).execute()
  await addDeclaration(tx, names, whose, 0, false)
}

async function addDeclaration(
  { db, today }: Tx,
  { partnership }: Names,
  whose: { readonly person?: string | null; readonly organisation?: string | null },
  yearsAgo: number,
  nothing: boolean,
): Promise<void> {
  const first = septemberOf(today, yearsAgo)
  await db
    .insertInto('governance.declaration')
    .values({ partnership, ...whose, year: Number(first.slice(0, 4)), nothing, declared_on: first })
    .execute()
}

async function matchItems({ db, today }: Tx, names: Names, data: GovernanceDemonstration): Promise<void> {
  for (const body of data.bodies)
    for (const meeting of body.meetings)
      for (const { title, interest } of meeting.items) {
        if (interest === undefined) continue
        const item = await db
          .selectFrom('governance.agenda_item')
          .select('id')
          .where('body', '=', names.body(body.slug))
          .where('title', '=', title)
          .executeTakeFirstOrThrow()
        const of = await db
          .selectFrom('governance.interest')
          .select('id')
          .where('organisation', '=', names.organisation(interest))
          .executeTakeFirstOrThrow()
        await db
          .insertInto('governance.item_interest')
          .values({
            partnership: names.partnership,
            body: names.body(body.slug),
            item: item.id,
            interest: of.id,
            matched_on: today,
          })
          .execute()
      }
}
