// All SQL that sets up partnerships. No rules.
import { newId, slug } from '../../kernel/id.ts'
import type { Tx } from '../../store/open.ts'
import type { StandingPartnership } from './rules.ts'
import type { NewPartnership } from './types.ts'

const OFFICER_POST = { key: 'register-officer', title: 'Register officer', office: 'register-officer' }

/** The partnerships of the store, by slug. */
export async function listPartnerships(tx: Tx): Promise<readonly StandingPartnership[]> {
  return tx.db.selectFrom('register.partnership').select(['slug', 'demonstration']).orderBy('slug').execute()
}

/** Saves the partnership. */
export async function addPartnership(
  tx: Tx,
  partnership: Pick<NewPartnership, 'slug' | 'name' | 'authorities'> & { gradeLine?: number; demonstration?: boolean },
): Promise<void> {
  const { authorities, gradeLine, demonstration, ...names } = partnership
  await tx.db
    .insertInto('register.partnership')
    .values({
      slug: names.slug,
      name: names.name,
      authorities: [...authorities],
      grade_line: gradeLine ?? null,
      demonstration: demonstration ?? false,
    })
    .execute()
}

/** Saves the partnership's own organisation, with the register officer's post, and gives the post. */
export async function addOfficerPost(tx: Tx, { slug: partnership, name }: NewPartnership): Promise<string> {
  const organisation = newId()
  const post = newId()
  await tx.db
    .insertInto('register.organisation')
    .values({ partnership, id: organisation, slug: slug(name), name, kind: 'partnership' })
    .execute()
  await tx.db
    .insertInto('register.post')
    .values({ ...OFFICER_POST, partnership, id: post, organisation })
    .execute()
  return post
}

/** Saves the officer, known to files by the address until a file of people gives another name, and who holds the post from today. */
export async function addOfficer(tx: Tx, partnership: NewPartnership, post: string): Promise<string> {
  const { slug: of, officerEmail: email, officerName: name } = partnership
  const person = newId()
  await tx.db.insertInto('register.person').values({ partnership: of, id: person, key: email, name }).execute()
  await tx.db.insertInto('register.person_contact').values({ partnership: of, person, email }).execute()
  await tx.db.insertInto('register.holding').values({ partnership: of, post, person, starts: tx.today }).execute()
  return person
}
