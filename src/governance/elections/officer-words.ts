// What the returning officer does next, and why an act is not to be done now, in sentences. Pure.
import { sayMoment } from '../../kernel/london-time.ts'
import type { Election, ElectionState } from './types.ts'
import { sayState } from './words.ts'

/** An act of the returning officer that has a page of its own. */
export type OfficerAct = 'roll' | 'count' | 'lot' | 'declare' | 'cancel'

/** The state in which each act is due. Cancelling is never due; its own rule says when it may be done. */
const DUE: Readonly<Record<Exclude<OfficerAct, 'cancel'>, ElectionState>> = {
  roll: 'nominations-closed',
  count: 'poll-closed',
  lot: 'tied',
  declare: 'counted',
}

/** Why the act is not to be done in this state, in a sentence; null when it is due. */
export function sayNotNow(act: OfficerAct, election: Election, state: ElectionState): string | null {
  if (act === 'cancel') return sayNotCancelled(election, state)
  if (state === DUE[act]) return null
  if (state === 'cancelled') return sayState(election, state)
  if (act === 'roll') return sayRoll(election)
  return election.countedAt === null ? sayNoCount(election, state) : sayCounted(act, election, election.countedAt)
}

function sayRoll({ rollFrozenAt, nominationsUntil }: Election): string {
  return rollFrozenAt === null
    ? `Nominations close at ${sayMoment(nominationsUntil)}; fix the roll after that.`
    : `The roll and the ballot paper are fixed since ${sayMoment(rollFrozenAt)}.`
}

function sayNoCount(election: Election, state: ElectionState): string {
  const until = sayMoment(election.pollUntil)
  if (election.endedWhy === 'unopposed') return 'As many stood as there were places, so there was no poll to count.'
  if (election.endedWhy !== null) return sayState(election, 'ended')
  if (election.rollFrozenAt === null) return 'The roll is not fixed yet, so there is no poll to count.'
  if (state === 'poll-open') return `The poll is open until ${until}; count it after that.`
  if (state === 'poll-closed') return `The poll closed at ${until}, and the ballots are not counted yet.`
  return `The poll opens at ${sayMoment(election.pollFrom)} and closes at ${until}; count it after that.`
}

function sayCounted(act: OfficerAct, election: Election, countedAt: Date): string {
  const { closedAt, declaredAt, tied, lot } = election
  if (act === 'count') return `The poll was closed and the ballots were counted at ${sayMoment(closedAt ?? countedAt)}.`
  if (act === 'lot')
    return lot.length > 0 ? 'The lot is recorded, and no tie is left.' : 'There is no tie to be settled.'
  if (declaredAt !== null) return `The result was declared at ${sayMoment(declaredAt)}.`
  return tied.length > 0 ? 'The count is tied: draw the lot first.' : sayState(election, 'counted')
}

function sayNotCancelled(election: Election, state: ElectionState): string | null {
  if (state === 'cancelled' || election.endedWhy !== null) return sayState(election, state)
  return election.countedAt === null ? null : 'The ballots are counted, and an election is cancelled only before that.'
}

/** What comes next for the returning officer while nothing is theirs to do; null when something is, or nothing more. */
export function sayComing(election: Election, state: ElectionState): string | null {
  const { nominationsFrom, nominationsUntil, pollUntil } = election
  if (state === 'announced')
    return `Nominations open at ${sayMoment(nominationsFrom)}; when they close, at ${sayMoment(nominationsUntil)}, you fix the roll.`
  if (state === 'nominations-open')
    return `When nominations close, at ${sayMoment(nominationsUntil)}, you fix the roll.`
  const polls = state === 'roll-frozen' || state === 'poll-open'
  return polls ? `When the poll closes, at ${sayMoment(pollUntil)}, you count.` : null
}
