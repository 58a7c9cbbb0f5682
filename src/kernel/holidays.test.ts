// The shipped table of bank holidays, against the statute's rules reckoned afresh, and what it answers.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addDays, day, weekday, type Day } from './day.ts'
import { holidaysOf, isHoliday, NATIONS, readHolidays, whyHoliday, type HolidayTable, type Nation } from './holidays.ts'

const CSV = readFileSync(new URL('../../data/holidays.csv', import.meta.url), 'utf8')
const table = tableOf(CSV)
const YEARS = Array.from({ length: 22 }, (_, n) => 2007 + n)

function tableOf(csv: string): HolidayTable {
  const read = readHolidays(csv)
  if (!read.ok) throw new Error(JSON.stringify(read))
  return read.value
}

function why(on: string): string | null {
  const answer = whyHoliday(table, day(on))
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.value
}

// Reckoned apart from the table: Easter, first and last Mondays, weekend days carried on, and what was proclaimed.
const PROCLAIMED: readonly { add?: string; drop?: string; nations: readonly Nation[] }[] = [
  { add: '2011-04-29', nations: NATIONS },
  { drop: '2012-05-28', add: '2012-06-04', nations: NATIONS },
  { add: '2012-06-05', nations: NATIONS },
  { drop: '2020-05-04', add: '2020-05-08', nations: NATIONS },
  { drop: '2022-05-30', add: '2022-06-02', nations: NATIONS },
  { add: '2022-06-03', nations: NATIONS },
  { add: '2022-09-19', nations: NATIONS },
  { add: '2023-05-08', nations: NATIONS },
  { add: '2026-06-15', nations: ['scotland'] },
]

function easter(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const epact = (century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) % 30
  const moon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11))
  const toSunday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7
  return addDays(day(`${year}-03-28`), moon - toSunday)
}

function carriedOn(...days: readonly string[]): Day[] {
  const taken: Day[] = []
  for (const text of days) {
    let on = day(text)
    while (weekday(on) > 5 || taken.includes(on)) on = addDays(on, 1)
    taken.push(on)
  }
  return taken
}

function firstMonday(month: string): Day {
  const first = day(`${month}-01`)
  return addDays(first, (8 - weekday(first)) % 7)
}

function lastMonday(month: string): Day {
  const last = day(`${month}-31`)
  return addDays(last, 1 - weekday(last))
}

function reckoned(year: number, nation: Nation): string[] {
  const goodFriday = addDays(easter(year), -2)
  const shared = [
    goodFriday,
    firstMonday(`${year}-05`),
    lastMonday(`${year}-05`),
    ...carriedOn(`${year}-12-25`, `${year}-12-26`),
  ]
  const own = {
    'england-and-wales': () => [...carriedOn(`${year}-01-01`), addDays(easter(year), 1), lastMonday(`${year}-08`)],
    scotland: () => [
      ...carriedOn(`${year}-01-01`, `${year}-01-02`),
      firstMonday(`${year}-08`),
      ...carriedOn(`${year}-11-30`),
    ],
    'northern-ireland': () => [
      ...own['england-and-wales'](),
      ...carriedOn(`${year}-03-17`),
      ...carriedOn(`${year}-07-12`),
    ],
  }
  const days = new Set<string>([...shared, ...own[nation]()])
  for (const change of PROCLAIMED.filter((one) => one.nations.includes(nation) && one.add?.startsWith(String(year)))) {
    if (change.drop !== undefined) days.delete(change.drop)
    if (change.add !== undefined) days.add(change.add)
  }
  return [...days].toSorted()
}

describe('the shipped table', () => {
  test.each(YEARS)('%i holds for each nation exactly what the rules and proclamations give', (year) => {
    for (const nation of NATIONS) {
      const held = holidaysOf(table, nation).filter((row) => row.day.startsWith(String(year)))
      expect(held.map((row) => row.day as string)).toEqual(reckoned(year, nation))
    }
  })

  test('runs from 1 January 2007 to 31 December 2028', () => {
    expect(table.bounds).toEqual({ from: '2007-01-01', to: '2029-01-01' })
    expect(table.version).toMatch(/^uk-bank-holidays-2007-2028-[0-9a-f]{8}$/)
  })

  test('names a source that its notes explain, on every row', () => {
    const notes = readFileSync(new URL('../../data/holidays.README.md', import.meta.url), 'utf8')
    const sources = new Set(NATIONS.flatMap((nation) => holidaysOf(table, nation)).map((row) => row.source))
    for (const source of sources) expect(notes).toContain(`\`${source}\``)
  })
})

describe('why a day is a holiday', () => {
  test.each([
    ['2009-03-17', "St Patrick's Day (Northern Ireland)"],
    ['2009-04-10', 'Good Friday'],
    ['2009-04-13', 'Easter Monday'],
    ['2007-03-19', "Substitute day for St Patrick's Day (Northern Ireland)"],
    ['2011-04-29', 'Royal wedding'],
    ['2012-01-02', "Substitute day for New Year's Day; 2nd January (Scotland)"],
    ['2012-06-05', "Queen's Diamond Jubilee"],
    ['2022-09-19', 'State Funeral of Queen Elizabeth II'],
    ['2023-05-08', 'Coronation of King Charles III'],
    ['2026-06-15', 'World Cup bank holiday (Scotland)'],
  ])('%s: %s', (on, sentence) => {
    expect(why(on)).toBe(sentence)
  })

  test('an ordinary day has no reason, nor the Monday that moved to June 2012', () => {
    expect(why('2013-03-01')).toBeNull()
    expect(why('2012-05-28')).toBeNull()
  })

  test('a day that two nations name differently is said by each', () => {
    expect(why('2012-06-04')).toBe('Substitute day for Spring bank holiday; Spring bank holiday (Northern Ireland)')
  })
})

describe('asking', () => {
  test('a holiday of one nation counts unless other nations are named', () => {
    const stPatrick = day('2014-03-17')
    expect(isHoliday(table, stPatrick)).toEqual({ ok: true, value: true })
    expect(isHoliday(table, stPatrick, ['england-and-wales', 'scotland'])).toEqual({ ok: true, value: false })
  })

  test('beyond the table it refuses and says the bounds', () => {
    const refused = { ok: false, refusal: 'beyond-table', detail: { bounds: '1 January 2007 to 31 December 2028' } }
    expect(isHoliday(table, day('2029-01-01'))).toMatchObject(refused)
    expect(whyHoliday(table, day('2006-12-31'))).toMatchObject(refused)
    expect(isHoliday(table, day('2028-12-31')).ok).toBe(true)
  })
})

describe('reading a table', () => {
  const HEADER = 'day,nation,name,source'
  const year = (of: number) => NATIONS.map((nation) => `${of}-01-03,${nation},New Year,x`).join('\n')

  test('the version changes with a row, not with its source', () => {
    const base = tableOf(`${HEADER}\n${year(2011)}\n`)
    expect(tableOf(`${HEADER}\n${year(2011).replaceAll(',x', ',y')}\n`).version).toBe(base.version)
    expect(tableOf(`${HEADER}\n${year(2011).replace('New Year', 'Other')}\n`).version).not.toBe(base.version)
  })

  test.each([
    ['another header', `date,nation\n${year(2011)}`, '1'],
    ['no rows', HEADER, '1'],
    ['a day that is not real', `${HEADER}\n2011-02-30,scotland,Name,x`, '2'],
    ['an unknown nation', `${HEADER}\n2011-02-01,wales,Name,x`, '2'],
    ['a missing cell', `${HEADER}\n2011-02-01,scotland,Name`, '2'],
    ['the same day twice', `${HEADER}\n${year(2011)}\n2011-01-03,northern-ireland,Again,x`, '5'],
    ['days out of order', `${HEADER}\n${year(2012)}\n2011-01-03,scotland,Name,x`, '5'],
  ])('%s is refused with its line', (_, csv, line) => {
    expect(readHolidays(csv)).toEqual({ ok: false, refusal: 'bad-row', detail: { line } })
  })

  test('a year without holidays is refused as a gap', () => {
    const gap = { ok: false, refusal: 'gap-year', detail: { year: '2012', nation: 'england-and-wales' } }
    expect(readHolidays(`${HEADER}\n${year(2011)}\n${year(2013)}\n`)).toEqual(gap)
  })
})
