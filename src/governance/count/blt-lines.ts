// An election file as numbered lines of text: comments, blank lines and commas at line ends gone. Knows nothing of ballots.
import { isUtf8 } from 'node:buffer'
import { accept, refuse, type Decision, type Refused } from '../../kernel/decision.ts'
import { LONGEST_LINE, MOST_BYTES, type BltRefusal } from './types.ts'

/** A line that says something, trimmed. */
export interface Line {
  /** Its number in the file, from 1. */
  readonly number: number
  readonly text: string
}

/** Control characters and those that turn the direction of writing: they are in no name, and would garble a page or a terminal. */
const NO_TEXT = /[^\P{Cc}\t\n\r]|[\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u
const NEW_LINE = 10
const LINE_END = /\r\n|\n|\r/

/**
 * The lines that say something. When the first ends in a comma, as spreadsheets save it, one comma at the end of every line goes.
 * Refuses too-large, and by line not-text (not UTF-8, or characters that are no text) and line-too-long.
 */
export function readLines(file: string | Uint8Array): Decision<readonly Line[], BltRefusal> {
  if (file.length > MOST_BYTES) return refuse('too-large', { most: String(MOST_BYTES / 1_000_000) })
  const text = typeof file === 'string' ? accept(file.replace(/^\ufeff/, '')) : decode(file)
  if (!text.ok) return text
  const odd = NO_TEXT.exec(text.value)
  if (odd !== null) return refuseAt('not-text', text.value.slice(0, odd.index).split(LINE_END).length)
  const lines = meaningful(text.value)
  const long = lines.find((line) => line.text.length > LONGEST_LINE)
  if (long !== undefined) return refuseAt('line-too-long', long.number, { most: String(LONGEST_LINE) })
  return accept(withoutCommas(lines))
}

/** A refusal that names its line. */
export function refuseAt<R extends BltRefusal>(
  refusal: R,
  line: number,
  detail: Readonly<Record<string, string>> = {},
): Refused<R> {
  return refuse(refusal, { ...detail, line: String(line) })
}

/** What was found, short enough for a sentence. */
export function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** The line without a `#` comment at its end: for lines of numbers, where `#` can be nothing else. */
export function withoutComment({ text }: Line): string {
  const at = text.indexOf('#')
  return at < 0 ? text : text.slice(0, at).trim()
}

function decode(bytes: Uint8Array): Decision<string, BltRefusal> {
  return isUtf8(bytes) ? accept(new TextDecoder().decode(bytes)) : refuseAt('not-text', firstBadLine(bytes))
}

function firstBadLine(bytes: Uint8Array): number {
  let [line, from] = [1, 0]
  for (let end = bytes.indexOf(NEW_LINE); end >= 0; end = bytes.indexOf(NEW_LINE, from)) {
    if (!isUtf8(bytes.subarray(from, end))) break
    from = end + 1
    line += 1
  }
  return line
}

/** Kept lean, as a file of 20 MB may be nothing but line ends. */
function meaningful(text: string): readonly Line[] {
  const lines: Line[] = []
  for (const [i, raw] of (text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text).split('\n').entries()) {
    if (raw === '' || raw.startsWith('#')) continue
    const line = raw.trim()
    if (line !== '' && !line.startsWith('#')) lines.push({ number: i + 1, text: line })
  }
  return lines
}

function withoutCommas(lines: readonly Line[]): readonly Line[] {
  if (lines[0]?.text.endsWith(',') !== true) return lines
  return lines
    .map(({ number, text }) => ({ number, text: text.endsWith(',') ? text.slice(0, -1).trimEnd() : text }))
    .filter((line) => line.text !== '')
}
