// Runs a room's route: partnership, who may, then one transaction of the reader. The room decides all the rest.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { mayCall, type Actor } from '../kernel/actor.ts'
import { found } from '../kernel/faults.ts'
import type { Typed } from '../http/form.ts'
import { page, seeOther, type PageReply, type Reply } from '../http/reply.ts'
import type { Context, Format, GetRoute, PostRoute, Route, UploadedFile } from '../http/route.ts'
import { recordLook } from '../store/events.ts'
import type { Tx } from '../store/open.ts'
import { refuseBadDay } from './bad-day.ts'
import { readBody } from './body.ts'
import type { Exchange } from './exchange.ts'
import { sessionEnded, WRONG_KIND } from './fault-pages.ts'
import { notForYou } from './not-for-you.ts'
import { preferredFormat } from './negotiate.ts'
import { respond } from './respond.ts'
import type { Shell } from './shell.ts'
import { sameState, tagOf } from './state-tag.ts'
import { cameSignedIn, checkedFields, Refusal, refuseForeign } from './trust.ts'

/** A request on its way through the shell. */
export interface Call {
  readonly shell: Shell
  readonly exchange: Exchange
  readonly request: FastifyRequest
  readonly response: FastifyReply
}

type Params = Readonly<Record<string, string>>

/** Shows a page, or the same rows as a file. `suffix`: the format that the path itself asks for. */
export async function runGet(call: Call, route: GetRoute, suffix: 'csv' | 'json' | null): Promise<FastifyReply> {
  const { shell, request, response } = call
  const params = request.params as Params
  const format = suffix ?? preferredFormat(request.headers.accept, route.formats ?? [])
  const exchange = withFormat(call.exchange, format, suffix)
  request.exchange = exchange
  await findPartnership(shell, exchange, params)
  if (!mayCall(exchange.actor, route.who, params))
    return respond(shell, exchange, response, turnedAway(exchange, route))
  const badDay = refuseBadDay(shell, exchange, format)
  if (badDay !== null) return respond(shell, exchange, response, badDay)
  const asked = `${format} ${exchange.asked}`
  const late = exchange.actor.kind === 'public' ? shell.lateTags.find(asked) : null
  if (sameState(request, late)) return unchanged(response, late)
  const shown = await shell.store.read(exchange.actor, async (tx) => {
    const context = contextOf(shell, exchange, params, tx, {})
    const tag = exchange.actor.kind === 'public' ? (late ?? (await tagOf(shell, route, context))) : null
    if (tag !== null && late === null) shell.lateTags.keep(asked, tag)
    if (sameState(request, tag)) return { tag, reply: null, subject: null }
    return { tag, reply: await route.handle(context), subject: route.personal?.(context) ?? null }
  })
  if (shown.reply === null) return unchanged(response, shown.tag)
  await noteLook(shell, exchange.actor, route, shown.subject)
  return respond(shell, exchange, response, shown.reply, shown.tag)
}

function unchanged(response: FastifyReply, tag: string | null): FastifyReply {
  return response
    .code(304)
    .header('etag', tag ?? '')
    .header('cache-control', 'no-cache')
    .send()
}

/** Runs an act: nothing of the form is used before it is known who sends it and from where. A refused act leaves nothing behind. */
export async function runPost(call: Call, route: PostRoute): Promise<FastifyReply> {
  const { shell, exchange, request, response } = call
  const params = request.params as Params
  refuseForeign(shell, request)
  if (request.isMultipart() && route.fileLimit === undefined) throw new Refusal(WRONG_KIND)
  await findPartnership(shell, exchange, params)
  const allowed = mayCall(exchange.actor, route.who, params)
  const sent = await readBody(request, allowed ? (route.fileLimit ?? null) : null)
  const typed = checkedFields(exchange, sent.typed)
  if (cameSignedIn(exchange, sent.typed) || (!allowed && exchange.actor.kind === 'public'))
    return respond(shell, exchange, response, page(sessionEnded(exchange.asked, typed, sent.hadFiles), 401))
  if (!allowed) return respond(shell, exchange, response, page(notForYou(exchange, route.who), 403))
  return respond(shell, exchange, response, await actOnce(call, route, params, typed, sent.files))
}

/** One transaction; a page that refuses takes back whatever was done before it refused. */
async function actOnce(
  { shell, exchange }: Call,
  route: PostRoute,
  params: Params,
  typed: Typed,
  files: Readonly<Record<string, UploadedFile>>,
): Promise<Reply> {
  try {
    return await shell.store.as(exchange.actor, async (tx) => {
      const context = contextOf(shell, exchange, params, tx, files)
      const reply = await route.run(context, typed)
      if (reply.kind === 'page' && reply.status >= 400) throw new TakenBack(reply, route.personal?.(context) ?? null)
      return reply
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
    await noteLook(shell, exchange.actor, route, error.subject)
    return error.reply
  }
}

class TakenBack extends Error {
  readonly reply: PageReply
  /** Of the look that the page shown again is; null: it shows nothing personal. */
  readonly subject: string | null
  constructor(reply: PageReply, subject: string | null) {
    super('The act was refused')
    this.reply = reply
    this.subject = subject
  }
}

function contextOf(
  shell: Shell,
  exchange: Exchange,
  params: Params,
  tx: Tx,
  files: Readonly<Record<string, UploadedFile>>,
): Context {
  const { actor, query, path, format, partnership } = exchange
  const read: Context['read'] = (work) => shell.store.read(actor, work)
  const baseUrl = shell.baseUrl()
  return { tx, actor, today: tx.today, params, query, path, baseUrl, format, partnership, files, read }
}

async function findPartnership(shell: Shell, exchange: Exchange, params: Params): Promise<void> {
  const slug = params['partnership']
  if (slug === undefined) await shell.partnerships.list()
  else exchange.partnership = found(await shell.partnerships.find(slug), 'Partnership')
}

function turnedAway(exchange: Exchange, { who }: Route): Reply {
  if (exchange.actor.kind === 'public') return seeOther(`/sign-in?return_to=${encodeURIComponent(exchange.asked)}`)
  return page(notForYou(exchange, who), 403)
}

/** A look at personal data is in the audit chain before the page goes out. */
async function noteLook(shell: Shell, actor: Actor, { audit }: Route, subject: string | null): Promise<void> {
  if (subject !== null) await shell.store.as(actor, (tx) => recordLook(tx, audit, subject))
}

function withFormat(exchange: Exchange, format: Format, suffix: string | null): Exchange {
  return { ...exchange, format, path: suffix === null ? exchange.path : exchange.path.slice(0, -suffix.length - 1) }
}
