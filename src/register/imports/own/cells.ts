// Readers of the cells of our own files: from text to typed values, or a sentence on what is wrong. Pure; an empty cell is null.
import { z } from 'zod'
import { dayOf, sayDay, type Day } from '../../../kernel/day.ts'
import { slug } from '../../../kernel/id.ts'

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
/** Spreadsheets in this country write days so. */
const BRITISH = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/
const YES = new Set(['yes', 'y', 'true', '1'])
const NO = new Set(['no', 'n', 'false', '0'])

/** Any text. */
export function text(): z.ZodType<string | null, string> {
  return z.string().transform((cell) => (cell === '' ? null : cell))
}

/** Text that must be there. */
export function neededText(column: string): z.ZodType<string, string> {
  return z.string().min(1, `The column ${column} is empty.`)
}

/** A day: `2013-03-01`, or `1/3/2013` as spreadsheets write it. */
export function dayCell(column: string): z.ZodType<Day | null, string> {
  return z.string().transform((cell, context) => {
    if (cell === '') return null
    const parts = dayParts(cell)
    const read = parts === null ? null : dayOf(...parts)
    if (read?.ok) return read.value
    return wrong(context, notADay(column, cell, parts))
  })
}

function dayParts(cell: string): [number, number, number] | null {
  const [, year, month, dayOfMonth] = ISO.exec(cell) ?? []
  if (year !== undefined) return [Number(year), Number(month), Number(dayOfMonth)]
  const [, d, m, y] = BRITISH.exec(cell) ?? []
  return y === undefined ? null : [Number(y), Number(m), Number(d)]
}

function notADay(column: string, cell: string, parts: readonly number[] | null): string {
  const [year, month = 0, dayOfMonth] = parts ?? []
  if (month < 1 || month > 12) return `“${cell}” in the column ${column} is not a day. Write days like 2013-03-01.`
  return `${sayDay(`${year}-${month}-${dayOfMonth}` as Day)} is not a real day (column ${column}).`
}

/** Yes or no. */
export function yesNo(column: string): z.ZodType<boolean | null, string> {
  return z.string().transform((cell, context) => {
    const word = cell.toLowerCase()
    if (word === '') return null
    if (YES.has(word)) return true
    if (NO.has(word)) return false
    return wrong(context, `“${cell}” in the column ${column} is neither yes nor no.`)
  })
}

/** A number within bounds, both included. */
export function numberCell(column: string, least: number, most: number): z.ZodType<number | null, string> {
  return z.string().transform((cell, context) => {
    if (cell === '') return null
    const value = Number(cell)
    if (value >= least && value <= most) return value
    return wrong(context, `“${cell}” in the column ${column} is not a number from ${least} to ${most}.`)
  })
}

/** A whole number within bounds, both included. */
export function wholeNumber(column: string, least: number, most: number): z.ZodType<number | null, string> {
  return z.string().transform((cell, context) => {
    if (cell === '') return null
    const value = Number(cell)
    if (Number.isInteger(value) && value >= least && value <= most) return value
    return wrong(context, `“${cell}” in the column ${column} is not a whole number from ${least} to ${most}.`)
  })
}

/** One of these words, however it is spaced: `lead school` is `lead-school`. */
export function oneOf<T extends string>(column: string, words: readonly T[]): z.ZodType<T | null, string> {
  return z.string().transform((cell, context) => {
    if (cell === '') return null
    const word = words.find((known) => known === slug(cell))
    return word ?? wrong(context, `“${cell}” in the column ${column} is none of: ${words.join(', ')}.`)
  })
}

/** A URN: six digits. */
export function urnCell(column: string): z.ZodType<string | null, string> {
  return z.string().transform((cell, context) => {
    if (cell === '') return null
    return /^[1-9]\d{5}$/.test(cell)
      ? cell
      : wrong(context, `“${cell}” in the column ${column} is not a URN: six digits.`)
  })
}

/** An e-mail address, in lower case. */
export function emailCell(column: string): z.ZodType<string | null, string> {
  return z.string().transform((cell, context) => {
    if (cell === '') return null
    const address = z.email().safeParse(cell.toLowerCase())
    return address.success
      ? address.data
      : wrong(context, `“${cell}” in the column ${column} is not an e-mail address.`)
  })
}

function wrong(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}
