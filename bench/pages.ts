// How many school pages a second on PostgreSQL, beside a bare Fastify hello in the same run; and how soon an installation with data serves.
import { spawn } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import Fastify from 'fastify'
import { configFrom } from '../src/config.ts'
import { importFile, registerRoutes } from '../src/register/index.ts'
import type { Store } from '../src/store/open.ts'
import { startServer } from '../src/web/serve.ts'
import { startStores } from './stores.ts'

const ROOT = join(import.meta.dirname, '..')
const DATA = join(ROOT, 'data')
const SCHOOL = '142857'
const SECONDS = 5
const CONNECTIONS = 20
const READY_WITHIN_MS = 60_000

/** Requests a second (means of each run), and milliseconds until a start on existing data answers. */
export interface PageFigures {
  readonly helloPerSecond: number
  readonly schoolPerSecond: number
  readonly unchangedPerSecond: number
  readonly helloToSchool: number
  readonly helloToUnchanged: number
  readonly startMs: number
}

/** Measures the public school page and the start. */
export async function benchPages(): Promise<PageFigures> {
  const helloPerSecond = await benchHello()
  const { schoolPerSecond, unchangedPerSecond } = await benchSchool()
  return {
    helloPerSecond,
    schoolPerSecond,
    unchangedPerSecond,
    helloToSchool: helloPerSecond / schoolPerSecond,
    helloToUnchanged: helloPerSecond / unchangedPerSecond,
    startMs: await benchStart(),
  }
}

async function benchHello(): Promise<number> {
  const hello = Fastify()
  hello.get('/', () => ({ hello: 'world' }))
  const url = await hello.listen({ port: 0, host: '127.0.0.1' })
  const figure = await perSecond(url, 200)
  await hello.close()
  return figure
}

async function benchSchool(): Promise<{ schoolPerSecond: number; unchangedPerSecond: number }> {
  const server = await startStores()
  const store = await server.open()
  await fill(store)
  const config = configFrom({ PORT: '0', TRELLIS_DEMO: '1', LOG_LEVEL: 'silent', REQUESTS_PER_MINUTE: '0' })
  const site = await startServer(config, store, registerRoutes)
  const page = `${site.url}/schools/${SCHOOL}`
  const schoolPerSecond = await perSecond(page, 200)
  const tag = (await fetch(page)).headers.get('etag') ?? ''
  const unchangedPerSecond = await perSecond(page, 304, { 'if-none-match': tag })
  await site.close()
  await store.close()
  await server.stop()
  return { schoolPerSecond, unchangedPerSecond }
}

async function fill(store: Store): Promise<void> {
  const files = [
    ['establishments', 'establishments.csv'],
    ['establishment-links', 'establishment-links.csv'],
    ['census', 'census-2023.csv'],
    ['ks2', 'ks2-2019.csv'],
  ] as const
  for (const [kind, fileName] of files)
    await importFile(store, {
      kind,
      fileName,
      open: () => createReadStream(join(DATA, fileName)),
      dryRun: false,
      complete: false,
      partnership: null,
      run: null,
    })
  await store.raw.transaction(false, (session) => session.script('analyze'))
}

/** Mean requests a second; refuses a run in which an answer was not of this status. */
async function perSecond(url: string, status: number, headers: Record<string, string> = {}): Promise<number> {
  const options = { url, connections: CONNECTIONS, headers, workers: 1 }
  await autocannon({ ...options, duration: 2 })
  const result = await autocannon({ ...options, duration: SECONDS })
  const wanted = status === 304 ? result['3xx'] : result['2xx']
  if (wanted === 0 || wanted !== result.requests.total) throw new Error(`${url} did not answer ${status} each time`)
  return result.requests.average
}

/** The time from starting the command on a folder that holds the demonstration to the first answer. */
async function benchStart(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-start-'))
  await untilEnd(trellis(['demo'], folder))
  const started = performance.now()
  const child = trellis(['serve'], folder)
  try {
    await untilReady(child.port)
    return performance.now() - started
  } finally {
    child.process.kill('SIGTERM')
    await untilEnd(child)
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Child {
  readonly process: ReturnType<typeof spawn>
  readonly port: number
}

function trellis(args: readonly string[], folder: string): Child {
  const port = 4600 + (process.pid % 300)
  const env = { ...process.env, TRELLIS_DATA: folder, TRELLIS_DEMO: '1', PORT: String(port), LOG_LEVEL: 'silent' }
  return { process: spawn(join(ROOT, 'bin/trellis.js'), args, { cwd: ROOT, env, stdio: 'ignore' }), port }
}

async function untilReady(port: number): Promise<void> {
  const late = performance.now() + READY_WITHIN_MS
  while (performance.now() < late) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null)
    if (answer?.ok === true) return
    await new Promise((wait) => setTimeout(wait, 20))
  }
  throw new Error('The service did not become ready')
}

function untilEnd(child: Child): Promise<void> {
  return new Promise((done) => child.process.once('exit', () => done()))
}
