import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld } from '../../../test/world/world.ts'
import { PUBLIC, system } from '../../kernel/actor.ts'
import { day } from '../../kernel/day.ts'
import { NotFound } from '../../kernel/faults.ts'
import type { FileReply, Reply } from '../../http/reply.ts'
import type { Context, Format, GetRoute } from '../../http/route.ts'
import type { Store, Tx } from '../../store/open.ts'
import { html } from '../../ui/html.ts'
import { schoolRoutes } from './routes.ts'
import { seedSchools } from './test-schools.ts'

let store: Store
beforeAll(async () => {
  store = await openWorld()
  await seedSchools(store)
})
afterAll(() => store.close())

function routeFor(path: string): GetRoute {
  return schoolRoutes.find((route) => route.path === path) as GetRoute
}

function contextOf(tx: Tx, address: string, format: Format): Context {
  const url = new URL(address, 'https://trellis.example')
  const urn = /^\/schools\/(.+)$/.exec(url.pathname)?.[1]
  return {
    tx,
    actor: PUBLIC,
    today: tx.today,
    params: urn === undefined ? {} : { urn },
    query: url.searchParams,
    path: url.pathname,
    baseUrl: url.origin,
    format,
    partnership: null,
    files: {},
    read: (work) => store.read(PUBLIC, work),
  }
}

async function ask(address: string, format: Format = 'html'): Promise<Reply> {
  const path = address.startsWith('/schools/') ? '/schools/:urn' : '/schools'
  return store.read(PUBLIC, (tx) => routeFor(path).handle(contextOf(tx, address, format)))
}

async function pageText(address: string): Promise<{ title: string; lede: string; body: string }> {
  const reply = await ask(address)
  if (reply.kind !== 'page') throw new Error('no page')
  const { title, lede, body } = reply.content
  return { title, lede: html`${lede}`.text, body: body.text }
}

async function fileText(address: string, format: 'csv' | 'json'): Promise<string> {
  const { body } = (await ask(address, format)) as FileReply
  if (typeof body === 'string') return body
  const parts: string[] = []
  for await (const part of body as AsyncIterable<string>) parts.push(part)
  return parts.join('')
}

describe('the list of schools', () => {
  it('shows how many, escapes names and marks invented schools', async () => {
    const { body } = await pageText('/schools')
    expect(body).toContain('<b>1 to 6</b> of <b>6</b> schools')
    expect(body).toContain('St Mary&#39;s &lt;b&gt;Church&lt;/b&gt; School &amp; Nursery')
    expect(body).toContain('Example')
  })
  it('says so when names are only spelt alike, and what to do when nothing is', async () => {
    expect((await pageText('/schools?q=soar+vally')).lede).toContain('Nothing is spelt exactly “soar vally”')
    expect((await pageText('/schools?q=zzzzqqqq')).body).toContain('all open schools')
    expect((await pageText('/schools?q=<script>')).body).not.toContain('<script>')
  })
  it('names what of the address it leaves out, and never counts it as chosen', async () => {
    const phase = await pageText('/schools?phase=nonsense&authority=856')
    expect(phase.lede).toContain('There is no phase “nonsense”; it is left out.')
    expect(phase.body).not.toContain('phase=nonsense')
    const signs = await pageText('/schools?q=%27%3B--')
    expect(signs.lede).toContain('6 open schools in this register.')
    expect(signs.lede).toContain('has no letter or digit to search for; it is left out.')
    expect(signs.lede).not.toContain('hold')
    const past = await pageText('/schools?page=999')
    expect(past.lede).toContain('There is no page 999: this is page 1 of 1.')
    expect((await pageText('/schools')).lede).toBe('6 open schools in this register.')
  })
  it('leaves out of the page, and refuses in a file, whatever names nothing that there is', async () => {
    const wrong = {
      authority: '999',
      district: 'E99999999',
      phase: 'nonsense',
      type: '777',
      group: 'elm/nowhere',
      trust: '99999',
      status: 'shut',
      rating: 'Splendid',
      sort: 'colour',
    }
    for (const [key, value] of Object.entries(wrong)) {
      const { lede, body } = await pageText(`/schools?${key}=${encodeURIComponent(value)}`)
      expect(lede).toBe(`6 open schools in this register. There is no ${key} “${value}”; it is left out.`)
      expect(body).not.toContain(value)
      const refused = (await ask(`/schools?${key}=${encodeURIComponent(value)}`, 'csv')) as FileReply
      expect([refused.status, refused.body]).toEqual([400, expect.stringContaining(`There is no ${key} “${value}”.`)])
    }
    const two = (await ask('/schools?authority=999&phase=nonsense', 'json')) as FileReply
    const message =
      'There is no authority “999”. Known: 856. There is no phase “nonsense”. Known: nursery, primary, secondary, all-through, 16-plus, special, alternative, other.'
    expect([two.status, JSON.parse(two.body as string)]).toEqual([400, { error: { code: '400', message } }])
    const signs = (await ask('/schools?q=%27%3B--', 'csv')) as FileReply
    expect([signs.status, signs.body]).toEqual([400, "“';--” has no letter or digit to search for."])
  })
  it('takes what the form offers although no school has it', async () => {
    for (const address of ['/schools?type=30', '/schools?rating=special+measures', '/schools?status=any&phase=other'])
      expect((await ask(address, 'csv')) as FileReply).toMatchObject({ status: 200 })
  })
  it('keeps filters in the links that sort', async () => {
    expect((await pageText('/schools?phase=primary')).body).toContain('/schools?phase=primary&amp;sort=-pupils')
  })
  it('gives the same schools as CSV and JSON', async () => {
    const csv = await fileText('/schools?phase=primary', 'csv')
    const { rows } = JSON.parse(await fileText('/schools?phase=primary', 'json')) as { rows: { urn: string }[] }
    const urns = csv
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.slice(0, 6))
    expect(urns).toEqual(['900001', '120001', '142857'])
    expect(rows.map((row) => row.urn)).toEqual(urns)
  })
})

describe('the page of a school', () => {
  it('tells facts, groups through the change of URN, and kin', async () => {
    const { title, lede, body } = await pageText('/schools/142857')
    expect(title).toBe('Willowbrook Mead Primary Academy')
    expect(lede).toContain('A primary academy of 457 pupils at LE5 2NA, run by The Mead Educational Trust.')
    expect(lede).toContain('/elm/groups/hamilton')
    expect(body).toContain('since 1 September 2012')
    expect(body).toContain('at first as URN 120056')
    expect(body).toContain('856/2327')
    expect(body).toContain('closed to become this school')
  })
  it('sets its figures beside those of real open schools of the phase, and says why one is missing', async () => {
    const { body } = await pageText('/schools/142857')
    expect(body).toContain('data-median="21.6"')
    expect(body).toContain('Held back by the publisher')
    expect(body).toContain('Good</strong>, inspected 3 May 2019')
  })
  it('marks the evidence of an only predecessor, and takes none from several', async () => {
    const { body } = await pageText('/schools/142857')
    expect(body).toContain('Progress in reading (as Willowbrook Primary School, URN 120056)')
    expect(body).toContain('Figures of the predecessor')
    expect((await pageText('/schools/120003')).body).toContain('Several schools came together here')
  })
  it('names schools in like circumstances with the reason, and the nearest', async () => {
    const { body } = await pageText('/schools/142857')
    expect(body).toContain('rank 1, distance 0.52')
    expect(body).toContain('Alderfield Primary School (example)</a>, 0.1 km')
  })
  it('stands as it stood: name, state and groups of the day', async () => {
    expect((await pageText('/schools/120286?as_at=2026-06-01')).title).toBe('Soar Valley School')
    const past = await pageText('/schools/142857?as_at=2013-03-01')
    expect(past.lede).toContain('Not open on this day: it opened on 1 June 2016.')
    expect(past.body).toContain('/schools/120056?as_at=2013-03-01')
    expect((await pageText('/schools/120056')).lede).toContain('followed by Willowbrook Mead Primary Academy')
  })
  it('says that an opening day is not recorded, and what changed when', async () => {
    const { body } = await pageText('/schools/120286')
    expect(body).toContain('Not recorded: the school counts as open')
    expect(body).toContain('Name: from Soar Valley School to Soar Valley College; pupils: from 1,200 to 1,277.')
  })
  it('answers the same as JSON', async () => {
    const record = JSON.parse(await fileText('/schools/142857', 'json')) as Record<string, unknown>
    expect(record).toMatchObject({ urn: '142857', state: 'open', laestab: '856/2327', opening_day_known: true })
  })
  it('is not there for a URN that nobody has', async () => {
    for (const urn of ['999998', 'abc', '1']) await expect(ask(`/schools/${urn}`)).rejects.toThrow(NotFound)
  })
  it('has another tag after anything it shows of its past and its groups changed, and the same otherwise', async () => {
    const tag = () =>
      store.read(
        PUBLIC,
        (tx) => routeFor('/schools/:urn').etag?.(contextOf(tx, '/schools/142857', 'html')) ?? Promise.resolve(null),
      )
    const { id: organisation } = await store.read(PUBLIC, ({ db }) =>
      db.selectFrom('register.organisation').select('id').where('slug', '=', 'hamilton').executeTakeFirstOrThrow(),
    )
    const earliest = { partnership: 'elm', organisation, member_urn: '110001', starts: day('2011-09-01') }
    const changes: readonly ((db: Tx['db']) => { execute(): Promise<unknown> })[] = [
      (db) => db.updateTable('register.membership').set({ role: 'lead-school' }).where('member_urn', '=', '142857'),
      (db) => db.updateTable('register.organisation_kind').set({ label: 'Learning circle' }),
      (db) => db.insertInto('register.school_link').values({ urn: '110002', linked_urn: '120056', kind: 'Successor' }),
      (db) => db.insertInto('register.school_link').values({ urn: '110001', linked_urn: '110002', kind: 'Successor' }),
      (db) => db.updateTable('register.school_link').set({ established: day('2016-06-02') }),
      (db) => db.insertInto('register.membership').values({ ...earliest, role: 'member' }),
      (db) => db.updateTable('register.membership').set({ role: 'associate' }).where('member_urn', '=', '110001'),
      (db) => db.updateTable('register.organisation').set({ name: 'Hamilton and Humberstone' }),
    ]
    for (const change of changes) {
      const before = await tag()
      expect(await tag()).toBe(before)
      await store.as(system('test'), ({ db }) => change(db).execute())
      expect(await tag()).not.toBe(before)
    }
  })
})
