// Who is asked to declare, what they declared and when. All SQL about reading the register; who sees what is for the database to say.
import { sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../store/open.ts'
import { listEntitlementsOfAll, listSeatsOfAll } from '../bodies/sitting-queries.ts'
import { declarantsOf, type SeatedBody } from './declarant-rules.ts'
import { registerOn } from './register-rules.ts'
import type { Declarant, Declaration, Interest, RegisterEntry, WithheldInterest, Whose } from './types.ts'

/** The register of interests of the partnership on the day, by name, as this reader sees it. */
export async function listRegister(tx: Tx, partnership: string, on: Day): Promise<readonly RegisterEntry[]> {
  const declarants = await listDeclarants(tx, partnership, on)
  const interests = await listInterests(tx, partnership, on)
  const withheld = await listWithheld(tx, partnership, on)
  const declarations = await listDeclarations(tx, partnership)
  return registerOn({ declarants, interests, withheld, declarations }, on)
}

/** Those who are asked to declare because of who sits on the bodies on the day; people only where this reader may know that they sit. */
async function listDeclarants(tx: Tx, partnership: string, on: Day): Promise<readonly Declarant[]> {
  const seats = await listSeatsOfAll(tx, partnership)
  const entitlements = await listEntitlementsOfAll(tx, partnership, on)
  return declarantsOf(await listBodies(tx, partnership), seats, entitlements, on)
}

/** The bodies that meet here, by name; not those outside. */
async function listBodies(tx: Tx, partnership: string): Promise<readonly SeatedBody[]> {
  const { rows } = await sql<SeatedBody>`
    select b.id, b.slug, b.name,
           (b.holders_published or store.kind() = 'system' or b.id::text = any ((select store.scopes('sit-on-body'))::text[])
             or b.partnership = any ((select store.scopes('keep-governance'))::text[])) as "holdersShown"
      from governance.body b where b.partnership = ${partnership} and b.kind <> 'outside' order by b.name, b.id`.execute(
    tx.db,
  )
  return rows
}

/** The interests that hold on the day and were declared by then, the earliest declared first. */
export async function listInterests(tx: Tx, partnership: string, on: Day): Promise<readonly Interest[]> {
  return interestsWhere(
    tx,
    sql`i.partnership = ${partnership} and i.declared_on <= ${on}
        and (i.starts is null or i.starts <= ${on}) and (i.ends is null or i.ends > ${on})`,
  )
}

/** One interest; null when there is none or it is not this reader's to see. */
export async function findInterest(tx: Tx, partnership: string, id: string): Promise<Interest | null> {
  const [interest] = await interestsWhere(tx, sql`i.partnership = ${partnership} and i.id = ${id}::uuid`)
  return interest ?? null
}

/** The interests that fit, the earliest declared first. */
export async function interestsWhere(tx: Tx, which: ReturnType<typeof sql>): Promise<readonly Interest[]> {
  const { rows } = await sql<Interest>`
    select i.id, ${WHOSE} as whose, i.nature, i.description, i.starts, i.ends, i.declared_on as "declaredOn", i.withheld_why as "withheldWhy",
           (select coalesce(json_agg(json_build_object('name', p.name, 'organisation', p.organisation, 'urn', p.urn) order by p.name), '[]')
              from governance.interest_party p where p.interest = i.id) as parties
      from governance.interest i where ${which} order by i.declared_on, i.description, i.id`.execute(tx.db)
  return rows
}

const WHOSE = sql<Whose>`case when i.person is null then json_build_object('kind', 'organisation', 'id', i.organisation)
  else json_build_object('kind', 'person', 'id', i.person) end`

async function listWithheld(tx: Tx, partnership: string, on: Day): Promise<readonly WithheldInterest[]> {
  const { rows } = await sql<WithheldInterest>`
    select i.id, ${WHOSE} as whose, i.withheld_why as why
      from governance.withheld_interests(${partnership}) i
     where i.declared_on <= ${on} and (i.starts is null or i.starts <= ${on}) and (i.ends is null or i.ends > ${on})
       and not exists (select from governance.interest seen where seen.id = i.id)
     order by i.declared_on, i.id`.execute(tx.db)
  return rows
}

/** Every yearly declaration, newest year first. */
export async function listDeclarations(tx: Tx, partnership: string): Promise<readonly Declaration[]> {
  const { rows } = await sql<Declaration>`
    select ${WHOSE} as whose, i.year, i.nothing, i.declared_on as "declaredOn"
      from governance.declaration i where i.partnership = ${partnership} order by i.year desc, i.id`.execute(tx.db)
  return rows
}
