// What a command is and what it gets and gives. Shapes only; the table has the commands, run.ts runs them.
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from '../config.ts'
import type { Store } from '../store/open.ts'
import type { RunningServer } from '../web/serve.ts'

/** What main.ts composes for commands; each is made only when a command asks for it. */
export interface Installation {
  config(): Config
  openStore(): Promise<Store>
  /** Starts the web server with the routes of all rooms. */
  serve(store: Store): Promise<RunningServer>
}

/** What a command may do beside giving its answer. */
export interface Terminal {
  /** A message or progress for the person at the terminal: on stderr. */
  readonly say: (line: string) => void
  /** The answer, when it must be given before the command ends, as a server's must. */
  readonly answer: (answer: Answer) => void
  /** Resolves when the process is asked to end. */
  readonly untilAskedToStop: () => Promise<void>
}

/** The outcome of a command: the same for reading and, with --json, as one document. */
export interface Answer {
  readonly text: string
  readonly json: Readonly<Record<string, unknown>>
  /** Refused or found wrong: exit status 1, the reason on stderr and in the JSON. */
  readonly wrong?: Wrong
}
export interface Wrong {
  readonly code: string
  readonly message: string
  readonly line?: number
}

/** Options as they were typed: a text, or true for a switch. */
export type Given = Readonly<Record<string, string | boolean | undefined>>

/** One command. */
export interface Command {
  readonly name: string
  /** What follows the name: `KIND FILE [--dry-run]`. */
  readonly usage: string
  /** One line for the list of commands. */
  readonly summary: string
  /** Lines for its own help. */
  readonly help: readonly string[]
  /** Further lines about the first word, where it was given: `import people --help`. */
  readonly helpOn?: (word: string) => readonly string[]
  readonly options: ParseArgsOptionsConfig
  /** How many words it takes beside options. */
  readonly words: number
  run(installation: Installation, words: readonly string[], given: Given, terminal: Terminal): Promise<Answer>
}

/** It was used wrongly: exit status 2, with what is wanted. */
export class UsedWrongly extends Error {
  override readonly name = 'UsedWrongly'
}

/** An option that must be given. */
export function wanted(given: Given, option: string): string {
  const value = given[option]
  if (typeof value !== 'string' || value === '') throw new UsedWrongly(`--${option} is missing.`)
  return value
}

/** Opens the store, works, and closes it whatever happens. */
export async function withStore<T>(installation: Installation, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await installation.openStore()
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
