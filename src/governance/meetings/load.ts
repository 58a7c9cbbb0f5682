// Loads one meeting with all that its page tells, in the same number of statements whatever its size. No rules, no markup.
import type { Tx } from '../../store/open.ts'
import { findConstitution, listPlaces } from '../bodies/sitting-queries.ts'
import { listRecusals } from '../interests/recusal-queries.ts'
import { listPapers } from '../papers/queries.ts'
import {
  findClerkMailbox,
  findJoining,
  findMeeting,
  listAttendance,
  listCarried,
  listItems,
  listUndertakings,
  listWithdrawals,
} from './queries.ts'
import type { MeetingHeld } from './record.ts'
import type { Meeting } from './types.ts'
import type { Paper } from '../papers/types.ts'

/** The meeting as this reader may see it, and its papers. */
export async function loadMeeting(
  tx: Tx,
  meeting: Meeting,
): Promise<{ readonly held: MeetingHeld; readonly papers: readonly Paper[] }> {
  const { id, body, onDay, partnership, approvedAt } = meeting
  const papers = await listPapers(tx, id)
  return {
    papers,
    held: {
      meeting,
      joining: await findJoining(tx, id),
      items: await listItems(tx, id),
      places: await listPlaces(tx, body, onDay),
      constitution: await findConstitution(tx, body, onDay),
      attendance: await listAttendance(tx, id),
      withdrawals: await listWithdrawals(tx, id),
      recusals: await listRecusals(tx, id),
      undertaken: await listUndertakings(tx, id),
      carried: await listCarried(tx, body, onDay),
      itemsWithPaper: new Set(papers.map(({ item }) => item)),
      clerkMailbox: await findClerkMailbox(tx, partnership),
      approvedAt: approvedAt === null ? null : await findMeeting(tx, partnership, approvedAt),
    },
  }
}
