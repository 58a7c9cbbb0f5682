// HTTP in and out for decisions: the list, one decision, recording one at an item, publishing one. No SQL, no markup.
import { z } from 'zod'
import { ANYONE, eitherOf, holdersOf } from '../../kernel/actor.ts'
import { found } from '../../kernel/faults.ts'
import { post, type FormErrors, type Typed } from '../../http/form.ts'
import { file, page, type Reply } from '../../http/reply.ts'
import { get, type Context, type PartnershipName, type Route } from '../../http/route.ts'
import { dataFile, MEDIA_TYPES } from '../../ui/data-file.ts'
import type { PageContent } from '../../ui/page.ts'
import { sittersSeen } from '../bodies/looks.ts'
import { keepsBody, loadItem, publishDecision, recordDecision } from './actions.ts'
import { newDecisionPage } from './form-views.ts'
import { atItem } from './item-pages.ts'
import { decisionsFile } from './list-file.ts'
import { chooseDecisions, SORTS, type DecisionFilter } from './list-rules.ts'
import { decisionListPage } from './list-views.ts'
import { findDecision, listDecisionNames, listDecisions } from './queries.ts'
import { decisionPage, publishPage, sayPublishRefusal, type DecisionPage } from './record-views.ts'
import { DecisionForm } from './schemas.ts'
import { fieldOf, sayDecision, sayDecisionRefusal } from './wording.ts'

/** Whoever keeps meetings: the clerk of the partnership, or the chair of a body (the act asks of which). */
const KEEPERS = eitherOf(holdersOf('keep-governance', 'partnership'), holdersOf('chair-body'))

/** Every route of decisions. */
export const decisionRoutes: readonly Route[] = [
  get('/:partnership/decisions', {
    who: ANYONE,
    audit: 'view-decisions',
    formats: ['csv', 'json'],
    handle: showList,
  }),
  get('/:partnership/decisions/new/:item', {
    who: KEEPERS,
    audit: 'record-decision',
    personal: sittersSeen,
    handle: async (context) => page(await newDecision(context)),
  }),
  post('/:partnership/decisions/new/:item', {
    who: KEEPERS,
    audit: 'record-decision',
    personal: sittersSeen,
    form: DecisionForm,
    act: (context, form) => recordDecision(context.tx, slugOf(context), itemOf(context), form),
    then: (context, id) => `/${slugOf(context)}/decisions/${id}?done=recorded`,
    again: newDecision,
    says: (refusal, detail): FormErrors => ({ [fieldOf(refusal)]: sayDecisionRefusal(refusal, detail) }),
  }),
  get('/:partnership/decisions/:id', {
    who: ANYONE,
    audit: 'view-decision',
    formats: ['json'],
    personal: sittersSeen,
    handle: showDecision,
  }),
  get('/:partnership/decisions/:decision/publish', {
    who: KEEPERS,
    audit: 'publish-decision',
    handle: async (context) => page(await publishing(context)),
  }),
  post('/:partnership/decisions/:decision/publish', {
    who: KEEPERS,
    audit: 'publish-decision',
    form: z.object({}),
    act: (context) => publishDecision(context.tx, slugOf(context), context.params['decision'] ?? ''),
    then: (context, id) => `/${slugOf(context)}/decisions/${id}?done=published`,
    again: publishing,
    says: (refusal) => ({ '': sayPublishRefusal(refusal) }),
  }),
]

async function showList(context: Context): Promise<Reply> {
  const { tx, query, format, today } = context
  const partnership = nameOf(context)
  const all = await listDecisions(tx, partnership.slug)
  const filter = filterOf(query)
  const chosen = chooseDecisions(all, filter)
  if (format !== 'html')
    return file(
      MEDIA_TYPES[format],
      dataFile(decisionsFile(chosen, partnership.name, today), format),
      `${partnership.slug}-decisions-${today}.${format}`,
    )
  return page(decisionListPage({ partnership, all, chosen, filter, page: Number(query.get('page') ?? 1) }))
}

function filterOf(query: URLSearchParams): DecisionFilter {
  const text = (name: string) => (query.get(name) ?? '').trim()
  const sort = SORTS.find((one) => one === text('sort')) ?? 'newest'
  return { body: text('body'), year: text('year'), search: text('search'), sort }
}

async function showDecision(context: Context): Promise<Reply> {
  const shown = await decisionOf(context, context.params['id'] ?? '')
  const { format, query, today } = context
  if (format !== 'html')
    return file(MEDIA_TYPES['json'], dataFile(decisionsFile([shown.decision], shown.partnership.name, today), 'json'))
  const notice = shown.keeps ? sayDone(query.get('done'), sayDecision(shown.decision)) : null
  return page({ ...decisionPage(shown), ...(notice !== null && { notice }) })
}

function sayDone(code: string | null, name: string): string | null {
  if (code === 'recorded') return `The decision is recorded as ${name}.`
  return code === 'published' ? `${name} is published.` : null
}

async function decisionOf(context: Context, id: string): Promise<DecisionPage> {
  const { tx } = context
  const partnership = nameOf(context)
  const decision = found(await findDecision(tx, partnership.slug, id), 'Decision')
  return { partnership, decision, keeps: keepsBody(tx, partnership.slug, decision.body) }
}

async function newDecision(context: Context, typed?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  const { tx, today } = context
  const loaded = await loadItem(tx, slugOf(context), itemOf(context))
  const stands = { access: loaded.item.access }
  const shown = atItem(nameOf(context), loaded, today, typed ?? stands, errors)
  return newDecisionPage(shown, await listDecisionNames(tx, loaded.item.body))
}

async function publishing(context: Context, _?: Typed, errors: FormErrors = {}): Promise<PageContent> {
  return publishPage(await decisionOf(context, context.params['decision'] ?? ''), errors[''] ?? null)
}

function itemOf({ params }: Context): string {
  return params['item'] ?? ''
}

function nameOf({ partnership }: Context): PartnershipName {
  return found(partnership, 'Partnership')
}

function slugOf(context: Context): string {
  return nameOf(context).slug
}
