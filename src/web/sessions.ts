// Browser sessions: all SQL about them. The store keeps only the digest of a token; the token itself lives in the cookie.
import { sql, type Selectable } from 'kysely'
import { system, type Grant, type PersonActor } from '../kernel/actor.ts'
import { listSeatGrants } from '../governance/index.ts'
import { findReader } from '../register/index.ts'
import type { DB } from '../store/schema.ts'
import type { Store, Tx } from '../store/open.ts'
import { digest, newToken } from './tokens.ts'

const IDLE_SECONDS = 30 * 60
const LONGEST_SECONDS = 12 * 60 * 60
const TOUCH_SECONDS = 60
const KEPT_DAYS = 7

/** What a session cookie stands for: nothing, a signed-in person, or a session that has ended (its form token still proves whose form it was). */
export type SessionState =
  | { readonly kind: 'none' }
  | { readonly kind: 'ended'; readonly csrf: string }
  | {
      readonly kind: 'live'
      readonly id: string
      readonly csrf: string
      readonly endsInSeconds: number
      readonly actor: PersonActor
    }

/** One of a person's own sessions, for the page that lists them. */
export interface OwnSession {
  readonly id: string
  readonly startedAt: Date
  readonly seenAt: Date
  readonly userAgent: string | null
}

/** Opens a session for the account and gives its token, for the cookie; long-ended sessions go. */
export async function startSession(tx: Tx, account: string, userAgent: string | null): Promise<string> {
  const token = newToken()
  await tx.db
    .insertInto('web.session')
    .values({
      token_hash: digest(token),
      account,
      csrf: newToken(),
      started_at: tx.now,
      seen_at: tx.now,
      ends_at: later(tx.now, LONGEST_SECONDS),
      user_agent: userAgent?.slice(0, 200) ?? null,
    })
    .execute()
  await tx.db
    .deleteFrom('web.session')
    .where('ends_at', '<', later(tx.now, -KEPT_DAYS * 86_400))
    .execute()
  return token
}

/** What this cookie's token stands for now; notes that it was seen, at most once a minute. */
export async function readSession(store: Store, token: string): Promise<SessionState> {
  const { state, stale } = await store.read(system('session'), (tx) => findSession(tx, token))
  if (stale) await store.as(system('session'), (tx) => touch(tx, token))
  return state
}

/** Counts as having done something: the 30 minutes begin again. */
export async function touch(tx: Tx, token: string): Promise<void> {
  await tx.db
    .updateTable('web.session')
    .set({ seen_at: tx.now })
    .where('token_hash', '=', digest(token))
    .where('seen_at', '<', tx.now)
    .execute()
}

/** The account's sessions that have not ended, the last seen first. */
export async function listSessions(tx: Tx, account: string): Promise<readonly OwnSession[]> {
  const rows = await tx.db
    .selectFrom('web.session')
    .selectAll()
    .where('account', '=', account)
    .where('revoked_at', 'is', null)
    .orderBy('seen_at', 'desc')
    .execute()
  return rows
    .filter((row) => secondsLeft(row, tx.now) > 0)
    .map((row) => ({ id: row.id, startedAt: row.started_at, seenAt: row.seen_at, userAgent: row.user_agent }))
}

/** Ends sessions of the account: this one, or all. Gives how many ended. */
export async function endSessions(tx: Tx, account: string, which: { id: string } | 'all'): Promise<number> {
  const ended = await tx.db
    .updateTable('web.session')
    .set({ revoked_at: tx.now })
    .where('account', '=', account)
    .where('revoked_at', 'is', null)
    .$if(which !== 'all', (query) => query.where(sql`id::text`, '=', which === 'all' ? '' : which.id))
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

async function findSession(tx: Tx, token: string): Promise<{ state: SessionState; stale: boolean }> {
  const row = await tx.db
    .selectFrom('web.session as s')
    .innerJoin('web.account as a', 'a.id', 's.account')
    .selectAll('s')
    .select(['a.email', 'a.operator', 'a.disabled_at'])
    .where('s.token_hash', '=', digest(token))
    .executeTakeFirst()
  if (row?.account === undefined || row.account === null) return { state: { kind: 'none' }, stale: false }
  const endsInSeconds = secondsLeft(row, tx.now)
  if (row.revoked_at !== null || row.disabled_at !== null || endsInSeconds <= 0)
    return { state: { kind: 'ended', csrf: row.csrf }, stale: false }
  const actor = await findActor(tx, row.account, row)
  const stale = tx.now.getTime() - row.seen_at.getTime() >= TOUCH_SECONDS * 1000
  return { state: { kind: 'live', id: row.id, csrf: row.csrf, endsInSeconds, actor }, stale }
}

async function findActor(tx: Tx, account: string, row: { email: string; operator: boolean }): Promise<PersonActor> {
  const reader = await findReader(tx, account)
  const seats = await listSeatGrants(tx, reader.people)
  const grants = [...(row.operator ? [OPERATOR] : []), ...reader.grants, ...seats]
  return { kind: 'person', account, people: reader.people, name: reader.name ?? row.email, grants }
}

function secondsLeft(row: Pick<Selectable<DB['web.session']>, 'seen_at' | 'ends_at'>, now: Date): number {
  const end = Math.min(row.ends_at.getTime(), later(row.seen_at, IDLE_SECONDS).getTime())
  return Math.floor((end - now.getTime()) / 1000)
}

function later(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000)
}

const OPERATOR: Grant = {
  act: 'operate',
  scope: '*',
  until: null,
  why: 'Operator of this installation, named when it was set up',
}
