// HTTP in and out for the ballot: the paper, its check, the cast. The log never says whose account came; nothing here is recorded.
import type { Filled } from '../../http/form-fields.ts'
import { SIGNED_IN } from '../../kernel/actor.ts'
import { typedText, type FormErrors, type Typed } from '../../http/form.ts'
import { page, seeOther, type Reply } from '../../http/reply.ts'
import { get, type Context, type PostRoute, type Route } from '../../http/route.ts'
import type { PageContent } from '../../ui/page.ts'
import { paperOf } from './ballot-rules.ts'
import { ballotPage, checkPage, votedPage, type Ballot } from './ballot-views.ts'
import { electionOf, hereOf, partnershipOf } from './context.ts'
import { castOwnBallot } from './nomination-actions.ts'
import { listCandidates } from './nomination-queries.ts'
import { listOwnEntries } from './poll-queries.ts'
import { choicesIn } from './schemas.ts'
import { stateOf } from './state-rules.ts'
import type { Election, OwnEntry } from './types.ts'
import { ballotErrors } from './words.ts'

const VOTE = '/:partnership/elections/:id/vote'

const castRoute: PostRoute = {
  method: 'POST',
  path: VOTE,
  who: SIGNED_IN,
  audit: 'vote',
  unnamed: true,
  run: takeBallot,
}

/** The ballot paper, and the one form that checks and casts it. */
export const ballotRoutes: readonly Route[] = [
  get(VOTE, {
    who: SIGNED_IN,
    audit: 'vote',
    unnamed: true,
    handle: async (context) => page(await showBallot(context)),
  }),
  castRoute,
]

/** The paper for the one entry that is meant, else what stands for each. */
async function showBallot(context: Context): Promise<PageContent> {
  const election = await electionOf(context)
  const entries = await entriesOf(context, election)
  const open = stateOf(election, context.tx.now) === 'poll-open'
  const entry = open ? entryMeant(entries, context.query.get('for') ?? '') : null
  const filled: Filled = { partnership: partnershipOf(context), typed: {}, errors: {} }
  if (entry === null) return votedPage(filled, election, entries, open)
  const candidates = await listCandidates(context.tx, election)
  return ballotPage(filled, { election, candidates, entry }, [])
}

/** Step `cast` puts the ballot in; `change` shows it again; anything else shows the check. A ballot that cannot be taken: the same page, 400. */
async function takeBallot(context: Context, typed: Typed): Promise<Reply> {
  const election = await electionOf(context)
  const entries = await entriesOf(context, election)
  const unit = typedText(typed, 'for')
  const entry = entries.find((one) => one.unit === unit) ?? null
  const candidates = await listCandidates(context.tx, election)
  const choices = choicesIn(typed, candidates.length)
  const filled = (errors: FormErrors): Filled => ({ partnership: partnershipOf(context), typed, errors })
  const open = stateOf(election, context.tx.now) === 'poll-open'
  const again = (errors: FormErrors): Reply =>
    entry === null || entry.voted || !open
      ? page(votedPage(filled(errors), election, entries, open), 400)
      : page(ballotPage(filled(errors), { election, candidates, entry }, choices), 400)
  if (typedText(typed, 'step') === 'cast') {
    const cast = await castOwnBallot(context.tx, election, unit, choices)
    return cast.ok ? seeOther(`${hereOf(context)}/vote`) : again(ballotErrors(cast.refusal, cast.detail))
  }
  if (entry === null) return again(ballotErrors('not-on-roll', {}))
  if (entry.voted) return again(ballotErrors('voted-already', {}))
  if (!open) return again(ballotErrors(context.tx.now < election.pollFrom ? 'not-open' : 'closed', {}))
  const ballot: Ballot = { election, candidates, entry }
  if (typedText(typed, 'step') === 'change') return page(ballotPage(filled({}), ballot, choices))
  const paper = paperOf(choices, election.rule)
  return paper.ok ? page(checkPage(filled({}), ballot, paper.value)) : again(ballotErrors(paper.refusal, paper.detail))
}

async function entriesOf({ tx, actor }: Context, { id }: Election): Promise<readonly OwnEntry[]> {
  return actor.kind === 'person' ? listOwnEntries(tx, actor, id) : []
}

/** The entry that is asked for, or the only one that has not voted. */
function entryMeant(entries: readonly OwnEntry[], asked: string): OwnEntry | null {
  const left = entries.filter(({ voted }) => !voted)
  return (
    left.find(({ unit }) => unit === asked) ?? (left.length === 1 && entries.length === 1 ? (left[0] ?? null) : null)
  )
}
