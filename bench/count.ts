// How long it takes to count real elections once they are read: each file by the Scottish rule, the first time and again.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { countPoll, readBlt } from '../src/governance/count/index.ts'

const REAL = join(import.meta.dirname, '../../shared/data/elections/blt')
const TRANSCRIBED = join(import.meta.dirname, '../test/vectors/elections')
const AGAIN = 20

/** One file's figures in milliseconds. */
export interface CountFigures {
  readonly file: string
  readonly ballots: number
  readonly stages: number
  readonly readMs: number
  /** The first count, before the engine has warmed to it. */
  readonly firstMs: number
  readonly medianMs: number
}

/** Counts every file of the folder: the real elections, or where they are not at hand those transcribed for the tests. */
export function benchCount(folder = existsSync(REAL) ? REAL : TRANSCRIBED): readonly CountFigures[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.blt'))
    .map((name) => measure(name, readFileSync(join(folder, name))))
}

function measure(file: string, bytes: Uint8Array): CountFigures {
  const [poll, readMs] = timed(() => readBlt(bytes))
  if (!poll.ok) throw new Error(`${file}: ${poll.refusal}, line ${poll.detail['line']}`)
  const count = () => countPoll(poll.value, 'scottish-stv')
  const [first, firstMs] = timed(count)
  if (!first.ok) throw new Error(`${file}: ${first.refusal}`)
  const times = Array.from({ length: AGAIN }, () => timed(count)[1]).sort((a, b) => a - b)
  const { valid, stages } = first.value
  return { file, ballots: valid, stages: stages.length, readMs, firstMs, medianMs: times[AGAIN / 2] ?? NaN }
}

function timed<T>(work: () => T): readonly [T, number] {
  const began = performance.now()
  return [work(), performance.now() - began]
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(benchCount(process.argv[2]), null, 2)}\n`)
