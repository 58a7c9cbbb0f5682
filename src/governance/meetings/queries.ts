// All SQL that reads meetings, agendas, who was there and what was undertaken. Row-level security decides what the reader gets.
import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../store/open.ts'
import { nameAtSeat } from '../bodies/sitting-queries.ts'
import type { DueMeeting } from './due-rules.ts'
import type { MeetingBody } from './term-rules.ts'
import type { AgendaItem, Attendance, Meeting, Undertaking, Withdrawal } from './types.ts'

const MEETING = sql`m.id, m.partnership, m.body, b.slug as "bodySlug", b.name as "bodyName", b.confidential, m.title, m.on_day as "onDay",
  m.starts, m.ends, m.place, m.notice_on as "noticeOn", m.cancelled_on as "cancelledOn", m.cancelled_why as "cancelledWhy", m.held_on as "heldOn",
  m.sequence, m.minutes_drafted_on as "draftedOn", m.minutes_circulated_on as "circulatedOn", m.minutes_approved_on as "approvedOn",
  m.minutes_approved_at as "approvedAt", m.changed_at as "changedAt"`

/** The meeting of this partnership; null when there is none. */
export async function findMeeting(tx: Tx, partnership: string, id: string): Promise<Meeting | null> {
  const [meeting] = await meetingsWhere(tx, sql`m.id = ${id}::uuid and m.partnership = ${partnership}`)
  return meeting ?? null
}

/** The same, locked until the end of the transaction: nobody approves its minutes meanwhile. */
export async function lockMeeting(tx: Tx, partnership: string, id: string): Promise<Meeting | null> {
  await sql`select 1 from governance.meeting where id = ${id}::uuid and partnership = ${partnership} for update`.execute(
    tx.db,
  )
  return findMeeting(tx, partnership, id)
}

/** Meetings of these bodies, by day and time. */
export async function listMeetingsOf(tx: Tx, bodies: readonly string[]): Promise<readonly Meeting[]> {
  return bodies.length === 0 ? [] : meetingsWhere(tx, sql`m.body = any(${[...bodies]}::uuid[])`)
}

/** Every meeting of the partnership in which this text is found, in its title, or in the title of an item or a paper that the reader may see; by day and time. Empty text: all. */
export async function listMeetings(tx: Tx, partnership: string, text: string): Promise<readonly Meeting[]> {
  const words = text.split(/\s+/).filter(Boolean)
  const fits = words.map((word) => {
    const like = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    return sql<boolean>`(m.title ilike ${like} or b.name ilike ${like}
      or exists (select from governance.agenda_item i where i.meeting = m.id and i.title ilike ${like})
      or exists (select from governance.agenda_item i join governance.paper p on p.item = i.id where i.meeting = m.id and p.title ilike ${like}))`
  })
  return meetingsWhere(
    tx,
    sql`m.partnership = ${partnership}${sql.join(
      fits.map((fit) => sql` and ${fit}`),
      sql``,
    )}`,
  )
}

async function meetingsWhere(tx: Tx, which: RawBuilder<unknown>): Promise<readonly Meeting[]> {
  const { rows } = await sql<Meeting>`
    select ${MEETING} from governance.meeting m join governance.body b on b.id = m.body
     where ${which} order by m.on_day, m.starts, b.name, m.id`.execute(tx.db)
  return rows
}

/** How to join from elsewhere; null where nothing is recorded or it is not this reader's to see. */
export async function findJoining({ db }: Tx, meeting: string): Promise<string | null> {
  const row = await db
    .selectFrom('governance.meeting_joining')
    .select('words')
    .where('meeting', '=', meeting)
    .executeTakeFirst()
  return row?.words ?? null
}

/** The agenda in its order, as far as the reader may see it. */
export async function listItems(tx: Tx, meeting: string): Promise<readonly AgendaItem[]> {
  const { rows } = await sql<AgendaItem>`
    select id, position, title, purpose, access, reason from governance.agenda_item where meeting = ${meeting}::uuid order by position`.execute(
    tx.db,
  )
  return rows
}

/** Who was there, by seat; then observers, for members. */
export async function listAttendance(tx: Tx, meeting: string): Promise<readonly Attendance[]> {
  const { rows } = await sql<Attendance>`
    select a.seat, a.person, coalesce(a.guest, ${nameAtSeat(tx)}) as name, a.kind
      from governance.attendance a join governance.body b on b.id = a.body
      left join governance.seat s on s.id = a.seat left join register.person n on n.id = a.person
     where a.meeting = ${meeting}::uuid order by s.position nulls last, a.guest, a.id`.execute(tx.db)
  return rows
}

/** Members who were not there for an item: for those who sit on the body. */
export async function listWithdrawals(tx: Tx, meeting: string): Promise<readonly Withdrawal[]> {
  const { rows } = await sql<Withdrawal>`
    select w.item, w.person, ${nameAtSeat(tx)} as name, w.why
      from governance.withdrawal w join governance.agenda_item i on i.id = w.item join governance.body b on b.id = w.body
      left join register.person n on n.id = w.person
     where i.meeting = ${meeting}::uuid order by i.position, w.person`.execute(tx.db)
  return rows
}

/** What was undertaken at the meeting, the soonest due first. */
export async function listUndertakings(tx: Tx, meeting: string): Promise<readonly Undertaking[]> {
  return undertakingsWhere(tx, sql`a.meeting = ${meeting}::uuid`)
}

/** What was undertaken at earlier meetings of the body and was not done before the day: it stands on the agenda of that day. The soonest due first. */
export async function listCarried(tx: Tx, body: string, before: Day): Promise<readonly Undertaking[]> {
  return undertakingsWhere(
    tx,
    sql`a.body = ${body}::uuid and m.on_day < ${before} and (a.done_on is null or a.done_on > ${before})`,
  )
}

/** One undertaking; null when there is none or it is not this reader's to see. */
export async function findUndertaking(tx: Tx, partnership: string, id: string): Promise<Undertaking | null> {
  const [one] = await undertakingsWhere(tx, sql`a.id = ${id}::uuid and a.partnership = ${partnership}`)
  return one ?? null
}

/** What these people undertook and have not done, the soonest due first. */
export async function listOwnUndertakings(tx: Tx, people: readonly string[]): Promise<readonly Undertaking[]> {
  return undertakingsWhere(tx, sql`a.owner = any(${[...people]}::uuid[]) and a.done_on is null`)
}

async function undertakingsWhere(tx: Tx, which: RawBuilder<unknown>): Promise<readonly Undertaking[]> {
  const { rows } = await sql<Undertaking>`
    select a.id, a.partnership, a.body, a.meeting, m.on_day as "meetingDay", a.item, a.text, a.owner_seat as "ownerSeat", s.title as "ownerSeatTitle",
           a.owner, ${nameAtSeat(tx)} as "ownerName", a.due_on as "dueOn", a.done_on as "doneOn", a.done_note as "doneNote"
      from governance.action a join governance.meeting m on m.id = a.meeting join governance.body b on b.id = a.body
      left join governance.seat s on s.id = a.owner_seat left join register.person n on n.id = a.owner
     where ${which} order by a.due_on nulls last, m.on_day, a.id`.execute(tx.db)
  return rows
}

/** The bodies of these partnerships that undertook to meet so often, each with the days of its meetings. */
export async function listMeetingBodies(tx: Tx, partnerships: readonly string[]): Promise<readonly MeetingBody[]> {
  const { rows } = await sql<MeetingBody>`
    select b.id, b.partnership, b.slug, b.name, b.meets,
           array(select m.on_day::text from governance.meeting m where m.body = b.id and m.cancelled_on is null order by m.on_day) as days
      from governance.body b
     where b.partnership = any(${[...partnerships]}::text[]) and b.meets is not null and b.kind <> 'outside'
       and (b.closed is null or b.closed > ${tx.today}) and (b.opened is null or b.opened <= ${tx.today})
     order by b.name`.execute(tx.db)
  return rows
}

/** The mailbox of the post of clerk today; null where the register has none. */
export async function findClerkMailbox(tx: Tx, partnership: string): Promise<string | null> {
  const { rows } = await sql<{ mailbox: string }>`
    select mailbox from register.post
     where partnership = ${partnership} and office = 'clerk' and mailbox is not null
       and (starts is null or starts <= ${tx.today}) and (ends is null or ends > ${tx.today})
     order by title limit 1`.execute(tx.db)
  return rows[0]?.mailbox ?? null
}

/** The meetings of these partnerships from `since` to `until` that are neither cancelled nor have approved minutes, with how far each is; by day. */
export async function listDueMeetings(
  tx: Tx,
  partnerships: readonly string[],
  since: Day,
  until: Day,
): Promise<readonly DueMeeting[]> {
  const { rows } = await sql<DueMeeting>`
    select m.id, m.partnership, b.name as "bodyName", m.title, m.on_day as "onDay", m.notice_on as "noticeOn", m.held_on as "heldOn",
           m.minutes_drafted_on as "draftedOn", m.minutes_circulated_on as "circulatedOn",
           (select count(*)::int from governance.agenda_item i where i.meeting = m.id) as items,
           (select count(*)::int from governance.attendance a where a.meeting = m.id) as attendance,
           (select count(*)::int from governance.minutes_comment c where c.meeting = m.id and c.answer is null) as unanswered,
           exists (select from governance.meeting l where l.body = m.body and l.on_day > m.on_day and l.held_on is not null
                      and l.cancelled_on is null) as "laterHeld"
      from governance.meeting m join governance.body b on b.id = m.body
     where m.partnership = any(${[...partnerships]}::text[]) and m.on_day between ${since} and ${until}
       and m.cancelled_on is null and m.minutes_approved_on is null
     order by m.on_day, m.starts, b.name, m.id`.execute(tx.db)
  return rows
}
