// Elections in sentences: states, rolls, refusals by field. Pure.
import type { FormErrors } from '../../http/form.ts'
import { sayDay } from '../../kernel/day.ts'
import { sayMoment } from '../../kernel/london-time.ts'
import type { PhaseGroupName } from '../bodies/types.ts'
import type {
  AnnounceRefusal,
  AnswerRefusal,
  BallotRefusal,
  Election,
  ElectionState,
  ObjectionRefusal,
  RollOf,
  RunRefusal,
} from './types.ts'

type Detail = Readonly<Record<string, string>>

export const STATE_NAMES: Readonly<Record<ElectionState, string>> = {
  announced: 'Announced',
  'nominations-open': 'Nominations open',
  'nominations-closed': 'Nominations closed',
  'roll-frozen': 'Poll to come',
  'poll-open': 'Poll open',
  'poll-closed': 'Poll closed',
  counted: 'Counted',
  tied: 'Tied',
  'objections-open': 'Declared',
  ended: 'Ended',
  cancelled: 'Cancelled',
}

export const ROLL_NAMES: Readonly<Record<RollOf, string>> = {
  seats: 'Those who sit on the body with a vote, one vote a person',
  'member-schools': 'The member schools, one vote a school, cast by its head',
}

/** Who elects a seat, to end a sentence: `the heads of the network`. */
export function sayElectorate(words: string): string {
  return words.replace(/^The /, 'the ')
}

const GROUPS: Readonly<Record<PhaseGroupName, string>> = {
  primary: 'primary schools',
  secondary: 'secondary schools and colleges',
  special: 'special schools',
  alternative: 'alternative provision',
  other: 'other schools',
}

/** `primary schools`. */
export function sayPhaseGroup(group: PhaseGroupName): string {
  return GROUPS[group]
}

/** How things stand and what comes next, in one sentence. */
export function sayState(election: Election, state: ElectionState): string {
  switch (state) {
    case 'announced':
      return `Announced. Nominations open at ${sayMoment(election.nominationsFrom)}.`
    case 'nominations-open':
      return `Nominations are open until ${sayMoment(election.nominationsUntil)}.`
    case 'nominations-closed':
      return 'Nominations are closed. The returning officer now fixes the roll and the ballot paper.'
    case 'roll-frozen':
      return `The roll and the ballot paper are fixed. The poll opens at ${sayMoment(election.pollFrom)}.`
    case 'poll-open':
      return `The poll is open until ${sayMoment(election.pollUntil)}.`
    case 'poll-closed':
      return `The poll closed at ${sayMoment(election.pollUntil)}. The returning officer now counts.`
    case 'tied':
      return 'The count is tied. The returning officer draws a lot between those named below.'
    case 'counted':
      return 'The ballots are counted. The returning officer now declares the result.'
    case 'objections-open':
      return `The result is declared. Objections are taken until the end of ${sayDay(election.objectionsUntil)}.`
    case 'cancelled':
      return 'The returning officer cancelled this election. Nobody was elected.'
    case 'ended':
      return sayEnd(election)
  }
}

function sayEnd({ endedWhy, places }: Election): string {
  if (endedWhy === 'too-few')
    return `Fewer candidates stood than the ${places === 1 ? 'one place' : `${places} places`} to be filled. The seat stays vacant until a new election.`
  if (endedWhy === 'no-majority')
    return 'Nobody had more than half of the ballots, so nobody is elected. The seat stays vacant until a new election.'
  return 'The election is over, and the time for objections has passed.'
}

/** Each refusal of an announcement, by field. */
export function announceErrors(refusal: AnnounceRefusal, detail: Detail): FormErrors {
  const { field = 'pollFrom', after = '', opens = '', ends = '', seats = '', free, office = '', words = '' } = detail
  switch (refusal) {
    case 'unknown-seat':
      return { seat: 'Choose a seat that is filled by election on the first day of the term' }
    case 'one-place':
      return { places: 'This way of counting fills one place. Choose the single transferable vote for more' }
    case 'no-member-schools':
      return { roll: 'This body belongs to no organisation with member schools. Choose those who sit on it' }
    case 'no-electors':
      return { roll: 'Nobody could vote today: no seat with a vote is held, or no school is a member' }
    case 'out-of-order':
      return { [field]: `${after}: choose a later time` }
    case 'nominations-over':
      return { nominationsUntil: 'Nominations must close in the future' }
    case 'notice-late':
      return { notice: `Notice must be given before nominations open, on ${opens} at the latest` }
    case 'objections-early':
      return { objections: `Objections must be taken at least until the poll closes, on ${ends}` }
    case 'term-early':
      return { termStarts: `The term cannot begin before the poll closes, on ${ends}` }
    case 'term-ends-early':
      return { termEnds: 'The last day of the term is before its first' }
    case 'too-few-seats':
      return { places: `The body has ${seats} of these seats. Choose no more places than seats` }
    case 'seat-held':
      return { termStarts: sayHeld(free) }
    case 'chair-first':
      return { seat: `${words} So the seat of ${office} is filled first, and it is vacant` }
  }
}

function sayHeld(free: string | undefined): string {
  return free === undefined
    ? 'Somebody holds this seat without an end of term. End that term first'
    : `Somebody holds this seat into the new term. The term can begin on ${free}`
}

/** Each refusal of a nomination, or of its answer, in a sentence. */
export function sayNominationRefusal(refusal: AnswerRefusal, detail: Detail): string {
  switch (refusal) {
    case 'not-open':
      return `${detail['when']}, so nothing was changed`
    case 'not-an-elector':
      return 'Only those who can vote in this election can nominate'
    case 'nominee-not-an-elector':
      return 'Choose somebody who can vote in this election'
    case 'nominated-already':
      return 'This person is nominated already'
    case 'not-nominated':
      return 'You are not nominated in this election'
    case 'chair-first':
      return `“${detail['words']}” The seat of ${detail['office']} is vacant, and it is filled first`
    case 'phase-unknown':
      return detail['whose'] === 'nominee'
        ? 'The register names no school post that this person holds today, so nobody can tell their phase group. Ask the register officer'
        : `The register names no school post of whoever holds the seat of ${detail['whose']}, so nobody can tell their phase group. Ask the register officer`
    case 'same-phase-group':
      return `“${detail['words']}” This person is of the same phase group as the holder of the seat of ${detail['office']}`
    case 'other-phase-group':
      return `This seat is for ${GROUPS[(detail['group'] ?? 'other') as PhaseGroupName]}`
  }
}

/** Each refusal of the returning officer's acts, in a sentence. */
export function sayRunRefusal(refusal: RunRefusal, detail: Detail): string {
  switch (refusal) {
    case 'nominations-open':
      return `Nominations are not closed before ${detail['until']}`
    case 'frozen-already':
      return 'The roll is fixed already'
    case 'no-electors':
      return 'Nobody is entitled to vote today, so there is no roll'
    case 'poll-over':
      return `The poll was to close at ${detail['until']}, and nobody could vote. Cancel this election and announce another`
    case 'poll-open':
      return `The poll is not over before ${detail['until']}`
    case 'not-frozen':
      return 'The roll was never fixed, so nobody could vote'
    case 'counted-already':
      return 'The ballots are counted already'
    case 'not-counted':
      return 'The ballots are not counted yet'
    case 'lot-needed':
      return 'The count is tied: draw the lot first'
    case 'declared-already':
      return 'The result is declared already'
    case 'over':
      return 'This election is over'
    case 'seat-held':
      return sayHeld(detail['free'])
    case 'no-tie':
      return 'There is no tie to be settled'
    case 'not-tied':
      return 'Choose one of the tied'
  }
}

/** Each refusal of a ballot, by field; `fields`: the numbers of the candidates meant. */
export function ballotErrors(refusal: BallotRefusal, { rank = '', fields = '' }: Detail): FormErrors {
  const at = (sentence: string): FormErrors =>
    Object.fromEntries(fields.split(' ').map((number) => [`rank-${number}`, sentence]))
  switch (refusal) {
    case 'nothing-chosen':
      return { 'rank-1': 'Choose at least a first preference' }
    case 'rank-twice':
      return at(`You gave preference ${rank} more than once. Give each preference to one candidate`)
    case 'rank-gap':
      return at(`You gave no candidate preference ${rank}. Use 1, 2, 3 and so on, without leaving one out`)
    case 'unknown-choice':
      return { 'rank-1': 'Choose from the preferences offered' }
    case 'not-on-roll':
      return { '': 'You are not on the roll of this election' }
    case 'voted-already':
      return { '': 'A ballot was received before this one. Only the first counts, and this one was not added' }
    case 'not-open':
      return { '': 'The poll is not open yet. Nothing was added' }
    case 'closed':
      return { '': 'The poll is closed. Your ballot came too late and was not added' }
  }
}

/** Each refusal of an objection or its answer, in a sentence. */
export function sayObjectionRefusal(refusal: ObjectionRefusal): string {
  switch (refusal) {
    case 'not-declared':
      return 'The result is not declared yet'
    case 'too-late':
      return 'The time for objections has passed'
    case 'not-concerned':
      return 'Only those on the roll and the candidates can object'
    case 'answered-already':
      return 'This objection is answered already'
  }
}

/** What an act has done, by the short code in the address of the page that follows. */
const DONE = {
  announced: 'The election is announced.',
  nominated: 'The nomination is recorded. The nominee is asked to consent on their own page.',
  standing: 'You stand for election.',
  answered: 'Your answer is recorded.',
  frozen: 'The roll and the ballot paper are fixed.',
  unopposed: 'As many stand as there are places: they are elected without a poll.',
  'too-few': 'Fewer stand than there are places. Announce the election again with new dates.',
  counted: 'The poll is closed and the ballots are counted.',
  drawn: 'The lot is recorded, and the ballots are counted again with it.',
  declared: 'The result is declared.',
  cancelled: 'The election is cancelled.',
  objected: 'Your objection is recorded. The returning officer answers it here.',
  'objection-answered': 'The answer is recorded.',
} as const
export type Done = keyof typeof DONE

/** The sentence for the code; null for any other text, which is never shown. */
export function sayDone(code: string | null): string | null {
  const known: Readonly<Record<string, string>> = DONE
  return code !== null && Object.hasOwn(DONE, code) ? (known[code] ?? null) : null
}
