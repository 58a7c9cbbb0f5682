// How fast the national establishments file goes in, beside a bare COPY of the same rows into the same table in the same run; both engines; memory.
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { system } from '../src/kernel/actor.ts'
import { importFile } from '../src/register/index.ts'
import type { ImportReport } from '../src/register/index.ts'
import type { Store } from '../src/store/open.ts'
import { openEmbedded, startStores } from './stores.ts'

const NATIONAL = join(import.meta.dirname, '../../shared/data/schools/edubasealldata_composite_2025.csv')
const ROUNDS = 5

/** One engine's figures: medians in milliseconds, memory in megabytes. */
export interface ImportFigures {
  readonly engine: string
  readonly rows: number
  readonly bareCopyMs: number
  readonly firstMs: number
  readonly secondMs: number
  readonly firstToBareCopy: number
  readonly secondToFirst: number
  readonly memoryGrowthMb: number
}

interface Recorded {
  readonly columns: string
  readonly lines: readonly string[]
}

/** Measures both engines on this file. */
export async function benchImport(file = NATIONAL): Promise<readonly ImportFigures[]> {
  const server = await startStores()
  try {
    return [await benchEngine('PostgreSQL', () => server.open(), file), await benchEngine('PGlite', openEmbedded, file)]
  } finally {
    await server.stop()
  }
}

async function benchEngine(engine: string, open: () => Promise<Store>, file: string): Promise<ImportFigures> {
  const recorded = await recordLines(open, file)
  const rounds = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await oneRound(open, file, recorded))
  const bareCopyMs = median(rounds.map((round) => round.bare))
  const firstMs = median(rounds.map((round) => round.first))
  const secondMs = median(rounds.map((round) => round.second))
  return {
    engine,
    rows: rounds[0]?.rows ?? 0,
    bareCopyMs,
    firstMs,
    secondMs,
    firstToBareCopy: round2(firstMs / bareCopyMs),
    secondToFirst: round2(secondMs / firstMs),
    memoryGrowthMb: Math.max(...rounds.map((round) => round.growth)),
  }
}

async function oneRound(open: () => Promise<Store>, file: string, { columns, lines }: Recorded) {
  const bareStore = await open()
  const bare = await timed(() => bareStore.as(system('bench'), (tx) => tx.copyIn(`register.school ${columns}`, lines)))
  await bareStore.close()
  const store = await open()
  const memory = watchMemory()
  const first = await timed(() => importPath(store, file))
  const growth = memory.stop()
  const second = await timed(() => importPath(store, file))
  await store.close()
  if (first.result.added !== bare.result || second.result.unchanged !== bare.result)
    throw new Error('The import did not take the rows that the bare COPY took')
  return { rows: bare.result, bare: bare.ms, first: first.ms, second: second.ms, growth }
}

/** The very lines that the import sends to COPY, kept by a store that passes everything else through. */
async function recordLines(open: () => Promise<Store>, file: string): Promise<Recorded> {
  const store = await open()
  const lines: string[] = []
  let columns = ''
  const recording: Store = {
    ...store,
    as: (actor, work) =>
      store.as(actor, (tx) =>
        work({
          ...tx,
          copyIn: async (target, csv) => {
            columns = target.slice(target.indexOf('('))
            for await (const line of csv) lines.push(line)
            return lines.length
          },
        }),
      ),
  }
  await importPath(recording, file)
  await store.close()
  return { columns, lines }
}

function importPath(store: Store, path: string): Promise<ImportReport> {
  return importFile(store, {
    kind: 'establishments',
    fileName: 'edubasealldata.csv',
    open: () => createReadStream(path),
    dryRun: false,
    complete: false,
    partnership: null,
    run: null,
  })
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const start = performance.now()
  const result = await work()
  return { ms: Math.round(performance.now() - start), result }
}

function watchMemory(): { stop(): number } {
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let peak = before
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
  return {
    stop: () => {
      clearInterval(timer)
      return Math.round((Math.max(peak, process.memoryUsage.rss()) - before) / 1_000_000)
    },
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}

if (import.meta.main) {
  if (!existsSync(NATIONAL)) throw new Error(`${NATIONAL} is not there: the bench needs the national file`)
  process.stdout.write(`${JSON.stringify(await benchImport(), null, 2)}\n`)
}
