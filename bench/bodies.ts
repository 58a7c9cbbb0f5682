// The page of a body with 40 seats and 10 years of holders, on the embedded store: how long it takes as a reader asks for it, and how many statements, beside a body with 4 seats.
import { configFrom } from '../src/config.ts'
import { governanceRoutes } from '../src/governance/index.ts'
import { addDays, day, type Day } from '../src/kernel/day.ts'
import { newId } from '../src/kernel/id.ts'
import { system } from '../src/kernel/actor.ts'
import type { Engine, Session } from '../src/store/engine.ts'
import { migrate } from '../src/store/migrate.ts'
import { storeOver, type Store, type Tx } from '../src/store/open.ts'
import { openMemory } from '../src/store/pglite.ts'
import { startServer } from '../src/web/serve.ts'

const SEATS = 40
const FEW = 4
const TERMS = 5
const TERM_DAYS = 730
const WARM = 30
const ASKED = 300
const PARTNERSHIP = 'bench'

/** Milliseconds of the large body's page, and statements of each page. */
export interface BodyFigures {
  readonly seats: number
  readonly holders: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly statements: number
  readonly statementsOfFew: number
}

/** Measures the public page of a large body, one request after the other. */
export async function benchBodies(): Promise<BodyFigures> {
  const counted = countingEngine(await openMemory())
  await migrate(counted.engine)
  const store = storeOver(counted.engine)
  const holders = await fill(store)
  const config = configFrom({ PORT: '0', LOG_LEVEL: 'silent', REQUESTS_PER_MINUTE: '0' })
  const site = await startServer(config, store, governanceRoutes)
  const ask = async (slug: string): Promise<number> => {
    const started = performance.now()
    const answer = await fetch(`${site.url}/${PARTNERSHIP}/bodies/${slug}`)
    await answer.text()
    if (answer.status !== 200) throw new Error(`${slug} answered ${answer.status}`)
    return performance.now() - started
  }
  for (let i = 0; i < WARM; i++) await ask('large')
  const times: number[] = []
  for (let i = 0; i < ASKED; i++) times.push(await ask('large'))
  times.sort((a, b) => a - b)
  const statements = await counted.during(() => ask('large'))
  const statementsOfFew = await counted.during(() => ask('small'))
  await site.close()
  await store.close()
  const at = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN
  return { seats: SEATS, holders, p50Ms: at(0.5), p95Ms: at(0.95), statements, statementsOfFew }
}

/** An engine that counts the statements of its transactions. */
function countingEngine(inner: Engine) {
  let count = 0
  const counting = (session: Session): Session => ({
    ...session,
    script: (text) => session.script(text),
    copyIn: (target, csv) => session.copyIn(target, csv),
    query: (text, params) => {
      count++
      return session.query(text, params)
    },
  })
  const engine: Engine = {
    name: inner.name,
    transaction: (readOnly, work, opening) =>
      inner.transaction(readOnly, (session) => work(counting(session)), opening),
    vacuum: (table) => inner.vacuum(table),
    answers: () => inner.answers(),
    close: () => inner.close(),
  }
  const during = async (work: () => Promise<unknown>): Promise<number> => {
    const before = count
    await work()
    return count - before
  }
  return { engine, during }
}

/** Two bodies, the large one with every kind of seat: a third follow posts, whose holders change as often as terms end. Gives the number of holders. */
async function fill(store: Store): Promise<number> {
  return store.as(system('bench'), async (tx) => {
    const named = { slug: PARTNERSHIP, name: 'Bench partnership', authorities: [] }
    await tx.db.insertInto('register.partnership').values(named).execute()
    const first = addDays(tx.today, -TERMS * TERM_DAYS + 200)
    await fillBody(tx, 'small', FEW, first)
    return fillBody(tx, 'large', SEATS, first)
  })
}

async function fillBody(tx: Tx, slug: string, seats: number, first: Day): Promise<number> {
  const within = { partnership: PARTNERSHIP, body: newId() }
  const opened = day(first)
  const { db } = tx
  await db
    .insertInto('governance.body')
    .values({ partnership: PARTNERSHIP, id: within.body, slug, name: `The ${slug} body`, kind: 'board', opened })
    .execute()
  await db
    .insertInto('governance.constitution')
    .values({
      ...within,
      starts: opened,
      quorum_base: 'in-post',
      quorum_numerator: 1,
      quorum_denominator: 2,
      passes: 'majority-cast',
      term_months: 24,
    })
    .execute()
  for (let i = 0; i < seats; i++) await fillSeat(tx, within, i, first)
  return seats * TERMS
}

async function fillSeat(
  { db }: Tx,
  within: { partnership: string; body: string },
  i: number,
  first: Day,
): Promise<void> {
  const { partnership } = within
  const [seat, post] = [newId(), i % 3 === 0 ? newId() : null]
  const people = Array.from({ length: TERMS }, (_, t) => ({
    id: newId(),
    partnership,
    name: `Holder ${i} of term ${t}`,
  }))
  await db.insertInto('register.person').values(people).execute()
  if (post !== null)
    await db
      .insertInto('register.post')
      .values({ id: post, partnership, key: `${within.body.slice(0, 8)}-${i}`, title: `Post ${i}` })
      .execute()
  const filled = post === null ? { filled_by: 'elected', electorate: 'the heads' } : { filled_by: 'ex-officio', post }
  await db
    .insertInto('governance.seat')
    .values({ ...within, id: seat, position: i + 1, title: `Seat ${i + 1}`, starts: first, ...filled })
    .execute()
  const terms = people.map(({ id }, t) => ({
    person: id,
    starts: addDays(first, t * TERM_DAYS),
    ends: addDays(first, (t + 1) * TERM_DAYS),
  }))
  if (post !== null)
    await db
      .insertInto('register.holding')
      .values(terms.map((term) => ({ partnership, post, ...term })))
      .execute()
  else
    await db
      .insertInto('governance.seat_holding')
      .values(
        terms.map(({ person, starts, ends }) => ({ ...within, seat, person, how: 'elected', starts, term_ends: ends })),
      )
      .execute()
}
