// Looks at a file that no binary format claims: text, a table of commas, or something that is taken by no name. Pure.
import { accept, refuse, type Decision } from '../../../kernel/decision.ts'
import type { FileRefusal, LookedAt } from '../types.ts'

const CONTROL = /(?![\t\n\f\r])\p{Cc}/u
const MARKUP = /^\s*(<[a-z!?/]|\{\\rtf|%!PS)|<(script|svg|html|iframe|object|embed|body|img)[\s/>]/i
const LINES_COMPARED = 20

/** Text or CSV. Refuses program (a script for a shell), markup (HTML, SVG, anything that a browser would run) and other-kind. */
export function lookAtText(bytes: Uint8Array): Decision<LookedAt, FileRefusal> {
  const text = decode(bytes)
  if (text === null || CONTROL.test(text)) return refuse('other-kind')
  if (text.startsWith('#!')) return refuse('program')
  if (MARKUP.test(text)) return refuse('markup')
  return accept({ kind: isTable(text) ? 'csv' : 'text', active: null })
}

/** UTF-8, or the coding of Western Windows that spreadsheets still write. */
function decode(bytes: Uint8Array): string | null {
  for (const coding of ['utf-8', 'windows-1252'])
    try {
      return new TextDecoder(coding, { fatal: true }).decode(bytes)
    } catch {
      // The next coding may fit.
    }
  return null
}

/** Two lines or more, all with the same number of commas outside quotes, and at least one. */
function isTable(text: string): boolean {
  const lines = text.trimEnd().split(/\r?\n/, LINES_COMPARED)
  const counts = new Set(lines.map((line) => line.replaceAll(/"[^"]*"/g, '').split(',').length - 1))
  return lines.length > 1 && counts.size === 1 && !counts.has(0)
}
