// HTTP in and out for calendars: the feeds of a partnership, of a body and of a person, and the page about them. No SQL, no markup.
import { ANYONE, SIGNED_IN } from '../../kernel/actor.ts'
import { found } from '../../kernel/faults.ts'
import { file, page, seeOther, type Reply } from '../../http/reply.ts'
import { get, type Context, type PostRoute, type Route } from '../../http/route.ts'
import { listBodies } from '../bodies/queries.ts'
import { findBody } from '../bodies/sitting-queries.ts'
import { listMeetings, listMeetingsOf } from '../meetings/queries.ts'
import type { Meeting } from '../meetings/types.ts'
import { partnershipOf } from '../meetings/who.ts'
import { endFeed, makeFeed } from './actions.ts'
import { calendarFeed, CALENDAR_TYPE } from './feed.ts'
import { findFeedPerson, findOwnFeed, listFollowedBodies } from './queries.ts'
import { meetingsOf } from './rules.ts'
import { digestOf, looksLikeSecret } from './secret.ts'
import { calendarPage, madePage } from './views.ts'

/** Every route of calendars. */
export const calendarRoutes: readonly Route[] = [
  get('/:partnership/calendar', { who: ANYONE, audit: 'view-calendars', handle: showPage }),
  get('/:partnership/calendar.ics', { who: ANYONE, audit: 'read-calendar', handle: partnershipFeed }),
  get('/:partnership/bodies/:slug/calendar.ics', { who: ANYONE, audit: 'read-calendar', handle: bodyFeed }),
  // The secret in the path is who may: a calendar program cannot sign in.
  get('/:partnership/calendar/:secret/meetings.ics', { who: ANYONE, audit: 'read-own-calendar', handle: ownFeed }),
  act('/:partnership/calendar/own', 'make-calendar-address', async (context) => {
    const { slug } = partnershipOf(context)
    const { value } = await makeFeed(context.tx, slug, (await ownOf(context)).person)
    return page(madePage(partnershipOf(context), `${context.baseUrl}/${slug}/calendar/${value}/meetings.ics`))
  }),
  act('/:partnership/calendar/own/end', 'end-calendar-address', async (context) => {
    const { slug } = partnershipOf(context)
    await endFeed(context.tx, slug, (await ownOf(context)).person)
    return seeOther(`/${slug}/calendar#own`)
  }),
]

/** An act without a form's fields; making an address answers with the page that shows it once, so it leads nowhere else. */
function act(path: string, audit: string, run: PostRoute['run']): PostRoute {
  return { method: 'POST', path, who: SIGNED_IN, audit, run }
}

async function showPage(context: Context): Promise<Reply> {
  const { tx, actor } = context
  const partnership = partnershipOf(context)
  const bodies = (await listBodies(tx, partnership.slug)).filter(({ kind }) => kind !== 'outside')
  const own = actor.kind === 'person' ? await findOwnFeed(tx, partnership.slug, actor.people) : null
  return page(calendarPage({ partnership, bodies, own, signedIn: actor.kind === 'person' }))
}

async function partnershipFeed(context: Context): Promise<Reply> {
  const { slug, name } = partnershipOf(context)
  return feed(context, `Meetings of ${name}`, await listMeetings(context.tx, slug, ''))
}

async function bodyFeed(context: Context): Promise<Reply> {
  const { tx, params } = context
  const body = found(await findBody(tx, partnershipOf(context).slug, params['slug'] ?? ''), 'Body')
  return feed(context, body.name, await listMeetingsOf(tx, [body.id]))
}

async function ownFeed(context: Context): Promise<Reply> {
  const { tx, params } = context
  const { slug, name } = partnershipOf(context)
  const secret = params['secret'] ?? ''
  const person = found(looksLikeSecret(secret) ? await findFeedPerson(tx, digestOf(secret)) : null, 'Calendar')
  const bodies = await listFollowedBodies(tx, slug, person)
  const meetings = await listMeetingsOf(
    tx,
    bodies.map(({ id }) => id),
  )
  return feed(context, `Your meetings, ${name}`, meetingsOf(person, bodies, meetings))
}

async function ownOf(context: Context) {
  const { tx, actor } = context
  const people = actor.kind === 'person' ? actor.people : []
  return found(await findOwnFeed(tx, partnershipOf(context).slug, people), 'Person')
}

function feed({ baseUrl }: Context, name: string, meetings: readonly Meeting[]): Reply {
  return file(CALENDAR_TYPE, calendarFeed({ name, baseUrl }, meetings))
}
