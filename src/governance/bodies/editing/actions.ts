// The acts on a body, its rules, its balance and its registers: each loads with the body locked, decides, saves and records, in one transaction.
import { addDays, sayDay, type Day } from '../../../kernel/day.ts'
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import { found, LostRace } from '../../../kernel/faults.ts'
import { refusedBy } from '../../../register/index.ts'
import { record } from '../../../store/events.ts'
import type { Tx } from '../../../store/open.ts'
import { listBalanceRules, listConstitutions } from '../queries.ts'
import { listSeats } from '../sitting-queries.ts'
import type { BodyFull } from '../types.ts'
import { sayKind } from '../wording.ts'
import {
  deleteBalance,
  endRules,
  insertBalance,
  insertBody,
  insertRules,
  listBodyNames,
  lockBody,
  updateBody,
  updateRules,
} from './body-queries.ts'
import { setSeatEnd } from './seat-queries.ts'
import { cutTerms, listHoldings } from './holder-queries.ts'
import { insertMember, listMemberPeriods, setMemberEnd } from './register-queries.ts'
import {
  balanceOf,
  bodySlug,
  changeBodyFacts,
  enterMember,
  layDownRules,
  type RulesStep,
  type BalanceRefusal,
  type BodyRefusal,
  type CompanyRefusal,
  type RulesRefusal,
} from './rules.ts'
import type { BalanceAsked, BodyAsked, MemberAsked, RulesAsked } from './schemas.ts'

/** Adds a body and gives its slug. Refuses no-name, same-name, and what changeBodyFacts refuses. */
export async function addBody(tx: Tx, partnership: string, form: BodyAsked): Promise<Decision<string, BodyRefusal>> {
  const others = await listBodyNames(tx, partnership)
  const same = others.find(({ name }) => name.toLowerCase() === form.name.toLowerCase())
  if (same !== undefined) return refuse('same-name', { name: same.name })
  const slug = bodySlug(
    form.name,
    others.map((body) => body.slug),
  )
  if (!slug.ok) return slug
  const asked = afterLastDay(form)
  const decision = changeBodyFacts(asked, null, [])
  if (!decision.ok) return decision
  const id = await insertBody(tx, partnership, slug.value, asked)
  const effectiveOn = form.opened ?? tx.today
  await record(tx, { type: 'body-added', partnership, subject: `body:${id}`, effectiveOn, data: { slug: slug.value } })
  return slug
}

/** Changes a body's own facts; where it closes, its seats and their terms end with it. Lost race when somebody else changed it since `seen`. */
export async function changeBody(tx: Tx, body: BodyFull, form: BodyAsked): Promise<Decision<string, BodyRefusal>> {
  const locked = found(await lockBody(tx, body.id), 'Body')
  if (form.seen !== locked.changedAt.toISOString()) throw otherVersion(body, form)
  const asked = afterLastDay(form)
  const same = (await listBodyNames(tx, body.partnership)).find(
    ({ id, name }) => id !== body.id && name.toLowerCase() === form.name.toLowerCase(),
  )
  if (same !== undefined) return refuse('same-name', { name: same.name })
  const decision = changeBodyFacts(asked, body.id, await listSeats(tx, body.id), await listHoldings(tx, body.id))
  if (!decision.ok) return decision
  if (asked.closed !== null) await endSeats(tx, body.id, decision.value.ended, asked.closed)
  await updateBody(tx, body.id, asked)
  await recordOf(tx, body, 'body-changed', asked.closed ?? tx.today, {
    closed: asked.closed,
    ended: decision.value.ended.length,
  })
  return accept(body.slug)
}

async function endSeats(tx: Tx, body: string, seats: readonly string[], ends: Day): Promise<void> {
  const holdings = (await listHoldings(tx, body)).filter((one) => seats.includes(one.seat))
  await cutTerms(
    tx,
    holdings.filter((one) => one.starts < ends && (one.ends === null || one.ends > ends)).map(({ id }) => id),
    ends,
  )
  for (const seat of seats) await setSeatEnd(tx, seat, ends)
}

/** New rules from a day, which end those before; or the rules of that very day put right. Refuses before-standing, and in-minutes where approved minutes rest on what would change. */
export async function changeRules(tx: Tx, body: BodyFull, form: RulesAsked): Promise<Decision<string, RulesRefusal>> {
  await lockBody(tx, body.id)
  const step = layDownRules(form.from, await listConstitutions(tx, body.id))
  if (!step.ok) return step
  const refused = await refusedBy(tx, () => layDown(tx, body, step.value, form))
  if (refused !== null) return refuse('in-minutes')
  await recordOf(tx, body, 'rules-laid-down', form.from, { from: form.from })
  return accept(body.slug)
}

async function layDown(tx: Tx, body: BodyFull, step: RulesStep, form: RulesAsked): Promise<void> {
  if (step.kind === 'correct') return updateRules(tx, step.id, form)
  if (step.ends !== null) await endRules(tx, step.ends, form.from)
  await insertRules(tx, withinOf(body), form)
}

/** Two offices come from two phase groups from now on. Refuses same-office, there-already. */
export async function addBalance(
  tx: Tx,
  body: BodyFull,
  form: BalanceAsked,
): Promise<Decision<string, BalanceRefusal>> {
  await lockBody(tx, body.id)
  const decision = balanceOf(form, await listBalanceRules(tx, body.id))
  if (!decision.ok) return decision
  const rule = await insertBalance(tx, withinOf(body), form)
  await recordOf(tx, body, 'balance-laid-down', tx.today, { rule, office: form.office, differsFrom: form.differsFrom })
  return accept(body.slug)
}

/** The balance of two offices binds no longer. NotFound when there is no such rule. */
export async function removeBalance(tx: Tx, body: BodyFull, rule: string): Promise<Decision<string, never>> {
  await lockBody(tx, body.id)
  found((await deleteBalance(tx, body.id, rule)) || null, 'Rule')
  await recordOf(tx, body, 'balance-removed', tx.today, { rule })
  return accept(body.slug)
}

/** Enters a member of the company. Refuses as enterMember does. */
export async function addMember(tx: Tx, body: BodyFull, form: MemberAsked): Promise<Decision<string, CompanyRefusal>> {
  await lockBody(tx, body.id)
  const asked = { ...form, starts: form.from, ends: null }
  const decision = enterMember(asked, body.legalForm, await listMemberPeriods(tx, body.id))
  if (!decision.ok) return decision
  const member = await insertMember(tx, withinOf(body), form)
  await recordOf(tx, body, 'company-member-entered', form.from, { member })
  return accept(body.slug)
}

/** A membership of the company ends with this last day. Refuses ends-before-start. */
export async function endMember(
  tx: Tx,
  body: BodyFull,
  member: string,
  last: Day,
): Promise<Decision<string, CompanyRefusal>> {
  await lockBody(tx, body.id)
  const standing = found(
    (await listMemberPeriods(tx, body.id)).find(({ id }) => id === member),
    'Member',
  )
  if (last < standing.from) return refuse('ends-before-start', { from: sayDay(standing.from), last: sayDay(last) })
  await setMemberEnd(tx, member, addDays(last, 1))
  await recordOf(tx, body, 'company-member-ended', addDays(last, 1), { member })
  return accept(body.slug)
}

/** Records what happened to a body, with its day of effect. */
export async function recordOf(
  tx: Tx,
  { id, partnership }: Pick<BodyFull, 'id' | 'partnership'>,
  type: string,
  effectiveOn: Day,
  data: Readonly<Record<string, string | number | boolean | null>>,
): Promise<void> {
  await record(tx, { type, partnership, subject: `body:${id}`, effectiveOn, data })
}

/** Where rows of the body stand. */
export function withinOf({ id, partnership }: Pick<BodyFull, 'id' | 'partnership'>) {
  return { partnership, body: id }
}

/** The form names the last day, the row the first on which it is no more. */
function afterLastDay(form: BodyAsked) {
  return { ...form, closed: form.closed === null ? null : addDays(form.closed, 1) }
}

/** What stands now beside what was typed, where they differ. */
function otherVersion(stands: BodyFull, form: BodyAsked): LostRace {
  const last = stands.closed === null ? null : addDays(stands.closed, -1)
  const both: readonly (readonly [string, string, string])[] = [
    ['Name', stands.name, form.name],
    ['Kind', sayKind(stands.kind), sayKind(form.kind)],
    ['Purpose', stands.purpose ?? NOTHING, form.purpose ?? NOTHING],
    ['First day', sayKnown(stands.opened), sayKnown(form.opened)],
    ['Last day', sayKnown(last), sayKnown(form.closed)],
  ]
  const unlike = both.filter(([, now, typed]) => now !== typed)
  return new LostRace(
    'Somebody else has changed this body since you opened the form.',
    Object.fromEntries(unlike.map(([what, now]) => [what, now])),
    Object.fromEntries(unlike.map(([what, , typed]) => [what, typed])),
  )
}

const NOTHING = 'Nothing recorded'

function sayKnown(on: Day | null): string {
  return on === null ? NOTHING : sayDay(on)
}
