// The reader's own page, and ending sessions from it.
import { SIGNED_IN, system, type PersonActor } from '../../kernel/actor.ts'
import { NotFound } from '../../kernel/faults.ts'
import { page, seeOther } from '../../http/reply.ts'
import { record } from '../../store/events.ts'
import { listHeadedSchools } from '../../register/index.ts'
import type { Tx } from '../../store/open.ts'
import type { Html } from '../../ui/html.ts'
import type { ListItem } from '../../ui/section.ts'
import { hasIdentity } from '../oidc/identities.ts'
import { endSessions, listSessions } from '../sessions.ts'
import type { ShellAnswer, ShellCall, ShellRoute } from '../shell-route.ts'
import type { MySection } from './sections.ts'
import { myPage, signedOutEverywhere } from './views.ts'

/** The reader's own page with what these rooms add. */
export function myRoutes(fromRooms: readonly MySection[]): readonly ShellRoute[] {
  return [
    { method: 'GET', path: '/me', who: SIGNED_IN, audit: 'view-me', answer: (call) => showMe(call, fromRooms) },
    { method: 'POST', path: '/me/sessions/:session/end', who: SIGNED_IN, audit: 'end-session', answer: endOne },
    { method: 'POST', path: '/sign-out-everywhere', who: SIGNED_IN, audit: 'sign-out-everywhere', answer: endAll },
  ]
}

async function showMe(call: ShellCall, fromRooms: readonly MySection[]): Promise<ShellAnswer> {
  const { shell } = call
  const { actor, id: current } = signedIn(call)
  const { sessions, linked } = await shell.store.read(system('session'), async (tx) => ({
    sessions: await listSessions(tx, actor.account),
    linked: await hasIdentity(tx, actor.account),
  }))
  const rooms = await shell.store.read(actor, (tx) => inOrder(fromRooms, tx, actor))
  const other = shell.config.oidc === null ? null : { label: shell.config.oidc.label, linked }
  const partnerships = await shell.partnerships.list()
  return { reply: page(myPage({ actor, partnerships, ...rooms, sessions, current, other })) }
}

/** One connection, so one after the other. */
async function inOrder(rooms: readonly MySection[], tx: Tx, actor: PersonActor) {
  const waiting: ListItem[] = []
  const fromRooms: Html[] = []
  for (const room of rooms) {
    waiting.push(...(await room.waits(tx, actor)))
    fromRooms.push(await room.held(tx, actor))
  }
  return { waiting, fromRooms, schools: await listHeadedSchools(tx) }
}

async function endOne(call: ShellCall): Promise<ShellAnswer> {
  const { actor } = signedIn(call)
  const ended = await end(call, { id: call.params['session'] ?? '' })
  if (ended === 0) throw new NotFound(`No such session of ${actor.account}`)
  return { reply: seeOther('/me#sessions') }
}

async function endAll(call: ShellCall): Promise<ShellAnswer> {
  return { reply: page(signedOutEverywhere(await end(call, 'all'))), session: 'forget' }
}

async function end(call: ShellCall, which: { id: string } | 'all'): Promise<number> {
  const { account } = signedIn(call).actor
  return call.shell.store.as(system('session'), async (tx) => {
    const ended = await endSessions(tx, account, which)
    await record(tx, { type: 'sessions-ended', partnership: null, subject: `account:${account}`, data: { ended } })
    return ended
  })
}

function signedIn({ exchange }: ShellCall) {
  if (exchange.session.kind !== 'live') throw new NotFound('Session')
  return exchange.session
}
