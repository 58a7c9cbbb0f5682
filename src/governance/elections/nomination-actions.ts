// What electors and candidates do: nominate, answer, vote, object. Each one act, one transaction; a ballot records nothing about who cast it.
import { may, type Actor } from '../../kernel/actor.ts'
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import { found } from '../../kernel/faults.ts'
import { record } from '../../store/events.ts'
import type { Tx } from '../../store/open.ts'
import { paperOf, sayPaper, type Choices } from './ballot-rules.ts'
import {
  insertNomination,
  insertObjection,
  listNominations,
  listObjections,
  saveAnswer,
  saveObjectionAnswer,
} from './nomination-queries.ts'
import { answerNomination, nominate, type Answer } from './nomination-rules.ts'
import { castBallot, listOwnEntries } from './poll-queries.ts'
import { findBalance, listElectorate, listPhases } from './queries.ts'
import { answerObjection, objectTo } from './run-rules.ts'
import type { AnswerRefusal, BallotRefusal, Election, NominationRefusal, Objection, ObjectionRefusal } from './types.ts'

/** The people that the actor is. */
export function peopleOf(actor: Actor): readonly string[] {
  return actor.kind === 'person' ? actor.people : []
}

/** An elector nominates somebody on the electorate; who nominates themselves consents by it. */
export async function nominatePerson(
  tx: Tx,
  election: Election,
  { nominee, statement }: { readonly nominee: string; readonly statement: string | null },
): Promise<Decision<'self' | 'other', NominationRefusal>> {
  const electorate = await listElectorate(tx, election)
  const balance = await balanceOf(tx, election)
  const phases = (await listPhases(tx, [nominee])).get(nominee) ?? []
  const proposers = peopleOf(tx.actor)
  const decision = nominate(election, { nominee, proposers, electorate, phases, balance }, tx.now)
  if (!decision.ok) return decision
  const proposer = decision.value
  const self = proposers.includes(nominee)
  const added = await insertNomination(
    tx,
    election,
    { person: nominee, proposer, statement: self ? statement : null },
    self,
  )
  if (!added) return refuse('nominated-already')
  await tell(tx, election, 'person-nominated', { person: nominee })
  return accept(self ? 'self' : 'other')
}

/** The nominee says yes, no, or that they stand no longer. */
export async function answerOwnNomination(
  tx: Tx,
  election: Election,
  { answer, statement }: { readonly answer: Answer; readonly statement: string | null },
): Promise<Decision<Answer, AnswerRefusal>> {
  const own = (await listNominations(tx, election.id)).find(({ person }) => peopleOf(tx.actor).includes(person)) ?? null
  const balance = await balanceOf(tx, election)
  const phases = own === null ? [] : ((await listPhases(tx, [own.person])).get(own.person) ?? [])
  const decision = answerNomination(election, own, answer, { phases, balance }, tx.now)
  if (!decision.ok || own === null) return decision
  await saveAnswer(tx, own.id, answer, statement)
  await tell(tx, election, 'nomination-answered', { person: own.person, answer })
  return decision
}

async function balanceOf(tx: Tx, { body, differsFrom }: Election) {
  return differsFrom === null ? null : findBalance(tx, body, { differsFrom })
}

/** Puts the ballot into the urn for this entry of the roll. Records nothing: the urn's own function does, without an hour. */
export async function castOwnBallot(
  tx: Tx,
  election: Election,
  unit: string,
  choices: Choices,
): Promise<Decision<null, BallotRefusal>> {
  const paper = paperOf(choices, election.rule)
  if (!paper.ok) return paper
  const answer = await castBallot(tx, election.id, unit, sayPaper(paper.value))
  if (answer === 'received') return accept(null)
  if (answer === 'not-a-paper') return refuse('unknown-choice')
  return refuse(answer === 'no-election' ? 'not-on-roll' : answer)
}

/** An elector or a candidate objects to how the election was run. */
export async function makeObjection(
  tx: Tx,
  election: Election,
  text: string,
): Promise<Decision<string, ObjectionRefusal>> {
  const people = peopleOf(tx.actor)
  const [person] = people
  const decision = objectTo(election, person !== undefined && (await isConcerned(tx, election)), tx.now)
  if (!decision.ok || person === undefined) return decision.ok ? refuse('not-concerned') : decision
  await insertObjection(tx, election, { person: await ownPerson(tx, election, people), text })
  await tell(tx, election, 'objection-made', {})
  return accept(election.id)
}

/** Is the actor on the roll of the election, or a candidate in it? */
export async function isConcerned(tx: Tx, { id, candidates }: Election): Promise<boolean> {
  const { actor } = tx
  if (actor.kind !== 'person') return false
  if (candidates.some((person) => actor.people.includes(person))) return true
  return (await listOwnEntries(tx, actor, id)).length > 0
}

/** Which of the people that an account is belongs to the election's partnership. */
async function ownPerson(tx: Tx, { partnership }: Election, people: readonly string[]): Promise<string> {
  const row = await tx.db
    .selectFrom('register.person')
    .select('id')
    .where('partnership', '=', partnership)
    .where('id', 'in', [...people])
    .executeTakeFirst()
  return found(row, 'Person').id
}

/** The returning officer answers an objection. */
export async function answerOneObjection(
  tx: Tx,
  election: Election,
  id: string,
  answer: string,
): Promise<Decision<string, ObjectionRefusal>> {
  const objection: Objection = found(
    (await listObjections(tx, election.id)).find((one) => one.id === id),
    'Objection',
  )
  const decision = answerObjection(objection)
  if (!decision.ok) return decision
  await saveObjectionAnswer(tx, objection.id, answer, tx.today)
  await tell(tx, election, 'objection-answered', {})
  return accept(election.id)
}

/** May the actor run this election? */
export function runsIt(actor: Actor, { partnership }: Pick<Election, 'partnership'>): boolean {
  return may(actor, 'run-elections', partnership)
}

async function tell(
  tx: Tx,
  { partnership, id }: Election,
  type: string,
  data: Readonly<Record<string, string>>,
): Promise<void> {
  await record(tx, { type, partnership, subject: `election:${id}`, data })
}
