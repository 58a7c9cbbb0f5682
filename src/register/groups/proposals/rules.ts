// When a group may be proposed and answered. Pure: no database, no clock.
import { sayDay, type Day } from '../../../kernel/day.ts'
import { accept, refuse, type Decision, type Refused } from '../../../kernel/decision.ts'
import type { JoiningSchool } from '../types.ts'
import type { AnswerRefusal, Asked, ConsentAnswer, OwnSchool, ProposalRefusal } from './types.ts'

/** Schools that one proposal may ask. */
const MOST_ASKED = 20

/**
 * A head proposes a group for the own school; proposing is consenting, so that one more school lists it (design: Governance 1, "listed as
 * self-started once two schools consent"). Refuses not-your-school, nobody-asked, too-many, asked-twice, asks-itself, closed-school.
 */
export function proposeGroup(
  urn: string,
  own: readonly OwnSchool[],
  asked: readonly JoiningSchool[],
  today: Day,
): Decision<readonly string[], ProposalRefusal> {
  if (!own.some((school) => school.urn === urn)) return refuse('not-your-school', { urn })
  if (asked.length === 0) return refuse('nobody-asked')
  if (asked.length > MOST_ASKED) return refuse('too-many', { most: String(MOST_ASKED), asked: String(asked.length) })
  const urns = asked.map((school) => school.urn)
  const twice = asked.find((school, i) => urns.indexOf(school.urn) !== i)
  if (twice !== undefined) return refuse('asked-twice', { name: twice.name })
  const itself = asked.find((school) => school.urn === urn)
  if (itself !== undefined) return refuse('asks-itself', { name: itself.name })
  const gone = asked.find((school) => school.closed !== null && school.closed < today)
  if (gone !== undefined) return refuse('closed-school', { name: gone.name, closed: sayDay(gone.closed ?? today) })
  return accept(urns)
}

/** A head answers for the own school: again while the group is only proposed, once when it is listed. Refuses not-asked, listed-already. */
export function answerProposal(
  asked: Asked | undefined,
  state: 'proposed' | 'listed',
  answer: ConsentAnswer,
): Decision<ConsentAnswer, AnswerRefusal> {
  if (asked === undefined) return refuse('not-asked')
  if (state === 'listed' && asked.answer === 'consents') return refuse('listed-already')
  return accept(answer)
}

/** The refusal in a sentence. */
export function sayProposalRefusal({ refusal, detail }: Refused<ProposalRefusal>): string {
  switch (refusal) {
    case 'no-name':
      return 'Enter a name with letters or numbers'
    case 'not-your-school':
      return 'Choose a school of which you are the head'
    case 'nobody-asked':
      return 'Enter at least one school to ask'
    case 'too-many':
      return `Ask at most ${detail['most']} schools at a time: there are ${detail['asked']}`
    case 'asked-twice':
      return `${detail['name']} is on the list twice`
    case 'asks-itself':
      return `${detail['name']} proposes the group and need not be asked`
    case 'closed-school':
      return `${detail['name']} closed on ${detail['closed']}`
  }
}

/** The refusal in a sentence. */
export function sayAnswerRefusal(refusal: AnswerRefusal): string {
  return refusal === 'not-asked'
    ? 'Your school was not asked about this group'
    : 'The group is listed and your school belongs to it. Ask the register officer to end the membership'
}
