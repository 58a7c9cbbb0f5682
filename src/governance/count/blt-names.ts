// The names and the title at the end of an election file, quoted or not. Pure.
import { accept, type Decision } from '../../kernel/decision.ts'
import { excerpt, refuseAt, type Line } from './blt-lines.ts'
import { LONGEST_NAME, type BltRefusal } from './types.ts'

/** The names in the order of the ballot paper, and the title; without a title line it is empty. */
export interface Names {
  readonly candidates: readonly string[]
  readonly title: string
}

/** Reads one line for each candidate and one for the title. Refuses by line a name that is empty, too long or there already, names that are missing, and whatever follows the title. */
export function readNames(lines: readonly Line[], candidates: number, last: number): Decision<Names, BltRefusal> {
  if (lines.length < candidates)
    return refuseAt('names-missing', last, { found: String(lines.length), wanted: String(candidates) })
  const after = lines[candidates + 1]
  if (after !== undefined) return refuseAt('after-title', after.number, { found: excerpt(after.text) })
  const names = new Map<string, number>()
  for (const line of lines.slice(0, candidates)) {
    const name = readText(line)
    if (!name.ok) return name
    if (name.value === '') return refuseAt('bad-name', line.number, { found: excerpt(line.text) })
    const other = names.get(name.value)
    if (other !== undefined)
      return refuseAt('same-name', line.number, { found: excerpt(name.value), other: String(other) })
    names.set(name.value, line.number)
  }
  const title = lines[candidates] === undefined ? accept('') : readText(lines[candidates])
  return title.ok ? accept({ candidates: [...names.keys()], title: title.value }) : title
}

/** Spaces side by side are one; letters with accents are one character, however they were typed. */
function readText(line: Line): Decision<string, BltRefusal> {
  const quoted = line.text.startsWith('"') ? quotedText(line.text) : line.text
  if (quoted === null) return refuseAt('bad-name', line.number, { found: excerpt(line.text) })
  const text = quoted.replaceAll(/\s+/g, ' ').trim().normalize('NFC')
  return text.length > LONGEST_NAME
    ? refuseAt('name-too-long', line.number, { most: String(LONGEST_NAME) })
    : accept(text)
}

/** What stands in the quotes: `"Name ""Party"""` and `"Name" "Party"` are both Name "Party". Null where the quote is not closed. */
function quotedText(text: string): string | null {
  const inner = /^"(.*)"$/.exec(text)?.[1] ?? /^"(.*?)"\s*#/.exec(text)?.[1]
  if (inner === undefined) return null
  return inner.replace(/^([^"]*)" "([^"]*)$/, '$1 "$2"').replaceAll('""', '"')
}
