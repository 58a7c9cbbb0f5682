#!/usr/bin/env node
// The command `trellis`: finds Node 24 and hands over to src/main.ts. Plain JavaScript that any Node from 18 on runs.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const OLDEST = 24
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const main = join(root, 'src', 'main.ts')

if (!existsSync(join(root, 'node_modules', 'kysely')))
  stop('Trellis is not installed yet. Run "npm ci" in its folder first.')
else if (Number(process.versions.node.split('.')[0]) >= OLDEST) await begin()
else handOver()

/** Runs the command in this process; what Node has compiled once it finds again, which makes the start quicker. */
async function begin() {
  nodeModule.enableCompileCache(join(root, 'node_modules', '.cache', 'trellis'))
  await import(pathToFileURL(main).href)
}

/** Runs the same command line under the Node that was installed with Trellis. */
function handOver() {
  const node = installedNode()
  if (node === undefined)
    return stop(
      `Trellis needs Node ${OLDEST}, and the copy that "npm ci" brings is missing. Run "npm ci" in its folder again.`,
    )
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', () => stop(`Node ${OLDEST} could not be started. Run "npm ci" in the folder of Trellis again.`))
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? (code ?? 1) : 128 + constants.signals[signal]
  })
}

/** The path of the Node that `npm ci` installed, or undefined. */
function installedNode() {
  const modules = join(root, 'node_modules')
  const places = [
    join(modules, 'node', 'bin', 'node'),
    join(modules, 'node', 'bin', 'node.exe'),
    join(modules, '.bin', 'node'),
  ]
  return places.find((place) => existsSync(place))
}

/** Says what is missing and ends as refused. */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
