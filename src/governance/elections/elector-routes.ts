// HTTP in and out for electors and candidates: nominate, answer a nomination, object. No SQL, no markup.
import { SIGNED_IN } from '../../kernel/actor.ts'
import { found } from '../../kernel/faults.ts'
import { post, type FormErrors, type Typed } from '../../http/form.ts'
import type { Context, Route } from '../../http/route.ts'
import type { PageContent } from '../../ui/page.ts'
import { electionOf, formRoute, hereOf, lookAt, partnershipOf, shownAfter } from './context.ts'
import { answerPage, nominatePage, notForPage, objectPage } from './elector-views.ts'
import { answerOwnNomination, isConcerned, makeObjection, nominatePerson, peopleOf } from './nomination-actions.ts'
import { listNominations } from './nomination-queries.ts'
import { findBalance, listElectorate } from './queries.ts'
import { AnswerForm, NominateForm, ObjectionForm } from './schemas.ts'
import { sayNominationRefusal, sayObjectionRefusal, type Done } from './words.ts'

const ELECTION = '/:partnership/elections/:id'

/** What electors and candidates do, but for the ballot. */
export const electorRoutes: readonly Route[] = [
  formRoute(`${ELECTION}/nominate`, SIGNED_IN, 'nominate', nominated, true),
  post(`${ELECTION}/nominate`, {
    who: SIGNED_IN,
    audit: 'nominate',
    personal: lookAt,
    form: NominateForm,
    act: async (context, typed) => nominatePerson(context.tx, await electionOf(context), typed),
    then: (context, whom) => {
      const done: Done = whom === 'self' ? 'standing' : 'nominated'
      return `${hereOf(context)}?done=${done}`
    },
    again: nominated,
    says: (refusal, detail) => ({ nominee: sayNominationRefusal(refusal, detail) }),
  }),
  formRoute(`${ELECTION}/nomination`, SIGNED_IN, 'answer-nomination', answered),
  post(`${ELECTION}/nomination`, {
    who: SIGNED_IN,
    audit: 'answer-nomination',
    form: AnswerForm,
    act: async (context, typed) => answerOwnNomination(context.tx, await electionOf(context), typed),
    then: shownAfter('answered'),
    again: answered,
    says: (refusal, detail) => ({ answer: sayNominationRefusal(refusal, detail) }),
  }),
  formRoute(`${ELECTION}/object`, SIGNED_IN, 'object-to-election', objected),
  post(`${ELECTION}/object`, {
    who: SIGNED_IN,
    audit: 'object-to-election',
    form: ObjectionForm,
    act: async (context, { text }) => makeObjection(context.tx, await electionOf(context), text),
    then: shownAfter('objected'),
    again: objected,
    says: (refusal) => ({ text: sayObjectionRefusal(refusal) }),
  }),
]

/** For those who may vote in the election as things stand today. */
async function nominated(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const { tx, actor } = context
  const election = await electionOf(context)
  const placed = { partnership: partnershipOf(context), typed, errors }
  const electorate = await listElectorate(tx, election)
  const own = peopleOf(actor)
  if (!electorate.some(({ person }) => person !== null && own.includes(person)))
    return notForPage(placed, election, 'Only those who can vote in this election can nominate.')
  const { differsFrom, body } = election
  const balance = differsFrom === null ? null : await findBalance(tx, body, { differsFrom })
  return nominatePage(placed, election, electorate, own, balance)
}

async function answered(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const { tx, actor } = context
  const election = await electionOf(context)
  const own = peopleOf(actor)
  const nomination = found(
    (await listNominations(tx, election.id)).find(({ person }) => own.includes(person)),
    'Nomination',
  )
  const stands: Typed = { statement: nomination.statement ?? '' }
  return answerPage({ partnership: partnershipOf(context), typed: typed ?? stands, errors }, election, nomination)
}

/** For those on the roll and the candidates. */
async function objected(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const election = await electionOf(context)
  const placed = { partnership: partnershipOf(context), typed, errors }
  if (!(await isConcerned(context.tx, election)))
    return notForPage(placed, election, 'Only those on the roll and the candidates can object to an election.')
  return objectPage(placed, election)
}
