// What the forms of elections take, and the sentences for what they cannot take. Pure.
import { z } from 'zod'
import { formOf, neededDay, someDay } from '../../http/form-days.ts'
import { neededText, someText } from '../../http/form-text.ts'
import type { Typed } from '../../http/form.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { londonMoment } from '../../kernel/london-time.ts'
import { COUNT_RULES } from '../count/types.ts'
import { ROLLS, type Announcement } from './types.ts'

/** The four moments of an election by field name, and how a sentence about each begins. */
export const MOMENTS = {
  nominationsFrom: 'The opening of nominations',
  nominationsUntil: 'The close of nominations',
  pollFrom: 'The opening of the poll',
  pollUntil: 'The close of the poll',
} as const
type MomentName = keyof typeof MOMENTS

const MOMENT_NAMES = Object.keys(MOMENTS) as readonly MomentName[]
const DAYS = [...MOMENT_NAMES, 'notice', 'objections', 'termStarts', 'termEnds']

/** A time of the day as people type it, as `HH:MM`. */
function clockTime(what: string): z.ZodType<string> {
  return z
    .string(`Enter the time of ${lower(what)}`)
    .trim()
    .transform((typed, context) => {
      const time = readTime(typed)
      if (time !== null) return time
      const sentence = typed === '' ? `Enter the time of ${lower(what)}` : `${what} must have a time like 9am or 17:00`
      context.addIssue({ code: 'custom', message: sentence })
      return z.NEVER
    })
}

/** `5pm`, `9.30am`, `17:00`, `midday` as `HH:MM`; null for anything else. */
export function readTime(typed: string): string | null {
  if (/^(midday|noon)$/i.test(typed)) return '12:00'
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?\s*([ap]m)?$/i.exec(typed)
  if (parts === null) return null
  const [hours, minutes, half] = [Number(parts[1]), Number(parts[2] ?? '0'), parts[3]?.toLowerCase()]
  if (half === undefined && parts[2] === undefined) return null
  if (half !== undefined && (hours < 1 || hours > 12)) return null
  const hour = half === undefined ? hours : (hours % 12) + (half === 'pm' ? 12 : 0)
  if (hour > 23 || minutes > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

const SHAPE = {
  seat: neededText('Choose the seat', 60),
  title: neededText('Enter a title', 120),
  rule: z.enum(COUNT_RULES, 'Choose how the ballots are counted'),
  places: z
    .string()
    .trim()
    .regex(/^[1-9]\d?$/, 'Enter how many are elected, from 1 to 99')
    .transform(Number),
  roll: z.enum(ROLLS, 'Choose who votes'),
  notice: neededDay('The day of notice'),
  nominationsFrom: neededDay(MOMENTS.nominationsFrom),
  nominationsUntil: neededDay(MOMENTS.nominationsUntil),
  pollFrom: neededDay(MOMENTS.pollFrom),
  pollUntil: neededDay(MOMENTS.pollUntil),
  'nominationsFrom-time': clockTime(MOMENTS.nominationsFrom),
  'nominationsUntil-time': clockTime(MOMENTS.nominationsUntil),
  'pollFrom-time': clockTime(MOMENTS.pollFrom),
  'pollUntil-time': clockTime(MOMENTS.pollUntil),
  objections: neededDay('The last day for objections'),
  termStarts: neededDay('The first day of the term'),
  termEnds: someDay('The last day of the term'),
  reopens: z
    .string()
    .default('')
    .transform((id) => (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id) ? id : null)),
}

/** A new election, its moments those of the clock in London. */
export const AnnounceForm = formOf(SHAPE, DAYS).transform((typed, context): Announcement => {
  const moments = MOMENT_NAMES.map((name) => {
    const moment = londonMoment(typed[name], typed[`${name}-time`])
    if (moment.ok) return [name, moment.value] as const
    const message = `${MOMENTS[name]} is in the hour that the clocks leave out on that day: choose another time`
    context.addIssue({ code: 'custom', path: [name], message })
    return [name, new Date(0)] as const
  })
  const { notice, objections, roll, termEnds, seat, title, rule, places, termStarts, reopens } = typed
  const at = Object.fromEntries(moments) as Record<MomentName, Date>
  const days = { noticeOn: notice, objectionsUntil: objections, termStarts, termEnds: dayAfter(termEnds) }
  return { seat, title, rule, places, rollOf: roll, reopens, ...days, ...at }
})

/** The term is half-open: it ends on the day after its last. */
function dayAfter(last: Day | null): Day | null {
  return last === null ? null : addDays(last, 1)
}

/** Who is nominated; the statement is for those who nominate themselves. */
export const NominateForm = z.object({ nominee: neededText('Choose who you nominate', 60), statement: someText(1500) })

/** What a nominee says. */
export const AnswerForm = z.object({
  answer: z.enum(['consents', 'declines', 'withdraws'], 'Choose your answer'),
  statement: someText(1500),
})

/** The name that was drawn. */
export const LotForm = z.object({
  drawn: neededText('Choose the name that was drawn', 60),
  witness: neededText('Enter the name of the witness', 120),
})

export const ObjectionForm = z.object({ text: neededText('Enter your objection', 4000) })
export const ObjectionAnswerForm = z.object({ answer: neededText('Enter the answer', 4000) })
/** Nothing but the button. */
export const PlainForm = z.object({})

const MOST_CANDIDATES = 200

/** The choices of a ballot as typed, in the order of the ballot paper: fields `rank-1`, `rank-2`, or the one `choice`. */
export function choicesIn(typed: Typed, candidates: number): readonly string[] {
  const one = text(typed, 'choice')
  if (one !== '') return Array.from({ length: candidates }, (_, i) => (String(i + 1) === one ? '1' : ''))
  return Array.from({ length: Math.min(candidates, MOST_CANDIDATES) }, (_, i) => text(typed, `rank-${i + 1}`))
}

function text(typed: Typed, name: string): string {
  const value = typed[name]
  return typeof value === 'string' ? value.trim() : ''
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
