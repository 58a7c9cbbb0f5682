// Figures as they are shown: a number with its unit, or the reason why there is none. Never 0 for nothing held.
import { html, type Html } from './html.ts'

/** A number, or why there is none, as a sentence without its full stop. */
export type Figure = number | { readonly missing: string }

/** How figures are written: what follows the number (`%`, ` points`), and its decimals. */
export interface Unit {
  readonly after: string
  readonly decimals: number
}

/** Whole things counted. */
export const COUNT: Unit = { after: '', decimals: 0 }
/** Per cent, to one decimal. */
export const PERCENT: Unit = { after: '%', decimals: 1 }

/** 1,204 or 33.2%; a true minus sign before a negative number. */
export function numberText(value: number, unit: Unit): string {
  return writerOf(unit.decimals)(value) + unit.after
}

type Writer = (value: number) => string
const writers = new Map<number, Writer>()

/** One writer for each number of decimals: making one costs more than all else on a page. */
function writerOf(decimals: number): Writer {
  const known = writers.get(decimals)
  if (known !== undefined) return known
  const made = writerFor(decimals)
  writers.set(decimals, made)
  return made
}

/** So many numbers are remembered as they are written: published figures are few, and each stands on many pages. */
const REMEMBERED = 10_000

function writerFor(decimals: number): Writer {
  const format = new Intl.NumberFormat('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  const written = new Map<number, string>()
  return (value) => {
    const known = written.get(value)
    if (known !== undefined) return known
    const text = format.format(value).replace('-', '−')
    if (written.size >= REMEMBERED) written.clear()
    if (value !== 0) written.set(value, text) // 0 and -0 are one key and two texts
    return text
  }
}

/** The end of a scale: without decimals that say nothing, and 0 without its unit. */
export function scaleText(value: number, unit: Unit): string {
  return value === 0 ? '0' : numberText(value, Number.isInteger(value) ? { ...unit, decimals: 0 } : unit)
}

/** The figure in words: its number, or "no figure" and why. */
export function figureWords(figure: Figure, unit: Unit): string {
  return typeof figure === 'number' ? numberText(figure, unit) : `no figure: ${figure.missing}`
}

/** The figure in a table's cell; the raw number stands in `data`, so that picture and table can be compared. */
export function figureCell(figure: Figure, unit: Unit): Html {
  if (typeof figure === 'number') return html`<data value="${figure}">${numberText(figure, unit)}</data>`
  return html`<span class="t-missing">${figure.missing}</span>`
}

/** Where a scale begins and ends. */
export interface Scale {
  readonly from: number
  readonly to: number
}

/** A scale with round ends that holds all numbers, and 0 unless `fromZero` is false. */
export function roundScale(values: readonly number[], fromZero = true): Scale {
  const all = fromZero ? [0, ...values] : values
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const step = roundStep((high - low || Math.abs(high) || 1) / 4)
  const [from, to] = [Math.floor(low / step) * step, Math.ceil(high / step) * step]
  return { from: tidy(from), to: tidy(to > from ? to : from + step) }
}

/** The smallest of 1, 2, 5 and their tens that is at least `size`. */
export function roundStep(size: number): number {
  const least = Math.max(size, SMALLEST_STEP)
  const ten = 10 ** Math.floor(Math.log10(least))
  return tidy((([1, 2, 5, 10] as const).find((n) => n * ten >= least * (1 - 1e-9)) ?? 10) * ten)
}

/** Places a value between two ends of a drawing; what lies beyond the scale stands at its end. */
export function placer(scale: Scale, start: number, end: number): (value: number) => number {
  const span = scale.to - scale.from || 1
  return (value) => start + (Math.min(Math.max((value - scale.from) / span, 0), 1) || 0) * (end - start)
}

const SMALLEST_STEP = 1e-6

function tidy(n: number): number {
  return Number(n.toPrecision(12))
}
