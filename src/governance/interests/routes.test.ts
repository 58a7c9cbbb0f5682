// The register of interests, declaring and renewing, and matching to agendas, through the real server.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { idOf } from '../../../test/factories.ts'
import { SEED } from '../../../test/governance-seed.ts'
import { openSite, type Reader, type Site } from '../../../test/world/site.ts'
import { system } from '../../kernel/actor.ts'
import { day } from '../../kernel/day.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const REGISTER = '/elm/interests'
const MATCHING = `/elm/meetings/${idOf(SEED.comingMeeting, 1)}/interests`
const ITEM = `/elm/meetings/${idOf(SEED.comingMeeting, 1)}/items/${idOf(SEED.openItem, 1)}/interest`
const inside = <T>(work: Parameters<Site['store']['as']>[1]) => site.store.as(system('test'), work) as Promise<T>

/** The page as this reader gets it now. */
async function seen(name: string, path: string): Promise<string> {
  return (await (await site.asActor(name)).get(path)).body
}

/** Opens the form and sends it. */
async function send(reader: Reader, form: string, fields: Record<string, string>, to = form) {
  await reader.get(form)
  return reader.post(to, fields)
}

/** The names in the first column. */
function namesIn(body: string): readonly string[] {
  return [...body.matchAll(/<th scope="row"[^>]*>\s*([^<]+?)\s*</g)].map(([, name = '']) => name)
}

/** How often this kind of event was recorded. */
async function countEvents(type: string): Promise<number> {
  const rows = await inside<readonly unknown[]>(({ db }) =>
    db.selectFrom('store.event').select('id').where('type', '=', type).execute(),
  )
  return rows.length
}

describe('the public register', () => {
  it('lists who sits where the members are published, their interests and the state of their declaration', async () => {
    const body = await seen('public', REGISTER)
    expect(namesIn(body)).toEqual([
      'Chair of elm',
      'Council of elm',
      'Director of elm',
      'Foi of elm',
      'Head of elm',
      'North elm',
    ])
    expect(body).toContain('Commissions services from the alliance')
    expect(body).toMatch(/t-rag--green[\s\S]*Declared on 2 September 2026/)
    expect(body).toMatch(/t-rag--red[\s\S]*Not declared/)
  })

  it('says of a withheld interest that there is one and why, never what it is; the clerk reads it', async () => {
    const body = await seen('public', REGISTER)
    expect(body).toContain('One interest is withheld: publishing it could put somebody at risk')
    for (const path of [REGISTER, `${REGISTER}.csv`, `${REGISTER}.json`]) {
      expect(await seen('public', path)).not.toContain('Governor of another school')
      expect(await seen('head of oak', path)).not.toContain('Governor of another school')
    }
    expect(await seen('clerk of elm', REGISTER)).toContain('Governor of another school')
  })

  it('is chosen by body, nature, state and words', async () => {
    const names = async (query: string) => namesIn(await seen('public', `${REGISTER}?${query}`))
    expect(await names('nature=financial')).toEqual(['Council of elm'])
    expect(await names('renewal=green')).toEqual(['Council of elm', 'Head of elm'])
    expect(await names('body=strategic')).toEqual(['North elm'])
    expect(await names('search=COMMISSIONS')).toEqual(['Council of elm'])
    expect((await names('sort=renewal')).slice(-2)).toEqual(['Council of elm', 'Head of elm'])
    expect(await seen('public', `${REGISTER}?search=nobody+here`)).toContain('Nobody fits these filters')
  })

  it('shows what stood on another day', async () => {
    const body = await seen('public', `${REGISTER}?as_at=2026-09-01`)
    expect(body).not.toContain('Commissions services')
    expect(body).not.toContain('t-rag--green')
  })

  it('is the same as CSV and JSON', async () => {
    const csv = await seen('public', `${REGISTER}.csv`)
    expect(csv).toMatch(/^organisation,Council of elm,.*,green,Declared this year,2026-09-02,financial,Commissions/m)
    expect(csv).toMatch(/^person,Head of elm,.*,,,,,,Publishing it could put somebody at risk\r$/m)
    const { rows } = JSON.parse(await seen('public', `${REGISTER}.json?nature=financial`)) as { rows: unknown[] }
    expect(rows).toMatchObject([{ name: 'Council of elm', interest: 'Commissions services from the alliance' }])
  })

  it('leaves out the people of a body that does not publish its members, and their interests in the database too', async () => {
    const publish = (published: boolean) =>
      inside(({ db }) =>
        db
          .updateTable('governance.body')
          .set({ holders_published: published })
          .where('id', '=', idOf(SEED.board, 1))
          .execute(),
      )
    await publish(false)
    expect(namesIn(await seen('public', REGISTER))).toEqual(['Council of elm', 'North elm'])
    expect(await seen('public', REGISTER)).not.toContain('One interest is withheld')
    expect(namesIn(await seen('chair of elm', REGISTER))).toContain('Head of elm')
    await publish(true)
  })
})

describe('declaring', () => {
  it('takes "nothing to declare" as a dated record, which the own page asks for until then', async () => {
    const chair = await site.asActor('chair of elm')
    expect((await chair.get('/me')).body).toMatch(
      /href="\/elm\/interests\/declare">Declare your interests for 2026 to 2027/,
    )
    expect((await chair.get('/elm/interests/declare')).body).toContain('Declare your interests for 2026 to 2027')
    expect((await send(chair, '/elm/interests/declare', {})).status).toBe(400)
    expect(await send(chair, '/elm/interests/declare', { holds: 'nothing' })).toMatchObject({ status: 303 })
    const csv = await seen('public', `${REGISTER}.csv`)
    expect(csv).toMatch(/^person,Chair of elm,.*,green,Declared this year,2026-11-22,,/m)
    expect(await seen('public', REGISTER)).toContain('Nothing to declare')
    expect(await countEvents('interests-declared')).toBe(1)
    expect((await chair.get('/me')).body).not.toContain('Declare your interests')
  })

  it('asks which is meant where a party’s name may mean several, and keeps the choice', async () => {
    const chair = await site.asActor('chair of elm')
    const fields = {
      nature: 'loyalty',
      description: 'Governor there',
      shown: 'public',
      'party-1': 'Birch',
      'from-day': '1',
      'from-month': '9',
      'from-year': '2024',
    }
    const asked = await send(chair, '/elm/interests/new', fields)
    expect(asked.status).toBe(400)
    expect(asked.body).toContain('Birch Example College')
    const chosen = { ...fields, 'party-1-is': 'school:900002', 'party-1-searched': 'Birch' }
    expect(await chair.post('/elm/interests/new', chosen)).toMatchObject({
      status: 303,
      location: '/elm/interests/declare?done=interest-added',
    })
    expect(await seen('public', REGISTER)).toMatch(/Governor there\.\s*In:\s*<a[^>]*href="\/schools\/900002"/)
  })

  it('refuses an interest that begins in the future, or says nothing', async () => {
    const chair = await site.asActor('chair of elm')
    const future = {
      nature: 'loyalty',
      description: 'x',
      shown: 'public',
      'from-day': '1',
      'from-month': '9',
      'from-year': '2027',
    }
    expect((await send(chair, '/elm/interests/new', future)).body).toContain(
      'The day it began must be today or in the past',
    )
    expect((await send(chair, '/elm/interests/new', {})).body).toContain('Choose the nature of the interest')
  })

  it('renews last year’s in one step: what is ticked still holds, the rest ends', async () => {
    const director = { partnership: 'elm', person: idOf(SEED.director, 1) }
    const [kept, left] = [idOf(801, 1), idOf(802, 1)]
    await inside(async ({ db }) => {
      const last = { ...director, nature: 'loyalty', declared_on: day('2025-09-10') }
      await db
        .insertInto('governance.interest')
        .values([
          { ...last, id: kept, description: 'Chairs a charity' },
          { ...last, id: left, description: 'Advises a firm' },
        ])
        .execute()
      await db
        .insertInto('governance.declaration')
        .values({ ...director, year: 2025, nothing: false, declared_on: day('2025-09-10') })
        .execute()
    })
    expect(await seen('public', REGISTER)).toMatch(/t-rag--amber[\s\S]*To renew by 31 December 2026/)
    const reader = await site.asActor("council's trustee of elm")
    expect((await reader.get('/elm/interests/declare')).body).not.toContain('checked')
    const none = await reader.post('/elm/interests/declare', {})
    expect(none.body).toContain('Tick each interest that still holds')
    expect((await reader.post('/elm/interests/declare', { holds: kept })).status).toBe(303)
    const body = await seen('public', `${REGISTER}?search=director`)
    expect(body).toContain('Chairs a charity')
    expect(body).not.toContain('Advises a firm')
    expect(body).toContain('Declared on 22 November 2026')
    expect(await seen('public', `${REGISTER}?as_at=2026-11-21`)).toContain('Advises a firm')
  })

  it('is for oneself: nobody ends an interest of another, or declares in a partnership of others', async () => {
    const end = `${REGISTER}/${idOf(SEED.headInterest, 1)}/end`
    expect((await (await site.asActor('chair of elm')).get(end)).status).toBe(404)
    expect((await (await site.asActor('head of oak')).get('/elm/interests/declare')).status).toBe(404)
    const council = `${REGISTER}/organisations/${idOf(SEED.council, 1)}/declare`
    expect((await (await site.asActor('chair of elm')).get(council)).status).toBe(403)
  })

  it('ends an interest with its last day', async () => {
    const head = await site.asActor('head of elm')
    const end = `${REGISTER}/${idOf(SEED.headInterest, 1)}/end`
    const on = (year: string) => ({ 'last-day': '1', 'last-month': '10', 'last-year': year })
    expect((await send(head, end, on('2027'))).body).toContain('The last day must be today or in the past')
    expect((await send(head, end, on('2026'))).status).toBe(303)
    expect(await seen('public', REGISTER)).not.toContain('One interest is withheld')
    expect((await send(head, end, on('2026'))).body).toContain('It has ended already')
    expect(await countEvents('interest-ended')).toBe(1)
  })

  it('is done by the clerk for an organisation, and on behalf of a person', async () => {
    const clerk = await site.asActor('clerk of elm')
    const council = `${REGISTER}/organisations/${idOf(SEED.council, 1)}/declare`
    expect((await send(clerk, council, { holds: idOf(SEED.councilInterest, 1) })).status).toBe(303)
    const person = `${REGISTER}/people/${idOf(SEED.guest, 1)}/declare`
    expect((await send(clerk, person, { holds: 'nothing' })).status).toBe(303)
    expect(namesIn(await seen('public', `${REGISTER}?renewal=green`))).toContain('Foi of elm')
  })

  it('lets the clerk withhold an interest from the public, and show it again', async () => {
    const clerk = await site.asActor('clerk of elm')
    const shown = `${REGISTER}/${idOf(801, 1)}/shown`
    expect((await send(clerk, shown, { shown: 'private-life' })).status).toBe(303)
    const hidden = await seen('public', REGISTER)
    expect(hidden).not.toContain('Chairs a charity')
    expect(hidden).toContain('it concerns somebody’s private or family life')
    expect((await send(clerk, shown, { shown: 'public' })).status).toBe(303)
    expect(await seen('public', REGISTER)).toContain('Chairs a charity')
  })
})

describe('matching to the agenda', () => {
  const item = idOf(SEED.memberItem, 1)

  it('suggests by names with the reason, and matches nothing by itself', async () => {
    const body = await seen('clerk of elm', MATCHING)
    expect(body).toContain('The title has “elm”, of “Council of elm”')
    expect(body).toMatch(/Item 3[\s\S]*2 can take part[\s\S]*Director of elm \(Council\) takes no part in item 3/)
    const matched = await inside<readonly unknown[]>(({ db }) =>
      db.selectFrom('governance.item_interest').select('item').where('partnership', '=', 'elm').execute(),
    )
    expect(matched).toHaveLength(1)
  })

  it('takes what the clerk ticks, for that item alone, and takes it back', async () => {
    const clerk = await site.asActor('clerk of elm')
    const paper = `/elm/papers/${idOf(SEED.memberPaper, 1)}`
    const status = async () => (await (await site.asActor("council's trustee of elm")).get(paper)).status
    expect(await status()).toBe(200)
    expect((await send(clerk, MATCHING, { item })).body).toContain('Tick an interest, or choose one from the list')
    const interest = idOf(SEED.councilInterest, 1)
    expect((await send(clerk, MATCHING, { item, interest })).status).toBe(303)
    expect(await status()).toBe(404)
    expect((await send(clerk, MATCHING, { item, match: interest }, `${MATCHING}/remove`)).status).toBe(303)
    expect(await status()).toBe(200)
    expect([await countEvents('interest-matched'), await countEvents('interest-unmatched')]).toEqual([1, 1])
  })

  it('tells the clerk the lawful ways out where too few are left', async () => {
    const clerk = await site.asActor('clerk of elm')
    const other = idOf(801, 1)
    await send(clerk, MATCHING, { item: idOf(SEED.commissioningItem, 1), other })
    const chairs = await inside<{ id: string }>(({ db }) =>
      db
        .selectFrom('governance.interest')
        .select('id')
        .where('description', '=', 'Governor there')
        .executeTakeFirstOrThrow(),
    )
    await send(clerk, MATCHING, { item: idOf(SEED.commissioningItem, 1), other: chairs.id })
    const body = await seen('clerk of elm', MATCHING)
    expect(body).toContain('Not quorate for item 3')
    expect(body).toContain('Adjourn item 3 to a later meeting')
  })

  it('lets a member say so at the item, at once, with an interest not declared before; only another takes it back', async () => {
    const chair = await site.asActor('chair of elm')
    const fields = { interest: 'new', nature: 'personal', description: 'A cousin bids', shown: 'public' }
    expect((await send(chair, ITEM, { interest: 'new' })).body).toContain('Say what the interest is')
    expect((await send(chair, ITEM, fields)).status).toBe(303)
    expect((await chair.get(ITEM)).body).toContain('An interest keeps you out of this item already')
    const own = await inside<{ id: string }>(({ db }) =>
      db
        .selectFrom('governance.interest')
        .select('id')
        .where('description', '=', 'A cousin bids')
        .executeTakeFirstOrThrow(),
    )
    const back = { item: idOf(SEED.openItem, 1), match: own.id }
    expect((await send(chair, MATCHING, back, `${MATCHING}/remove`)).body).toContain(
      'This item touches an interest of your own',
    )
    const clerk = await site.asActor('clerk of elm')
    expect((await send(clerk, MATCHING, back, `${MATCHING}/remove`)).status).toBe(303)
  })

  it('is for the clerk and whoever chairs; a member of another body is told of nothing', async () => {
    expect((await (await site.asActor('head of elm')).get(MATCHING)).status).toBe(403)
    expect((await (await site.asActor('chair of elm')).get(MATCHING)).status).toBe(200)
    expect((await (await site.asActor('head of oak')).get(ITEM)).status).toBe(404)
  })

  it('changes nothing once the minutes are approved', async () => {
    const clerk = await site.asActor('clerk of elm')
    const approved = `/elm/meetings/${idOf(SEED.approvedMeeting, 1)}/interests`
    const fields = { item: idOf(SEED.approvedItem, 1), interest: idOf(SEED.councilInterest, 1) }
    expect((await send(clerk, approved, fields)).body).toContain('The minutes of this meeting are approved')
  })
})
