// Looks into a PDF, its packed streams too, for what could act when it is opened. A look by known signs, not a scan for viruses.
import { createInflate } from 'node:zlib'

/** Packed streams that are looked into, and bytes that they may unpack to, all together. */
const MOST_STREAMS = 20_000
const MOST_UNPACKED = 400_000_000
const OVERLAP = 48

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\/(JavaScript|Rendition)(?![A-Za-z0-9])/, 'a script'],
  [/\/(Launch|ImportData|SubmitForm)(?![A-Za-z0-9])/, 'an action that starts something outside it'],
  [/\/(EmbeddedFiles?|GoToE|RichMedia)(?![A-Za-z0-9])/, 'another file inside it'],
  [/\/XFA(?![A-Za-z0-9])/, 'a form that runs'],
]
const LOCKED = 'parts that are locked by a password'
const OPAQUE = 'parts that cannot be looked into'
/** Ways to pack a stream of objects that honest programs do not use, and that hide the words looked for. */
const HIDING =
  /\/(ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL|Crypt|Predictor)(?![A-Za-z0-9])/

/** What in the PDF could act, as the second half of "It holds ..."; null: nothing that is known. */
export async function activeInPdf(bytes: Uint8Array): Promise<string | null> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return signIn(text) ?? lockedOrHidden(plainNames(text)) ?? (await activeInStreams(bytes, text))
}

function signIn(text: string): string | null {
  const plain = plainNames(text)
  return SIGNS.find(([sign]) => sign.test(plain))?.[1] ?? null
}

/** A name may be written with numbers: `/J#61vaScript`. */
function plainNames(text: string): string {
  return text.replaceAll(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function lockedOrHidden(text: string): string | null {
  if (/\/Encrypt\s*(\d|<<)/.test(text)) return LOCKED
  for (let at = text.indexOf('/ObjStm'); at >= 0; at = text.indexOf('/ObjStm', at + 1)) {
    const before = text.slice(Math.max(0, at - 600), at)
    const after = text.slice(at, at + 600)
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1) + after.slice(0, after.search(/stream|$/))
    if (HIDING.test(dictionary)) return OPAQUE
  }
  return null
}

/** Every stream is tried, whatever its dictionary says of it; one that does not unpack holds no objects. */
async function activeInStreams(bytes: Uint8Array, text: string): Promise<string | null> {
  const left = { streams: MOST_STREAMS, bytes: MOST_UNPACKED }
  for (let at = text.indexOf('stream'); at >= 0; at = text.indexOf('stream', at + 6)) {
    const begins = startOfData(text, at + 6)
    if (begins === null || !looksPacked(bytes, begins)) continue
    left.streams--
    if (left.streams < 0) return OPAQUE
    const found = await activeInStream(bytes.subarray(begins), left)
    if (found !== null) return found
  }
  return null
}

function startOfData(text: string, at: number): number | null {
  if (text.startsWith('\r\n', at)) return at + 2
  return text[at] === '\n' || text[at] === '\r' ? at + 1 : null
}

/** The first two bytes of packed data (RFC 1950). */
function looksPacked(bytes: Uint8Array, at: number): boolean {
  const [method = 0, check = 0] = [bytes[at], bytes[at + 1]]
  return (method & 15) === 8 && (method * 256 + check) % 31 === 0
}

async function activeInStream(packed: Uint8Array, left: { bytes: number }): Promise<string | null> {
  const unpacking = createInflate()
  unpacking.end(packed)
  let kept = ''
  try {
    for await (const part of unpacking) {
      const bytes = part as Buffer
      left.bytes -= bytes.length
      if (left.bytes < 0) return OPAQUE
      const text = kept + bytes.toString('latin1')
      const found = signIn(text)
      if (found !== null) return found
      kept = text.slice(-OVERLAP)
    }
  } catch {
    return null
  } finally {
    unpacking.destroy()
  }
  return null
}
