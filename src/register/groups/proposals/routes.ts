// HTTP in and out for proposed groups: heads propose and answer for their schools. No SQL, no markup.
import { holdersOf, SIGNED_IN } from '../../../kernel/actor.ts'
import { found } from '../../../kernel/faults.ts'
import { post, type FormErrors, type Typed } from '../../../http/form.ts'
import { page } from '../../../http/reply.ts'
import { get, type Context, type Route } from '../../../http/route.ts'
import type { PageContent } from '../../../ui/page.ts'
import { sayWhichSchool } from '../editing/form-views.ts'
import type { SchoolRefusal } from '../editing/school-rules.ts'
import { answerForSchool, proposeNewGroup } from './actions.ts'
import { listOwnSchools, listProposals } from './queries.ts'
import { sayAnswerRefusal, sayProposalRefusal } from './rules.ts'
import { AnswerForm, ProposalForm } from './schemas.ts'
import { proposalsPage, proposePage } from './views.ts'

/** The routes of proposals. */
export const proposalRoutes: readonly Route[] = [
  get('/:partnership/groups/propose', {
    who: holdersOf('propose-group'),
    audit: 'propose-group',
    handle: async (context) => page(await proposing(context)),
  }),
  post('/:partnership/groups/propose', {
    who: holdersOf('propose-group'),
    audit: 'propose-group',
    form: ProposalForm,
    act: (context, typed) => proposeNewGroup(context.tx, slugOf(context), typed),
    then: (context) => `/${slugOf(context)}/groups/proposals`,
    again: proposing,
    says: proposalErrors,
  }),
  get('/:partnership/groups/proposals', {
    who: SIGNED_IN,
    audit: 'view-proposals',
    handle: async (context) => page(await proposals(context)),
  }),
  post('/:partnership/groups/proposals/:id', {
    who: holdersOf('consent-group'),
    audit: 'answer-proposal',
    form: AnswerForm,
    act: (context, typed) => answerForSchool(context.tx, slugOf(context), context.params['id'] ?? '', typed),
    then: (context) => `/${slugOf(context)}/groups/proposals`,
    again: proposals,
    says: (refusal): FormErrors => ({ answer: sayAnswerRefusal(refusal) }),
  }),
]

async function proposing(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const own = await listOwnSchools(context.tx, slugOf(context))
  return proposePage({ partnership: found(context.partnership, 'Partnership'), own, typed, errors })
}

async function proposals(context: Context, typed: Typed = {}, errors: FormErrors = {}): Promise<PageContent> {
  const { tx, actor, params, partnership } = context
  const own = await listOwnSchools(tx, slugOf(context))
  const scopes =
    actor.kind === 'person'
      ? actor.grants.filter((grant) => grant.act === 'consent-group').map((grant) => grant.scope)
      : []
  const all = await listProposals(tx, slugOf(context))
  const filled = { partnership: found(partnership, 'Partnership'), own, typed, errors }
  return proposalsPage(filled, all, scopes, Object.keys(errors).length > 0 ? (params['id'] ?? null) : null)
}

function proposalErrors(
  refusal: Parameters<typeof sayProposalRefusal>[0]['refusal'] | SchoolRefusal,
  detail: Readonly<Record<string, string>>,
): FormErrors {
  if (refusal === 'no-such-school' || refusal === 'several-schools') return { schools: sayWhichSchool(detail) }
  const sentence = sayProposalRefusal({ ok: false, refusal, detail })
  if (refusal === 'not-your-school') return { urn: sentence }
  return refusal === 'no-name' ? { name: sentence } : { schools: sentence }
}

function slugOf({ partnership }: Context): string {
  return found(partnership, 'Partnership').slug
}
