// The first lines of an election file: how many candidates and seats, who withdrew, short names, an order drawn by lot. Pure.
import { accept, type Decision } from '../../kernel/decision.ts'
import { excerpt, refuseAt, withoutComment, type Line } from './blt-lines.ts'
import { MOST_CANDIDATES, MOST_SEATS, type BltRefusal } from './types.ts'

/** What the file says before the first ballot. */
export interface Opening {
  readonly candidates: number
  readonly seats: number
  readonly withdrawn: readonly number[]
  readonly lot: readonly number[]
  /** Places of candidates by what ballots may call them: the number from 1, or a short name. */
  readonly places: ReadonlyMap<string, number>
  /** How many lines the opening takes. */
  readonly lines: number
}
interface Option {
  readonly line: number
  readonly name: string
  readonly words: readonly string[]
}

const HEADER = /^(\d{1,9})\s+(\d{1,9})$/
const NEGATIVE = /^-\d+(\s+-\d+)*$/
const OPTION = /\[([^[\]]*)\]/g
/** `[droop ...]` steers another program's arithmetic and print, never what the ballots say. */
const KNOWN = ['nick', 'withdrawn', 'tie', 'droop']

/** Reads the header and what stands between it and the ballots. Refuses by line what it does not know: it could change the count. */
export function readOpening(lines: readonly Line[]): Decision<Opening, BltRefusal> {
  const header = readHeader(lines[0])
  if (!header.ok) return header
  const first = lines.findIndex((line, i) => i > 0 && !isOption(line))
  const optionLines = lines.slice(1, first < 0 ? lines.length : first)
  const options: Option[] = []
  for (const line of optionLines) {
    const read = readOptions(line)
    if (!read.ok) return read
    options.push(...read.value)
  }
  return resolve(header.value, options, optionLines.length + 1)
}

function readHeader(line: Line | undefined): Decision<{ candidates: number; seats: number }, BltRefusal> {
  if (line === undefined) return refuseAt('no-header', 1, { found: '' })
  const parts = HEADER.exec(withoutComment(line))
  if (parts === null) return refuseAt('no-header', line.number, { found: excerpt(line.text) })
  const [candidates, seats] = [Number(parts[1]), Number(parts[2])]
  if (candidates < 1 || candidates > MOST_CANDIDATES)
    return refuseAt('candidates-out-of-range', line.number, {
      found: String(candidates),
      most: String(MOST_CANDIDATES),
    })
  if (seats < 1 || seats > MOST_SEATS)
    return refuseAt('seats-out-of-range', line.number, { found: String(seats), most: String(MOST_SEATS) })
  return accept({ candidates, seats })
}

function isOption({ text }: Line): boolean {
  return text.startsWith('[') || /^-\d/.test(text)
}

function readOptions(line: Line): Decision<readonly Option[], BltRefusal> {
  const text = withoutComment(line)
  const unknown = refuseAt('unknown-option', line.number, { found: excerpt(line.text) })
  if (text.startsWith('-')) {
    if (!NEGATIVE.test(text)) return unknown
    return accept([{ line: line.number, name: 'withdrawn', words: text.split(/\s+/).map((word) => word.slice(1)) }])
  }
  const options = [...text.matchAll(OPTION)].map((match) => {
    const [name = '', ...words] = (match[1] ?? '').trim().split(/\s+/)
    return { line: line.number, name, words }
  })
  const known = text.replaceAll(OPTION, '').trim() === '' && options.every(({ name }) => KNOWN.includes(name))
  return known ? accept(options) : unknown
}

function resolve(
  { candidates, seats }: { candidates: number; seats: number },
  options: readonly Option[],
  lines: number,
): Decision<Opening, BltRefusal> {
  const places = placesOf(
    candidates,
    options.filter(({ name }) => name === 'nick'),
  )
  if (!places.ok) return places
  const withdrawn = named(
    options.filter(({ name }) => name === 'withdrawn'),
    places.value,
  )
  if (!withdrawn.ok) return withdrawn
  const lot = named(
    options.filter(({ name }) => name === 'tie'),
    places.value,
  )
  if (!lot.ok) return lot
  return accept({ candidates, seats, withdrawn: withdrawn.value, lot: lot.value, places: places.value, lines })
}

/** Numbers from 1, and one short name for each candidate where `[nick ...]` gives them. */
function placesOf(candidates: number, nicks: readonly Option[]): Decision<ReadonlyMap<string, number>, BltRefusal> {
  const places = new Map(Array.from({ length: candidates }, (_, place) => [String(place + 1), place]))
  for (const { line, words } of nicks) {
    if (words.length !== candidates)
      return refuseAt('bad-option', line, { found: `[nick ${excerpt(words.join(' '))}]` })
    for (const [place, word] of words.entries()) {
      if (places.has(word) || /^-?\d+$|[=#"]/.test(word)) return refuseAt('bad-option', line, { found: excerpt(word) })
      places.set(word, place)
    }
  }
  return accept(places)
}

/** The candidates that options of one name list, each once. */
function named(
  options: readonly Option[],
  places: ReadonlyMap<string, number>,
): Decision<readonly number[], BltRefusal> {
  const found: number[] = []
  for (const { line, words } of options)
    for (const word of words) {
      const place = places.get(word)
      if (place === undefined || found.includes(place)) return refuseAt('bad-option', line, { found: excerpt(word) })
      found.push(place)
    }
  return accept(found)
}
