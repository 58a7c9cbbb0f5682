// The demonstration's meetings: agenda, papers, who came, minutes, decisions and actions. Writes rows; decides nothing.
import { addDays, type Day } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { Tx } from '../../store/open.ts'
import { listPlaces } from '../bodies/sitting-queries.ts'
import type { Place } from '../bodies/types.ts'
import { workdayIn } from './days.ts'
import type { DemonstrationBody, DemonstrationMeeting } from './file.ts'
import type { Names } from './names.ts'

type FileItem = DemonstrationMeeting['items'][number]

/** A meeting in the making. */
interface Making {
  readonly own: { readonly partnership: string; readonly body: string }
  readonly meeting: string
  readonly on: Day
  readonly places: readonly Place[]
}

const NOTICE_DAYS = 10

/** Saves the meetings of the body, the earliest first, so that decisions are numbered in order. */
export async function addMeetings(tx: Tx, names: Names, body: DemonstrationBody): Promise<void> {
  for (const meeting of body.meetings.toSorted((a, b) => a.inDays - b.inDays)) {
    const on = workdayIn(tx.today, meeting.inDays)
    const own = { partnership: names.partnership, body: names.body(body.slug) }
    const making = { own, meeting: newId(), on, places: await listPlaces(tx, own.body, on) }
    await addMeeting(tx, making, meeting)
    for (const [index, item] of meeting.items.entries()) await addItem(tx, making, item, index + 1)
    if (meeting.inDays < 0) await addAttendance(tx, making, meeting)
  }
}

async function addMeeting(
  { db, today }: Tx,
  { own, meeting: id, on }: Making,
  meeting: DemonstrationMeeting,
): Promise<void> {
  const held = meeting.inDays < 0
  const written = meeting.circulated === true ? addDays(on, 3) : null
  await db
    .insertInto('governance.meeting')
    .values({
      ...own,
      id,
      title: meeting.title,
      on_day: on,
      starts: meeting.starts,
      ends: meeting.ends,
      place: meeting.place,
      notice_on: held ? addDays(on, -NOTICE_DAYS) : meeting.notice === true ? today : null,
      held_on: held ? on : null,
      minutes_drafted_on: written,
      minutes_circulated_on: written,
    })
    .execute()
  if (meeting.joining !== undefined)
    await db
      .insertInto('governance.meeting_joining')
      .values({ ...own, meeting: id, words: meeting.joining })
      .execute()
}

async function addItem(tx: Tx, making: Making, item: FileItem, position: number): Promise<void> {
  const { own, meeting } = making
  const id = newId()
  const { title, purpose, access } = item
  await tx.db
    .insertInto('governance.agenda_item')
    .values({ ...own, id, meeting, position, title, purpose, access, reason: item.reason ?? null })
    .execute()
  if (item.paper !== undefined) await addPaper(tx, making, id, item, item.paper)
  for (const [of, text] of Object.entries(item.minutes ?? {}))
    await tx.db
      .insertInto('governance.minute_text')
      .values({ ...own, item: id, access: of, text })
      .execute()
  if (item.decision !== undefined) await addDecision(tx, making, id, item.decision)
  if (item.action !== undefined) await addAction(tx, making, id, item.action)
}

async function addPaper(
  { db, now }: Tx,
  { own }: Making,
  item: string,
  { access, reason }: FileItem,
  paper: NonNullable<FileItem['paper']>,
): Promise<void> {
  const content = new TextEncoder().encode(`${paper.title}\n\n${paper.text}\n`)
  const id = newId()
  await db
    .insertInto('governance.paper')
    .values({
      ...own,
      id,
      item,
      title: paper.title,
      access: paper.access ?? access,
      reason: paper.reason ?? reason ?? null,
      file_name: `${paper.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.txt`,
      media_type: 'text/plain',
      bytes: content.length,
      state: 'released',
      added_at: now,
    })
    .execute()
  await db
    .insertInto('governance.paper_content')
    .values({ ...own, paper: id, content })
    .execute()
}

async function addDecision(
  { db }: Tx,
  { own, meeting, on, places }: Making,
  item: string,
  decision: NonNullable<FileItem['decision']>,
): Promise<void> {
  const year = Number(on.slice(0, 4))
  const { last } = await db
    .selectFrom('governance.decision')
    .select((w) => w.fn.max('number').as('last'))
    .where('body', '=', own.body)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  const [votes_for, votes_against, votes_abstained] = decision.votes
  await db
    .insertInto('governance.decision')
    .values({
      ...own,
      year,
      number: (last ?? 0) + 1,
      on_day: on,
      meeting,
      item,
      text: decision.text,
      access: decision.access ?? 'public',
      mover: holderOf(places, decision.mover),
      seconder: holderOf(places, decision.seconder),
      votes_for,
      votes_against,
      votes_abstained,
      published_on: decision.published === true ? on : null,
    })
    .execute()
}

async function addAction(
  { db, today }: Tx,
  { own, meeting, places }: Making,
  item: string,
  action: NonNullable<FileItem['action']>,
): Promise<void> {
  const seat = places.find((place) => place.seat.title === action.owner)?.seat.id ?? null
  await db
    .insertInto('governance.action')
    .values({
      ...own,
      meeting,
      item,
      text: action.text,
      owner_seat: seat,
      owner: holderOf(places, action.owner),
      due_on: addDays(today, action.inDays),
    })
    .execute()
}

async function addAttendance({ db }: Tx, { own, meeting, places }: Making, of: DemonstrationMeeting): Promise<void> {
  const seated = places.flatMap(({ seat, holder }) => {
    const kind = of.apologies.includes(seat.title) ? 'apologies' : 'present'
    return holder === null ? [] : [{ ...own, meeting, seat: seat.id, person: holder.person, kind }]
  })
  const guests = of.observers.map((guest) => ({ ...own, meeting, guest, kind: 'observer' }))
  for (const row of [...seated, ...guests]) await db.insertInto('governance.attendance').values(row).execute()
}

function holderOf(places: readonly Place[], title: string): string | null {
  return places.find(({ seat }) => seat.title === title)?.holder?.person ?? null
}
