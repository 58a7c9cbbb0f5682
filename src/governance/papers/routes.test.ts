// Papers as people send and read them: real requests to a whole site, by everybody who may and may not.
import { mkdtempSync, readdirSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { idOf } from '../../../test/factories.ts'
import { SEED } from '../../../test/governance-seed.ts'
import { openSite, type Reader, type Site } from '../../../test/world/site.ts'
import { wordFile } from '../../../test/world/zip-file.ts'
import { system } from '../../kernel/actor.ts'

const PDF = '%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n%%EOF'
const OPEN_ITEM = `/elm/items/${idOf(SEED.openItem, 1)}/papers`
const SECRET_ITEM = `/elm/items/${idOf(SEED.commissioningItem, 1)}/papers`
let site: Site
let clerk: Reader
/** Where this process would write what it does not keep in memory. */
const disk = mkdtempSync(join(tmpdir(), 'papers-'))
beforeAll(async () => {
  vi.stubEnv('TMPDIR', disk)
  site = await openSite()
  clerk = await site.asActor('clerk of elm')
})
afterAll(async () => {
  await site.close()
  rmdirSync(disk)
})

const words = { title: 'Budget', access: 'public', reason: '' }

async function sendFile(
  reader: Reader,
  path: string,
  fields: Record<string, string>,
  name: string,
  content: string | Uint8Array,
) {
  const body = new FormData()
  body.append('csrf', reader.csrf ?? '')
  for (const [field, value] of Object.entries(fields)) body.append(field, value)
  body.append('file', new Blob([new Uint8Array(Buffer.from(content))]), name)
  const packed = new Response(body)
  const {
    statusCode,
    headers,
    body: page,
  } = await site.running.server.inject({
    method: 'POST',
    url: path,
    payload: Buffer.from(await packed.arrayBuffer()),
    headers: {
      cookie: [...reader.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
      'content-type': packed.headers.get('content-type') ?? '',
    },
  })
  return { status: statusCode, location: headers.location ?? '', body: page }
}

const papersOf = (item: number) =>
  site.store.read(system('test'), async ({ db }) => {
    const papers = db.selectFrom('governance.paper as p').leftJoin('governance.paper_content as c', 'c.paper', 'p.id')
    return papers
      .select(['p.id', 'p.title', 'p.file_name', 'p.media_type', 'p.state', 'p.state_why', 'p.reason', 'c.content'])
      .where('p.item', '=', idOf(item, 1))
      .execute()
  })
const paperCalled = async (title: string, item: number = SEED.openItem) => {
  const paper = (await papersOf(item)).find((each) => each.title === title)
  if (paper === undefined) throw new Error(`No paper is called ${title}`)
  return paper
}
const errorOf = (body: string) =>
  /error-message">\s*<span class="govuk-visually-hidden">Error:<\/span>\s*([^<]+?)\s*</
    .exec(body)?.[1]
    ?.replaceAll('&#39;', "'")

describe('the clerk', () => {
  it('adds a paper, which everybody then gets under its own name, as a download that no browser runs', async () => {
    const answer = await sendFile(clerk, OPEN_ITEM, words, 'Budget für 2026.pdf', PDF)
    expect(answer).toMatchObject({ status: 303, location: `${OPEN_ITEM}?done=paper-released` })
    const { id } = await paperCalled('Budget')
    const seen = await (await site.asActor('public')).get(`/elm/papers/${id}`)
    expect(seen).toMatchObject({ status: 200, body: PDF })
    expect(seen.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="Budget f_r 2026.pdf"; filename*=UTF-8''Budget%20f%C3%BCr%202026.pdf`,
    })
    expect(String(seen.headers['content-security-policy'])).toContain('sandbox')
    expect((await clerk.get(`${OPEN_ITEM}?done=paper-released`)).body).toContain('The paper is added.')
  })

  it('is offered what the item says as who may see it, with its reason', async () => {
    const { body } = await clerk.get(SECRET_ITEM)
    expect(body).toMatch(/value="confidential" checked/)
    expect(body).toContain('Prices are not agreed yet')
    const answer = await sendFile(
      clerk,
      SECRET_ITEM,
      { ...words, title: 'Offer', access: 'confidential' },
      'o.pdf',
      PDF,
    )
    expect(answer.status).toBe(303)
    expect((await paperCalled('Offer', SEED.commissioningItem)).reason).toBe('Prices are not agreed yet')
  })

  it.each([
    [SEED.memberItem, 'This item is for members'],
    [SEED.commissioningItem, 'This item is confidential'],
  ])('lets nobody publish a paper of an item that is not public, new or changed: %i', async (item, sentence) => {
    const path = `/elm/items/${idOf(item, 1)}/papers`
    const refusal = `${sentence}: its papers are for members, or confidential. Change the item first if everyone may see them`
    const added = await sendFile(clerk, path, { ...words, title: 'Too wide' }, 'w.pdf', PDF)
    expect([added.status, errorOf(added.body)]).toEqual([400, refusal])
    expect((await papersOf(item)).map(({ title }) => title)).not.toContain('Too wide')
    const narrow = { ...words, title: 'Narrow', access: 'members' }
    expect((await sendFile(clerk, path, narrow, 'n.pdf', PDF)).status).toBe(303)
    const { id } = await paperCalled('Narrow', item)
    const changed = await clerk.post(`/elm/papers/${id}/change`, { ...narrow, access: 'public' })
    expect([changed.status, errorOf(changed.body)]).toEqual([400, refusal])
    expect((await (await site.asActor('public')).get(`/elm/papers/${id}`)).status).toBe(404)
  })

  it('says why a paper is confidential where the item does not', async () => {
    const answer = await sendFile(clerk, OPEN_ITEM, { ...words, access: 'confidential' }, 'o.pdf', PDF)
    expect([answer.status, errorOf(answer.body)]).toEqual([400, 'Enter why this paper is confidential'])
  })

  it.each([
    [
      'an .exe named .docx',
      'minutes.docx',
      Buffer.from('4d5a900003000000', 'hex'),
      'This is a program or a script, whatever its name says. Papers are documents: programs are never taken',
    ],
    [
      'a zip bomb',
      'report.docx',
      wordFile([{ name: 'word/a.xml', content: Buffer.alloc(30_000_000) }]),
      'This file unpacks to far more than a document should. Open it, save it again under a new name and send that',
    ],
    [
      'a name with folders',
      '../x',
      PDF,
      'The name of the file has folders in it: give it a plain name and send it again',
    ],
    [
      'an SVG with a script',
      'logo.png',
      '<svg onload="alert(1)"><script>alert(1)</script></svg>',
      'This is a web page, an SVG picture or other text that a browser would run. Save it as PDF or as plain text and send that',
    ],
    ['an empty file', 'empty.pdf', '', 'The file is empty: choose another'],
    [
      'a file that is too large',
      'large.pdf',
      Buffer.alloc(20_000_001, 65),
      'The file is larger than 20 MB: make its pictures smaller, or send it in parts',
    ],
  ])('is refused %s in a sentence, and nothing is left, here or on the disk', async (_, name, content, sentence) => {
    const before = await papersOf(SEED.openItem)
    const answer = await sendFile(clerk, OPEN_ITEM, words, name, content)
    expect([answer.status, errorOf(answer.body)]).toEqual([400, sentence])
    expect(await papersOf(SEED.openItem)).toEqual(before)
    expect(readdirSync(disk)).toEqual([])
  })

  it('sees why a document with macros is in quarantine; nobody opens it, and its file is not kept', async () => {
    const file = wordFile([{ name: 'word/vbaProject.bin', content: 'x' }])
    const answer = await sendFile(clerk, OPEN_ITEM, { ...words, title: 'Macros' }, 'm.docx', file)
    expect(answer.location).toBe(`${OPEN_ITEM}?done=paper-quarantined`)
    const { id, state, state_why, content } = await paperCalled('Macros')
    expect([state, state_why, content]).toEqual(['quarantined', 'It holds a macro project', null])
    expect((await clerk.get(OPEN_ITEM)).body).toContain('It holds a macro project. Nobody can open it')
    for (const name of ['clerk of elm', 'chair of elm', 'head of elm', 'public'])
      expect((await (await site.asActor(name)).get(`/elm/papers/${id}`)).status, name).toBe(404)
  })

  it('sends a clean one in its place, under a new address', async () => {
    const { id } = await paperCalled('Macros')
    const answer = await sendFile(clerk, `/elm/papers/${id}/change`, { ...words, title: 'Clean' }, 'm.docx', wordFile())
    expect(answer).toMatchObject({ status: 303, location: `${OPEN_ITEM}?done=paper-changed` })
    expect((await clerk.get(`/elm/papers/${id}/change`)).status).toBe(404)
    expect((await clerk.get(`/elm/papers/${(await paperCalled('Clean')).id}`)).status).toBe(200)
  })

  it('changes what is said of a paper without sending it again, and removes it', async () => {
    const { id } = await paperCalled('Clean')
    await clerk.get(`/elm/papers/${id}/change`)
    const changed = await clerk.post(`/elm/papers/${id}/change`, { title: 'Cleaner', access: 'members', reason: '' })
    expect(changed.status).toBe(303)
    expect((await (await site.asActor('public')).get(`/elm/papers/${id}`)).status).toBe(404)
    await clerk.get(`/elm/papers/${id}/remove`)
    expect((await clerk.post(`/elm/papers/${id}/remove`, {})).location).toBe(`${OPEN_ITEM}?done=paper-removed`)
    expect((await papersOf(SEED.openItem)).map(({ title }) => title)).not.toContain('Cleaner')
    const { rows } = await site.store.read(system('test'), ({ db }) =>
      sql<{ type: string }>`select type from store.event where subject = ${`paper:${id}`}`.execute(db),
    )
    expect(rows.map(({ type }) => type).toSorted()).toEqual(['paper-changed', 'paper-removed', 'paper-replaced'])
  })

  it('adds a paper to a meeting that was held, but takes none away from it', async () => {
    const item = `/elm/items/${idOf(SEED.pastItem, 1)}/papers`
    expect((await sendFile(clerk, item, { ...words, title: 'Tabled' }, 't.pdf', PDF)).status).toBe(303)
    const { id } = await paperCalled('Tabled', SEED.pastItem)
    await clerk.get(`/elm/papers/${id}/remove`)
    const answer = await clerk.post(`/elm/papers/${id}/remove`, {})
    expect(answer.status).toBe(400)
    expect(answer.body).toContain('The meeting has been held: the papers it had stay as they were')
  })

  it('adds nothing once the minutes are approved', async () => {
    const item = `/elm/items/${idOf(SEED.approvedItem, 1)}/papers`
    const answer = await sendFile(clerk, item, words, 'late.pdf', PDF)
    expect(answer.status).toBe(400)
    expect(answer.body).toContain('The minutes of this meeting are approved: its papers stay as they are')
  })

  it('nor does the database take one then, whoever asks', async () => {
    const { actor } = clerk
    const late = site.store.as(actor, ({ db }) =>
      db
        .insertInto('governance.paper')
        .values({
          partnership: 'elm',
          body: idOf(SEED.board, 1),
          item: idOf(SEED.approvedItem, 1),
          title: 'Late',
          access: 'public',
          file_name: 'late.txt',
          media_type: 'text/plain',
          bytes: 1,
          state: 'released',
        })
        .execute(),
    )
    await expect(late).rejects.toThrow(/are approved/)
  })
})

describe('others', () => {
  it.each([
    ['clerk of elm', 200],
    ['chair of elm', 200],
    ['head of elm', 403],
    ['public', 303],
  ])('%s asks for the form on papers: %i', async (name, status) => {
    expect((await (await site.asActor(name)).get(OPEN_ITEM)).status).toBe(status)
  })

  it('who sits for an interested organisation does not find the papers of that item, and other members do', async () => {
    const path = `/elm/papers/${idOf(SEED.commissioningPaper, 1)}`
    expect((await (await site.asActor("council's trustee of elm")).get(path)).status).toBe(404)
    expect((await (await site.asActor('head of elm')).get(path)).status).toBe(200)
    expect((await (await site.asActor('public')).get(path)).status).toBe(404)
    const members = `/elm/papers/${idOf(SEED.memberPaper, 1)}`
    expect((await (await site.asActor("council's trustee of elm")).get(members)).status).toBe(200)
    expect((await (await site.asActor('public')).get(members)).status).toBe(404)
  })

  it('a paper of another partnership is not found under this one', async () => {
    expect((await clerk.get(`/elm/papers/${idOf(SEED.openPaper, 2)}`)).status).toBe(404)
  })
})
