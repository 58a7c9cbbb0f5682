// The minutes of a meeting as one reader may see them, put together from what each subject lists. No SQL, no markup.
import type { Tx } from '../../store/open.ts'
import { quorumOf } from '../bodies/quorum-rules.ts'
import { findConstitution, listPlaces } from '../bodies/sitting-queries.ts'
import type { Place } from '../bodies/types.ts'
import { listDecisionsOf } from '../decisions/queries.ts'
import { listRecusals } from '../interests/recusal-queries.ts'
import { sayRecusal, type Recusal } from '../interests/recusal-rules.ts'
import { quorumOfItem, quorumOfMeeting, type Standing } from '../meetings/quorum-words.ts'
import { listAttendance, listItems, listUndertakings, listWithdrawals } from '../meetings/queries.ts'
import type { AgendaItem, Attendance, Meeting, Withdrawal } from '../meetings/types.ts'
import { isInside } from '../meetings/who.ts'
import { listPapers } from '../papers/queries.ts'
import { findApproving, listComments, listHeldParts, listParts } from './queries.ts'
import { changedSince, versionOf } from './rules.ts'
import type { Attendant, Minutes, MinutedItem } from './types.ts'

/** What is known of the meeting before its minutes are put together. */
interface Known {
  readonly places: readonly Place[]
  readonly attendance: readonly Attendance[]
  readonly recusals: readonly Recusal[]
  readonly withdrawals: readonly Withdrawal[]
  readonly standing: Standing | null
  readonly inside: boolean
}

/** The minutes as this reader may see them; the caller has asked whether the reader may see any. */
export async function loadMinutes(tx: Tx, meeting: Meeting): Promise<Minutes> {
  const known = await loadKnown(tx, meeting)
  const items = await loadItems(tx, meeting, known)
  const [decisions, actions] = [await listDecisionsOf(tx, meeting.id), await listUndertakings(tx, meeting.id)]
  const held = items.flatMap((item) => item.held).length
  const ofItem = <T extends { readonly item: string | null }>(rows: readonly T[], id: string | null) =>
    rows.filter((row) => (id === null ? !items.some((item) => item.id === row.item) : row.item === id))
  return {
    meeting,
    version: versionOf(known.inside, held),
    changedOn: known.inside
      ? changedSince(
          meeting,
          items.flatMap(({ parts }) => parts),
        )
      : null,
    attendance: attendantsOf(known),
    quorum: known.standing === null ? null : quorumOfMeeting(known.standing).sentence,
    items: items.map((item) => ({ ...item, decisions: ofItem(decisions, item.id), actions: ofItem(actions, item.id) })),
    decisions: ofItem(decisions, null),
    actions: ofItem(actions, null),
    approvedAt: meeting.approvedAt === null ? null : await findApproving(tx, meeting.body, meeting.approvedAt),
    unanswered: known.inside ? await countUnanswered(tx, meeting.id) : null,
  }
}

/** Comments that wait for an answer. */
export async function countUnanswered(tx: Tx, meeting: string): Promise<number> {
  return (await listComments(tx, meeting)).filter(({ answer }) => answer === null).length
}

/** Was this meeting of the body quorate as a whole? Null where nobody recorded who was there, or no constitution says how many are needed. */
export async function wasQuorate(tx: Tx, meeting: Pick<Meeting, 'id' | 'body' | 'onDay'>): Promise<boolean | null> {
  const places = await listPlaces(tx, meeting.body, meeting.onDay)
  const standing = await loadStanding(tx, meeting, places, await listAttendance(tx, meeting.id), [], [])
  return standing === null || standing.attending.length === 0 ? null : quorumOfMeeting(standing).quorate
}

async function loadKnown(tx: Tx, meeting: Meeting): Promise<Known> {
  const places = await listPlaces(tx, meeting.body, meeting.onDay)
  const attendance = await listAttendance(tx, meeting.id)
  const present = new Set(attendance.filter(({ kind }) => kind === 'present').map(({ person }) => person))
  const recusals = (await listRecusals(tx, meeting.id)).filter(({ person }) => present.has(person))
  const withdrawals = await listWithdrawals(tx, meeting.id)
  const standing = await loadStanding(tx, meeting, places, attendance, recusals, withdrawals)
  return { places, attendance, recusals, withdrawals, standing, inside: isInside(tx.actor, meeting) }
}

/** Who is counted: those who sit with a vote and were present. Null: no constitution was in force. */
async function loadStanding(
  tx: Tx,
  { body, onDay }: Pick<Meeting, 'body' | 'onDay'>,
  places: readonly Place[],
  attendance: readonly Attendance[],
  recusals: readonly Recusal[],
  withdrawals: readonly Withdrawal[],
): Promise<Standing | null> {
  const constitution = await findConstitution(tx, body, onDay)
  if (constitution === null) return null
  const votes = new Map(places.map(({ seat }) => [seat.id, seat.votes]))
  const attending = attendance.flatMap(({ person, seat, kind }) =>
    kind === 'present' && person !== null ? [{ person, votes: votes.get(seat ?? '') ?? false }] : [],
  )
  return { quorum: quorumOf(constitution, places), attending, recusals, withdrawals, held: true }
}

async function loadItems(
  tx: Tx,
  meeting: Meeting,
  known: Known,
): Promise<readonly Omit<MinutedItem, 'decisions' | 'actions'>[]> {
  const items = await listItems(tx, meeting.id)
  const [parts, held] = [await listParts(tx, meeting.id), await listHeldParts(tx, meeting.id)]
  const papers = await listPapers(tx, meeting.id)
  return items.map((item) => {
    const left = whoLeft(item, known)
    return {
      ...item,
      parts: parts.filter((part) => part.item === item.id),
      held: held.filter((part) => part.item === item.id),
      papers: papers.filter((paper) => paper.item === item.id && paper.state === 'released'),
      left,
      // Whoever does not see who was out of the room would be told a wrong number.
      quorum:
        left.length > 0 && known.inside && known.standing !== null ? quorumOfItem(item, known.standing).sentence : null,
    }
  })
}

/** Those kept out by an interest, then those who were away otherwise; nobody twice. */
function whoLeft({ id }: AgendaItem, { recusals, withdrawals }: Known): readonly string[] {
  const recused = recusals.filter(({ item }) => item === id)
  const others = withdrawals.filter(
    ({ item, person }) => item === id && !recused.some((recusal) => recusal.person === person),
  )
  const away = others.map(({ name, why }) =>
    why === 'interest'
      ? `${name ?? 'A member'} withdrew from this item for an interest.`
      : `${name ?? 'A member'} was not in the room for this item.`,
  )
  return [...recused.map((recusal) => `${sayRecusal(recusal, true)}.`), ...away]
}

function attendantsOf({ places, attendance }: Known): readonly Attendant[] {
  const titles = new Map(places.map(({ seat }) => [seat.id, seat.title]))
  return attendance.map(({ seat, name, kind }) => ({
    name,
    kind,
    seatTitle: seat === null ? null : (titles.get(seat) ?? 'Member'),
  }))
}
