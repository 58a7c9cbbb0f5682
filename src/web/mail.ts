// Mail: put into the store with the change that causes it, sent afterwards. In demonstration without SMTP it stays, for the outbox page.
import { createTransport, type Transporter } from 'nodemailer'
import type { Config } from '../config.ts'
import { system } from '../kernel/actor.ts'
import type { Store, Tx } from '../store/open.ts'

const RETRY_MS = 60_000
/** So long it is tried again, and so long it stays. */
const KEPT_MS = 24 * 60 * 60 * 1000

/** A mail in plain text. */
export interface Mail {
  readonly recipient: string
  readonly subject: string
  readonly body: string
}

/** Puts a mail into the store; it goes when the transaction is done. */
export async function queueMail(tx: Tx, mail: Mail): Promise<void> {
  await tx.db
    .insertInto('web.outgoing_mail')
    .values({ ...mail, created_at: tx.now })
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
  const transport = createTransport(smtpUrl, { from: mailFrom, disableFileAccess: true, disableUrlAccess: true })
  const deliver = async () => {
    for (const mail of await store.as(system('mail'), takeWaiting)) await send(store, transport, mail)
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

/** Marks what waits as sent and gives it, so that no two processes send the same; what was written more than a day ago goes, sent or not. */
async function takeWaiting(tx: Tx): Promise<readonly (Mail & { id: string })[]> {
  const oldest = new Date(tx.now.getTime() - KEPT_MS)
  await tx.db.deleteFrom('web.outgoing_mail').where('created_at', '<=', oldest).execute()
  return tx.db
    .updateTable('web.outgoing_mail')
    .set({ sent_at: tx.now })
    .where('sent_at', 'is', null)
    .returning(['id', 'recipient', 'subject', 'body'])
    .execute()
}

async function send(
  store: Store,
  transport: Transporter,
  { id, recipient, subject, body }: Mail & { id: string },
): Promise<void> {
  const fault = await transport.sendMail({ to: recipient, subject, text: body }).then(
    () => null,
    (error: Error) => error.message.slice(0, 500),
  )
  const outcome = fault === null ? { body: '', failed: null } : { sent_at: null, failed: fault }
  await store.as(system('mail'), (tx) =>
    tx.db.updateTable('web.outgoing_mail').set(outcome).where('id', '=', id).execute(),
  )
}
