// How questions, votes and results are said. Pure; no markup.
import { sayMoment } from '../../kernel/london-time.ts'
import { asSentence, sayCount, sayNumber } from '../../register/index.ts'
import type { Passes } from '../bodies/types.ts'
import { sayDecision } from '../decisions/wording.ts'
import { isOpenTie, tallyOf } from './rules.ts'
import type { Choice, CloseRefusal, Elector, Motion, ResolutionRefusal, SeenMotion, VoteRefusal } from './types.ts'

type Detail = Readonly<Record<string, string>>

const CHOICES: Readonly<Record<Choice, string>> = { for: 'For', against: 'Against', abstain: 'Abstain' }
const PASSES: Readonly<Record<Passes, string>> = {
  'majority-cast': 'more votes for it than against it; abstentions do not count',
  'majority-present': 'votes for it from more than half of those who take part',
  'two-thirds-cast': 'at least two thirds of the votes cast for it; abstentions do not count',
}

/** `For`, as an elector chooses it. */
export function sayChoice(choice: Choice): string {
  return CHOICES[choice]
}

/** What passes the question. */
export function sayPasses(passes: Passes): string {
  return PASSES[passes]
}

/** `3 of 8 have voted`: all that is said while it is open. */
export function sayTurnout({ voted, electors }: Pick<Motion, 'voted' | 'electors'>): string {
  return `${voted} of ${electors} ${voted === 1 ? 'has' : 'have'} voted`
}

/** How the question stands, in one sentence or two. */
export function sayState({ motion, state }: Pick<SeenMotion, 'motion' | 'state'>): string {
  const { closesAt, closedAt } = motion
  if (motion.ending === 'withdrawn')
    return `Withdrawn at ${sayMoment(closedAt ?? motion.opensAt)}. ${sayTurnout(motion)}.`
  if (state === 'closed') return `Closed at ${sayMoment(closedAt ?? motion.opensAt)}. ${sayTurnout(motion)}.`
  if (state === 'ended' && closesAt !== null)
    return `Voting ended at ${sayMoment(closesAt)}. ${sayTurnout(motion)}. The clerk or the chair records the result next.`
  const until = closesAt === null ? 'Open until the chair or the clerk closes it' : `Open until ${sayMoment(closesAt)}`
  return `${until}. ${sayTurnout(motion)}; how they voted is shown once voting is closed.`
}

/** How it ended, with the votes: for a question that is closed. */
export function sayResult({ motion, electors }: Pick<SeenMotion, 'motion' | 'electors'>): string {
  const votes = tallyOf(electors.flatMap(({ choice }) => (choice === null ? [] : [choice])))
  const counted = `${votes.for} for, ${votes.against} against, ${votes.abstained} abstained`
  switch (motion.ending) {
    case 'carried':
      return `Carried: ${counted}${motion.decision === null ? '' : `. It is ${sayDecision(motion.decision)}`}${votes.for === votes.against ? ', by the casting vote of the chair' : ''}.`
    case 'lost':
      return `Lost: ${counted}${isOpenTie(votes, motion.passes) ? '. The votes were equal, and no casting vote was given for it' : ''}.`
    case 'not-quorate':
      return `Nothing is decided: it was not quorate. ${asSentence(sayCount(motion.quorum, 'member'))} had to take part. The votes: ${counted}.`
    case 'voter-recused':
      return 'Nothing is decided: somebody who voted is kept out of the item by an interest. The question can be put again.'
    case 'withdrawn':
    case null:
      return 'It was withdrawn without a result: its votes are void.'
  }
}

/** `Chair of elm (Chair)`, or the school. */
export function sayElector({ name, seatTitle, schoolName, urn }: Elector): string {
  if (urn !== null) return schoolName ?? `School ${urn}`
  return name === null ? `The holder of the seat ${seatTitle}` : `${name} (${seatTitle})`
}

/** `the seat Chair`, or the school: for whom the reader votes. */
export function sayFor({ urn, schoolName, seatTitle }: Elector): string {
  return urn === null ? `the seat ${seatTitle}` : (schoolName ?? `school ${urn}`)
}

/** `Your vote now: For`. */
export function sayOwnVote({ choice }: Elector): string {
  return choice === null ? 'Not voted yet' : `Your vote now: ${sayChoice(choice)}`
}

/** For whom somebody might vote; null where they neither sit on a body nor answer for a school. */
export function sayVotesFor(sits: boolean, answers: boolean): string | null {
  if (answers) return sits ? 'you or your school' : 'your school'
  return sits ? 'you' : null
}

/** `Two seats vote, one vote each; two must take part.` */
export function sayElectorate({ electors, unit, quorum }: Motion): string {
  const [one, many] = unit === 'seat' ? ['seat', 'seats'] : ['member school', 'member schools']
  const vote = electors === 1 ? 'votes' : 'vote'
  return `${asSentence(sayCount(electors, one, many))} ${vote}, one vote each; at least ${sayNumber(quorum)} must take part`
}

const VOTE_REFUSALS: Readonly<Record<VoteRefusal, string>> = {
  closed: 'Voting on this question is closed: your vote was not taken, and an earlier one stands as it was',
  recused: 'You have an interest in this item, so you do not vote on it',
  'not-elector': 'You have no vote on this question: those who had one when it was put vote on it',
  'not-there': 'You were not recorded as present for this item when the question was put, so you have no vote on it',
  'no-vote': 'You sit on this body without a vote',
}

/** Why a vote is not taken. */
export function sayVoteRefusal(refusal: VoteRefusal): string {
  return VOTE_REFUSALS[refusal]
}

const RESOLUTION_REFUSALS: Readonly<Record<ResolutionRefusal, (detail: Detail) => string>> = {
  'no-such-body': () => 'Choose a body of this partnership',
  'no-constitution': () => 'No constitution of the body is in force today, so its quorum is not known',
  'no-member-schools': () => 'The body stands for no organisation with member schools: let its seats vote',
  'too-few-electors': ({ electors, quorum }) =>
    `Only ${electors} could vote, and ${quorum} must take part: it could never be quorate`,
  'closes-past': () => 'Voting must close at a time that is still to come',
  'not-a-time': () => 'Enter the time at which voting closes, like 17:00',
  skipped: () => 'That hour does not exist: the clocks go forward in that night. Choose another time',
  'asked-already': () => 'This question is open already: see the list of resolutions',
}

/** Why a resolution is not opened, by field. */
export function sayResolutionRefusal(refusal: ResolutionRefusal, detail: Detail): Readonly<Record<string, string>> {
  const field = {
    'no-such-body': 'body',
    'no-member-schools': 'unit',
    'closes-past': 'closes',
    'not-a-time': 'time',
    skipped: 'time',
    'asked-already': 'question',
  }
  return {
    [Object.hasOwn(field, refusal) ? field[refusal as keyof typeof field] : '']: RESOLUTION_REFUSALS[refusal](detail),
  }
}

const CLOSE_REFUSALS: Readonly<Record<CloseRefusal, string>> = {
  'closed-already': 'This question is closed already',
  'still-open': 'Voting goes on until its closing time: until then it can only be withdrawn',
  'minutes-approved': 'The minutes of this meeting are approved, so its questions stand as they are',
  'no-casting-vote':
    'There is no casting vote on this: the constitution gives none, or whoever chairs takes no part in it',
}

/** Why a question is not closed. */
export function sayCloseRefusal(refusal: CloseRefusal): string {
  return CLOSE_REFUSALS[refusal]
}
