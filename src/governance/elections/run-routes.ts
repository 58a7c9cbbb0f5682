// HTTP in and out for the returning officer: announce, fix the roll, count, lot, declare, cancel, answer objections. No SQL, no markup.
import { boxesOf } from '../../http/form-fields.ts'
import { holdersOf } from '../../kernel/actor.ts'
import { found } from '../../kernel/faults.ts'
import { post, typedText, type FormErrors, type Typed } from '../../http/form.ts'
import type { Context, Route } from '../../http/route.ts'
import type { PageContent } from '../../ui/page.ts'
import { announceElection, cancel, countElection, declareElection, freezeElection, recordLot } from './actions.ts'
import { electionOf, formRoute, hereOf, lookAt, partnershipOf, shownAfter, type Form } from './context.ts'
import { notNowPage } from './form-views.ts'
import { answerOneObjection } from './nomination-actions.ts'
import { listCandidates, listNominations, listObjections } from './nomination-queries.ts'
import { candidatesOf, stands } from './nomination-rules.ts'
import { sayNotNow, type OfficerAct } from './officer-words.ts'
import { findCount, findTurnout } from './poll-queries.ts'
import { findElection, listElectiveSeats, listElectorate } from './queries.ts'
import { freezeRoll } from './run-rules.ts'
import {
  announcePage,
  cancelPage,
  countPage,
  declarePage,
  freezePage,
  lotPage,
  objectionAnswerPage,
  turnoutWords,
} from './run-views.ts'
import { AnnounceForm, LotForm, ObjectionAnswerForm, PlainForm } from './schemas.ts'
import { stateOf } from './state-rules.ts'
import type { Objection, RunRefusal } from './types.ts'
import { announceErrors, sayObjectionRefusal, sayRunRefusal, type Done } from './words.ts'

const OFFICERS = holdersOf('run-elections', 'partnership')
const ELECTION = '/:partnership/elections/:id'

const officer = (path: string, audit: string, show: Form, names = false) =>
  formRoute(path, OFFICERS, audit, show, names)

const due = {
  roll: whenDue('roll', 'Fix the roll and the ballot paper', frozen),
  count: whenDue('count', 'Close the poll and count', counted),
  lot: whenDue('lot', 'Record the lot', drawn),
  declare: whenDue('declare', 'Declare the result', declared),
  cancel: whenDue('cancel', 'Cancel this election', cancelled),
}

/** The returning officer's pages and acts. */
export const runRoutes: readonly Route[] = [
  officer('/:partnership/elections/new', 'announce-election', announced),
  post('/:partnership/elections/new', {
    who: OFFICERS,
    audit: 'announce-election',
    form: AnnounceForm,
    act: (context, typed) => announceElection(context.tx, partnershipOf(context).slug, typed),
    then: (context, id) => `/${partnershipOf(context).slug}/elections/${id}?done=announced`,
    again: announced,
    says: announceErrors,
  }),
  officer(`${ELECTION}/roll`, 'fix-roll', due.roll, true),
  post(`${ELECTION}/roll`, {
    who: OFFICERS,
    audit: 'fix-roll',
    personal: lookAt,
    form: PlainForm,
    act: async (context) => freezeElection(context.tx, await electionOf(context)),
    then: (context, follows) => {
      const done: Done = follows === 'poll' ? 'frozen' : follows
      return `${hereOf(context)}?done=${done}`
    },
    again: due.roll,
    says: runErrors,
  }),
  officer(`${ELECTION}/count`, 'count-poll', due.count),
  post(`${ELECTION}/count`, {
    who: OFFICERS,
    audit: 'count-poll',
    form: PlainForm,
    act: async (context) => countElection(context.tx, await electionOf(context)),
    then: shownAfter('counted'),
    again: due.count,
    says: runErrors,
  }),
  officer(`${ELECTION}/lot`, 'record-lot', due.lot),
  post(`${ELECTION}/lot`, {
    who: OFFICERS,
    audit: 'record-lot',
    form: LotForm,
    act: async (context, typed) => recordLot(context.tx, await electionOf(context), typed),
    then: shownAfter('drawn'),
    again: due.lot,
    says: (refusal, detail) => ({ drawn: sayRunRefusal(refusal, detail) }),
  }),
  officer(`${ELECTION}/declare`, 'declare-result', due.declare),
  post(`${ELECTION}/declare`, {
    who: OFFICERS,
    audit: 'declare-result',
    form: PlainForm,
    act: async (context) => declareElection(context.tx, await electionOf(context)),
    then: shownAfter('declared'),
    again: due.declare,
    says: runErrors,
  }),
  officer(`${ELECTION}/cancel`, 'cancel-election', due.cancel),
  post(`${ELECTION}/cancel`, {
    who: OFFICERS,
    audit: 'cancel-election',
    form: PlainForm,
    act: async (context) => cancel(context.tx, await electionOf(context)),
    then: shownAfter('cancelled'),
    again: due.cancel,
    says: runErrors,
  }),
  officer(`${ELECTION}/objections/:objection`, 'answer-objection', objectionAnswered, true),
  post(`${ELECTION}/objections/:objection`, {
    who: OFFICERS,
    audit: 'answer-objection',
    personal: lookAt,
    form: ObjectionAnswerForm,
    act: async (context, { answer }) =>
      answerOneObjection(context.tx, await electionOf(context), context.params['objection'] ?? '', answer),
    then: shownAfter('objection-answered'),
    again: objectionAnswered,
    says: (refusal) => ({ answer: sayObjectionRefusal(refusal) }),
  }),
]

async function announced(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const { tx, query } = context
  const { slug } = partnershipOf(context)
  const again = await findElection(tx, slug, typedText(typed ?? {}, 'reopens') || (query.get('again') ?? ''))
  const stands: Typed = {
    places: String(again?.places ?? 1),
    title: again?.title ?? '',
    seat: again?.seat ?? '',
    rule: again?.rule ?? '',
    roll: again?.rollOf ?? '',
    ...boxesOf('notice', tx.today),
  }
  const seats = await listElectiveSeats(tx, slug, tx.today)
  return announcePage({ ...placeOf(context), typed: typed ?? stands, errors }, seats, again)
}

/** The form while its act is to be done; else why it is not, without a button. */
function whenDue(act: OfficerAct, title: string, show: Form): Form {
  return async (context, typed = {}, errors = {}) => {
    const election = await electionOf(context)
    const why = sayNotNow(act, election, stateOf(election, context.tx.now))
    return why === null
      ? show(context, typed, errors)
      : notNowPage({ ...placeOf(context), typed, errors }, election, title, why)
  }
}

async function frozen(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const election = await electionOf(context)
  const nominations = await listNominations(context.tx, election.id)
  const waiting = nominations.filter((one) => !stands(one) && one.declinedAt === null && one.withdrawnAt === null)
  const roll = await listElectorate(context.tx, election)
  const candidates = candidatesOf(nominations)
  const filled = { ...placeOf(context), typed, errors }
  const fixes = freezeRoll(election, candidates, roll, context.tx.now)
  if (!fixes.ok)
    return notNowPage(filled, election, 'Fix the roll and the ballot paper', sayRunRefusal(fixes.refusal, fixes.detail))
  return freezePage(filled, election, roll, candidates, waiting.length)
}

async function counted(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const election = await electionOf(context)
  const turnout = turnoutWords(await findTurnout(context.tx, election.id))
  return countPage({ ...placeOf(context), typed, errors }, election, turnout)
}

async function drawn(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const election = await electionOf(context)
  const count = found(await findCount(context.tx, election.id), 'Count')
  const candidates = await listCandidates(context.tx, election)
  const tied = candidates.filter(({ person }) => election.tied.includes(person))
  return lotPage({ ...placeOf(context), typed, errors }, election, tied, count)
}

async function declared(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const election = await electionOf(context)
  const count = found(await findCount(context.tx, election.id), 'Count')
  return declarePage({ ...placeOf(context), typed, errors }, election, count)
}

async function cancelled(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  return cancelPage({ ...placeOf(context), typed, errors }, await electionOf(context))
}

async function objectionAnswered(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const election = await electionOf(context)
  const objection: Objection = found(
    (await listObjections(context.tx, election.id)).find(({ id }) => id === context.params['objection']),
    'Objection',
  )
  return objectionAnswerPage({ ...placeOf(context), typed, errors }, election, objection)
}

function runErrors(refusal: RunRefusal, detail: Readonly<Record<string, string>>): FormErrors {
  return { '': sayRunRefusal(refusal, detail) }
}

function placeOf(context: Context) {
  return { partnership: partnershipOf(context) }
}
