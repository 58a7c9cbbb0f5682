// `answer`: a standing question from the register, for any day, as the public may know it.
import { PUBLIC } from '../../kernel/actor.ts'
import { londonDay, readDay, type Day } from '../../kernel/day.ts'
import { NotFound, UserFault } from '../../kernel/faults.ts'
import {
  ANSWER_FORMATS,
  answerJson,
  answerQuestion,
  QUESTIONS,
  readQuestion,
  renderAnswer,
} from '../../register/index.ts'
import { UsedWrongly, wanted, withStore, type Command, type Given } from '../command.ts'

const NAMES = Object.keys(QUESTIONS)

/** The same answer as the page of that name; names below the line are withheld, whoever runs the command. */
export const answer: Command = {
  name: 'answer',
  usage: 'QUESTION --partnership SLUG --as-at DAY [--format json|csv|html]',
  summary: 'Answers a standing question from the register, for any day',
  help: [
    `QUESTION is one of: ${NAMES.join(', ')}.`,
    '',
    '--partnership SLUG   whose register',
    '--as-at DAY          the day, such as 2013-03-01; today when it is left out',
    '--format FORMAT      json (as it stands without this), csv, or html: a document that stands alone and prints',
  ],
  options: {
    partnership: { type: 'string' },
    'as-at': { type: 'string' },
    format: { type: 'string' },
  },
  words: 1,
  async run(installation, [word = ''], given) {
    const question = readQuestion(word)
    if (question === null) throw new UsedWrongly(`There is no question ${word}. There are: ${NAMES.join(', ')}.`)
    const format = readFormat(given)
    const slug = wanted(given, 'partnership')
    const asAt = readAsAt(given)
    const found = await withStore(installation, (store) =>
      store.read(PUBLIC, (tx) => answerQuestion(tx, question, slug, asAt)).catch(noPartnership(slug)),
    )
    return { text: renderAnswer(found, format).trimEnd(), json: answerJson(found) }
  },
}

function readFormat({ format = 'json' }: Given): (typeof ANSWER_FORMATS)[number] {
  const known = ANSWER_FORMATS.find((one) => one === format)
  if (known !== undefined) return known
  if (format === 'docx')
    throw new UserFault(
      'not-yet',
      'Answers as DOCX come with the room of transparency. Take html: it opens in a word processor and prints.',
    )
  throw new UsedWrongly(`There is no format ${String(format)}. There are: ${ANSWER_FORMATS.join(', ')}.`)
}

function readAsAt({ 'as-at': typed }: Given): Day {
  if (typeof typed !== 'string') return londonDay(new Date())
  const read = readDay(typed)
  if (!read.ok) throw new UsedWrongly(`--as-at ${typed} is not a real day. Write it like 2013-03-01.`)
  return read.value
}

function noPartnership(slug: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof NotFound) throw new UserFault('no-partnership', `There is no partnership ${slug}.`)
    throw error
  }
}
