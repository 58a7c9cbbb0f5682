// The returning officer's acts: each loads with the election locked, decides, saves and records, in one transaction. Events name nobody's vote.
import type { Decision } from '../../kernel/decision.ts'
import { found } from '../../kernel/faults.ts'
import type { JobRequest } from '../../store/jobs.ts'
import { record } from '../../store/events.ts'
import type { Tx } from '../../store/open.ts'
import { countPoll, type CountReport } from '../count/index.ts'
import { writeBlt } from '../count/index.ts'
import { announce, freeSeats } from './announce-rules.ts'
import { disclosureOf, pollOf } from './ballot-rules.ts'
import { listCandidates, listNominations } from './nomination-queries.ts'
import { candidatesOf } from './nomination-rules.ts'
import {
  endElection,
  findCount,
  insertElection,
  insertRoll,
  markClosed,
  openUrn,
  saveCount,
  seatElected,
} from './poll-queries.ts'
import { findBalance, findElection, listElectiveSeats, listElectorate, lockElection, seatsBeside } from './queries.ts'
import { cancelElection, closePoll, declareResult, drawLot, freezeRoll, tiedIn, type Frozen } from './run-rules.ts'
import type { AnnounceRefusal, Announcement, Election, ElectiveSeat, RunRefusal } from './types.ts'
import { VACUUM_QUEUE } from './vacuum-job.ts'

/** Gives notice of an election and its id. What a seat is for, and from which office its holder must differ, follow from the seat and the constitution. */
export async function announceElection(
  tx: Tx,
  partnership: string,
  asked: Announcement,
): Promise<Decision<string, AnnounceRefusal>> {
  const seats = seatsBeside(await listElectiveSeats(tx, partnership, asked.termStarts), asked.seat)
  const [seat] = seats
  const organisation = seat === undefined ? null : await findOrganisation(tx, seat.body)
  const balance = seat === undefined ? null : await findBalance(tx, seat.body, { office: seat.office })
  const electors =
    seat === undefined
      ? []
      : await listElectorate(tx, { partnership, body: seat.body, organisation, rollOf: asked.rollOf })
  const standing = { seats, balance, electors: electors.length, hasOrganisation: organisation !== null }
  const decision = announce(asked, standing, tx.now)
  if (!decision.ok) return decision
  const of = { ...found(seat, 'Seat'), differsFrom: balance?.seat ?? null }
  const id = await insertElection(tx, partnership, asked, of)
  await tell(tx, partnership, id, 'election-announced', { places: asked.places, rule: asked.rule })
  return { ok: true, value: id }
}

async function findOrganisation(tx: Tx, body: string): Promise<string | null> {
  const row = await tx.db.selectFrom('governance.body').select('organisation').where('id', '=', body).executeTakeFirst()
  return row?.organisation ?? null
}

/** Freezes the roll and the ballot paper; nobody opposed is declared elected, too few end the election. Gives which. */
export async function freezeElection(tx: Tx, asked: Election): Promise<Decision<Frozen, RunRefusal>> {
  const election = await lockedAgain(tx, asked)
  const candidates = candidatesOf(await listNominations(tx, election.id))
  const roll = await listElectorate(tx, election)
  const decision = freezeRoll(election, candidates, roll, tx.now)
  if (!decision.ok) return decision
  const seats = decision.value === 'unopposed' ? await roomFor(tx, election) : null
  if (seats !== null && !seats.ok) return seats
  const people = candidates.map(({ person }) => person)
  await insertRoll(tx, election, roll, people)
  if (decision.value === 'too-few') await endElection(tx, election.id, 'too-few', false)
  if (seats !== null) {
    const elected = people.map((person) => ({ person, how: 'unopposed' }) as const)
    await seatElected(tx, election, elected, seats.value)
    await endElection(tx, election.id, 'unopposed', true)
  }
  const data = { electors: roll.length, candidates: people.length, follows: decision.value }
  await tell(tx, election.partnership, election.id, 'roll-frozen', data)
  return decision
}

/** Closes a poll that is over, opens the urn and counts. The dead row versions of urn and roll are cleared away as soon as that is committed. */
export async function countElection(tx: Tx, asked: Election): Promise<Decision<string, RunRefusal>> {
  const election = await lockedAgain(tx, asked)
  const decision = closePoll(election, tx.now)
  if (!decision.ok) return decision
  await markClosed(tx, election.id)
  const ballots = await countAndKeep(tx, election, [], null)
  await tell(tx, election.partnership, election.id, 'poll-counted', { ballots }, [clearing(election)])
  return { ok: true, value: election.id }
}

/** Records the name that was drawn and before whom, and counts again with it. */
export async function recordLot(
  tx: Tx,
  asked: Election,
  { drawn, witness }: { readonly drawn: string; readonly witness: string },
): Promise<Decision<string, RunRefusal>> {
  const election = await lockedAgain(tx, asked)
  const decision = drawLot(election, drawn, tx.now)
  if (!decision.ok) return decision
  await countAndKeep(tx, election, decision.value, witness)
  await tell(tx, election.partnership, election.id, 'lot-drawn', { person: drawn })
  return { ok: true, value: election.id }
}

async function countAndKeep(
  tx: Tx,
  election: Election,
  lot: readonly string[],
  witness: string | null,
): Promise<number> {
  const candidates = await listCandidates(tx, election)
  const papers = await openUrn(tx, election.id)
  const poll = pollOf(election, candidates, papers, lot)
  const counted = countPoll(poll, election.rule)
  if (!counted.ok) throw new Error(`The poll of election ${election.id} cannot be counted: ${counted.refusal}`)
  const { openTo } = disclosureOf(papers)
  const count = { report: counted.value, blt: writeBlt(poll), ballots: papers.length, openTo }
  await saveCount(tx, election, count, { tied: tiedIn(counted.value, candidates), lot, witness })
  return papers.length
}

/** Declares the result: who is elected is published and seated. */
export async function declareElection(tx: Tx, asked: Election): Promise<Decision<string, RunRefusal>> {
  const election = await lockedAgain(tx, asked)
  const report: CountReport | null = (await findCount(tx, election.id))?.report ?? null
  const decision = declareResult(election, report, tx.now)
  if (!decision.ok) return decision
  const { elected, endedWhy } = decision.value
  if (elected.length > 0) {
    const seats = await roomFor(tx, election)
    if (!seats.ok) return seats
    await seatElected(tx, election, elected, seats.value)
  }
  await endElection(tx, election.id, endedWhy, true)
  await tell(tx, election.partnership, election.id, 'result-declared', { elected: elected.length, ended: endedWhy })
  return { ok: true, value: election.id }
}

/** Takes an election back before it is counted. What the database keeps of earlier states of its urn is cleared away here too. */
export async function cancel(tx: Tx, asked: Election): Promise<Decision<string, RunRefusal>> {
  const election = await lockedAgain(tx, asked)
  const decision = cancelElection(election, tx.now)
  if (!decision.ok) return decision
  await endElection(tx, election.id, 'cancelled', false)
  const jobs = election.rollFrozenAt === null ? [] : [clearing(election)]
  await tell(tx, election.partnership, election.id, 'election-cancelled', {}, jobs)
  return { ok: true, value: election.id }
}

/** The job that clears away what the database keeps of earlier states of urn and roll. */
function clearing({ id }: Election): JobRequest {
  return { queue: VACUUM_QUEUE, data: { election: id } }
}

async function roomFor(tx: Tx, election: Election): Promise<Decision<readonly ElectiveSeat[], RunRefusal>> {
  const seats = seatsBeside(await listElectiveSeats(tx, election.partnership, election.termStarts), election.seat)
  const room = freeSeats(election, seats)
  return room.ok ? room : { ...room, refusal: 'seat-held' }
}

/** The election as it stands once nobody else is changing it. */
async function lockedAgain(tx: Tx, { id, partnership }: Election): Promise<Election> {
  await lockElection(tx, id)
  return found(await findElection(tx, partnership, id), 'Election')
}

async function tell(
  tx: Tx,
  partnership: string,
  id: string,
  type: string,
  data: Readonly<Record<string, string | number>>,
  jobs: readonly JobRequest[] = [],
): Promise<void> {
  await record(tx, { type, partnership, subject: `election:${id}`, data }, jobs)
}
