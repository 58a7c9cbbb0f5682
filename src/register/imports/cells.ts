// Reads single cells of the published files: texts in, texts out as the database takes them ('' is null). Pure.
import { dayOf } from '../../kernel/day.ts'

/** A cell that no reading makes sense of: its row is refused with this reason. */
export class BadCell extends Error {
  override readonly name = 'BadCell'
}

const SPACES = /^[\s\u00a0]+|[\s\u00a0]+$/g
const PLACEHOLDERS = new Set(['1900-01-01', '1902-01-01'])

/** The cell without ordinary and no-break spaces around it. */
export function trimCell(cell: string): string {
  if (cell === '' || (isInk(cell.charCodeAt(0)) && isInk(cell.charCodeAt(cell.length - 1)))) return cell
  return cell.replace(SPACES, '')
}

function isInk(code: number): boolean {
  return code > 32 && code < 127
}

/** A URN: six digits. */
export function isUrn(cell: string): boolean {
  return /^\d{6}$/.test(cell)
}

/** As it stands, on one line. */
export function readText(cell: string): string {
  return /[\r\n\t]/.test(cell) ? cell.replace(/\s+/g, ' ') : cell
}

/** A word of the source; the ways of saying "we have none" give ''. */
export function readWord(cell: string): string {
  return /^(not recorded|not collected)$/i.test(cell) ? '' : readText(cell)
}

/** A code without leading zeros: `02` and `2` are the same, `00` is `0`. */
export function readCode(cell: string): string {
  return cell.replace(/^0+(?=.)/, '')
}

/** A local authority: three digits. Refuses anything else. */
export function readAuthority(cell: string): string {
  if (cell === '') return ''
  if (!/^\d{1,3}$/.test(cell)) throw new BadCell(`"${cell}" is not a local authority code of three digits`)
  return cell.padStart(3, '0')
}

/** An establishment number: four digits within its authority. */
export function readEstablishmentNumber(cell: string): string {
  return /^\d{1,3}$/.test(cell) ? cell.padStart(4, '0') : cell
}

/** A day: dd-mm-yyyy or dd/mm/yyyy as published, yyyy-mm-dd or yyyymmdd elsewhere, never month first. The publisher's placeholders (1 January 1900 and 1902) are ''. Refuses days that do not exist. */
export function readDate(cell: string): string {
  if (cell === '') return ''
  const published = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?: 0?0:00(?::00)?)?$/.exec(cell)
  const iso = published === null ? /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(cell) : null
  const [year, month, dayOfMonth] =
    published !== null ? [published[3], published[2], published[1]] : [iso?.[1], iso?.[2], iso?.[3]]
  const read = dayOf(Number(year), Number(month), Number(dayOfMonth))
  if (!read.ok) throw new BadCell(`"${cell}" is not a day of the calendar`)
  return PLACEHOLDERS.has(read.value) ? '' : read.value
}

/** A whole number not below 0. Words for "no figure" are ''. */
export function readWhole(cell: string): string {
  if (/^\d{1,9}$/.test(cell)) return cell
  if (cell === '' || missingBecause(cell) !== null) return ''
  if (/^\d{1,9}\.0+$/.test(cell)) return cell.slice(0, cell.indexOf('.'))
  throw new BadCell(`"${cell}" is not a whole number`)
}

/** A number, with or without a percent sign. Words for "no figure" are ''. */
export function readNumber(cell: string): string {
  if (cell === '' || missingBecause(cell) !== null) return ''
  const number = cell.endsWith('%') ? cell.slice(0, -1).trimEnd() : cell
  if (!/^-?(\d{1,9}(\.\d+)?|\.\d+)$/.test(number)) throw new BadCell(`"${cell}" is not a number`)
  return number
}

/** The reason that a word in place of a figure gives, or null when it is no such word. An empty cell has none. */
export function missingBecause(cell: string): Missing | null {
  return WORDS.get(cell.toUpperCase()) ?? null
}

/** Why a figure is missing: the words of register.evidence. */
export type Missing =
  'suppressed' | 'low-coverage' | 'not-published' | 'no-entries' | 'not-applicable' | 'not-collected'

const WORDS: ReadonlyMap<string, Missing> = new Map([
  ['SUPP', 'suppressed'],
  ['SUP', 'suppressed'],
  ['X', 'suppressed'],
  ['C', 'suppressed'],
  ['LOWCOV', 'low-coverage'],
  ['NP', 'not-published'],
  ['NE', 'no-entries'],
  ['NA', 'not-applicable'],
  ['N/A', 'not-applicable'],
  ['Z', 'not-applicable'],
  ['NOT APPLICABLE', 'not-applicable'],
  ['NOT COLLECTED', 'not-collected'],
  ['NULL', 'not-collected'],
])

/** An address of the web with its scheme: the source often leaves it out. */
export function readWebsite(cell: string): string {
  if (cell === '' || /^https?:\/\//i.test(cell)) return cell
  return /^[\w-]+(\.[\w-]+)+(\/|$)/.test(cell) ? `http://${cell}` : ''
}

/** A postcode in capitals with one space. */
export function readPostcode(cell: string): string {
  return cell.toUpperCase().replace(/\s+/g, ' ')
}
