// The exclusive lock on the embedded store's folder: PGlite has none of its own, and two processes would lose data.
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { UserFault } from '../kernel/faults.ts'

interface Holder {
  readonly pid: number
  readonly name: string
  /** Kernel start time of the process (Linux), so that a reused pid is not taken for the holder. */
  readonly started: string | null
}

const held = new Set<string>()

/** Takes the lock and gives the function that releases it. Refuses (UserFault `locked`) by name and pid of the holder. */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'trellis.lock')
  if (!create(path)) {
    const holder = readHolder(path)
    if (holder !== null && alive(holder, path)) throw lockedBy(holder, folder)
    rmSync(path, { force: true })
    if (!create(path)) throw lockedBy(readHolder(path) ?? me(), folder)
  }
  held.add(path)
  return () => {
    if (held.delete(path)) rmSync(path, { force: true })
  }
}

function lockedBy(holder: Holder, folder: string): UserFault {
  return new UserFault(
    'locked',
    `The data folder ${folder} is in use by ${holder.name} (process ${holder.pid}). Stop that process first, or use another folder (TRELLIS_DATA).`,
  )
}

function create(path: string): boolean {
  try {
    const file = openSync(path, 'wx')
    writeSync(file, JSON.stringify(me()))
    closeSync(file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function me(): Holder {
  const command = process.argv.slice(2).join(' ')
  return { pid: process.pid, name: `trellis ${command}`.trim(), started: startTime(process.pid) }
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch {
    return null
  }
}

function alive(holder: Holder, path: string): boolean {
  if (holder.pid === process.pid) return held.has(path)
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const started = startTime(holder.pid)
  return started === null || holder.started === null || started === holder.started
}

function startTime(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
