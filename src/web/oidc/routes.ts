// Signing in through another organisation's sign-in, and linking one's account there to one's account here.
import { ANYONE, SIGNED_IN, system } from '../../kernel/actor.ts'
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import { typedText } from '../../http/form.ts'
import { page, seeOther } from '../../http/reply.ts'
import { findStanding } from '../../register/index.ts'
import { record } from '../../store/events.ts'
import type { Tx } from '../../store/open.ts'
import type { OidcConfig } from '../../config.ts'
import { AWAY } from '../fault-pages.ts'
import { countTry } from '../attempts.ts'
import { safeReturn } from '../return-to.ts'
import { endSessions } from '../sessions.ts'
import type { ShellAnswer, ShellCall, ShellRoute } from '../shell-route.ts'
import { beginSession } from '../sign-in/routes.ts'
import { Refusal } from '../trust.ts'
import { findAccountOf, linkIdentity, unlinkIdentities, type Identity } from './identities.ts'
import { providerOf, type Provider } from './provider.ts'
import { fits, packPending, readPending } from './rules.ts'
import type { OidcRefusal, Organisation, Pending } from './types.ts'
import { oidcRefused } from './views.ts'

/** The routes of this provider; none where none is set. */
export function oidcRoutes(config: OidcConfig | null): readonly ShellRoute[] {
  if (config === null) return []
  const provider = providerOf(config)
  return [
    {
      method: 'POST',
      path: '/sign-in/organisation',
      who: ANYONE,
      audit: 'begin-oidc',
      answer: (call) => leave(call, provider, null),
    },
    {
      method: 'GET',
      path: '/sign-in/organisation/back',
      who: ANYONE,
      audit: 'sign-in-oidc',
      answer: (call) => comeBack(call, provider, config),
    },
    {
      method: 'POST',
      path: '/me/identity/link',
      who: SIGNED_IN,
      audit: 'link-identity',
      answer: (call) => leave(call, provider, sessionOf(call)),
    },
    { method: 'POST', path: '/me/identity/unlink', who: SIGNED_IN, audit: 'unlink-identity', answer: unlink },
  ]
}

/** Off to the other sign-in. `link`: the session that wants to be linked. */
async function leave(call: ShellCall, provider: Provider, link: string | null): Promise<ShellAnswer> {
  await countTry(call.shell.store, null, call.address)
  const begun = await provider.begin(safeReturn(typedText(call.typed, 'return_to')), link).catch((error: unknown) => {
    call.log({ err: String(error) }, 'The other sign-in does not answer')
    throw new Refusal(AWAY)
  })
  return { reply: { kind: 'elsewhere', to: begun.to }, pending: packPending(begun.pending) }
}

/** Back from there: what came is checked before anything is done, and can be used once. */
async function comeBack(call: ShellCall, provider: Provider, { label }: OidcConfig): Promise<ShellAnswer> {
  const pending = readPending(call.pending)
  const came = pending === null ? null : await whoCame(call, provider, pending)
  if (pending === null || came === null) return refused(pending === null ? 'not-begun' : 'not-trusted', label)
  if (came.organisation === null) return refused('no-organisation', label)
  const { identity, organisation } = came
  const decision = await (pending.link === null
    ? enter(call, identity, organisation)
    : linkUp(call, identity, organisation, pending.link))
  if (!decision.ok) return refused(decision.refusal, label)
  const session = decision.value === null ? {} : { session: { start: decision.value } }
  return {
    reply: seeOther(pending.link === null ? safeReturn(pending.returnTo) : '/me#identity'),
    pending: null,
    ...session,
  }
}

async function whoCame({ exchange, log }: ShellCall, provider: Provider, pending: Pending) {
  return provider.finish(exchange.query, pending).catch((error: unknown) => {
    const { code } = error as { code?: unknown }
    log({ err: String(error), code: String(code) }, 'An answer of the other sign-in was refused')
    return null
  })
}

/** A session for the account that the identity is linked to. Its e-mail counts for nothing. Gives the session's token. */
function enter(
  { shell, exchange, userAgent }: ShellCall,
  identity: Identity,
  organisation: Organisation,
): Promise<Decision<string, OidcRefusal>> {
  return shell.store.as(system('sign-in'), async (tx) => {
    const account = await findAccountOf(tx, identity)
    if (account === null) return refuse('not-linked')
    if (!fits(await findStanding(tx, account), organisation)) return refuse('other-organisation')
    if (exchange.session.kind === 'live') await endSessions(tx, exchange.session.actor.account, exchange.session)
    return accept(await beginSession(tx, account, userAgent, 'organisation'))
  })
}

/** Links the identity to the account of the session that asked. Gives null: the session goes on. */
async function linkUp(
  { shell, exchange }: ShellCall,
  identity: Identity,
  organisation: Organisation,
  asked: string,
): Promise<Decision<null, OidcRefusal>> {
  const { session } = exchange
  if (session.kind !== 'live' || session.id !== asked) return refuse('signed-out')
  const { account } = session.actor
  return shell.store.as(system('sign-in'), async (tx) => {
    if (!fits(await findStanding(tx, account), organisation)) return refuse('other-organisation')
    if (!(await linkIdentity(tx, identity, account))) return refuse('other-account')
    await note(tx, 'identity-linked', account)
    return accept(null)
  })
}

async function unlink({ shell, exchange }: ShellCall): Promise<ShellAnswer> {
  const { session } = exchange
  if (session.kind === 'live')
    await shell.store.as(system('sign-in'), async (tx) => {
      await unlinkIdentities(tx, session.actor.account)
      await note(tx, 'identity-unlinked', session.actor.account)
    })
  return { reply: seeOther('/me#identity') }
}

function note(tx: Tx, type: string, account: string): Promise<void> {
  return record(tx, { type, partnership: null, subject: `account:${account}` })
}

function refused(refusal: OidcRefusal, label: string): ShellAnswer {
  return {
    reply: page(oidcRefused(refusal, label), refusal === 'not-linked' || refusal === 'other-organisation' ? 403 : 400),
    pending: null,
  }
}

function sessionOf({ exchange }: ShellCall): string | null {
  return exchange.session.kind === 'live' ? exchange.session.id : null
}
