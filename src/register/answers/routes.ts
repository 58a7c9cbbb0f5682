// HTTP in and out for answers: the standing questions, and each as page, CSV and JSON. No SQL, no markup.
import { ANYONE } from '../../kernel/actor.ts'
import { found } from '../../kernel/faults.ts'
import { file, page, type Reply } from '../../http/reply.ts'
import { get, type Context, type Route } from '../../http/route.ts'
import { readAsAt } from '../../ui/as-at.ts'
import { MEDIA_TYPES } from '../../ui/data-file.ts'
import type { AsAt } from '../../ui/page.ts'
import { namesSeen } from '../people/looks.ts'
import { answerQuestion, readQuestion } from './answer.ts'
import { renderAnswer } from './render.ts'
import { answerPage, questionsPage } from './views.ts'

/** Every route of answers. */
export const answerRoutes: readonly Route[] = [
  get('/:partnership/answers', {
    who: ANYONE,
    audit: 'view-questions',
    handle: (context) =>
      Promise.resolve(
        page(questionsPage({ partnership: found(context.partnership, 'Partnership'), asAt: dayOf(context) })),
      ),
  }),
  get('/:partnership/answers/:question', {
    who: ANYONE,
    audit: 'view-answer',
    formats: ['csv', 'json'],
    personal: namesSeen,
    handle: showAnswer,
  }),
]

async function showAnswer(context: Context): Promise<Reply> {
  const { tx, params, format, partnership } = context
  const question = found(readQuestion(params['question'] ?? ''), 'Question')
  const asAt = dayOf(context)
  const { slug } = found(partnership, 'Partnership')
  const answer = await answerQuestion(tx, question, slug, asAt.day)
  if (format === 'html') return page(answerPage(answer, asAt))
  return file(MEDIA_TYPES[format], renderAnswer(answer, format), `${slug}-${question}-${asAt.day}.${format}`)
}

function dayOf({ query, today, path }: Context): AsAt {
  return { ...readAsAt(Object.fromEntries(query), today), today, action: path }
}
