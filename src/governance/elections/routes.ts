// HTTP in and out for elections: the list, one election, its ballots. No SQL, no markup.
import { ANYONE, may } from '../../kernel/actor.ts'
import { found } from '../../kernel/faults.ts'
import { file, page, type Reply } from '../../http/reply.ts'
import { get, type Context, type Route } from '../../http/route.ts'
import { dataFile, MEDIA_TYPES } from '../../ui/data-file.ts'
import { ballotRoutes } from './ballot-routes.ts'
import { electionOf, lookAt, partnershipOf } from './context.ts'
import { electorRoutes } from './elector-routes.ts'
import { chooseElections, electionListPage, electionsFile, type ElectionFilter } from './list-views.ts'
import { findCount } from './poll-queries.ts'
import { listElections } from './queries.ts'
import { electionRecord } from './record.ts'
import { electionJson } from './record-file.ts'
import { electionPage } from './record-views.ts'
import { runRoutes } from './run-routes.ts'
import { stateOf } from './state-rules.ts'
import { sayDone } from './words.ts'

/** Every route of elections. */
export const electionRoutes: readonly Route[] = [
  get('/:partnership/elections', { who: ANYONE, audit: 'view-elections', formats: ['csv', 'json'], handle: showList }),
  ...runRoutes,
  ...electorRoutes,
  ...ballotRoutes,
  get('/:partnership/elections/:id', {
    who: ANYONE,
    audit: 'view-election',
    unnamed: true,
    personal: namesForOfficer,
    formats: ['json'],
    handle: showElection,
  }),
  get('/:partnership/elections/:id/ballots.blt', { who: ANYONE, audit: 'download-ballots', handle: showBallots }),
]

/** The returning officer sees nominations and objections before and beside what is published. */
function namesForOfficer(context: Context): string | null {
  return may(context.actor, 'run-elections', context.params['partnership'] ?? '') ? lookAt(context) : null
}

async function showList(context: Context): Promise<Reply> {
  const { tx, query, format, actor } = context
  const partnership = partnershipOf(context)
  const all = (await listElections(tx, partnership.slug)).map((election) => ({
    election,
    state: stateOf(election, tx.now),
  }))
  const filter: ElectionFilter = { states: query.getAll('state').filter(Boolean), body: query.get('body') ?? '' }
  if (format !== 'html') {
    const rows = electionsFile(chooseElections(all, filter), partnership.name, tx.today)
    return file(MEDIA_TYPES[format], dataFile(rows, format), `${partnership.slug}-elections-${tx.today}.${format}`)
  }
  const runs = may(actor, 'run-elections', partnership.slug)
  return page(electionListPage({ partnership, all, filter, page: Number(query.get('page') ?? 1), runs }))
}

async function showElection(context: Context): Promise<Reply> {
  const { tx, actor, format, query } = context
  const record = await electionRecord(tx, actor, await electionOf(context))
  if (format === 'json') return file(MEDIA_TYPES.json, electionJson(record))
  const content = electionPage({ partnership: partnershipOf(context) }, record, tx.now)
  const notice = actor.kind === 'public' ? null : sayDone(query.get('done'))
  return page({ ...content, ...(notice !== null && { notice }) })
}

async function showBallots(context: Context): Promise<Reply> {
  const election = await electionOf(context)
  const declared = election.declaredAt === null ? null : await findCount(context.tx, election.id)
  const count = found(declared, 'Ballots')
  return file('text/plain; charset=utf-8', count.blt, `${election.id}.blt`)
}
