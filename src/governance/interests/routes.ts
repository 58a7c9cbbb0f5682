// HTTP in and out for interests: the register as page, CSV and JSON, declaring, and matching to agendas. No SQL, no markup.
import { ANYONE, may } from '../../kernel/actor.ts'
import { found } from '../../kernel/faults.ts'
import { file, page, type Reply } from '../../http/reply.ts'
import { get, type Context, type Route } from '../../http/route.ts'
import { asAtPart } from '../../ui/as-at.ts'
import { dataFile, MEDIA_TYPES } from '../../ui/data-file.ts'
import { sittersSeen } from '../bodies/looks.ts'
import { declaringRoutes } from './declaring-routes.ts'
import { sayDone } from './declaring-rules.ts'
import { matchingRoutes } from './matching-routes.ts'
import { registerFile } from './register-file.ts'
import { listRegister } from './register-queries.ts'
import { chooseEntries, readFilter } from './register-rules.ts'
import { registerPage } from './register-views.ts'

/** Every route of interests. */
export const interestRoutes: readonly Route[] = [
  get('/:partnership/interests', {
    who: ANYONE,
    audit: 'view-interests',
    formats: ['csv', 'json'],
    personal: sittersSeen,
    handle: showRegister,
  }),
  ...declaringRoutes,
  ...matchingRoutes,
]

async function showRegister(context: Context): Promise<Reply> {
  const { tx, query, format, actor } = context
  const partnership = found(context.partnership, 'Partnership')
  const asAt = asAtPart(context)
  const filter = readFilter(query)
  const all = await listRegister(tx, partnership.slug, asAt.day)
  const chosen = chooseEntries(all, filter)
  if (format !== 'html')
    return file(
      MEDIA_TYPES[format],
      dataFile(registerFile(chosen, partnership.name, asAt.day), format),
      `${partnership.slug}-interests-${asAt.day}.${format}`,
    )
  const keeps = may(actor, 'keep-governance', partnership.slug)
  const own = actor.kind === 'person' ? actor.people : []
  const number = Number(query.get('page') ?? 1)
  const content = registerPage({ partnership, asAt, all, chosen, filter, page: number, keeps, own })
  const notice = actor.kind === 'public' ? null : sayDone(query.get('done'))
  return page({ ...content, ...(notice !== null && { notice }) })
}
