// The decisions of one item, for the page of its meeting and its minutes. Pure: data in, markup out.
import { html, type Html } from '../../ui/html.ts'
import { link, list, taggedWord } from '../../ui/section.ts'
import type { DecisionRecord } from './types.ts'
import { sayDecision, sayVotes, votesOf } from './wording.ts'

/** The decisions of an item in the order of their numbers, as a list; nothing where there are none. `decisions`: those of its meeting. */
export function decisionsOfItem(decisions: readonly DecisionRecord[], item: string): Html | null {
  const own = decisions.filter((decision) => decision.item === item)
  if (own.length === 0) return null
  return list(
    own.map((decision) => ({
      what: html`<b>Decided:</b> ${decision.text}`,
      note: [
        html`${link(sayDecision(decision), `/${decision.partnership}/decisions/${decision.id}`)}.
        ${sayVotes(votesOf(decision), decision.castingVote)}.`,
        decision.correctedBy.length > 0 &&
          taggedWord(`Corrected by ${decision.correctedBy.map(sayDecision).join(', ')}`, 'vacant'),
      ],
    })),
  )
}
