// How decisions, votes and what stands in their way are said. Pure; no markup.
import { sayDay, type Day } from '../../kernel/day.ts'
import { asSentence, sayCount, sayNumber } from '../../register/index.ts'
import { isBrokenByRecusals } from './rules.ts'
import type { Access, DecisionName, DecisionRecord, DecisionRefusal, Standing, Votes } from './types.ts'

const ACCESS: Readonly<Record<Access, string>> = {
  public: 'Everybody',
  members: 'Members of the body',
  confidential: 'Members of the body, as confidential matter',
}

/** `Board of elm 2026/7`. */
export function sayDecision({ bodyName, year, number }: DecisionName): string {
  return `${bodyName} ${year}/${number}`
}

/** Who sees it. */
export function sayAccess(access: Access): string {
  return ACCESS[access]
}

/** The votes of a decision as numbers; null where they were not counted. */
export function votesOf(decision: DecisionRecord): Votes | null {
  const { votesFor, votesAgainst, votesAbstained } = decision
  if (votesFor === null) return null
  return { for: votesFor, against: votesAgainst ?? 0, abstained: votesAbstained ?? 0 }
}

/** `6 for, 2 against, 1 abstained; carried by the casting vote of the chair`. */
export function sayVotes(votes: Votes | null, casting: boolean): string {
  if (votes === null) return 'Agreed without counting votes'
  const counted = `${votes.for} for, ${votes.against} against, ${votes.abstained} abstained`
  return casting ? `${counted}; carried by the casting vote of the chair` : counted
}

/** Who sees it now, and for a confidential body since when. */
export function sayWhoSees({ access, bodyConfidential, publishedOn }: DecisionRecord): string {
  if (access !== 'public' || !bodyConfidential) return sayAccess(access)
  return publishedOn === null
    ? 'Members of the body; it is not published yet'
    : `Everybody, since it was published on ${sayDay(publishedOn)}`
}

const REFUSALS: Readonly<Record<Exclude<DecisionRefusal, 'not-quorate'>, (detail: Detail) => string>> = {
  cancelled: () => 'This meeting was cancelled, so nothing was decided at it',
  'not-held': ({ onDay = '' }) => `This meeting is on ${sayDay(onDay as Day)}: record its decisions when it is held`,
  'minutes-approved': () =>
    'The minutes of this meeting are approved: they are corrected only by a decision of a later meeting',
  'no-constitution': () => 'No constitution of the body was in force on that day, so its quorum is not known',
  'mover-recused': () => 'The mover is kept out of this item by an interest: choose somebody else',
  'mover-absent': () => 'The mover must be a voting member who is there for this item',
  'seconder-recused': () => 'The seconder is kept out of this item by an interest: choose somebody else',
  'seconder-absent': () => 'The seconder must be a voting member who is there for this item',
  'same-person': () => 'Mover and seconder must be two people',
  'too-many-votes': ({ cast, present }) =>
    `There are ${cast} votes, but only ${present} voting members take part in this item`,
  'not-carried': () => 'With these votes the question is lost, so there is no decision to record',
  'no-casting-vote': () =>
    'There is no casting vote on this: the constitution gives none, or whoever chairs takes no part in it',
  'not-tied': () => 'A casting vote counts only when the votes are equal',
  'recorded-already': ({ name }) => `This decision is recorded already, as ${name}`,
  'corrects-unknown': () => 'Choose a decision of this body, or none',
}
type Detail = Readonly<Record<string, string>>

/** Why it cannot be recorded, as a sentence for the reader. */
export function sayDecisionRefusal(refusal: DecisionRefusal, detail: Detail): string {
  return refusal === 'not-quorate' ? sayNotQuorate(detail) : REFUSALS[refusal](detail)
}

/** The field at which a refusal is shown; `''` for the whole form. */
export function fieldOf(refusal: DecisionRefusal): string {
  const [first = ''] = refusal.split('-')
  if (first === 'mover' || first === 'seconder') return first
  if (refusal === 'same-person') return 'seconder'
  if (refusal === 'too-many-votes' || refusal === 'not-carried') return 'for'
  if (refusal === 'no-casting-vote' || refusal === 'not-tied') return 'casting'
  if (refusal === 'recorded-already') return 'text'
  return refusal === 'corrects-unknown' ? 'corrects' : ''
}

function sayNotQuorate({ present = '0', needed = '0', recused = '0' }: Detail): string {
  const without = Number(recused) === 0 ? '' : `, without ${Number(recused)} kept out by an interest`
  return `Not quorate for this item: ${present} of the ${needed} voting members needed take part${without}`
}

/** How many take part and how many are needed, and who is not counted: `Two voting members take part; two are needed.` */
export function sayStanding({ present, needed, recused, withdrawn }: Standing): string {
  const takes = present.length === 1 ? 'takes' : 'take'
  const said = `${asSentence(sayCount(present.length, 'voting member'))} ${takes} part; ${sayNumber(needed)} ${needed === 1 ? 'is' : 'are'} needed.`
  const out = recused.length === 0 ? '' : ` ${asSentence(sayCount(recused.length, 'member'))} kept out by an interest.`
  const left = withdrawn.length === 0 ? '' : ` ${asSentence(sayCount(withdrawn.length, 'member'))} out of the room.`
  return said + out + left
}

/** `Chair of elm (Chair)`; the seat alone where the name is withheld. */
export function sayMemberAt({ name, seatTitle }: { readonly name: string | null; readonly seatTitle: string }): string {
  return name === null ? `The holder of the seat ${seatTitle}` : `${name} (${seatTitle})`
}

/** The lawful ways on where an item is not quorate, the nearest first; those that interests have closed are told as such. */
export function waysOut(standing: Standing): readonly string[] {
  const { away, vacancies } = standing
  const missing = standing.needed - standing.present.length
  const broken = isBrokenByRecusals(standing)
  return [
    ...(away.length >= missing
      ? [
          `Put the item off to a meeting to which ${sayAway(away)} can come: ${away.length === 1 ? 'this member has' : 'these members have'} no interest in it that is matched.`,
        ]
      : []),
    ...(vacancies > 0
      ? [
          `Fill ${vacancies === 1 ? 'the vacant voting seat' : `some of the ${sayNumber(vacancies)} vacant voting seats`} first, with people who have no interest in the item.`,
        ]
      : []),
    'Refer the item to the body to which this one answers, or to its member schools or company members, where the constitution lets them decide it.',
    ...(broken
      ? [
          'Where the body is a charity, ask the Charity Commission to authorise the decision.',
          'If an interest was matched to this item by mistake, take the match off the agenda; the meeting then counts the member again.',
        ]
      : []),
    'What was said without a decision can still be minuted, as a discussion.',
  ]
}

function sayAway(away: Standing['away']): string {
  const named = away.slice(0, 4).map(sayMemberAt)
  const rest = away.length - named.length
  return [...named, ...(rest > 0 ? [`${sayNumber(rest)} more`] : [])].join(', ')
}
