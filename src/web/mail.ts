// Mail: put into the store with the change that causes it, sent afterwards. In demonstration without SMTP it stays, for the outbox page.
import { createTransport, type Transporter } from 'nodemailer'
import type { Config } from '../config.ts'
import { system } from '../kernel/actor.ts'
import type { Store, Tx } from '../store/open.ts'

const RETRY_MS = 60_000
/** So long it is tried again, and so long it stays. */
const KEPT_MS = 24 * 60 * 60 * 1000
/** So long a process has a mail to itself; longer than one can take to go. */
const HELD_MS = 5 * 60_000
/** So long the other side may be silent. */
const ANSWER_MS = 30_000

/** A mail in plain text. */
export interface Mail {
  readonly recipient: string
  readonly subject: string
  readonly body: string
}

/** Puts a mail into the store; it goes when the transaction is done, at least once, or not at all from `uselessFrom` on. */
export async function queueMail(tx: Tx, mail: Mail, uselessFrom: Date | null = null): Promise<void> {
  await tx.db
    .insertInto('web.outgoing_mail')
    .values({ ...mail, created_at: tx.now, useless_from: uselessFrom })
    .execute()
}

/** The mails that have not gone, newest first, at most 20. */
export async function listWaitingMail(tx: Tx): Promise<readonly (Mail & { id: string; createdAt: Date })[]> {
  const rows = await tx.db
    .selectFrom('web.outgoing_mail')
    .selectAll()
    .where('sent_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(20)
    .execute()
  return rows.map(({ id, recipient, subject, body, created_at }) => ({
    id,
    recipient,
    subject,
    body,
    createdAt: created_at,
  }))
}

/** Sends what waits. */
export interface Postman {
  /** Sends what waits now; what fails is tried again every minute for a day. */
  deliver(): Promise<void>
  close(): void
}

/** The postman of these settings; without SMTP nothing is sent. */
export function postmanOf({ smtpUrl, mailFrom }: Config, store: Store): Postman {
  if (smtpUrl === null) return { deliver: () => Promise.resolve(), close: () => {} }
  const waits = { connectionTimeout: ANSWER_MS, greetingTimeout: ANSWER_MS, socketTimeout: ANSWER_MS }
  const defaults = { from: mailFrom, disableFileAccess: true, disableUrlAccess: true }
  const transport = createTransport({ url: smtpUrl, ...waits }, defaults)
  const deliver = async () => {
    for (const id of await store.as(system('mail'), listToSend)) {
      const mail = await store.as(system('mail'), (tx) => takeMail(tx, id))
      if (mail !== null) await send(store, transport, mail)
    }
  }
  const timer = setInterval(() => void deliver().catch(() => {}), RETRY_MS).unref()
  return {
    deliver,
    close: () => {
      clearInterval(timer)
      transport.close()
    },
  }
}

/** The mails to try now, the oldest first; what nobody can use any more goes before. */
async function listToSend(tx: Tx): Promise<readonly string[]> {
  const oldest = new Date(tx.now.getTime() - KEPT_MS)
  await tx.db
    .deleteFrom('web.outgoing_mail')
    .where((w) => w.or([w('created_at', '<=', oldest), w('useless_from', '<=', tx.now)]))
    .execute()
  const rows = await tx.db
    .selectFrom('web.outgoing_mail')
    .select('id')
    .where('sent_at', 'is', null)
    .orderBy('created_at')
    .execute()
  return rows.map(({ id }) => id)
}

/** Takes the mail for sending, so that no two processes send the same; null when another has it. A process that ends before it is sent loses it after five minutes. */
async function takeMail(tx: Tx, id: string): Promise<(Mail & { readonly id: string }) | null> {
  const lost = new Date(tx.now.getTime() - HELD_MS)
  const row = await tx.db
    .updateTable('web.outgoing_mail')
    .set({ taken_at: tx.now })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where((w) => w.or([w('taken_at', 'is', null), w('taken_at', '<=', lost)]))
    .returning(['id', 'recipient', 'subject', 'body'])
    .executeTakeFirst()
  return row ?? null
}

async function send(
  store: Store,
  transport: Transporter,
  { id, recipient, subject, body }: Mail & { readonly id: string },
): Promise<void> {
  const fault = await transport.sendMail({ to: recipient, subject, text: body }).then(
    () => null,
    (error: Error) => error.message.slice(0, 500),
  )
  await store.as(system('mail'), (tx) => {
    const outcome = fault === null ? { body: '', failed: null, sent_at: tx.now } : { taken_at: null, failed: fault }
    return tx.db.updateTable('web.outgoing_mail').set(outcome).where('id', '=', id).execute()
  })
}
