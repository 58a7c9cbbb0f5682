// Uploads as people do them: real requests to a real server, a signed-in officer, jobs at work.
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf, seedTwoPartnerships } from '../../../../test/factories.ts'
import { importText } from '../../../../test/import-file.ts'
import { NOW, openWorld } from '../../../../test/world/world.ts'
import { configFrom } from '../../../config.ts'
import { startJobs, type RunningJobs } from '../../../jobs/start.ts'
import { system } from '../../../kernel/actor.ts'
import type { Store } from '../../../store/open.ts'
import { verifyStore } from '../../../store/verify.ts'
import { openAccount } from '../../../web/accounts.ts'
import { startServer, type RunningServer } from '../../../web/serve.ts'
import { startSession } from '../../../web/sessions.ts'
import { importJob } from './job.ts'
import { importRoutes } from './routes.ts'

const PEOPLE = 'person,name,email\nzoe,Zoe Newcomer,zoe@elm.example\nyan,,yan@elm.example\n'
const faults: unknown[] = []
const cookies: Record<string, string> = {}
let store: Store
let running: RunningServer
let jobs: RunningJobs

beforeAll(async () => {
  store = await openWorld()
  await seedTwoPartnerships(store)
  await store.as(system('test'), async (tx) => {
    const operator = await openAccount(tx, 'operator@trellis.example', true)
    for (const [who, account] of [
      ['elm', idOf(111, 1)],
      ['oak', idOf(111, 2)],
      ['operator', operator],
    ] as const)
      cookies[who] = `trellis=${await startSession(tx, account, null)}`
  })
  const config = configFrom({ PORT: '0', LOG_LEVEL: 'silent', REQUESTS_PER_MINUTE: '0' })
  running = await startServer(config, store, importRoutes, { clock: () => NOW })
  jobs = await startJobs(store, [importJob], { error: (line) => void faults.push(line) })
})
afterAll(async () => {
  await Promise.all([running.close(), jobs.stop()])
  await store.close()
})

const open = (who: string, path: string, headers: Record<string, string> = {}) =>
  fetch(running.url + path, { redirect: 'manual', headers: { cookie: cookies[who] ?? '', ...headers } })
const text = async (who: string, path: string) => (await open(who, path)).text()
const csrfOf = (body: string) => /name="csrf" value="([^"]+)"/.exec(body)?.[1] ?? ''

async function upload(
  who: string,
  base: string,
  fields: Record<string, string>,
  content: string | Uint8Array<ArrayBuffer>,
  name = 'file.csv',
): Promise<Response> {
  const form = new FormData()
  form.append('csrf', csrfOf(await text(who, base)))
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  form.append('file', new Blob([content]), name)
  return fetch(running.url + base, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies[who] ?? '' },
    body: form,
  })
}

async function press(who: string, page: string): Promise<Response> {
  const body = new URLSearchParams({ csrf: csrfOf(await text(who, page)) })
  return fetch(`${running.url}${page}/import`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies[who] ?? '' },
    body,
  })
}

/** The path that the answer leads to, once the run there is over. */
async function finished(who: string, answer: Response): Promise<string> {
  expect(answer.status).toBe(303)
  const path = answer.headers.get('location') ?? ''
  for (let tries = 0; tries < 200; tries++) {
    const progress = (await (await open(who, path, { accept: 'application/json' })).json()) as { finished: boolean }
    if (progress.finished) return path
    await pause(50)
  }
  throw new Error('The run does not end')
}

const named = (name: string) =>
  store.read(system('test'), ({ db }) =>
    db.selectFrom('register.person').select('id').where('name', '=', name).execute(),
  )
const files = () =>
  store.read(system('test'), ({ db }) => db.selectFrom('register.import_file').select('run').execute())

describe('an officer', () => {
  let dryRun = ''
  let imported = ''

  it('uploads a file and sees what it would change, with the refused row and its line', async () => {
    dryRun = await finished('elm', await upload('elm', '/elm/imports', { kind: 'people' }, PEOPLE, '../<b>people.csv'))
    expect(dryRun).toMatch(/^\/elm\/imports\/[0-9a-f-]{36}$/)
    const page = await text('elm', dryRun)
    expect(page).toContain('What it would change')
    expect(page).toContain('yan@elm.example')
    expect(page).not.toContain('<b>people')
    expect(page).toContain('<h1 class="govuk-heading-xl">&lt;b&gt;people.csv</h1>')
    expect(await named('Zoe Newcomer')).toEqual([])
  })

  it('takes the refused rows away as CSV, with line and reason', async () => {
    const answer = await open('elm', `${dryRun}/refused.csv`)
    expect(answer.headers.get('content-disposition')).toContain('refused.csv')
    const lines = (await answer.text()).trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^3,/)
  })

  it('imports it with one button, once however often it is pressed', async () => {
    const [first, second] = [await press('elm', dryRun), await press('elm', dryRun)]
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    imported = await finished('elm', first)
    expect(await text('elm', imported)).toContain('What it changed')
    expect(await named('Zoe Newcomer')).toHaveLength(1)
    expect(await text('elm', dryRun)).toContain('See the import of this file')
  })

  it('leaves no file behind once it has gone in', async () => {
    await pause(200)
    expect((await files()).map(({ run }) => run)).not.toContain(dryRun.split('/').at(-1))
  })

  it('finds nothing to import in the same file again', async () => {
    const again = await finished('elm', await upload('elm', '/elm/imports', { kind: 'people' }, PEOPLE))
    expect(await text('elm', again)).toContain('There is nothing to import')
  })

  it('reads which columns a file has, and takes a template with them', async () => {
    const page = await text('elm', '/elm/imports')
    expect(page).toContain('coordinator_salaried')
    expect(page).toContain('href="/elm/imports/templates/people.csv"')
    const template = await open('elm', '/elm/imports/templates/people.csv')
    expect([template.status, template.headers.get('content-disposition')]).toEqual([
      200,
      expect.stringContaining('people.csv'),
    ])
    expect((await template.text()).split('\r\n')[0]).toBe('partnership,person,name,email,telephone,publish_contact')
  })

  it('is told what is wrong with a file of another kind, and nothing is changed', async () => {
    const wrong = await finished('elm', await upload('elm', '/elm/imports', { kind: 'posts' }, PEOPLE))
    const page = await text('elm', wrong)
    expect(page).toContain('What is wrong with the file')
    expect(page).toContain('It looks like people')
    expect(page).toContain('imports/templates/posts.csv')
    expect((await press('elm', wrong)).status).toBe(400)
  })

  it.each([
    ['a zip file', 'PK\u0003\u0004 people.csv', 'zip file'],
    ['a program', 'MZ\u0090\u0000\u0003', 'neither UTF-8 nor Windows-1252'],
    ['a web page', '<!DOCTYPE html><p>Gone</p>', 'This is a web page'],
    ['an empty file', '', 'The file is empty'],
  ])('is refused %s whatever its name, with a sentence', async (_, content, words) => {
    const answer = await upload('elm', '/elm/imports', { kind: 'people' }, content, 'people.csv')
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain(words)
  })

  it('is refused a form without a kind or a file, and a national kind', async () => {
    expect(await (await upload('elm', '/elm/imports', {}, PEOPLE)).text()).toContain('Choose what the file holds')
    expect(await (await upload('elm', '/elm/imports', { kind: 'people' }, '', '')).text()).toContain('Choose a file')
    expect((await upload('elm', '/elm/imports', { kind: 'establishments' }, PEOPLE)).status).toBe(404)
  })

  it('is refused a file beyond the limit', async () => {
    const answer = await upload('elm', '/elm/imports', { kind: 'people' }, new Uint8Array(20_000_001).fill(97))
    expect(answer.status).toBe(413)
  })

  it("finds nothing of another partnership's", async () => {
    for (const path of [dryRun, imported, `${dryRun}/refused.csv`]) expect((await open('oak', path)).status).toBe(404)
    const moved = dryRun.replace('/elm/', '/oak/')
    expect((await open('oak', moved)).status).toBe(404)
    expect((await open('elm', moved)).status).toBe(404)
    expect((await press('oak', dryRun)).status).toBeGreaterThanOrEqual(403)
    expect((await open('oak', '/elm/imports')).status).toBe(403)
    expect((await open('nobody', dryRun)).headers.get('location')).toMatch(/^\/sign-in/)
    expect((await open('elm', '/operator/imports')).status).toBe(403)
  })
})

describe('the operator', () => {
  const HEADER = 'URN,LA (code),EstablishmentName,EstablishmentStatus (code),TypeOfEstablishment (code),Postcode\n'

  it('sees that a partnership uploaded a file, and no name in it', async () => {
    const list = await text('operator', '/operator/imports')
    const path = /href="(\/operator\/imports\/[0-9a-f-]{36})">&lt;b&gt;people\.csv/.exec(list)?.[1] ?? ''
    const page = await text('operator', path)
    expect(page).toContain('What stands in the refused rows')
    expect(page).not.toContain('yan@elm.example')
    expect(await (await open('operator', `${path}/refused.csv`)).text()).not.toContain('yan')
    expect(page).not.toContain('Import now')
  })

  it('imports a complete national file and is shown the schools that it does not name', async () => {
    await importText(store, 'establishments', `${HEADER}100001,856,Cedar Test School,1,02,LE1 1AB\n`)
    const file = `${HEADER}900001,856,Alder Example Primary School,1,02,LE1 1AA\n12,856,Wrong,1,02,\n`
    const fields = { kind: 'establishments', complete: 'yes' }
    const dryRun = await finished('operator', await upload('operator', '/operator/imports', fields, file))
    const page = await text('operator', dryRun)
    expect(page).toContain('Cedar Test School')
    expect(page).toContain('URN &quot;12&quot; is not six digits')
    const imported = await finished('operator', await press('operator', dryRun))
    expect(await text('operator', imported)).toContain('What it changed')
    expect((await open('elm', dryRun.replace('/operator/', '/elm/'))).status).toBe(404)
  })

  it('cannot call another kind of file complete', async () => {
    const answer = await upload('operator', '/operator/imports', { kind: 'people', complete: 'yes' }, PEOPLE)
    expect(await answer.text()).toContain('Only a file of establishments can be complete')
  })
})

describe('a run whose process died', () => {
  it('is told as done when its file had gone in, and as given up when nobody can finish it', async () => {
    const runs = await store.read(system('test'), ({ db }) =>
      db
        .selectFrom('register.import_run')
        .selectAll()
        .where('dry_run', '=', false)
        .where('kind', '=', 'people')
        .execute(),
    )
    const id = runs[0]?.id ?? ''
    const reopen = () =>
      store.as(system('test'), ({ db }) =>
        db.updateTable('register.import_run').set({ state: 'running', added: null }).where('id', '=', id).execute(),
      )
    const found = () =>
      store.read(system('test'), ({ db }) =>
        db.selectFrom('register.import_run').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
      )
    await reopen()
    await importJob.run(store, { run: id })
    expect(await found()).toMatchObject({ state: 'done', added: 1, refused: 1 })
    await reopen()
    await importJob.abandon?.(store, { run: id })
    expect(await found()).toMatchObject({ state: 'failed' })
  })

  it('leaves a sound store and no fault in the log', async () => {
    expect(faults).toEqual([])
    expect(await verifyStore(store, [])).toEqual([])
  })
})
