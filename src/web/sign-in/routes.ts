// Signing in by a link in an e-mail, and signing out.
import { z } from 'zod'
import { ANYONE, SIGNED_IN, system } from '../../kernel/actor.ts'
import { NotFound } from '../../kernel/faults.ts'
import { errorsByField, typedText, type FormErrors } from '../../http/form.ts'
import { json, page, seeOther } from '../../http/reply.ts'
import { listDemonstrationPeople, type DemonstrationPerson } from '../../register/index.ts'
import { record } from '../../store/events.ts'
import type { Tx } from '../../store/open.ts'
import { admitAccount, findAccountFor, tidyEmail } from '../accounts.ts'
import { countTry } from '../attempts.ts'
import { listWaitingMail, queueMail } from '../mail.ts'
import { safeReturn } from '../return-to.ts'
import { endSessions, startSession, touch } from '../sessions.ts'
import type { Shell } from '../shell.ts'
import type { ShellAnswer, ShellCall, ShellRoute } from '../shell-route.ts'
import { isGoodLink, newLink, useLink, VALID_MS } from './links.ts'
import { confirmPage, deadLinkPage, linkMail, linkSentPage, noMailPage, outboxPage, signInPage } from './views.ts'

const WANTED = 'Enter an e-mail address, like name@example.org'
const AskForm = z.object({
  email: z.string(WANTED).transform(tidyEmail).pipe(z.email(WANTED).max(254, WANTED)),
  return_to: z.string().optional(),
})

export const signInRoutes: readonly ShellRoute[] = [
  { method: 'GET', path: '/sign-in', who: ANYONE, audit: 'view-sign-in', answer: showSignIn },
  { method: 'POST', path: '/sign-in', who: ANYONE, audit: 'ask-for-link', answer: askForLink },
  { method: 'GET', path: '/sign-in/link', who: ANYONE, audit: 'view-link', answer: showLink },
  { method: 'POST', path: '/sign-in/link', who: ANYONE, audit: 'sign-in', answer: followLink },
  { method: 'POST', path: '/sign-out', who: ANYONE, audit: 'sign-out', answer: signOut },
  { method: 'POST', path: '/session/extend', who: SIGNED_IN, audit: 'extend-session', answer: extend },
  { method: 'GET', path: '/outbox', who: ANYONE, audit: 'view-outbox', answer: showOutbox },
]

async function showSignIn({ shell, exchange }: ShellCall): Promise<ShellAnswer> {
  const returnTo = safeReturn(exchange.query.get('return_to'))
  if (exchange.session.kind === 'live') return { reply: seeOther(returnTo) }
  return { reply: page(await signInForm(shell, '', returnTo, {})) }
}

/** The same answer, at once, for every address: what follows from it is done after the answer. */
async function askForLink({ shell, typed, address, log }: ShellCall): Promise<ShellAnswer> {
  const returnTo = safeReturn(typedText(typed, 'return_to'))
  const parsed = AskForm.safeParse(typed)
  if (!parsed.success) {
    const again = await signInForm(shell, typedText(typed, 'email'), returnTo, errorsByField(parsed.error))
    return { reply: page(again, 400) }
  }
  const { email } = parsed.data
  await countTry(shell.store, email, address)
  const outbox = await hasOutbox(shell)
  if (!outbox && shell.config.smtpUrl === null) return { reply: page(noMailPage()) }
  const mailing = () => mailLink(shell, email, returnTo)
  shell.background.run(mailing, (error) => log({ err: String(error) }, 'A sign-in link could not be sent'))
  if (outbox) await shell.background.settled() // nothing to hide where everybody reads the outbox, and the mail should be there
  return { reply: page(linkSentPage(email, outbox)) }
}

async function mailLink(shell: Shell, email: string, returnTo: string): Promise<void> {
  await shell.store.as(system('sign-in'), async (tx) => {
    const account = await findAccountFor(tx, email)
    if (account === null) return
    const mail = linkMail(email, await newLink(tx, account, shell.baseUrl(), returnTo))
    await queueMail(tx, mail, new Date(tx.now.getTime() + VALID_MS))
  })
  await shell.postman.deliver()
}

/** Opening the link uses nothing up: programs that check mail open links too. */
async function showLink({ shell, exchange }: ShellCall): Promise<ShellAnswer> {
  const token = exchange.query.get('token') ?? ''
  const good = await shell.store.read(system('sign-in'), (tx) => isGoodLink(tx, token))
  return { reply: good ? page(confirmPage(token)) : page(deadLinkPage(), 400) }
}

async function followLink({ shell, exchange, typed, address, userAgent }: ShellCall): Promise<ShellAnswer> {
  await countTry(shell.store, null, address)
  const begun = await shell.store.as(system('sign-in'), async (tx) => {
    const used = await useLink(tx, typedText(typed, 'token'))
    const account = used === null ? null : await admitAccount(tx, used.account)
    if (used === null || account === null) return null
    if (exchange.session.kind === 'live') await endSessions(tx, exchange.session.actor.account, exchange.session)
    return { token: await beginSession(tx, account, userAgent, 'link'), returnTo: used.returnTo }
  })
  if (begun === null) return { reply: page(deadLinkPage(), 400) }
  return { reply: seeOther(safeReturn(begun.returnTo)), session: { start: begun.token } }
}

/** A new session for the account, with its event. */
export async function beginSession(tx: Tx, account: string, userAgent: string | null, by: string): Promise<string> {
  await record(tx, { type: 'signed-in', partnership: null, subject: `account:${account}`, data: { by } })
  return startSession(tx, account, userAgent)
}

async function signOut({ shell, exchange }: ShellCall): Promise<ShellAnswer> {
  const { session } = exchange
  if (session.kind === 'live')
    await shell.store.as(system('sign-in'), async (tx) => {
      await endSessions(tx, session.actor.account, session)
      await record(tx, { type: 'signed-out', partnership: null, subject: `account:${session.actor.account}` })
    })
  return { reply: seeOther('/'), session: 'forget' }
}

async function extend({ shell, exchange, wantsJson, cameFrom }: ShellCall): Promise<ShellAnswer> {
  const token = exchange.sessionToken
  if (token !== null) await shell.store.as(system('session'), (tx) => touch(tx, token))
  return { reply: wantsJson ? json({ extended: true }) : seeOther(safeReturn(cameFrom)) }
}

async function showOutbox({ shell }: ShellCall): Promise<ShellAnswer> {
  if (!(await hasOutbox(shell))) throw new NotFound('Outbox')
  const mails = await shell.store.read(system('mail'), listWaitingMail)
  return { reply: page(outboxPage(mails, shell.baseUrl())) }
}

/** Only in demonstration, without SMTP, and while no real partnership is here: the outbox lets anybody sign in as anybody. */
async function hasOutbox({ config, partnerships }: Shell): Promise<boolean> {
  if (!config.demonstration || config.smtpUrl !== null) return false
  return (await partnerships.fresh()).every((partnership) => partnership.demonstration)
}

async function signInForm(shell: Shell, email: string, returnTo: string, errors: FormErrors) {
  const other = shell.config.oidc?.label ?? null
  const outbox = await hasOutbox(shell)
  const tryAs = outbox ? await listInvented(shell) : []
  const mails = outbox || shell.config.smtpUrl !== null
  return signInPage({ email, returnTo, errors, other, mails, outbox, tryAs })
}

/** One invented holder of each office that changes what a reader sees; only where the outbox lets anybody be anybody. */
function listInvented(shell: Shell): Promise<readonly DemonstrationPerson[]> {
  return shell.store.read(system('sign-in'), (tx) => listDemonstrationPeople(tx))
}
