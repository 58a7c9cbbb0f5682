// `npm test`: every check in turn, then the suite on both stores; ends with one line "N passed, N failed".
// --static: the quick checks only (`npm run check`); --full: the whole matrix of browsers and stores (`npm run assurance`).
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

interface Tally {
  passed: number
  failed: number
  skipped: number
}

const ROOT = resolve(import.meta.dirname, '..')
const BIN = join(ROOT, 'node_modules/.bin')
const flags = new Set(process.argv.slice(2))
const tally: Tally = { passed: 0, failed: 0, skipped: 0 }

const STATIC: readonly (readonly [string, readonly string[]])[] = [
  ['types', ['tsc', '--noEmit']],
  ['lint', ['oxlint', '--type-aware', '--deny-warnings']],
  ['format', ['prettier', '--check', '--log-level', 'warn', '.']],
]

for (const [name, command] of STATIC) await check(name, command)
if (flags.has('--static')) await suite('walls', { STORE: 'pglite' }, ['test/architecture.test.ts'])
else {
  const full: Record<string, string> = flags.has('--full') ? { TRELLIS_TEST_FULL: '1' } : {}
  await suite('PGlite', { STORE: 'pglite', ...full })
  await suite('PostgreSQL', { STORE: 'postgres', ...full })
}

const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''
say(`${tally.passed} passed, ${tally.failed} failed${skipped}`)
process.exitCode = tally.failed > 0 ? 1 : 0

async function check(name: string, command: readonly string[]): Promise<void> {
  const started = Date.now()
  const code = await run(command, {})
  if (code === 0) tally.passed += 1
  else tally.failed += 1
  say(`${code === 0 ? 'ok' : 'FAILED'}  ${name}  ${seconds(started)}`)
}

async function suite(name: string, env: Record<string, string>, only: readonly string[] = []): Promise<void> {
  const started = Date.now()
  const folder = mkdtempSync(join(tmpdir(), 'trellis-run-'))
  const output = join(folder, 'result.json')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${output}`]
  const code = await run(['vitest', 'run', ...reporters, ...only], env)
  const result = readResult(output)
  rmSync(folder, { recursive: true, force: true })
  tally.passed += result.passed
  tally.skipped += result.skipped
  tally.failed += result.failed > 0 || code === 0 ? result.failed : 1
  say(
    `${code === 0 ? 'ok' : 'FAILED'}  suite on ${name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped  ${seconds(started)}`,
  )
}

function readResult(path: string): Tally {
  try {
    const json = JSON.parse(readFileSync(path, 'utf8')) as Record<string, number>
    return {
      passed: json['numPassedTests'] ?? 0,
      failed: json['numFailedTests'] ?? 0,
      skipped: (json['numPendingTests'] ?? 0) + (json['numTodoTests'] ?? 0),
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function run(command: readonly string[], env: Record<string, string>): Promise<number> {
  const [program = '', ...args] = command
  return new Promise((done) => {
    const child = spawn(join(BIN, program), args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, PATH: `${BIN}:${process.env['PATH']}`, ...env },
    })
    child.once('close', (code) => done(code ?? 1))
  })
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}
