// An election from notice to result, as its rules and its database keep it. On the engine that STORE names; a clock that the test moves.
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTORS, idOf, seedTwoPartnerships } from '../../../test/factories.ts'
import { openWorld } from '../../../test/world/world.ts'
import { PUBLIC, system, type Actor, type PersonActor } from '../../kernel/actor.ts'
import { day } from '../../kernel/day.ts'
import { verifyStore } from '../../store/verify.ts'
import type { Store, Tx } from '../../store/open.ts'
import { announceElection, cancel, countElection, declareElection, freezeElection, recordLot } from './actions.ts'
import { countPoll, readBlt } from '../count/index.ts'
import { answerOwnNomination, castOwnBallot, makeObjection, nominatePerson } from './nomination-actions.ts'
import { listOpenBallots } from './open-ballots.ts'
import { findCount, findTurnout, openUrn } from './poll-queries.ts'
import { findElection } from './queries.ts'
import { electionRecord } from './record.ts'
import { stateOf } from './state-rules.ts'
import type { Announcement, Election } from './types.ts'
import { vacuumUrnJob } from './vacuum-job.ts'

const VOTERS = 50
/** Of the database: an urn that stands alone fills no more than one. */
const PAGE_BYTES = 8192
let store: Store
let now = new Date('2026-11-22T10:00:00Z')
const at = (moment: string) => {
  now = new Date(moment)
}

const OFFICER = actorOf('returning officer of elm')
const voters: readonly PersonActor[] = Array.from({ length: VOTERS }, (_, i) => member(i))
const BODY = idOf(700, 1)
const seatOf = (i: number) => idOf(1000 + i, 1)

beforeAll(async () => {
  store = await openWorld(() => now)
  await seedTwoPartnerships(store)
  await store.as(system('test'), seedAssembly)
})
afterAll(() => store.close())

/** A body of a chair's seat that is vacant, a vice-chair's, and fifty who sit with a vote, one of them twice. */
async function seedAssembly(tx: Tx): Promise<void> {
  const { db } = tx
  const own = { partnership: 'elm', body: BODY }
  await db
    .insertInto('governance.body')
    .values({ partnership: 'elm', id: BODY, slug: 'assembly', name: 'Assembly', kind: 'association' })
    .execute()
  await db
    .insertInto('governance.balance_rule')
    .values({
      ...own,
      office: 'vice-chair',
      differs_from: 'chair',
      words: 'Chair and vice-chair represent both phases.',
    })
    .execute()
  const offices = [
    { ...own, id: idOf(701, 1), position: 1, title: 'Chair', office: 'chair', filled_by: 'elected' },
    { ...own, id: idOf(702, 1), position: 2, title: 'Vice-chair', office: 'vice-chair', filled_by: 'elected' },
  ]
  const members = [...Array(VOTERS + 1).keys(), 60, 61]
  const seats = members.map((i) => ({
    ...own,
    id: seatOf(i),
    position: 10 + i,
    title: `Member ${i}`,
    filled_by: 'elected',
  }))
  await db
    .insertInto('governance.seat')
    .values([...seats])
    .execute()
  for (const office of offices) await db.insertInto('governance.seat').values(office).execute()
  for (const [i, { people, account }] of voters.entries()) {
    const [person = ''] = people
    await db
      .insertInto('register.person')
      .values({ partnership: 'elm', id: person, name: `Voter Number${String(99 - i)}`, account })
      .execute()
    const post = { partnership: 'elm', id: idOf(3000 + i, 1), key: `teacher-${i}`, title: 'Teacher' }
    await db
      .insertInto('register.post')
      .values({ ...post, school_urn: i % 2 === 0 ? '900001' : '900002' })
      .execute()
    await db
      .insertInto('register.holding')
      .values({ partnership: 'elm', post: post.id, person, starts: day('2024-09-01') })
      .execute()
    await seat(tx, seatOf(i), person)
  }
  await seat(tx, seatOf(VOTERS), voters[0]?.people[0] ?? '')
}

async function seat({ db }: Tx, of: string, person: string): Promise<void> {
  await db
    .insertInto('governance.seat_holding')
    .values({ partnership: 'elm', body: BODY, seat: of, person, how: 'elected', starts: day('2024-09-01') })
    .execute()
}

function member(i: number): PersonActor {
  const id = idOf(2000 + i, 1)
  return { kind: 'person', account: idOf(5000 + i, 1), people: [id], name: `Voter ${i}`, grants: [] }
}

function actorOf(name: string): PersonActor {
  const actor = ACTORS[name]
  if (actor?.kind !== 'person') throw new Error(`Nobody is called ${name}`)
  return actor
}

function voter(i: number): PersonActor {
  const actor = voters[i]
  if (actor === undefined) throw new Error(`There is no voter ${i}`)
  return actor
}

const personOf = (i: number) => voter(i).people[0] ?? ''

const announcement = (more: Partial<Announcement> = {}): Announcement => ({
  seat: idOf(701, 1),
  title: 'Chair of the assembly',
  rule: 'av',
  places: 1,
  rollOf: 'seats',
  noticeOn: day('2026-11-22'),
  nominationsFrom: new Date('2026-11-23T09:00:00Z'),
  nominationsUntil: new Date('2026-11-30T17:00:00Z'),
  pollFrom: new Date('2026-12-02T09:00:00Z'),
  pollUntil: new Date('2026-12-09T17:00:00Z'),
  objectionsUntil: day('2026-12-20'),
  termStarts: day('2027-01-01'),
  termEnds: day('2028-01-01'),
  reopens: null,
  ...more,
})

async function load(id: string, actor: Parameters<Store['read']>[0] = OFFICER): Promise<Election> {
  const election = await store.read(actor, (tx) => findElection(tx, 'elm', id))
  if (election === null) throw new Error('It is not there')
  return election
}

async function announce(more: Partial<Announcement> = {}): Promise<string> {
  at('2026-11-22T10:00:00Z')
  const decision = await store.as(OFFICER, (tx) => announceElection(tx, 'elm', announcement(more)))
  if (!decision.ok) throw new Error(decision.refusal)
  return decision.value
}

async function stand(id: string, people: readonly number[]): Promise<void> {
  at('2026-11-24T10:00:00Z')
  const election = await load(id)
  for (const i of people)
    await store.as(voter(i), (tx) => nominatePerson(tx, election, { nominee: personOf(i), statement: null }))
}

async function freeze(id: string) {
  at('2026-12-01T10:00:00Z')
  const election = await load(id)
  return store.as(OFFICER, (tx) => freezeElection(tx, election))
}

async function vote(id: string, i: number, ranks: readonly string[]): Promise<string> {
  const election = await load(id, voter(i))
  const cast = await store.as(voter(i), (tx) => castOwnBallot(tx, election, personOf(i), ranks))
  return cast.ok ? 'received' : cast.refusal
}

async function count(id: string) {
  at('2026-12-10T10:00:00Z')
  const election = await load(id)
  return store.as(OFFICER, (tx) => countElection(tx, election))
}

async function recordOf(id: string, actor: Actor) {
  const election = await load(id, actor)
  return store.read(actor, (tx) => electionRecord(tx, actor, election))
}

describe('announcing', () => {
  it('refuses the vice-chair while nobody holds the chair', async () => {
    at('2026-11-22T10:00:00Z')
    const asked = announcement({ seat: idOf(702, 1) })
    const decision = await store.as(OFFICER, (tx) => announceElection(tx, 'elm', asked))
    expect(decision).toMatchObject({ ok: false, refusal: 'chair-first' })
  })

  it('is for the returning officer alone, in the database too', async () => {
    const asked = announcement()
    await expect(store.as(voter(0), (tx) => announceElection(tx, 'elm', asked))).rejects.toThrow(/row-level security/)
  })
})

describe('nominations', () => {
  it('are taken in their window only, from electors, and stand with consent alone', async () => {
    const id = await announce()
    const propose = async (i: number, nominee: number) => {
      const election = await load(id, voter(i))
      const done = await store.as(voter(i), (tx) =>
        nominatePerson(tx, election, { nominee: personOf(nominee), statement: 'Hear me' }),
      )
      return done.ok ? done.value : done.refusal
    }
    expect(await propose(1, 1)).toBe('not-open')
    at('2026-11-24T10:00:00Z')
    expect([await propose(1, 1), await propose(1, 2), await propose(3, 2)]).toEqual([
      'self',
      'other',
      'nominated-already',
    ])
    const election = await load(id)
    const head = actorOf('head of elm')
    const stranger = await store.as(head, (tx) =>
      nominatePerson(tx, election, { nominee: personOf(5), statement: null }),
    )
    expect(stranger).toMatchObject({ refusal: 'not-an-elector' })
    at('2026-11-30T17:00:00Z')
    expect(await propose(4, 4)).toBe('not-open')
    const late = await store.as(voter(2), (tx) =>
      answerOwnNomination(tx, election, { answer: 'consents', statement: null }),
    )
    expect(late).toMatchObject({ refusal: 'not-open' })
    const consent = { partnership: 'elm', body: BODY, election: id, person: personOf(6), proposer: personOf(4) }
    await expect(
      store.as(voter(4), ({ db }) =>
        db
          .insertInto('governance.nomination')
          .values({ ...consent, made_at: now, consented_at: now })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
    expect(await freeze(id)).toMatchObject({ ok: true, value: 'unopposed' })
    const after = await store.as(voter(1), ({ db }) =>
      db.updateTable('governance.nomination').set({ withdrawn_at: now }).where('election', '=', id).executeTakeFirst(),
    )
    expect(after.numUpdatedRows).toBe(0n)
    const seen = await recordOf(id, PUBLIC)
    expect(seen.candidates.map(({ person }) => person)).toEqual([personOf(1)])
    expect(seen.outcomes).toMatchObject([{ person: personOf(1), how: 'unopposed', name: 'Voter Number98' }])
    expect([seen.state, seen.election.endedWhy]).toEqual(['objections-open', 'unopposed'])
  })

  it('to the vice-chair are refused from the phase group of the chair, with the rule quoted', async () => {
    at('2027-01-02T10:00:00Z')
    const asked = announcement({
      seat: idOf(702, 1),
      title: 'Vice-chair',
      noticeOn: day('2027-01-02'),
      nominationsFrom: new Date('2027-01-03T09:00:00Z'),
      nominationsUntil: new Date('2027-01-10T17:00:00Z'),
      pollFrom: new Date('2027-01-12T09:00:00Z'),
      pollUntil: new Date('2027-01-20T17:00:00Z'),
      objectionsUntil: day('2027-01-30'),
      termStarts: day('2027-02-01'),
    })
    const announced = await store.as(OFFICER, (tx) => announceElection(tx, 'elm', asked))
    if (!announced.ok) throw new Error(announced.refusal)
    at('2027-01-04T10:00:00Z')
    const election = await load(announced.value)
    const same = await store.as(voter(3), (tx) =>
      nominatePerson(tx, election, { nominee: personOf(3), statement: null }),
    )
    expect(same).toMatchObject({
      refusal: 'same-phase-group',
      detail: { words: 'Chair and vice-chair represent both phases.' },
    })
    at('2027-01-11T10:00:00Z')
    const frozen = await store.as(OFFICER, (tx) => freezeElection(tx, election))
    expect(frozen).toMatchObject({ ok: true, value: 'too-few' })
    const ended = await load(announced.value)
    expect([stateOf(ended, now), ended.endedWhy]).toEqual(['ended', 'too-few'])
  })
})

describe('a poll', () => {
  let id = ''
  beforeAll(async () => {
    id = await announce({
      seat: seatOf(60),
      title: 'A further member',
      termStarts: day('2027-01-01'),
    })
    await stand(id, [10, 11, 12])
  })

  it('takes one ballot each of fifty who vote at once, each twice and from two tabs', async () => {
    expect(await freeze(id)).toMatchObject({ ok: true, value: 'poll' })
    at('2026-12-05T12:34:56Z')
    const ranks = [
      ['1', '2', ''],
      ['', '1', ''],
      ['2', '', '1'],
    ]
    const tries = voters.flatMap((_, i) => [vote(id, i, ranks[i % 3] ?? []), vote(id, i, ranks[(i + 1) % 3] ?? [])])
    const answers = await Promise.all(tries)
    expect(answers.filter((answer) => answer === 'received')).toHaveLength(VOTERS)
    expect(answers.filter((answer) => answer === 'voted-already')).toHaveLength(VOTERS)
    const turnout = await store.read(PUBLIC, (tx) => findTurnout(tx, id))
    expect(turnout).toEqual({ voted: VOTERS, electors: VOTERS })
  })

  it('tells whoever owns the database, at one moment, nothing of who cast which', async () => {
    const read = await store.as(system('test'), async ({ db }) => {
      const all = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(db)).rows
      return {
        roll: await all(sql<{ xmin: string; cmin: string; row: object }>`
          select xmin::text, cmin::text, to_jsonb(r) as row from governance.elector r where election = ${id}::uuid`),
        urn: await all(sql<{ row: { papers: string[] } }>`
          select to_jsonb(u) as row from governance.urn u where election = ${id}::uuid`),
        events: await all(sql<{ at: string; actor_kind: string; actor_account: string | null; data: object }>`
          select at, actor_kind, actor_account, data from store.event
           where type = 'ballot-received' and subject = ${`election:${id}`}`),
        links: await all(sql<{ body: string }>`
          select a.body from store.audit a join store.event e on e.id = a.event where e.type = 'ballot-received'`),
        jobs: await all(sql<{ n: number }>`
          select count(*)::int as n from store.job_request j join store.event e on e.id = j.event where e.type = 'ballot-received'`),
      }
    })
    expect(new Set(read.roll.map(({ xmin, cmin }) => `${xmin} ${cmin}`)).size).toBe(1)
    const fields = Object.keys(read.roll[0]?.row ?? {})
    expect(fields.toSorted()).toEqual(['body', 'election', 'partnership', 'person', 'unit', 'urn', 'voted'])
    expect(read.urn).toHaveLength(1)
    const papers = read.urn[0]?.row.papers ?? []
    expect(papers).toEqual(papers.toSorted())
    expect(papers).toHaveLength(VOTERS)
    expect(Object.keys(read.urn[0]?.row ?? {}).toSorted()).toEqual(['body', 'election', 'papers', 'partnership'])
    expect(read.events).toHaveLength(VOTERS)
    expect(new Set(read.events.map((event) => JSON.stringify(event)))).toEqual(
      new Set([
        JSON.stringify({ at: '2026-12-05T00:00:00.000Z', actor_kind: 'system', actor_account: null, data: {} }),
      ]),
    )
    const people = voters.flatMap(({ account, people: own }) => [account, ...own])
    expect(read.links.filter(({ body }) => people.some((one) => body.includes(one)))).toEqual([])
    expect(read.jobs).toEqual([{ n: 0 }])
  })

  it('names no voter beside an election anywhere but on the roll', async () => {
    const named = await store.as(system('test'), async ({ db }) => {
      const { rows: tables } = await sql<{ name: string }>`
        select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind = 'r' and n.nspname in ('register', 'governance', 'store', 'web')`.execute(db)
      const found: string[] = []
      for (const { name } of tables) {
        const { rows } = await sql<{ n: number }>`
          select count(*)::int as n from ${sql.raw(name)} t where t::text like ${`%${id}%`} and t::text like ${`%${personOf(30)}%`}`.execute(
          db,
        )
        if ((rows[0]?.n ?? 0) > 0) found.push(name)
      }
      return found
    })
    expect(named).toEqual(['governance.elector'])
  })

  it('lets nobody open the urn, count or move the terms while it runs', async () => {
    const papers = await store.as(OFFICER, (tx) => openUrn(tx, id))
    expect(papers).toEqual([])
    const election = await load(id)
    expect(await store.as(OFFICER, (tx) => countElection(tx, election))).toMatchObject({ refusal: 'poll-open' })
    const earlier = store.as(OFFICER, (tx) =>
      tx.db.updateTable('governance.election').set({ poll_until: now }).where('id', '=', id).execute(),
    )
    await expect(earlier).rejects.toThrow(/stand/)
    const close = store.as(OFFICER, (tx) =>
      tx.db.updateTable('governance.election').set({ closed_at: election.pollUntil }).where('id', '=', id).execute(),
    )
    await expect(close).rejects.toThrow(/before its last day/)
    await expect(store.as(OFFICER, (tx) => sql`select papers from governance.urn`.execute(tx.db))).rejects.toThrow(
      /denied/,
    )
    const mark = store.as(OFFICER, (tx) => sql`update governance.elector set voted = false`.execute(tx.db))
    await expect(mark).rejects.toThrow(/denied/)
  })

  it('is counted, declared and seated; the count is for everybody', async () => {
    expect(await count(id)).toMatchObject({ ok: true })
    const hidden = await store.read(voter(1), (tx) => findCount(tx, id))
    expect(hidden).toBeNull()
    const election = await load(id)
    expect([stateOf(election, now), election.tied]).toEqual(['counted', []])
    await store.as(system('test'), ({ db }) =>
      db.updateTable('register.person').set({ name: 'Put Right' }).where('id', 'in', election.candidates).execute(),
    )
    expect(await store.as(OFFICER, (tx) => declareElection(tx, election))).toMatchObject({ ok: true })
    const seen = await recordOf(id, PUBLIC)
    expect(seen.count).toMatchObject({ openTo: 'everyone', ballots: VOTERS })
    expect(seen.outcomes.map(({ how }) => how)).toEqual(['elected'])
    const seated = await store.as(system('test'), ({ db }) =>
      db.selectFrom('governance.seat_holding').selectAll().where('election', '=', id).execute(),
    )
    expect(seated).toMatchObject([{ seat: seatOf(60), person: seen.outcomes[0]?.person, starts: '2027-01-01' }])
    expect(await store.as(OFFICER, (tx) => declareElection(tx, election))).toMatchObject({
      refusal: 'declared-already',
    })
  })

  it('leaves no replaced row behind once urn and roll are written anew', async () => {
    const before = await sizeOf('governance.elector')
    await vacuumUrnJob.run(store, { election: id })
    expect(await sizeOf('governance.elector')).toBeLessThan(before)
    const again = async () => {
      await vacuumUrnJob.run(store, { election: id })
      return sizeOf('governance.urn')
    }
    const urns = await store.as(system('test'), ({ db }) =>
      db.selectFrom('governance.urn').select('election').execute(),
    )
    // A session that is just starting anywhere on the server, as other tests' do, keeps a replaced row for a moment.
    await expect.poll(again, { timeout: 20_000 }).toBeLessThanOrEqual(PAGE_BYTES * urns.length)
    const turnout = await store.read(PUBLIC, (tx) => findTurnout(tx, id))
    expect(turnout).toEqual({ voted: VOTERS, electors: VOTERS })
    expect(await verifyStore(store, [])).toEqual([])
  })

  it('takes objections of those concerned until the last day', async () => {
    const election = await load(id)
    const object = (actor: PersonActor) => store.as(actor, (tx) => makeObjection(tx, election, 'Late notice'))
    expect(await object(actorOf('head of oak'))).toMatchObject({ refusal: 'not-concerned' })
    expect(await object(voter(7))).toMatchObject({ ok: true })
    at('2026-12-21T00:00:00Z')
    expect(await object(voter(8))).toMatchObject({ refusal: 'too-late' })
  })
})

describe('an election that is over before its poll', () => {
  it('takes no ballot when nobody was opposed, nor once it is cancelled while the poll is open', async () => {
    const unopposed = await announce({ seat: seatOf(61), title: 'Nobody opposed' })
    await stand(unopposed, [30])
    expect(await freeze(unopposed)).toMatchObject({ value: 'unopposed' })
    at('2026-12-03T10:00:00Z')
    expect(await vote(unopposed, 0, ['1'])).toBe('closed')
    await store.as(system('test'), ({ db }) =>
      db.deleteFrom('governance.seat_holding').where('election', '=', unopposed).execute(),
    )

    const cancelled = await announce({ seat: seatOf(61), title: 'Taken back' })
    await stand(cancelled, [30, 31])
    await freeze(cancelled)
    at('2026-12-03T10:00:00Z')
    expect(await vote(cancelled, 0, ['1', ''])).toBe('received')
    const election = await load(cancelled)
    expect(await store.as(OFFICER, (tx) => cancel(tx, election))).toMatchObject({ ok: true })
    expect(await vote(cancelled, 1, ['1', ''])).toBe('closed')
    const asked = await store.as(system('test'), ({ db }) =>
      db.selectFrom('store.job_request').select(['queue', 'data']).execute(),
    )
    expect(asked).toContainEqual({ queue: 'vacuum-urn', data: { election: cancelled } })
  })
})

describe('the closing second and a tie', () => {
  it('refuses at the second, names the tied before the lot, and recounts with it', async () => {
    const id = await announce({ seat: seatOf(61), title: 'One more member' })
    await stand(id, [20, 21])
    await freeze(id)
    at('2026-12-02T08:59:59Z')
    expect(await vote(id, 0, ['1', ''])).toBe('not-open')
    at('2026-12-09T16:59:59.999Z')
    expect(await store.read(voter(0), (tx) => listOpenBallots(tx, voter(0)))).toMatchObject([
      { election: id, as: 'You' },
    ])
    expect([await vote(id, 0, ['1', '']), await vote(id, 1, ['', '1'])]).toEqual(['received', 'received'])
    at('2026-12-09T17:00:00Z')
    expect(await vote(id, 2, ['1', ''])).toBe('closed')
    await count(id)
    const tied = await recordOf(id, PUBLIC)
    expect([tied.state, tied.election.tied.length, tied.count]).toEqual(['tied', 2, null])
    expect(await store.as(OFFICER, (tx) => declareElection(tx, tied.election))).toMatchObject({ refusal: 'lot-needed' })
    const drawn = personOf(21)
    expect(
      await store.as(OFFICER, (tx) => recordLot(tx, tied.election, { drawn, witness: 'A Witness' })),
    ).toMatchObject({ ok: true })
    await store.as(OFFICER, (tx) => declareElection(tx, tied.election))
    const [open, roll] = [await recordOf(id, PUBLIC), await recordOf(id, voter(40))]
    expect(open.outcomes).toMatchObject([{ how: 'by-lot' }])
    expect([open.count, roll.count?.openTo, roll.count?.ballots]).toEqual([null, 'roll', 2])
    expect(roll.count?.report.ties.at(-1)?.settledBy).toBe('lot')
    const poll = readBlt(roll.count?.blt ?? '')
    const again = poll.ok ? countPoll(poll.value, 'av') : null
    expect(again?.ok === true && again.value.elected).toEqual(roll.count?.report.elected)
  })
})

async function sizeOf(table: string): Promise<number> {
  const { rows } = await store.as(system('test'), ({ db }) =>
    sql<{ bytes: number }>`select pg_relation_size(${table}::regclass) as bytes`.execute(db),
  )
  return rows[0]?.bytes ?? 0
}
