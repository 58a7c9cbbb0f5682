// The first pass over a file: is it text at all, in which encoding, and about how many lines. Keeps no more than a chunk.
import { isUtf8 } from 'node:buffer'
import { UserFault } from '../../kernel/faults.ts'

export type Encoding = 'utf-8' | 'windows-1252'

/** What the first pass found. */
export interface FirstLook {
  readonly encoding: Encoding
  /** Line ends in the file: the number of rows, or a little more where cells hold line ends. */
  readonly lines: number
  /** The first character is one that begins a JSON list. */
  readonly json: boolean
}

const NEWLINE = 10

/** Looks at every byte once. Refuses (UserFault file-damaged) what is no text: nothing at all, a web page, a workbook, a PDF, UTF-16. */
export async function lookAtFile(open: () => AsyncIterable<Uint8Array>): Promise<FirstLook> {
  const utf8 = new Utf8Check()
  let head: Buffer = Buffer.alloc(0)
  let lines = 0
  for await (const bytes of open()) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (head.length < 512) head = Buffer.concat([head, chunk.subarray(0, 512)])
    utf8.add(chunk)
    lines += countLines(chunk)
  }
  const start = head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '')
  refuseOtherThanText(start)
  return { encoding: utf8.ended() ? 'utf-8' : 'windows-1252', lines, json: start.trimStart().startsWith('[') }
}

/** The text of the file, chunk by chunk, without a byte-order mark. */
export async function* decodeFile(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** Strict UTF-8 over chunks: a character that a chunk end cuts is carried over. */
class Utf8Check {
  #valid = true
  #carried: Buffer = Buffer.alloc(0)

  add(chunk: Buffer): void {
    if (!this.#valid) return
    const whole = this.#carried.length === 0 ? chunk : Buffer.concat([this.#carried, chunk])
    const cut = whole.length - unfinished(whole)
    this.#valid = isUtf8(whole.subarray(0, cut))
    this.#carried = Buffer.from(whole.subarray(cut))
  }

  ended(): boolean {
    return this.#valid && this.#carried.length === 0
  }
}

/** Bytes at the end that begin a character and do not end it: 0 to 3. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}

function countLines(chunk: Buffer): number {
  let lines = 0
  for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) lines++
  return lines
}

function refuseOtherThanText(start: string): void {
  const damage = otherThanText(start)
  if (damage !== null) throw new UserFault('file-damaged', damage)
}

function otherThanText(start: string): string | null {
  if (start.trim() === '') return 'The file is empty.'
  if (/^\s*</.test(start)) return 'This is a web page, not a CSV file: the download went wrong. Fetch the file again.'
  if (start.startsWith('PK\u0003\u0004'))
    return 'This is a zip file or a spreadsheet workbook, not a CSV file. Unpack it, or fetch the CSV file.'
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'This is a spreadsheet workbook, not a CSV file.'
  if (start.startsWith('%PDF')) return 'This is a PDF document, not a CSV file.'
  if (/^(\u00ff\u00fe|\u00fe\u00ff)/.test(start) || start.includes('\0'))
    return 'The file is neither UTF-8 nor Windows-1252 text. Fetch the published CSV file, or save it as CSV UTF-8.'
  return null
}
