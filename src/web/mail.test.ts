// Mail over a real SMTP server in this process: sent after the change, once, and tried again when it fails.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newBrowser } from '../../test/world/browser.ts'
import { NOW, openWorld } from '../../test/world/world.ts'
import { configFrom } from '../config.ts'
import { system } from '../kernel/actor.ts'
import type { Store } from '../store/open.ts'
import { openAccount } from './accounts.ts'
import { postmanOf, queueMail } from './mail.ts'
import { startServer, type RunningServer } from './serve.ts'

let store: Store
let smtp: SMTPServer
let url: string
const received: string[] = []
beforeAll(async () => {
  store = await openWorld()
  await store.as(system('test'), (tx) => openAccount(tx, 'ada@example.org'))
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString())
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  url = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise<void>((resolve) => smtp.close(resolve))
  await store.close()
})

const configWith = (smtpUrl: string) =>
  configFrom({ PORT: '0', LOG_LEVEL: 'silent', SMTP_URL: smtpUrl, MAIL_FROM: 'Trellis <trellis@example.org>' })
const rows = () => store.read(system('test'), (tx) => tx.db.selectFrom('web.outgoing_mail').selectAll().execute())

it('sends the link to a known address only, keeps nothing of it, and shows no outbox', async () => {
  const running: RunningServer = await startServer(configWith(url), store, [])
  const browser = newBrowser(running.server)
  await browser.get('/sign-in')
  await browser.post('/sign-in', { email: 'ada@example.org' })
  await browser.post('/sign-in', { email: 'nobody@example.org' })
  expect((await browser.get('/outbox')).status).toBe(404)
  await running.close()
  expect(received).toHaveLength(1)
  expect(received[0]).toMatch(
    /^From: Trellis <trellis@example.org>\r\nTo: ada@example.org\r\nSubject: Your link to sign in/m,
  )
  const text = (received[0] ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=')
  const token = /sign-in\/link\?token=([\w-]{43})/.exec(text)?.[1] ?? ''
  expect(token).not.toBe('')
  const kept = await rows()
  expect(kept[0]?.useless_from).toEqual(new Date(NOW.getTime() + 15 * 60_000))
  expect(kept.map(({ body, failed }) => [body, failed])).toEqual([['', null]])
  expect(JSON.stringify(kept)).not.toContain(token)
})

it('keeps what could not be sent, with the reason, and sends it later once', async () => {
  const broken = postmanOf(configWith('smtp://127.0.0.1:1'), store)
  await store.as(system('test'), (tx) => queueMail(tx, { recipient: 'bo@example.org', subject: 'Later', body: 'Text' }))
  await broken.deliver()
  broken.close()
  const waiting = (await rows()).find(({ subject }) => subject === 'Later')
  expect([waiting?.sent_at, waiting?.failed]).toEqual([null, expect.stringContaining('ECONNREFUSED')])
  const postman = postmanOf(configWith(url), store)
  await Promise.all([postman.deliver(), postman.deliver()])
  postman.close()
  expect(received.filter((mail) => mail.includes('Subject: Later'))).toHaveLength(1)
})

it('cannot be given a second header by what is typed', async () => {
  const postman = postmanOf(configWith(url), store)
  const subject = 'Hello\r\nBcc: all@example.org'
  await store.as(system('test'), (tx) => queueMail(tx, { recipient: 'bo@example.org', subject, body: 'Text' }))
  await postman.deliver()
  postman.close()
  expect(received.at(-1)).not.toMatch(/^Bcc:/m)
})

it('sends again what a process took and never sent, once it is no longer its own', async () => {
  const mail = { recipient: 'bo@example.org', body: 'Text', created_at: NOW }
  const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
  await store.as(system('test'), (tx) =>
    tx.db
      .insertInto('web.outgoing_mail')
      .values([
        { ...mail, subject: 'Taken now', taken_at: minutesAgo(1) },
        { ...mail, subject: 'Lost', taken_at: minutesAgo(5) },
      ])
      .execute(),
  )
  const postman = postmanOf(configWith(url), store)
  await postman.deliver()
  postman.close()
  expect(received.filter((text) => text.includes('Subject: Lost'))).toHaveLength(1)
  expect(received.filter((text) => text.includes('Subject: Taken now'))).toEqual([])
  const sent = (await rows()).filter(({ sent_at }) => sent_at !== null).map(({ subject }) => subject)
  expect(sent).toContain('Lost')
  expect(sent).not.toContain('Taken now')
})

it('drops a mail that nobody can use any more, as a link that has ended', async () => {
  const link = { recipient: 'bo@example.org', subject: 'Ended link', body: 'Text' }
  await store.as(system('test'), (tx) => queueMail(tx, link, tx.now))
  const postman = postmanOf(configWith(url), store)
  await postman.deliver()
  postman.close()
  expect((await rows()).map(({ subject }) => subject)).not.toContain('Ended link')
  expect(received.filter((text) => text.includes('Subject: Ended link'))).toEqual([])
})

it('forgets a mail a day after it was written, sent or not', async () => {
  const old = { recipient: 'bo@example.org', subject: 'Old', body: 'Text', created_at: new Date('2020-01-01') }
  await store.as(system('test'), (tx) => tx.db.insertInto('web.outgoing_mail').values(old).execute())
  const postman = postmanOf(configWith(url), store)
  await postman.deliver()
  postman.close()
  expect((await rows()).map(({ subject }) => subject)).not.toContain('Old')
  expect(received.filter((mail) => mail.includes('Subject: Old'))).toEqual([])
})
