// Days as every form takes them, in three boxes: from what was typed to days, or to a sentence. Pure; never a default day.
import { z } from 'zod'
import { addDays, dayOf, sayDay, type Day } from '../kernel/day.ts'

/** A form whose days are typed in three boxes each, such as `from-day`, `from-month` and `from-year`. */
export function formOf<S extends z.ZodRawShape>(shape: S, days: readonly string[]) {
  return z.preprocess((typed) => withDays(typed as Readonly<Record<string, unknown>>, days), z.object(shape))
}

function withDays(
  typed: Readonly<Record<string, unknown>>,
  days: readonly string[],
): Readonly<Record<string, unknown>> {
  return { ...typed, ...Object.fromEntries(days.map((name) => [name, boxesOf(typed, name)])) }
}

function boxesOf(typed: Readonly<Record<string, unknown>>, name: string): Boxes {
  const box = (part: string) => {
    const text = typed[`${name}-${part}`]
    return typeof text === 'string' ? text.trim() : ''
  }
  return { day: box('day'), month: box('month'), year: box('year') }
}

interface Boxes {
  readonly day: string
  readonly month: string
  readonly year: string
}
const BOXES = z.custom<Boxes>()

/** A day that must be there. `what` begins the sentence: The first day. */
export function neededDay(what: string): z.ZodType<Day> {
  return BOXES.transform((boxes, context): Day => {
    const read = readBoxes(boxes, what)
    if (read.day !== null) return read.day
    context.addIssue({ code: 'custom', message: read.error ?? `Enter ${lower(what)}` })
    return z.NEVER
  })
}

/** A day, or nothing where it is not known. */
export function someDay(what: string): z.ZodType<Day | null> {
  return BOXES.transform((boxes, context): Day | null => {
    const read = readBoxes(boxes, what)
    if (read.error === null) return read.day
    context.addIssue({ code: 'custom', message: read.error })
    return z.NEVER
  })
}

/** The day in the boxes; nothing typed is no day and no error. A day that is not real is named with the last one of its month. */
function readBoxes(
  { day, month, year }: Boxes,
  what: string,
): { readonly day: Day | null; readonly error: string | null } {
  if (day + month + year === '') return { day: null, error: null }
  const missing = Object.entries({ day, month, year }).filter(([, text]) => text === '')
  if (missing.length > 0)
    return { day: null, error: `${what} must include a ${missing.map(([part]) => part).join(' and a ')}` }
  const [d = 0, m = 0, y = 0] = [day, month, year].map((text) => (/^\d{1,4}$/.test(text) ? Number(text) : 0))
  const real = dayOf(y, m, d)
  return real.ok ? { day: real.value, error: null } : { day: null, error: notReal(d, m, y, what) }
}

function notReal(d: number, m: number, y: number, what: string): string {
  const next = dayOf(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1)
  if (d < 1 || d > 31 || m < 1 || m > 12 || !next.ok) return `${what} must be a real day, for example 1 3 2013`
  const last = sayDay(addDays(next.value, -1))
  const month = last.slice(last.indexOf(' ') + 1)
  return `${what} must be a real day: there is no ${d} ${month}. The last day of that month is ${last}`
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
