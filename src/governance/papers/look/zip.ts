// Reads a zip file that is held in memory, one entry at a time as a stream, and stops where it unpacks too far. Writes nothing to the disk.
import { Buffer } from 'node:buffer'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import type { FileRefusal } from '../types.ts'

/** How far a zip file may unpack. */
export interface ZipLimits {
  readonly entries: number
  /** Bytes of all entries together, unpacked. */
  readonly unpacked: number
}

const MEGABYTE = 1_000_000
const MOST_ENTRIES = 5_000
const MOST_UNPACKED = 200 * MEGABYTE
const ALWAYS_ALLOWED = 20 * MEGABYTE
/** Documents of text unpack to some twenty times their size, spreadsheets to fifty, bombs to a thousand and more. */
const MOST_TIMES = 100

/** The limits for a file of so many bytes: a hundred times its size, at least 20 MB and at most 200 MB. */
export function limitsFor(bytes: number): ZipLimits {
  const unpacked = Math.min(MOST_UNPACKED, Math.max(ALWAYS_ALLOWED, MOST_TIMES * bytes))
  return { entries: MOST_ENTRIES, unpacked }
}

/** Sees each entry's name first, then its bytes in parts, then its end. */
export interface ZipReader {
  readonly name: (name: string) => void
  readonly part: (bytes: Buffer) => void
  readonly end: () => void
}

/** Reads every entry to its end. Gives why it stopped: damaged (also: encrypted, or a name with folders above it), unpacks-too-far; null when all was read. */
export async function readZip(
  bytes: Uint8Array,
  limits: ZipLimits,
  reader: ZipReader,
): Promise<Extract<FileRefusal, 'damaged' | 'unpacks-too-far'> | null> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      strictFileNames: true,
    })
    if (zip.entryCount > limits.entries) return 'unpacks-too-far'
    return await readEntries(zip, limits, reader)
  } catch {
    return 'damaged'
  }
}

async function readEntries(zip: ZipFile, limits: ZipLimits, reader: ZipReader): Promise<'unpacks-too-far' | null> {
  const left = { entries: limits.entries, bytes: limits.unpacked }
  for await (const entry of zip.eachEntry()) {
    left.entries--
    if (left.entries < 0 || entry.uncompressedSize > left.bytes) return 'unpacks-too-far'
    reader.name(entry.fileName)
    if (!(await readEntry(zip, entry, left, reader))) return 'unpacks-too-far'
    reader.end()
  }
  return null
}

/** False: it unpacks further than what is left. What an entry says of its own size is not believed. */
async function readEntry(zip: ZipFile, entry: Entry, left: { bytes: number }, reader: ZipReader): Promise<boolean> {
  if (entry.fileName.endsWith('/')) return true
  if (!entry.canDecodeFileData()) throw new Error('An entry is encrypted, or packed in a way that nobody uses')
  for await (const part of await zip.openReadStreamPromise(entry)) {
    const bytes = part as Buffer
    left.bytes -= bytes.length
    if (left.bytes < 0) return false
    reader.part(bytes)
  }
  return true
}
