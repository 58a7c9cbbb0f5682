// The acts on seats and on who sits: each loads with the body locked, decides, saves and records, in one transaction.
import type { Day } from '../../../kernel/day.ts'
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import { found } from '../../../kernel/faults.ts'
import { addPerson, refusedBy } from '../../../register/index.ts'
import type { Tx } from '../../../store/open.ts'
import { findBalance, listPhases } from '../../elections/queries.ts'
import { keepsBalance } from '../../elections/phase-rules.ts'
import { findConstitution, listEntitlements, listPlaces, listSeats } from '../sitting-queries.ts'
import type { BodyFull, BodySeat } from '../types.ts'
import { recordOf, withinOf } from './actions.ts'
import {
  leaveSeat,
  recordInSeat,
  reportBack,
  sitsNowhereElse,
  type HolderRefusal,
  type LeavingRefusal,
  type OtherSeat,
  type ReportRefusal,
} from './holding-rules.ts'
import { lockBody } from './body-queries.ts'
import {
  findFollowed,
  insertSeat,
  listOrganisations,
  listPostsToFollow,
  setSeatEnd,
  updateSeat,
} from './seat-queries.ts'
import {
  cutTerms,
  insertHolding,
  insertReport,
  listHoldings,
  listPersons,
  setLeft,
  findElectionUnderWay,
} from './holder-queries.ts'
import { endSeatOn, officeFree, seatAsAsked, type SeatRefusal } from './rules.ts'
import type { HolderAsked, LeavingAsked, ReportAsked, SeatAsked, SeatChange } from './schemas.ts'

/** Adds a seat and gives the body's slug. Refuses as seatAsAsked does; a post, seat or organisation of elsewhere counts as none. */
export async function addSeat(tx: Tx, body: BodyFull, form: SeatAsked): Promise<Decision<string, SeatRefusal>> {
  await lockBody(tx, body.id)
  const followed = form.ofSeat === null ? null : await findFollowed(tx, body.partnership, form.ofSeat)
  const known = {
    ...form,
    starts: form.from,
    post: await oneOf(form.post, () => listPostsToFollow(tx, body.partnership)),
    ofSeat: followed?.id ?? null,
    appointedBy: await oneOf(form.appointedBy, () => listOrganisations(tx, body.partnership)),
  }
  const decision = seatAsAsked(known, followed, body, await listSeats(tx, body.id))
  if (!decision.ok) return decision
  const seat = await insertSeat(tx, withinOf(body), { ...form, ...decision.value })
  await recordOf(tx, body, 'seat-added', form.from ?? tx.today, { seat, filledBy: form.filledBy })
  return accept(body.slug)
}

/** The id when the list holds it, so that nothing of another partnership is ever taken. */
async function oneOf(
  id: string | null,
  list: () => Promise<readonly { readonly id: string }[]>,
): Promise<string | null> {
  if (id === null) return null
  return (await list()).some((one) => one.id === id) ? id : null
}

/** Other words, place or office for a seat. Refuses office-taken, and in-minutes where approved minutes name it. */
export async function changeSeat(
  tx: Tx,
  body: BodyFull,
  seat: BodySeat,
  form: SeatChange,
): Promise<Decision<string, SeatRefusal>> {
  await lockBody(tx, body.id)
  const others = (await listSeats(tx, body.id)).filter(({ id }) => id !== seat.id)
  const free = officeFree({ office: form.office, starts: seat.starts, ends: seat.ends }, others)
  if (!free.ok) return free
  if ((await refusedBy(tx, () => updateSeat(tx, seat.id, form))) !== null) return refuse('in-minutes')
  await recordOf(tx, body, 'seat-changed', tx.today, { seat: seat.id })
  return accept(body.slug)
}

/** A seat ends with this last day, and recorded terms with it. Refuses as endSeatOn does. */
export async function endSeat(
  tx: Tx,
  body: BodyFull,
  seat: BodySeat,
  last: Day,
): Promise<Decision<string, SeatRefusal>> {
  await lockBody(tx, body.id)
  const holdings = (await listHoldings(tx, body.id)).filter((one) => one.seat === seat.id)
  const decision = endSeatOn(seat, last, holdings)
  if (!decision.ok) return decision
  const { ends, cut } = decision.value
  await cutTerms(tx, cut, ends)
  await setSeatEnd(tx, seat.id, ends)
  await recordOf(tx, body, 'seat-ended', ends, { seat: seat.id, cut: cut.length })
  return accept(body.slug)
}

/** Refusals of recording a holder: of the seat and its term, or of the balance of offices with the rule in its own words. */
export type RecordRefusal = HolderRefusal | 'same-phase-group'

/** Somebody comes to a seat for a term. Refuses as recordInSeat and sitsNowhereElse do, election-under-way, and same-phase-group where the balance of offices forbids it. */
export async function recordHolder(
  tx: Tx,
  body: BodyFull,
  seat: BodySeat,
  form: HolderAsked,
): Promise<Decision<string, RecordRefusal>> {
  await lockBody(tx, body.id)
  const people = await listPersons(tx, body.partnership)
  const names = new Map(people.map(({ id, title }) => [id, title]))
  const known = form.person !== null && names.has(form.person) ? form.person : null
  const election = await findElectionUnderWay(tx, seat.id)
  if (election !== null) return refuse('election-under-way', election)
  const rules = await findConstitution(tx, body.id, form.from)
  const standing = (await listHoldings(tx, body.id))
    .filter((one) => one.seat === seat.id)
    .map(({ person, starts, ends }) => ({ name: names.get(person) ?? null, starts, ends }))
  const asked = { ...form, person: known ?? (form.newName === '' ? null : 'new') }
  const decision = recordInSeat(asked, seat, rules?.termMonths ?? null, standing)
  if (!decision.ok) return decision
  const free = sitsNowhereElse(known, seat, { from: form.from, to: decision.value }, await otherSeats(tx, seat))
  if (!free.ok) return free
  const balanced = await balancedWith(tx, seat, known)
  if (!balanced.ok) return balanced
  const person = known ?? (await addPerson(tx, body.partnership, form.newName))
  const holding = await insertHolding(tx, withinOf(body), {
    seat: seat.id,
    person,
    how: form.how,
    starts: form.from,
    termEnds: decision.value,
  })
  await recordOf(tx, body, 'seat-filled', form.from, {
    seat: seat.id,
    holding,
    how: form.how,
    termEnds: decision.value,
  })
  return accept(body.slug)
}

/** Who is entitled to the other seats of the body, and when. */
async function otherSeats(tx: Tx, { id, body }: BodySeat): Promise<readonly OtherSeat[]> {
  const seats = new Map((await listSeats(tx, body)).map((seat) => [seat.id, seat]))
  return (await listEntitlements(tx, body)).flatMap((one) => {
    const seat = one.seat === id ? undefined : seats.get(one.seat)
    return seat === undefined ? [] : [{ ...one, title: seat.title, office: seat.office }]
  })
}

/** Does the holder of the other office come from another phase group? Where either is not known, the clerk decides. */
async function balancedWith(
  tx: Tx,
  { body, office, filledBy }: BodySeat,
  person: string | null,
): Promise<Decision<null, 'same-phase-group'>> {
  if (office === null || person === null || filledBy === 'invited') return accept(null)
  const balance = await findBalance(tx, body, { office })
  const phases = (await listPhases(tx, [person])).get(person) ?? []
  const decision = keepsBalance(phases, null, balance)
  return !decision.ok && decision.refusal === 'same-phase-group'
    ? refuse('same-phase-group', decision.detail)
    : accept(null)
}

/** A holder left before the term ran out: a casual vacancy. Refuses as leaveSeat does; NotFound when nobody is recorded so. */
export async function recordLeaving(
  tx: Tx,
  body: BodyFull,
  holding: string,
  form: LeavingAsked,
): Promise<Decision<string, LeavingRefusal>> {
  await lockBody(tx, body.id)
  const held = found(
    (await listHoldings(tx, body.id)).find(({ id }) => id === holding),
    'Holder',
  )
  const decision = leaveSeat(held, form.last)
  if (!decision.ok) return decision
  await setLeft(tx, held.id, decision.value, form.why)
  await recordOf(tx, body, 'seat-vacated', decision.value, { seat: held.seat, holding: held.id, why: form.why })
  return accept(body.slug)
}

/** A representative, or the clerk for them, reports back from an outside body. Refuses as reportBack does. */
export async function reportFrom(
  tx: Tx,
  body: BodyFull,
  form: ReportAsked,
  reader: { readonly people: readonly string[]; readonly keeps: boolean },
): Promise<Decision<string, ReportRefusal>> {
  const places = await listPlaces(tx, body.id, form.on)
  const holder = places.find(({ seat }) => seat.id === form.seat)?.holder ?? null
  const decision = reportBack(form.on, tx.today, holder, reader)
  if (!decision.ok) return decision
  const report = await insertReport(tx, withinOf(body), { ...form, person: decision.value })
  await recordOf(tx, body, 'reported-back', form.on, { report, seat: form.seat })
  return accept(body.slug)
}

/** The seat of the body with this id; NotFound when there is none. */
export async function loadSeat(tx: Tx, body: BodyFull, id: string): Promise<BodySeat> {
  return found(
    (await listSeats(tx, body.id)).find((seat) => seat.id === id),
    'Seat',
  )
}

/** Since when the holding's holder sits, for the form on which they leave: name as this reader may read it. */
export async function loadHolding(tx: Tx, body: BodyFull, id: string) {
  return found(
    (await listEntitlements(tx, body.id)).find(({ holding }) => holding === id),
    'Holder',
  )
}
