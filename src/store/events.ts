// Recording what happened: the event and its audit link go in with the change, in the same transaction.
import { sql } from 'kysely'
import type { Day } from '../kernel/day.ts'
import { newId } from '../kernel/id.ts'
import type { JobRequest } from './jobs.ts'
import type { Tx } from './open.ts'

/** What happened: ids, states and days only; names and free text stay in the rooms' own tables. */
export interface Event {
  /** Past tense, kebab-case: `membership-ended`. */
  readonly type: string
  readonly partnership: string | null
  /** `organisation:UUID`, `school:URN`, `person:UUID`. */
  readonly subject: string
  /** The day from which the change holds. */
  readonly effectiveOn?: Day | null
  readonly data?: Readonly<Record<string, string | number | boolean | null>>
}

/** Records an event by the actor of this transaction; a trigger adds its link to the audit chain. `jobs` start once the transaction is committed, and never if it is not. */
export async function record(tx: Tx, event: Event, jobs: readonly JobRequest[] = []): Promise<void> {
  const { actor } = tx
  const id = newId()
  await tx.db
    .insertInto('store.event')
    .values({
      id,
      at: tx.now.toISOString(),
      type: event.type,
      partnership: event.partnership,
      subject: event.subject,
      effective_on: event.effectiveOn ?? null,
      actor_kind: actor.kind,
      actor_account: actor.kind === 'person' ? actor.account : null,
      actor_part: actor.kind === 'system' ? actor.part : null,
      data: JSON.stringify(event.data ?? {}),
    })
    .execute()
  if (jobs.length === 0) return
  const requests = jobs.map(({ queue, data }) => ({
    queue,
    data: JSON.stringify(data),
    event: id,
    requested_at: tx.now,
  }))
  await tx.db.insertInto('store.job_request').values(requests).execute()
  tx.tellOfJobs()
}

/** Adds a look at personal data to the audit chain: who looks is the actor of this transaction. */
export async function recordLook(tx: Tx, word: string, subject: string): Promise<void> {
  await sql`select store.note_look(${tx.now.toISOString()}, ${word}, ${subject})`.execute(tx.db)
}
