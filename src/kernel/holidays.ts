// Bank holidays of the United Kingdom by nation, read from the shipped table. Pure: the caller brings the text; no file, no clock, no sums of working days.
import { createHash } from 'node:crypto'
import { day, isDay, type Day } from './day.ts'
import { accept, refuse, type Decision } from './decision.ts'
import { holdsOn, sayPeriod, type Period } from './period.ts'

/** The three parts of the United Kingdom that have bank holidays of their own, in the table's order. */
export const NATIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const
export type Nation = (typeof NATIONS)[number]

/** One bank holiday in one nation; `source` is a key of `data/holidays.README.md`. */
export interface Holiday {
  readonly day: Day
  readonly nation: Nation
  readonly name: string
  readonly source: string
}

/** A table of holidays, whole years without a gap. Beyond `bounds` it knows nothing. */
export interface HolidayTable {
  /** Changes when any row does: stored with each date that was computed from it. */
  readonly version: string
  readonly bounds: Period
  readonly byDay: ReadonlyMap<Day, readonly Holiday[]>
}

const HEADER = 'day,nation,name,source'
const NATION_NAMES: Readonly<Record<Nation, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
}

/**
 * Reads the table: header `day,nation,name,source`, rows in order of day, then nation, each pair once, no quoted cells.
 * Bounds are whole years, first row's to last row's. Refuses bad-row (with the line) and gap-year (a nation without a row in a year).
 */
export function readHolidays(csv: string): Decision<HolidayTable, 'bad-row' | 'gap-year'> {
  const lines = csv.trimEnd().split(/\r?\n/)
  if (lines[0] !== HEADER || lines.length === 1) return refuse('bad-row', { line: '1' })
  const rows: Holiday[] = []
  for (const [index, line] of lines.slice(1).entries()) {
    const row = readRow(line)
    if (row === null || !follows(rows.at(-1), row)) return refuse('bad-row', { line: String(index + 2) })
    rows.push(row)
  }
  const years = new Set(rows.map((row) => yearOf(row.day)))
  const bounds = wholeYears(Math.min(...years), Math.max(...years))
  const gap = firstGap(rows, Math.min(...years), Math.max(...years))
  if (gap !== null) return refuse('gap-year', gap)
  return accept({ version: versionOf(rows), bounds, byDay: Map.groupBy(rows, (row) => row.day) })
}

/** Every holiday of one nation, in order of day. */
export function holidaysOf(table: HolidayTable, nation: Nation): readonly Holiday[] {
  return [...table.byDay.values()].flat().filter((row) => row.nation === nation)
}

/** Is the day a bank holiday in any of these nations? All of them unless said otherwise (FOIA s10(6): any part of the United Kingdom). Refuses beyond-table with the bounds in words. */
export function isHoliday(
  table: HolidayTable,
  on: Day,
  nations: readonly Nation[] = NATIONS,
): Decision<boolean, 'beyond-table'> {
  if (!holdsOn(table.bounds, on)) return beyond(table)
  return accept((table.byDay.get(on) ?? []).some((row) => nations.includes(row.nation)))
}

/** Why the day is a holiday: `Good Friday`, `St Patrick's Day (Northern Ireland)`; nations are named where England and Wales has none of that name. Null on any other day. Refuses beyond-table. */
export function whyHoliday(table: HolidayTable, on: Day): Decision<string | null, 'beyond-table'> {
  if (!holdsOn(table.bounds, on)) return beyond(table)
  const rows = table.byDay.get(on)
  if (rows === undefined) return accept(null)
  const names = Map.groupBy(rows, (row) => row.name)
  return accept([...names].map(([name, held]) => sayHoliday(name, held)).join('; '))
}

function sayHoliday(name: string, held: readonly Holiday[]): string {
  if (held.some((row) => row.nation === 'england-and-wales')) return name
  return `${name} (${held.map((row) => NATION_NAMES[row.nation]).join(' and ')})`
}

function beyond(table: HolidayTable) {
  return refuse('beyond-table', { bounds: sayPeriod(table.bounds), version: table.version })
}

function readRow(line: string): Holiday | null {
  const [on = '', nation = '', name = '', source = '', ...rest] = line.split(',')
  if (!isDay(on) || !isNation(nation) || name === '' || source === '' || rest.length > 0) return null
  return { day: on, nation, name, source }
}

function isNation(text: string): text is Nation {
  return NATIONS.some((nation) => nation === text)
}

function follows(before: Holiday | undefined, row: Holiday): boolean {
  if (before === undefined || before.day < row.day) return true
  return before.day === row.day && NATIONS.indexOf(before.nation) < NATIONS.indexOf(row.nation)
}

function firstGap(rows: readonly Holiday[], first: number, last: number): Record<string, string> | null {
  const held = new Set(rows.map((row) => `${yearOf(row.day)} ${row.nation}`))
  for (let year = first; year <= last; year += 1)
    for (const nation of NATIONS) if (!held.has(`${year} ${nation}`)) return { year: String(year), nation }
  return null
}

function wholeYears(first: number, last: number): Period {
  return { from: day(`${first}-01-01`), to: day(`${last + 1}-01-01`) }
}

function versionOf(rows: readonly Holiday[]): string {
  const digest = createHash('sha256')
  for (const row of rows) digest.update(`${row.day},${row.nation},${row.name}\n`)
  return `uk-bank-holidays-${yearOf(rows[0]?.day)}-${yearOf(rows.at(-1)?.day)}-${digest.digest('hex').slice(0, 8)}`
}

function yearOf(of: Day | undefined): number {
  return Number(of?.slice(0, 4))
}
