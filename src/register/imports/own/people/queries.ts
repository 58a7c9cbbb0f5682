// All SQL of the file of people: who stands in the register, and saving the plan. No rules.
import { sql } from 'kysely'
import { record } from '../../../../store/events.ts'
import type { Tx } from '../../../../store/open.ts'
import { inBatches } from '../saving.ts'
import type { PeoplePlan } from './rules.ts'
import type { PersonRecord } from './types.ts'

/** The people of these partnerships, with their contact details, by name. */
export async function listPeople(tx: Tx, partnerships: readonly string[]): Promise<readonly PersonRecord[]> {
  const rows = await tx.db
    .selectFrom('register.person as p')
    .leftJoin('register.person_contact as c', 'c.person', 'p.id')
    .select(['p.id', 'p.partnership', 'p.key', 'p.name', 'c.email', 'c.telephone', 'c.publish'])
    .where('p.partnership', 'in', [...partnerships])
    .orderBy('p.name')
    .execute()
  return rows.map(({ email, publish, ...row }) => ({
    ...row,
    email: email?.toLowerCase() ?? null,
    publish: publish ?? false,
  }))
}

/** Saves what the plan has added and changed; events hold ids only, so that a person can be erased. Whose address is another now is nobody's account until the new address is proven. */
export async function savePeople(tx: Tx, { people }: PeoplePlan): Promise<void> {
  const added = people.added()
  const columns = ({ id, partnership, key, name }: PersonRecord) => ({ id, partnership, key, name })
  await inBatches(added, (batch) => tx.db.insertInto('register.person').values(batch.map(columns)).execute())
  for (const { id, key, name } of people.changed())
    await tx.db.updateTable('register.person').set({ key, name, changed_at: tx.now }).where('id', '=', id).execute()
  for (const person of people.changed()) await cutOldAccount(tx, person)
  const reachable = added.filter((person) => person.email !== null || person.telephone !== null)
  await saveContacts(tx, [...reachable, ...people.changed()])
  for (const person of added) await recordPerson(tx, 'person-added', person)
  for (const person of people.changed()) await recordPerson(tx, 'person-changed', person)
}

/** The account was claimed with the address that stood until now: a new address claims anew. */
async function cutOldAccount(tx: Tx, person: PersonRecord): Promise<void> {
  const sameAddress = tx.db
    .selectFrom('register.person_contact as c')
    .select('c.person')
    .where('c.person', '=', person.id)
    .where(sql`lower(c.email)`, '=', person.email)
  const cut = await tx.db
    .updateTable('register.person')
    .set({ account: null })
    .where('id', '=', person.id)
    .where('account', 'is not', null)
    .where((where) => where.not(where.exists(sameAddress)))
    .executeTakeFirst()
  if (cut.numUpdatedRows > 0n) await recordPerson(tx, 'person-account-cut', person)
}

async function saveContacts(tx: Tx, people: readonly PersonRecord[]): Promise<void> {
  const columns = ({ id: person, partnership, email, telephone, publish }: PersonRecord) => {
    return { person, partnership, email, telephone, publish }
  }
  await inBatches(people, (batch) =>
    tx.db
      .insertInto('register.person_contact')
      .values(batch.map(columns))
      .onConflict((conflict) =>
        conflict.column('person').doUpdateSet((given) => ({
          email: given.ref('excluded.email'),
          telephone: given.ref('excluded.telephone'),
          publish: given.ref('excluded.publish'),
        })),
      )
      .execute(),
  )
}

async function recordPerson(tx: Tx, type: string, { id, partnership }: PersonRecord): Promise<void> {
  await record(tx, { type, partnership, subject: `person:${id}` })
}
