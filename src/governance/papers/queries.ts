// All SQL about papers. Who sees which is for the database to say: what a reader does not see is simply not there.
import { sql } from 'kysely'
import type { Tx } from '../../store/open.ts'
import type { Paper, PaperPlace, PaperWords } from './types.ts'

/** The papers of a meeting that this reader sees, in the order of its agenda and then as they were added. */
export async function listPapers({ db }: Tx, meeting: string): Promise<readonly Paper[]> {
  const { rows } = await sql<Paper>`${PAPER}
     where i.meeting = ${meeting}::uuid order by i.position, p.added_at, p.title, p.id`.execute(db)
  return rows
}

/** The papers of one item that this reader sees, as they were added. */
export async function listPapersOfItem({ db }: Tx, item: string): Promise<readonly Paper[]> {
  const { rows } = await sql<Paper>`${PAPER} where p.item = ${item}::uuid order by p.added_at, p.title, p.id`.execute(
    db,
  )
  return rows
}

/** A paper of this partnership; null when there is none that this reader sees. */
export async function findPaper({ db }: Tx, partnership: string, id: string): Promise<Paper | null> {
  const { rows } = await sql<Paper>`${PAPER} where p.id::text = ${id} and p.partnership = ${partnership}`.execute(db)
  return rows[0] ?? null
}

const PAPER = sql`
  select p.id, p.item, p.title, p.access, p.reason, p.file_name as "fileName", p.media_type as "mediaType", p.bytes,
         p.state, p.state_why as "stateWhy"
    from governance.paper p join governance.agenda_item i on i.id = p.item`

/** The file of a paper that is released; null where there is none, or none for this reader. */
export async function findContent({ db }: Tx, paper: string): Promise<Uint8Array | null> {
  const { rows } = await sql<{ content: Uint8Array }>`
    select c.content from governance.paper_content c join governance.paper p on p.id = c.paper
     where p.id = ${paper}::uuid and p.state = 'released'`.execute(db)
  return rows[0]?.content ?? null
}

/** The item of this partnership with its meeting and body; null when there is none that this reader sees. */
export async function findPlace({ db }: Tx, partnership: string, item: string): Promise<PaperPlace | null> {
  const { rows } = await sql<PaperPlace>`
    select i.id as item, i.position, i.title, i.access, i.reason, m.id as meeting, m.title as "meetingTitle", m.on_day as "onDay",
           m.held_on as "heldOn", m.cancelled_on as "cancelledOn", m.minutes_approved_on as "approvedOn",
           b.id as body, b.name as "bodyName"
      from governance.agenda_item i join governance.meeting m on m.id = i.meeting join governance.body b on b.id = m.body
     where i.id::text = ${item} and i.partnership = ${partnership}`.execute(db)
  return rows[0] ?? null
}

/** Saves a paper; its file only where it is released: what is in quarantine is not kept. */
export async function insertPaper(
  { db, now }: Tx,
  partnership: string,
  { item, body }: Pick<PaperPlace, 'item' | 'body'>,
  paper: Omit<Paper, 'item'>,
  content: Uint8Array,
): Promise<void> {
  const own = { partnership, body }
  const { id, title, access, reason, bytes, state } = paper
  const { fileName: file_name, mediaType: media_type, stateWhy: state_why } = paper
  await db
    .insertInto('governance.paper')
    .values({ ...own, id, item, title, access, reason, file_name, media_type, bytes, state, state_why, added_at: now })
    .execute()
  if (state === 'quarantined') return
  await db
    .insertInto('governance.paper_content')
    .values({ ...own, paper: id, content })
    .execute()
}

/** Changes what is said of a paper, never its file. */
export async function updatePaper({ db }: Tx, id: string, words: PaperWords): Promise<void> {
  const { title, access, reason } = words
  await db.updateTable('governance.paper').set({ title, access, reason }).where('id', '=', id).execute()
}

/** Takes a paper away with its file. */
export async function deletePaper({ db }: Tx, id: string): Promise<void> {
  await db.deleteFrom('governance.paper').where('id', '=', id).execute()
}

/** Keeps the item's meeting as it is until this transaction ends, so that it is not held or approved in between. */
export async function lockMeeting({ db }: Tx, meeting: string): Promise<void> {
  await db.selectFrom('governance.meeting').select('id').where('id', '=', meeting).forUpdate().execute()
}
