// The reader's own page: what waits for them, and where each of their rights is used.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '../../../test/factories.ts'
import { openSite, type Site } from '../../../test/world/site.ts'
import { NOW, openWorld } from '../../../test/world/world.ts'
import { system } from '../../kernel/actor.ts'
import { listWaiting } from '../../register/index.ts'
import { html } from '../../ui/html.ts'
import { list } from '../../ui/section.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** The page of this reader, its markup between `from` and the next section. */
async function partOf(name: string, id: string): Promise<string> {
  const { body } = await (await site.asActor(name)).get('/me')
  return new RegExp(`<section class="t-row" id="${id}"[\\s\\S]*?</section>`).exec(body)?.[0] ?? ''
}

describe('the rights on the own page', () => {
  it('lead an officer to groups, imports and people, each page of which opens', async () => {
    const officer = await site.asActor('register officer of elm')
    const rights = await partOf('register officer of elm', 'rights')
    for (const path of ['/elm/groups', '/elm/imports', '/elm/people']) {
      expect(rights).toContain(`href="${path}"`)
      expect((await officer.get(path)).status).toBe(200)
    }
  })

  it('lead a head to proposals, and name the school', async () => {
    const rights = await partOf('head of elm', 'rights')
    expect(rights).toContain('href="/elm/groups/propose"')
    expect(rights).toContain('href="/elm/groups/proposals"')
    expect(rights).toContain('Alder Example Primary School')
    expect(rights).not.toContain('School 900001')
  })

  it('lead the operator to the national files', async () => {
    expect(await partOf('operator', 'rights')).toContain('href="/operator/imports"')
  })
})

describe('what waits', () => {
  it('is nothing for somebody of whom nothing is asked', async () => {
    expect(await partOf('group lead of elm', 'waiting')).toContain('Nothing waits for you')
  })

  it('is a proposal that asks the head, until it is answered', async () => {
    await site.store.as(system('test'), ({ db }) =>
      db
        .updateTable('register.group_consent')
        .set({ answer: null, answered_on: null })
        .where('urn', '=', '900001')
        .execute(),
    )
    const waiting = await partOf('head of elm', 'waiting')
    expect(waiting).toMatch(/href="\/elm\/groups\/proposals">Two proposed groups ask your school/)
  })

  it('is a checked file of the officer that would change something, and a refused one; not those of others', async () => {
    const run = { partnership: 'elm', dry_run: true, asked_at: NOW, asked_by: idOf(111, 1) }
    await site.store.as(system('test'), ({ db }) =>
      db
        .insertInto('register.import_run')
        .values([
          { ...run, id: idOf(701, 1), kind: 'people', file_name: 'mine.csv', state: 'done', added: 1 },
          { ...run, id: idOf(702, 1), kind: 'posts', file_name: 'wrong.csv', state: 'refused' },
          { ...run, id: idOf(703, 1), kind: 'posts', file_name: 'other.csv', state: 'refused', asked_by: idOf(115, 1) },
        ])
        .execute(),
    )
    const waiting = await partOf('register officer of elm', 'waiting')
    expect(waiting).toContain(`href="/elm/imports/${idOf(701, 1)}">mine.csv`)
    expect(waiting).toContain('Import now')
    expect(waiting).toContain('wrong.csv')
    expect(waiting).not.toContain('other.csv')
  })

  it('is the file of schools where the register holds none', async () => {
    const empty = await openWorld()
    const grants = [{ act: 'operate', scope: '*', until: null, why: 'a test' }] as const
    const actor = { kind: 'person', account: idOf(115, 1), people: [], name: 'Operator', grants } as const
    const items = await empty.read(actor, (tx) => listWaiting(tx, actor))
    const shown = html`${list(items)}`.text
    expect(shown).toContain('The register holds no schools yet')
    expect(shown).toContain('href="/operator/imports"')
    await empty.close()
  })
})
