import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '../../../kernel/actor.ts'
import { openSite, type Reader, type Site } from '../../../../test/world/site.ts'

let site: Site
let proposer: Reader
let asked: Reader
beforeAll(async () => {
  site = await openSite()
  // The head of oak's school has a head's post in elm too: membership crosses borders.
  await site.store.as(system('test'), ({ db }) =>
    db
      .insertInto('register.post')
      .values({ partnership: 'elm', key: 'head-of-two', title: 'Head', office: 'head', school_urn: '900002' })
      .execute(),
  )
  proposer = await site.asActor('head of elm')
  asked = await site.asActor('head of oak')
})
afterAll(() => site.close())

async function propose(name: string, schools: string, urn = '900001') {
  await proposer.get('/elm/groups/propose')
  return proposer.post('/elm/groups/propose', { urn, name, purpose: 'Phonics', schools })
}

async function idOfGroup(name: string): Promise<string> {
  const row = await site.store.as(system('test'), ({ db }) =>
    db.selectFrom('register.organisation').select('id').where('name', '=', name).executeTakeFirstOrThrow(),
  )
  return row.id
}

async function answer(reader: Reader, name: string, urn: string, word: string) {
  const id = await idOfGroup(name)
  await reader.get('/elm/groups/proposals')
  return reader.post(`/elm/groups/proposals/${id}`, { urn, answer: word })
}

async function events(subject: string): Promise<readonly string[]> {
  const rows = await site.store.as(system('test'), ({ db }) =>
    db
      .selectFrom('store.event')
      .select('type')
      .where('subject', '=', `organisation:${subject}`)
      .orderBy('at')
      .execute(),
  )
  return rows.map((row) => row.type)
}

describe('a head proposes a group', () => {
  it('which only the proposer and the schools that are asked can see', async () => {
    expect((await propose('Phonics circle', '900002')).status).toBe(303)
    expect((await proposer.get('/elm/groups/proposals')).body).toContain('Phonics circle')
    expect((await asked.get('/elm/groups/proposals')).body).toContain('Phonics circle')
    const visitor = await site.asActor('public')
    expect((await visitor.get('/elm/groups/phonics-circle')).status).toBe(404)
    expect((await visitor.get('/elm/groups')).body).not.toContain('Phonics circle')
    const lead = await site.asActor('group lead of elm')
    expect((await lead.get('/elm/groups/proposals')).body).not.toContain('Phonics circle')
  })

  it('and is listed as self-started from the day on which one more school consents', async () => {
    expect((await answer(asked, 'Phonics circle', '900002', 'consents')).status).toBe(303)
    const visitor = await site.asActor('public')
    const group = JSON.parse((await visitor.get('/elm/groups/phonics-circle.json')).body) as {
      members: { urn: string; since: string }[]
    }
    expect(group).toMatchObject({ state: 'listed', selfStarted: true, opened: '2026-11-22' })
    expect(group.members.map((m) => [m.urn, m.since])).toEqual([
      ['900001', '2026-11-22'],
      ['900002', '2026-11-22'],
    ])
    const types = await events(await idOfGroup('Phonics circle'))
    expect([...types].sort()).toEqual(['group-consented', 'group-listed', 'group-proposed'])
  })

  it('and stays a proposal while it is declined; the head may change the answer', async () => {
    await propose('Number circle', '900002')
    await answer(asked, 'Number circle', '900002', 'declines')
    expect((await proposer.get('/elm/groups/proposals')).body).toContain('Declined on 22 November 2026')
    const visitor = await site.asActor('public')
    expect((await visitor.get('/elm/groups/number-circle')).status).toBe(404)
    await answer(asked, 'Number circle', '900002', 'consents')
    expect((await visitor.get('/elm/groups/number-circle')).status).toBe(200)
  })

  it.each([
    ['nobody', '', 'Enter at least one school to ask'],
    ['its own school', '900001', 'need not be asked'],
    ['one school twice', '900002\n900002', 'is on the list twice'],
    ['a closed school', '900003', 'closed on 31 August 2019'],
    ['a school that is not there', '123456', 'No school in the register'],
  ])('and is refused when it asks %s', async (_, schools, sentence) => {
    const { status, body } = await propose('Refused circle', schools)
    expect(status).toBe(400)
    expect(body).toContain(sentence)
    expect(body).toContain('Phonics')
  })

  it('not for a school of which somebody else is the head', async () => {
    expect((await propose('Stolen circle', '900101', '900002')).status).toBe(400)
  })

  it('and answers only for the own school', async () => {
    await propose('Own circle', '900002')
    const { status, body } = await answer(proposer, 'Own circle', '900002', 'consents')
    expect(status).toBe(400)
    expect(body).toContain('Your school was not asked')
  })
})

describe('the database holds it too: a head', () => {
  const group = () => idOfGroup('Own circle')
  const attempt = async (statement: ReturnType<typeof sql>) =>
    site.store.as(proposer.actor, ({ db }) => statement.execute(db))

  it('answers for no other school', async () => {
    const id = await group()
    const { numAffectedRows } = await attempt(
      sql`update register.group_consent set answer = 'consents' where organisation = ${id} and urn = '900002'`,
    )
    expect(Number(numAffectedRows)).toBe(0)
  })

  it('asks with no answer put into another school’s mouth', async () => {
    const id = await group()
    const forged = sql`insert into register.group_consent (partnership, organisation, urn, proposer_urn, asked_on, answered_on, answer)
      values ('elm', ${id}, '900105', '900001', '2026-11-22', '2026-11-22', 'consents')`
    await expect(attempt(forged)).rejects.toThrow(/row-level security/)
  })

  it('lists nothing by hand, and the function lists nothing without a second consent', async () => {
    const id = await group()
    const { numAffectedRows } = await attempt(sql`update register.organisation set state = 'listed' where id = ${id}`)
    expect(Number(numAffectedRows)).toBe(0)
    const { rows } = await attempt(sql`select register.settle_proposal(${id}) as settled`)
    expect(rows).toEqual([{ settled: 'waiting' }])
  })

  it('proposes in no partnership in which the school has no head', async () => {
    const elsewhere = sql`insert into register.organisation (partnership, slug, name, kind, state, proposed_by_urn)
      values ('oak', 'elsewhere', 'Elsewhere', 'cluster', 'proposed', '900001')`
    await expect(attempt(elsewhere)).rejects.toThrow(/row-level security/)
  })

  it('and nobody settles what they were not asked about', async () => {
    const id = await group()
    const lead = await site.asActor('group lead of elm')
    const { rows } = await site.store.as(lead.actor, ({ db }) =>
      sql`select register.settle_proposal(${id}) as settled`.execute(db),
    )
    expect(rows).toEqual([{ settled: 'unknown' }])
  })
})
