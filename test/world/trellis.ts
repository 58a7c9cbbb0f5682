// The real command in a process of its own, with a data folder of its own: what it printed and how it ended.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const BIN = resolve(import.meta.dirname, '../../bin/trellis.js')

/** How a command ended. */
export interface Ended {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
  /** Standard output as the one JSON document that it must be. */
  readonly json: Readonly<Record<string, unknown>>
}

/** A data folder and commands over it; remove it at the end. */
export interface Installed {
  readonly folder: string
  /** Runs a command to its end. */
  run(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ended>
  /** Starts the service and gives its address; stop it before the next command. */
  serve(environment?: Readonly<Record<string, string>>): Promise<Serving>
  /** Starts a command and leaves it running. */
  start(args: readonly string[], environment?: Readonly<Record<string, string>>): ChildProcess
  remove(): void
}
export interface Serving {
  readonly url: string
  readonly pid: number
  stop(): Promise<Ended>
}

/** A fresh folder; demonstration data off, a free port, nothing logged. */
export function install(): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-cli-'))
  const start = (args: readonly string[], environment: Readonly<Record<string, string>> = {}): ChildProcess => {
    const ours = { TRELLIS_DATA: join(folder, 'data'), TRELLIS_DEMO: '0', PORT: '0', LOG_LEVEL: 'silent' }
    const env = { PATH: process.env['PATH'], HOME: folder, ...ours, ...environment }
    return spawn(process.execPath, [BIN, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  }
  return {
    folder,
    start,
    run: (args, environment) => ended(start(args, environment)),
    serve: (environment) => serving(start(['serve', '--json'], environment)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function ended(child: ChildProcess): Promise<Ended> {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (part) => (stdout += String(part)))
  child.stderr?.on('data', (part) => (stderr += String(part)))
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (code) => done({ status: code ?? -1, stdout, stderr, json: documentIn(stdout) }))
  })
}

function documentIn(stdout: string): Ended['json'] {
  try {
    return JSON.parse(stdout) as Ended['json']
  } catch {
    return {}
  }
}

async function serving(child: ChildProcess): Promise<Serving> {
  const end = ended(child)
  const line = new Promise<string>((done) => child.stdout?.once('data', (part) => done(String(part))))
  const first = await Promise.race([line, end.then(({ stderr }) => Promise.reject(new Error(stderr)))])
  const { url } = JSON.parse(first) as { url: string }
  const stop = (): Promise<Ended> => {
    child.kill('SIGTERM')
    return end
  }
  return { url, pid: child.pid ?? 0, stop }
}
