// How well and how fast the search forgives spelling over the national register: 300 names, each with one seeded random edit; both engines.
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { PUBLIC } from '../src/kernel/actor.ts'
import { importFile } from '../src/register/index.ts'
import { listSchools } from '../src/register/schools/list/queries.ts'
import { readFilters } from '../src/register/schools/list/rules.ts'
import type { Store } from '../src/store/open.ts'
import { openEmbedded, startStores } from './stores.ts'

const NATIONAL = join(import.meta.dirname, '../../shared/data/schools/edubasealldata_composite_2025.csv')
const NAMES = 300
const FIRST = 5

/** One engine's figures. `sameName`: a school of that name stands among the first five; `sameSchool`: that very one. Milliseconds for the page of 20 with its count. */
export interface SearchFigures {
  readonly engine: string
  readonly schools: number
  readonly names: number
  readonly sameName: number
  readonly sameSchool: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly slowestMs: number
  /** What was not found: as typed, and the name. */
  readonly missed: readonly string[]
}

interface Sample {
  readonly urn: string
  readonly name: string
  readonly typed: string
}

/** Measures both engines on this file. */
export async function benchSearch(file = NATIONAL): Promise<readonly SearchFigures[]> {
  const server = await startStores()
  try {
    return [
      await benchStore('PostgreSQL', await server.open(), file),
      await benchStore('PGlite', await openEmbedded(), file),
    ]
  } finally {
    await server.stop()
  }
}

async function benchStore(engine: string, store: Store, file: string): Promise<SearchFigures> {
  try {
    await importFile(store, {
      kind: 'establishments',
      fileName: 'national.csv',
      open: () => createReadStream(file),
      dryRun: false,
      complete: false,
      partnership: null,
      run: null,
    })
    await store.raw.transaction(false, (session) => session.script('analyze'))
    return { engine, ...(await measure(store)) }
  } finally {
    await store.close()
  }
}

/** The figures of a store that holds the register already. */
export async function measure(store: Store): Promise<Omit<SearchFigures, 'engine'>> {
  const { schools, samples } = await takeSamples(store)
  for (const sample of samples.slice(0, 20)) await search(store, sample.typed)
  const rounds = []
  for (const sample of samples) rounds.push(await tryOne(store, sample))
  const times = rounds.map((round) => round.ms).sort((a, b) => a - b)
  return {
    schools,
    names: samples.length,
    sameName: rounds.filter((round) => round.sameName).length,
    sameSchool: rounds.filter((round) => round.sameSchool).length,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    slowestMs: quantile(times, 1),
    missed: rounds.flatMap((round) => (round.sameName ? [] : [`${round.sample.typed} (${round.sample.name})`])),
  }
}

async function tryOne(store: Store, sample: Sample) {
  const began = performance.now()
  const lines = await search(store, sample.typed)
  const ms = performance.now() - began
  const first = lines.slice(0, FIRST)
  return {
    sample,
    ms,
    sameName: first.some((line) => line.name === sample.name),
    sameSchool: first.some((line) => line.urn === sample.urn),
  }
}

async function search(store: Store, q: string) {
  return store.read(PUBLIC, async (tx) => {
    const { lines } = await listSchools(tx, readFilters(new URLSearchParams({ q }), tx.today))
    return lines
  })
}

async function takeSamples(store: Store): Promise<{ schools: number; samples: Sample[] }> {
  const schools = await store.read(PUBLIC, (tx) =>
    tx.db.selectFrom('register.school').select(['urn', 'name', 'status']).orderBy('urn').execute(),
  )
  const open = schools.filter((school) => school.status === '1')
  const random = seeded(2026)
  const samples = Array.from({ length: NAMES }, () => {
    const { urn, name } = open[Math.floor(random() * open.length)] ?? { urn: '', name: '' }
    return { urn, name, typed: slip(name, random) }
  })
  return { schools: schools.length, samples }
}

/** One slip of the finger: a letter left out, two swapped, one wrong, or one too many. */
function slip(name: string, random: () => number): string {
  const letters = name.split('')
  const at = Math.floor(random() * (letters.length - 1))
  const any = String.fromCharCode(97 + Math.floor(random() * 26))
  const [here = '', next = ''] = letters.slice(at, at + 2)
  const put = [[next], [next, here], [any, next], [any, here, next]][Math.floor(random() * 4)] ?? []
  return letters.toSpliced(at, 2, ...put).join('')
}

/** Mulberry32: the same seed, the same numbers from 0 to 1. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function quantile(sorted: readonly number[], share: number): number {
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share))
  return Math.round((sorted[at] ?? NaN) * 10) / 10
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await benchSearch(process.argv[2]), null, 2)}\n`)
