// The words of --help. Pure.
import type { Command } from './command.ts'

const OPTIONS_OF_ALL = ['--json   one JSON document on standard output, and nothing else there', '--help   this text']

/** The list of all commands. */
export function helpOfAll(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'Trellis: the working system of a school-led partnership.',
    '',
    'Usage: trellis COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    'trellis COMMAND --help says more of each. Settings come from the environment or .env: see .env.example.',
    'Exit status: 0 done, 1 refused or found wrong, 2 used wrongly.',
  ].join('\n')
}

/** `Usage: trellis import KIND FILE [--dry-run]`. */
export function usageOf({ name, usage }: Command): string {
  return `Usage: trellis ${name} ${usage}`.trimEnd()
}

/** The help of one command; with `word`, what there is to say of that word instead. */
export function helpOf(command: Command, word?: string): string {
  const { summary, helpOn } = command
  const more = word === undefined ? [] : (helpOn?.(word) ?? [])
  const help = more.length > 0 ? more : command.help
  return [usageOf(command), '', `${summary}.`, '', ...help, ...(help.length > 0 ? [''] : []), ...OPTIONS_OF_ALL].join(
    '\n',
  )
}
