// The lines of a backup file as they are read: unzipped, with a digest of all before, a damaged file refused. Knows no table.
import type { Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { UserFault } from '../kernel/faults.ts'

/** The same lines; whenever one has been given, the digest is of all before it. */
export async function* digested(lines: AsyncIterable<string>, digest: Hash): AsyncGenerator<string> {
  for await (const line of lines) {
    yield line
    digest.update(`${line}\n`)
  }
}

/** The lines of the file, unzipped as they are asked for. Refuses (UserFault) no file, and one that cannot be unpacked. */
export function readLines(path: string): AsyncIterable<string> {
  const input = createReadStream(path)
  const unzipped = input.pipe(createGunzip())
  input.on('error', (fault) => unzipped.destroy(fault))
  return linesOf(unzipped)
}

async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const reader = createInterface({ input: stream, crlfDelay: Infinity })
  const failure = new Promise<never>((_, fail) => stream.once('error', fail))
  failure.catch(() => {})
  try {
    const lines = reader[Symbol.asyncIterator]()
    for (;;) {
      const { done, value } = await Promise.race([lines.next(), failure])
      if (done === true) return
      yield value
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new UserFault('no-file', 'There is no such file.')
    throw damaged(`it cannot be unpacked (${(error as Error).message})`)
  } finally {
    reader.close()
    stream.destroy()
  }
}

/** The next line; refuses a file that ends before it. */
export async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { done, value } = await lines.next()
  if (done === true) throw damaged('it ends in the middle')
  return value
}

/** The next line as a document; refuses one that cannot be read. */
export async function nextDocument(lines: AsyncIterator<string>): Promise<unknown> {
  return documentOf(await nextLine(lines))
}

/** The line as a document; refuses one that cannot be read. */
export function documentOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw damaged('a line of it cannot be read')
  }
}

/** The refusal of a damaged file: how it is damaged, and that nothing was restored. */
export function damaged(how: string): UserFault {
  return new UserFault('damaged-backup', `The backup file is damaged: ${how}. Nothing was restored.`)
}
