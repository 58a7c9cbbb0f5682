// Runs one command line: finds the command, reads its options, prints the answer, gives the exit status. Knows no command by name.
import { parseArgs } from 'node:util'
import { UsedWrongly, type Answer, type Command, type Given, type Installation, type Wrong } from './command.ts'
import { newReference } from '../kernel/id.ts'
import { bugOf, detailsOf, refusalOf } from './faults.ts'
import { helpOf, helpOfAll, usageOf } from './help.ts'
import { untilAskedToStop } from './stop.ts'

const OPTIONS_OF_ALL = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const
/** Exit statuses. */
const DONE = 0
const WRONG = 1
const USED_WRONGLY = 2

/** Runs `args` and gives the exit status. */
export async function run(
  args: readonly string[],
  commands: readonly Command[],
  installation: Installation,
): Promise<number> {
  const printer = new Printer(args.includes('--json'))
  try {
    return await runOne(args, commands, installation, printer)
  } catch (error) {
    if (error instanceof UsedWrongly) return printer.wrong({ code: 'usage', message: error.message }, USED_WRONGLY)
    return printer.wrong(refusalOf(error) ?? bug(error, installation, printer), WRONG)
  }
}

async function runOne(
  args: readonly string[],
  commands: readonly Command[],
  installation: Installation,
  printer: Printer,
): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--json') throw new UsedWrongly(helpOfAll(commands))
  if (name === '--help' || name === '-h' || name === 'help') {
    printer.answer({ text: helpOfAll(commands), json: { help: helpOfAll(commands) } })
    return DONE
  }
  const command = commands.find((known) => known.name === name)
  if (command === undefined) throw new UsedWrongly(`There is no command ${name}. trellis --help lists them.`)
  const { words, given } = readArgs(command, rest)
  if (given['help'] === true) {
    const help = helpOf(command, words[0])
    printer.answer({ text: help, json: { help } })
    return DONE
  }
  if (words.length !== command.words) throw new UsedWrongly(usageOf(command))
  const say = (line: string) => printer.say(line)
  const terminal = { say, answer: (early: Answer) => printer.answer(early), untilAskedToStop }
  const answer = await command.run(installation, words, given, terminal)
  printer.answer(answer)
  return answer.wrong === undefined ? DONE : WRONG
}

function readArgs(command: Command, args: readonly string[]): { words: readonly string[]; given: Given } {
  try {
    const options = { ...command.options, ...OPTIONS_OF_ALL }
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    return { words: positionals, given: values }
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : '').split('. ')
    throw new UsedWrongly(`${sentence.replace(/\.$/, '')}. ${usageOf(command)}`)
  }
}

function bug(error: unknown, installation: Installation, printer: Printer): Wrong {
  const reference = newReference()
  if (wantsDetails(installation)) printer.say(detailsOf(error, reference))
  return bugOf(reference)
}

function wantsDetails(installation: Installation): boolean {
  try {
    return installation.config().logLevel === 'debug'
  } catch {
    return false
  }
}

/** Prints: the answer once on stdout, as text or as one document; everything else on stderr. */
class Printer {
  readonly #json: boolean
  #answered = false

  constructor(json: boolean) {
    this.#json = json
  }

  say(line: string): void {
    process.stderr.write(`${line}\n`)
  }

  answer({ text, json, wrong }: Answer): void {
    if (wrong !== undefined) this.say(wrong.message)
    if (this.#answered) return
    this.#answered = true
    const document = wrong === undefined ? json : { ...json, error: wrong }
    const words = this.#json ? JSON.stringify(document) : text
    if (words !== '') process.stdout.write(`${words}\n`)
  }

  wrong(wrong: Wrong, status: number): number {
    this.answer({ text: '', json: {}, wrong })
    return status
  }
}
