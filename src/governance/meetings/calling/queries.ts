// All SQL that writes a meeting itself. Each change of day, time, place or state raises its sequence.
import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Tx } from '../../../store/open.ts'
import type { Meeting } from '../types.ts'

/** What is written of a new meeting. */
export interface NewMeeting {
  readonly id: string
  readonly partnership: string
  readonly body: string
  readonly title: string
  readonly onDay: Day
  readonly starts: string
  readonly ends: string | null
  readonly place: string | null
}

/** Adds a meeting. */
export async function insertMeeting({ db, now }: Tx, { onDay, ...meeting }: NewMeeting): Promise<void> {
  await db
    .insertInto('governance.meeting')
    .values({ ...meeting, on_day: onDay, changed_at: now })
    .execute()
}

/** What may be written of a meeting that stands. */
export interface MeetingChange {
  readonly title?: string
  readonly on_day?: Day
  readonly starts?: string
  readonly ends?: string | null
  readonly place?: string | null
  readonly notice_on?: Day
  readonly held_on?: Day
  readonly cancelled_on?: Day
  readonly cancelled_why?: string
}

/** Writes a change; `moves`: calendars must learn of it, so the sequence is one more. */
export async function updateMeeting({ db }: Tx, id: string, change: MeetingChange, moves: boolean): Promise<void> {
  await db
    .updateTable('governance.meeting')
    .set({ ...change, changed_at: sql<Date>`clock_timestamp()`, ...(moves && { sequence: sql<number>`sequence + 1` }) })
    .where('id', '=', id)
    .execute()
}

/** How to join from elsewhere; null takes it away. */
export async function saveJoining(
  { db }: Tx,
  meeting: Pick<Meeting, 'id' | 'body' | 'partnership'>,
  words: string | null,
): Promise<void> {
  const { id, body, partnership } = meeting
  if (words === null) {
    await db.deleteFrom('governance.meeting_joining').where('meeting', '=', id).execute()
    return
  }
  await db
    .insertInto('governance.meeting_joining')
    .values({ partnership, body, meeting: id, words })
    .onConflict((conflict) => conflict.column('meeting').doUpdateSet({ words }))
    .execute()
}
