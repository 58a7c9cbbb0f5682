// When the returning officer may freeze the roll, count, draw, declare and cancel, and what follows. Pure: no database, no clock.
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import { sayMoment } from '../../kernel/london-time.ts'
import type { CountReport } from '../count/types.ts'
import { isOver, stateOf } from './state-rules.ts'
import type { Candidate, Election, Elector, Objection, ObjectionRefusal, RunRefusal } from './types.ts'

/** What follows from closing nominations: a poll, an election without one, or too few who stand. */
export type Frozen = 'poll' | 'unopposed' | 'too-few'

/** The roll is frozen once nominations are closed and before the poll is over. Refuses over, nominations-open, frozen-already, poll-over, no-electors. */
export function freezeRoll(
  election: Election,
  candidates: readonly Candidate[],
  roll: readonly Elector[],
  now: Date,
): Decision<Frozen, RunRefusal> {
  const state = stateOf(election, now)
  if (isOver(state)) return refuse('over')
  if (election.rollFrozenAt !== null) return refuse('frozen-already')
  if (state !== 'nominations-closed') return refuse('nominations-open', { until: sayMoment(election.nominationsUntil) })
  if (candidates.length < election.places) return accept('too-few')
  if (candidates.length === election.places) return accept('unopposed')
  if (now >= election.pollUntil) return refuse('poll-over', { until: sayMoment(election.pollUntil) })
  return roll.length === 0 ? refuse('no-electors') : accept('poll')
}

/** The poll is counted once it is over, and once. Refuses over, not-frozen, poll-open, counted-already. */
export function closePoll(election: Election, now: Date): Decision<null, RunRefusal> {
  const state = stateOf(election, now)
  if (isOver(state)) return refuse('over')
  if (election.rollFrozenAt === null) return refuse('not-frozen')
  if (election.closedAt !== null) return refuse('counted-already')
  return state === 'poll-closed' ? accept(null) : refuse('poll-open', { until: sayMoment(election.pollUntil) })
}

/** The people between whom a lot is to be drawn; none when the ballots decide, or when a lot would decide nothing. */
export function tiedIn(report: CountReport, candidates: readonly Candidate[]): readonly string[] {
  if (!report.ties.some(({ chosen }) => chosen === null)) return []
  return candidates.filter(({ name }) => report.undecided.includes(name)).map(({ person }) => person)
}

/** The returning officer drew a name between the tied, before a witness. Refuses over, not-counted, no-tie, not-tied. */
export function drawLot(election: Election, person: string, now: Date): Decision<readonly string[], RunRefusal> {
  if (isOver(stateOf(election, now))) return refuse('over')
  if (election.countedAt === null) return refuse('not-counted')
  if (election.tied.length === 0) return refuse('no-tie')
  return election.tied.includes(person) ? accept([...election.lot, person]) : refuse('not-tied')
}

/** Who is elected, in order, and whether a lot decided it; nobody where no candidate has a majority. */
export interface Declared {
  readonly endedWhy: 'elected' | 'no-majority'
  readonly elected: readonly { readonly person: string; readonly how: 'elected' | 'by-lot' }[]
}

/** The result is declared once the count is decided. Refuses over, not-counted, lot-needed, declared-already. */
export function declareResult(
  election: Election,
  report: CountReport | null,
  now: Date,
): Decision<Declared, RunRefusal> {
  if (election.declaredAt !== null) return refuse('declared-already')
  if (isOver(stateOf(election, now))) return refuse('over')
  if (report === null) return refuse('not-counted')
  if (election.tied.length > 0) return refuse('lot-needed')
  // By the place on the ballot paper: a name may have been put right since the count.
  const people = new Map(report.candidates.map((name, place) => [name, election.candidates[place]]))
  const drawn = new Set(report.ties.filter(({ settledBy }) => settledBy === 'lot').flatMap(({ between }) => between))
  const elected = report.elected.flatMap((name) => {
    const person = people.get(name)
    return person === undefined ? [] : [{ person, how: drawn.has(name) ? 'by-lot' : 'elected' } as const]
  })
  return accept({ endedWhy: report.undecided.length > 0 ? 'no-majority' : 'elected', elected })
}

/** An election that was announced by mistake is cancelled until it is counted; its days and papers stay. Refuses over, counted-already. */
export function cancelElection(election: Election, now: Date): Decision<null, RunRefusal> {
  if (isOver(stateOf(election, now)) || election.declaredAt !== null) return refuse('over')
  return election.countedAt === null ? accept(null) : refuse('counted-already')
}

/** An elector or a candidate objects after the declaration, until the last day. Refuses not-declared, too-late, not-concerned. */
export function objectTo(election: Election, concerned: boolean, now: Date): Decision<null, ObjectionRefusal> {
  const state = stateOf(election, now)
  if (state === 'ended') return refuse('too-late')
  if (state !== 'objections-open') return refuse('not-declared')
  return concerned ? accept(null) : refuse('not-concerned')
}

/** The returning officer answers once. Refuses answered-already. */
export function answerObjection({ answer }: Objection): Decision<null, ObjectionRefusal> {
  return answer === null ? accept(null) : refuse('answered-already')
}
