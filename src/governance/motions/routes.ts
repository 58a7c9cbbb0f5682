// HTTP in and out for questions: putting one at an item, resolutions between meetings, voting, closing. No SQL, no markup.
import { eitherOf, holdersOf, may, SIGNED_IN } from '../../kernel/actor.ts'
import { found } from '../../kernel/faults.ts'
import { post, type FormErrors, type Typed } from '../../http/form.ts'
import { file, page, type Reply } from '../../http/reply.ts'
import { get, type Context, type PartnershipName, type Route } from '../../http/route.ts'
import { dataFile, MEDIA_TYPES } from '../../ui/data-file.ts'
import type { PageContent } from '../../ui/page.ts'
import { sittersSeen } from '../bodies/looks.ts'
import { findConstitution } from '../bodies/sitting-queries.ts'
import { keepsBody, loadItem } from '../decisions/actions.ts'
import { atItem } from '../decisions/item-pages.ts'
import { takesCastingVote } from '../decisions/passing-rules.ts'
import { fieldOf, sayDecisionRefusal } from '../decisions/wording.ts'
import { openForVotes, putToVote, takeVote } from './actions.ts'
import { closeQuestion, withdrawQuestion } from './closing.ts'
import { resolutionsFile } from './list-file.ts'
import { chooseResolutions, STATES } from './list-rules.ts'
import { newResolutionPage, resolutionListPage } from './list-views.ts'
import { motionPage } from './page-views.ts'
import { putPage } from './put-views.ts'
import { findMotion, listBodiesToAsk, listResolutions } from './queries.ts'
import { CloseForm, PutForm, ResolutionForm, VoteForm, WithdrawForm } from './schemas.ts'
import { seeMotion } from './seen.ts'
import type { Motion, SeenMotion } from './types.ts'
import { motionPath } from './vote-views.ts'
import { withdrawPage } from './withdraw-views.ts'
import { sayCloseRefusal, sayResolutionRefusal, sayResult, sayVoteRefusal, sayVotesFor } from './wording.ts'

/** Whoever keeps meetings: the clerk of the partnership, or the chair of a body (the act asks of which). */
const KEEPERS = eitherOf(holdersOf('keep-governance', 'partnership'), holdersOf('chair-body'))

/** Every route of questions and resolutions. */
export const motionRoutes: readonly Route[] = [
  get('/:partnership/resolutions', {
    who: SIGNED_IN,
    audit: 'view-resolutions',
    formats: ['csv', 'json'],
    handle: showList,
  }),
  get('/:partnership/resolutions/new', {
    who: KEEPERS,
    audit: 'open-resolution',
    handle: async (context) => page(await newResolution(context)),
  }),
  post('/:partnership/resolutions/new', {
    who: KEEPERS,
    audit: 'open-resolution',
    form: ResolutionForm,
    act: (context, form) => openForVotes(context.tx, slugOf(context), form),
    then: (context, id) => `/${slugOf(context)}/resolutions/${id}?done=opened`,
    again: newResolution,
    says: sayResolutionRefusal,
  }),
  get('/:partnership/motions/new/:item', {
    who: KEEPERS,
    audit: 'put-question',
    personal: sittersSeen,
    handle: async (context) => page(await newQuestion(context)),
  }),
  post('/:partnership/motions/new/:item', {
    who: KEEPERS,
    audit: 'put-question',
    personal: sittersSeen,
    form: PutForm,
    act: (context, form) => putToVote(context.tx, slugOf(context), context.params['item'] ?? '', form),
    then: (context, id) => `/${slugOf(context)}/motions/${id}?done=put`,
    again: newQuestion,
    says: (refusal, detail): FormErrors => ({ [fieldOf(refusal)]: sayDecisionRefusal(refusal, detail) }),
  }),
  ...questionRoutes('/:partnership/resolutions/:motion', 'resolution'),
  ...questionRoutes('/:partnership/motions/:motion', 'question'),
]

/** The page of a question, the vote on it, and its closing: the same at a meeting and between meetings. */
function questionRoutes(path: string, word: string): readonly Route[] {
  return [
    get(path, { who: SIGNED_IN, audit: `view-${word}`, personal: sittersSeen, handle: showQuestion }),
    post(`${path}/vote`, {
      who: SIGNED_IN,
      audit: `vote-on-${word}`,
      personal: sittersSeen,
      form: VoteForm,
      act: (context, form) => takeVote(context.tx, slugOf(context), idOf(context), form),
      then: (_, motion) => `${motionPath(motion)}?done=voted`,
      again: question,
      says: (refusal) => ({ '': sayVoteRefusal(refusal) }),
    }),
    post(`${path}/close`, {
      who: KEEPERS,
      audit: `close-${word}`,
      personal: sittersSeen,
      form: CloseForm,
      act: (context, form) => closeQuestion(context.tx, slugOf(context), idOf(context), form),
      then: (context) => `${context.path.replace(/\/close$/, '')}?done=closed`,
      again: question,
      says: (refusal): FormErrors => ({ [refusal === 'no-casting-vote' ? 'casting' : '']: sayCloseRefusal(refusal) }),
    }),
    ...withdrawRoutes(path, word),
  ]
}

/** Withdrawing has a page of its own: there is no way back from it. */
function withdrawRoutes(path: string, word: string): readonly Route[] {
  const declared = { who: KEEPERS, audit: `withdraw-${word}`, personal: sittersSeen }
  return [
    get(`${path}/withdraw`, { ...declared, handle: async (context) => page(await withdrawing(context)) }),
    post(`${path}/withdraw`, {
      ...declared,
      form: WithdrawForm,
      act: (context) => withdrawQuestion(context.tx, slugOf(context), idOf(context)),
      then: (context) => `${context.path.replace(/\/withdraw$/, '')}?done=closed`,
      again: withdrawing,
      says: (refusal): FormErrors => ({ '': sayCloseRefusal(refusal) }),
    }),
  ]
}

/** For whoever keeps the question; to anybody else who sees it, it is not found. */
async function withdrawing(context: Context, _typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const seen = await seenOf(context)
  return withdrawPage(nameOf(context), found(seen.keeps ? seen : null, 'Question'), errors)
}

async function showList(context: Context): Promise<Reply> {
  const { tx, query, format, today, actor } = context
  const partnership = nameOf(context)
  const all = await listResolutions(tx, partnership.slug)
  const state = STATES.find((one) => one === query.get('state')) ?? ''
  const filter = { body: (query.get('body') ?? '').trim(), state } as const
  const chosen = chooseResolutions(all, filter, tx.now)
  if (format !== 'html')
    return file(
      MEDIA_TYPES[format],
      dataFile(resolutionsFile(chosen, partnership.name, today), format),
      `${partnership.slug}-resolutions-${today}.${format}`,
    )
  const keeps = may(actor, 'keep-governance', partnership.slug) || may(actor, 'chair-body')
  const number = Number(query.get('page') ?? 1)
  return page(
    resolutionListPage({
      partnership,
      all,
      chosen,
      filter,
      page: number,
      now: tx.now,
      keeps,
      ...(await ownVotes(context, all)),
    }),
  )
}

/** The open resolutions on which the reader votes, and for whom they could. */
async function ownVotes({ tx, actor }: Context, all: readonly Motion[]) {
  const own: SeenMotion[] = []
  for (const motion of chooseResolutions(all, { body: '', state: 'open' }, tx.now)) {
    const seen = await seeMotion(tx, motion)
    if (seen.own.length > 0) own.push(seen)
  }
  return { own, votesFor: sayVotesFor(may(actor, 'sit-on-body'), may(actor, 'answer-for-school')) }
}

async function newResolution(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const { tx } = context
  const partnership = nameOf(context)
  const bodies = (await listBodiesToAsk(tx, partnership.slug)).filter(({ id }) => keepsBody(tx, partnership.slug, id))
  const stands = { unit: 'seat', access: 'public', time: '17:00' }
  return newResolutionPage({ partnership, bodies, typed: typed ?? stands, errors })
}

async function newQuestion(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const loaded = await loadItem(context.tx, slugOf(context), context.params['item'] ?? '')
  const stands = { access: loaded.item.access }
  return putPage(atItem(nameOf(context), loaded, context.today, typed ?? stands, errors))
}

async function showQuestion(context: Context): Promise<Reply> {
  const seen = await seenOf(context)
  const notice = sayDone(context.query.get('done'), seen)
  return page({ ...(await pageOf(context, seen)), ...(notice !== null && { notice }) })
}

function sayDone(code: string | null, seen: SeenMotion): string | null {
  if (code === 'opened') return 'The resolution is open. Those who have a vote find it on their own page.'
  if (code === 'put') return 'The question is put. Those who have a vote find it on their own page.'
  if (code === 'voted' && seen.own.some(({ choice }) => choice !== null)) return 'Your vote is recorded.'
  return code === 'closed' && seen.state === 'closed' ? sayResult(seen) : null
}

async function question(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  return pageOf(context, await seenOf(context), typed, errors)
}

async function pageOf(
  context: Context,
  seen: SeenMotion,
  typed: Typed = {},
  errors: FormErrors = {},
): Promise<PageContent> {
  const { motion } = seen
  const rules = await findConstitution(context.tx, motion.body, motion.meetingDay ?? context.today)
  const castingVote = motion.item !== null && rules?.castingVote === true && takesCastingVote(motion.passes)
  return motionPage({ partnership: nameOf(context), seen, castingVote, typed, errors })
}

async function seenOf(context: Context): Promise<SeenMotion> {
  const { tx } = context
  const between = context.path.split('/')[2] === 'resolutions'
  const motion = found(await findMotion(tx, slugOf(context), idOf(context)), 'Question')
  return seeMotion(tx, found((motion.item === null) === between ? motion : null, 'Question'))
}

function idOf({ params }: Context): string {
  return params['motion'] ?? ''
}

function nameOf({ partnership }: Context): PartnershipName {
  return found(partnership, 'Partnership')
}

function slugOf(context: Context): string {
  return nameOf(context).slug
}
