// Setting up a partnership: one act, one transaction. Never decides: the rules do.
import { accept, type Decision } from '../../kernel/decision.ts'
import { record } from '../../store/events.ts'
import type { Tx } from '../../store/open.ts'
import { addOfficer, addOfficerPost, addPartnership, listPartnerships } from './queries.ts'
import { setUp } from './rules.ts'
import type { NewPartnership, SetupRefusal } from './types.ts'

/** A partnership with its own organisation, the register officer's post and the officer who holds it from today. Refuses as `setUp` does. */
export async function setUpPartnership(
  tx: Tx,
  asked: NewPartnership,
  taken: ReadonlySet<string>,
): Promise<Decision<NewPartnership, SetupRefusal>> {
  const decision = setUp(asked, await listPartnerships(tx), taken)
  if (!decision.ok) return decision
  const { slug: partnership } = asked
  await addPartnership(tx, asked)
  const post = await addOfficerPost(tx, asked)
  const person = await addOfficer(tx, asked, post)
  await record(tx, { type: 'partnership-set-up', partnership, subject: `partnership:${partnership}` })
  const data = { person, kind: 'permanent', from: tx.today, to: null }
  await record(tx, { type: 'holder-appointed', partnership, subject: `post:${post}`, effectiveOn: tx.today, data })
  return accept(asked)
}
