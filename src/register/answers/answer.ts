// Answers a standing question from the register: one function for page, files and command line. No rule, no markup.
import type { Day } from '../../kernel/day.ts'
import { found } from '../../kernel/faults.ts'
import type { Tx } from '../../store/open.ts'
import { findPartnership, listGroups, listMembers } from '../groups/queries.ts'
import { answerCoordinators, answerGroups, groupsOf } from './group-answers.ts'
import { answerOrganogram, answerTeam } from './post-answers.ts'
import { listServicePosts } from './queries.ts'
import { QUESTIONS, type Answer, type Question } from './types.ts'

/** The standing question of this name; null when there is none. */
export function readQuestion(word: string): Question | null {
  return Object.hasOwn(QUESTIONS, word) ? (word as Question) : null
}

/** The answer for a partnership as at a day, as far as the actor of this transaction may know it. NotFound when there is no such partnership. */
export async function answerQuestion(tx: Tx, question: Question, slug: string, on: Day): Promise<Answer> {
  const partnership = found(await findPartnership(tx, slug), 'Partnership')
  if (question === 'organogram' || question === 'team') {
    const matter = { partnership, on, posts: await listServicePosts(tx, slug, on) }
    return question === 'organogram' ? answerOrganogram(matter) : answerTeam(matter)
  }
  const groups = await listGroups(tx, slug, on)
  if (question === 'co-ordinators') return answerCoordinators({ partnership, on, groups, members: [] })
  const ids = groupsOf(question, groups).map((group) => group.id)
  return answerGroups(question, { partnership, on, groups, members: await listMembers(tx, ids) })
}
