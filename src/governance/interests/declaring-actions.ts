// The acts of declaring: each loads, decides, saves and records in one transaction. Events hold ids, years and days, never the interest.
import type { Day } from '../../kernel/day.ts'
import { accept, type Decision } from '../../kernel/decision.ts'
import { found } from '../../kernel/faults.ts'
import { record } from '../../store/events.ts'
import type { Tx } from '../../store/open.ts'
import {
  clearNothing,
  insertInterest,
  listNamedParties,
  lockInterests,
  saveDeclaration,
  saveEnd,
  saveShown,
} from './declaring-queries.ts'
import {
  declareYear,
  endedToday,
  endInterest,
  startsBy,
  type DeclareRefusal,
  type EndRefusal,
} from './declaring-rules.ts'
import { PARTY_FIELDS, partyOf, type PartyField } from './party-rules.ts'
import { listInterests } from './register-queries.ts'
import { declarationYear } from './renewal-rules.ts'
import { NOTHING, type NewInterest } from './schemas.ts'
import type { Interest, Party, Whose, WithheldWhy } from './types.ts'
import { isOf } from './whose.ts'

/** The declaration of the year that runs: what is ticked still holds, the rest ends today. Refuses as `declareYear`. */
export async function declareInterests(
  tx: Tx,
  partnership: string,
  whose: Whose,
  ticked: readonly string[],
): Promise<Decision<null, DeclareRefusal>> {
  await lockInterests(tx, partnership, whose)
  const standing = (await listInterests(tx, partnership, tx.today)).filter((interest) => isOf(interest, whose))
  const nothing = ticked.includes(NOTHING)
  const decision = declareYear(
    standing,
    ticked.filter((id) => id !== NOTHING),
    nothing,
  )
  if (!decision.ok) return decision
  for (const interest of decision.value.ended) await saveEnd(tx, interest.id, endedToday(interest, tx.today))
  const year = declarationYear(tx.today)
  await saveDeclaration(tx, { partnership, whose, year, nothing })
  const data = { year, nothing, ended: decision.value.ended.length }
  await record(tx, { type: 'interests-declared', partnership, subject: subjectOf(whose), effectiveOn: tx.today, data })
  return accept(null)
}

export type AddRefusal = 'in-the-future' | PartyField

/** A new interest, declared today. Refuses in-the-future, and the field of a party that may mean several. */
export async function addInterest(
  tx: Tx,
  partnership: string,
  whose: Whose,
  form: NewInterest,
): Promise<Decision<string, AddRefusal>> {
  const began = startsBy(form.from, tx.today)
  if (!began.ok) return began
  const parties = await partiesOf(tx, partnership, form)
  if (!parties.ok) return parties
  const { nature, description, shown: withheldWhy, from: starts } = form
  const id = await insertInterest(tx, {
    partnership,
    whose,
    nature,
    description,
    starts,
    withheldWhy,
    parties: parties.value,
  })
  await clearNothing(tx, partnership, whose, declarationYear(tx.today))
  const data = { interest: id, nature, withheld: withheldWhy }
  await record(tx, { type: 'interest-declared', partnership, subject: subjectOf(whose), effectiveOn: tx.today, data })
  return accept(id)
}

async function partiesOf(
  tx: Tx,
  partnership: string,
  form: NewInterest,
): Promise<Decision<readonly Party[], PartyField>> {
  const parties: Party[] = []
  for (const field of PARTY_FIELDS) {
    const text = form[field]
    const typed = { text, chosen: form[`${field}-is`], searched: form[`${field}-searched`] }
    const party = partyOf(typed, text === null ? [] : await listNamedParties(tx, partnership, text))
    if (!party.ok) return { ok: false, refusal: field, detail: { typed: text ?? '' } }
    if (party.value !== null) parties.push(party.value)
  }
  return accept(parties)
}

/** An interest ends with this last day. Refuses as the rule does; not found where it is not this reader's to end. */
export async function endOneInterest(
  tx: Tx,
  partnership: string,
  interest: Interest,
  last: Day,
): Promise<Decision<null, EndRefusal>> {
  const decision = endInterest(interest, last, tx.today)
  if (!decision.ok) return decision
  const { id, whose } = interest
  found((await saveEnd(tx, id, decision.value)) || null, 'Interest')
  const event = { type: 'interest-ended', partnership, subject: subjectOf(whose), effectiveOn: decision.value }
  await record(tx, { ...event, data: { interest: id } })
  return accept(null)
}

/** What the public see of an interest: all of it, or only that one is withheld and why. */
export async function changeShown(
  tx: Tx,
  partnership: string,
  { id, whose }: Interest,
  why: WithheldWhy | null,
): Promise<Decision<null, never>> {
  await saveShown(tx, id, why)
  const event = { type: why === null ? 'interest-shown' : 'interest-withheld', partnership, subject: subjectOf(whose) }
  await record(tx, { ...event, effectiveOn: tx.today, data: { interest: id, why } })
  return accept(null)
}

function subjectOf({ kind, id }: Whose): string {
  return `${kind}:${id}`
}
