// `count`: counts the ballots of a file. Opens no store; reads that one file and nothing else.
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { refuse } from '../../kernel/decision.ts'
import { UserFault } from '../../kernel/faults.ts'
import {
  COUNT_RULES,
  countPoll,
  MOST_BYTES,
  readBlt,
  RULE_NAMES,
  sayBltRefusal,
  sayCountRefusal,
  sayUndecided,
  splitNames,
  withLot,
  type CountRule,
  type Poll,
} from '../../governance/index.ts'
import { UsedWrongly, wanted, type Command, type Given } from '../command.ts'
import { countText } from '../count-text.ts'

/** Known by its size, without reading it. */
const TOO_LARGE = refuse('too-large', { most: String(MOST_BYTES / 1_000_000) })

/** Who is elected, stage by stage, with every tie named; wrong when the ballots and the lot do not decide it. */
export const count: Command = {
  name: 'count',
  usage: 'FILE.blt --rule scottish-stv|av|majority [--lot NAME,NAME...]',
  summary: 'Counts an election from its file of ballots',
  help: [
    'FILE is a BLT file: candidates and seats, ballots, names and title, as other counting programs write it.',
    '',
    '--rule RULE   how it is counted:',
    ...COUNT_RULES.map((rule) => `              ${rule.padEnd(12)}  ${RULE_NAMES[rule]}`),
    '--lot NAMES   names in the order drawn by lot, for ties that earlier stages do not settle. The first of the',
    '              tied is taken: excluded, where one is to be excluded; elected, where two are equal for the one',
    '              seat; first to move, where surpluses are equal. A [tie ...] line in the file is the same list.',
    '',
    'Nothing is ever drawn here. A tie that can change who is elected ends the count: status 1, the tied named.',
  ],
  options: { rule: { type: 'string' }, lot: { type: 'string' } },
  words: 1,
  async run(_installation, [path = ''], given) {
    const rule = readRule(given)
    const poll = drawnFor(await readPoll(path), given)
    const counted = countPoll(poll, rule)
    if (!counted.ok) throw new UserFault(counted.refusal, sayCountRefusal(counted))
    const report = counted.value
    const answer = { text: countText(report), json: { ...report } }
    if (report.undecided.length === 0) return answer
    return { ...answer, wrong: { code: 'undecided', message: sayUndecided(report) } }
  },
}

function readRule(given: Given): CountRule {
  const typed = wanted(given, 'rule')
  const rule = COUNT_RULES.find((one) => one === typed)
  if (rule === undefined) throw new UsedWrongly(`There is no rule ${typed}. There are: ${COUNT_RULES.join(', ')}.`)
  return rule
}

async function readPoll(path: string): Promise<Poll> {
  const found = await stat(path).catch(() => null)
  if (found === null) throw new UserFault('no-file', `There is no file ${path}.`)
  if (found.isDirectory()) throw new UserFault('no-file', `${path} is a folder: name one file.`)
  const poll = found.size > MOST_BYTES ? TOO_LARGE : readBlt(await readFile(path))
  if (poll.ok) return poll.value
  const line = poll.detail['line']
  const where = line === undefined ? basename(path) : `${basename(path)}, line ${line}`
  throw new UserFault(poll.refusal, `${where}: ${sayBltRefusal(poll)}`, line === undefined ? undefined : Number(line))
}

function drawnFor(poll: Poll, { lot }: Given): Poll {
  if (typeof lot !== 'string') return poll
  const drawn = withLot(poll, splitNames(lot, poll.candidates))
  if (drawn.ok) return drawn.value
  throw new UserFault(
    drawn.refusal,
    `“${drawn.detail['name']}” is not a candidate. Name the candidates as the file does.`,
  )
}
