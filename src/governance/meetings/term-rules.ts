// Which bodies have too few meetings in their term or year. Pure: no database, no clock.
import { addDays, type Day } from '../../kernel/day.ts'
import { academicYearOf, sayTerm, termOf } from '../../kernel/term.ts'
import { holdsOn } from '../../kernel/period.ts'

/** A body that undertook to meet so often, and the days of its meetings that are not cancelled. */
export interface MeetingBody {
  readonly id: string
  readonly partnership: string
  readonly slug: string
  readonly name: string
  readonly meets: 'half-termly' | 'termly' | 'yearly'
  readonly days: readonly Day[]
}

/** A body that has too few meetings. */
export interface MeetingWarning {
  readonly body: string
  readonly partnership: string
  readonly slug: string
  readonly name: string
  /** The term or year in words: Autumn 2026. */
  readonly when: string
  readonly held: number
  readonly needed: number
}

/** So long before a term begins its meetings should be called. */
const AHEAD_DAYS = 28

/** Bodies with fewer meetings than they undertook, in the term (or, yearly, the school year) of today and in one that begins within four weeks. [S4] 12 */
export function meetingsOwed(bodies: readonly MeetingBody[], today: Day): readonly MeetingWarning[] {
  return bodies.flatMap((body) => {
    const spans = [today, addDays(today, AHEAD_DAYS)].map((on) => spanOf(body.meets, on))
    const [now, next] = spans
    const asked = now?.when === next?.when ? [now] : spans
    return asked.flatMap((span) => (span === undefined ? [] : warningOf(body, span)))
  })
}

/** "The board meets termly and has no meeting in Autumn 2026." */
export function sayWarning({ name, when, held, needed }: MeetingWarning): string {
  const has = held === 0 ? 'no meeting' : `only ${held} of ${needed} meetings`
  return `${name} has ${has} in ${when}`
}

type Span = { readonly when: string; readonly period: ReturnType<typeof academicYearOf>; readonly needed: number }

function spanOf(meets: MeetingBody['meets'], on: Day): Span {
  const term = termOf(on)
  if (meets !== 'yearly') return { when: sayTerm(term), period: term.period, needed: meets === 'termly' ? 1 : 2 }
  const period = academicYearOf(on)
  const first = Number((period.from ?? on).slice(0, 4))
  return { when: `the school year ${first} to ${first + 1}`, period, needed: 1 }
}

function warningOf(
  { id, partnership, slug, name, days }: MeetingBody,
  { when, period, needed }: Span,
): readonly MeetingWarning[] {
  const held = days.filter((on) => holdsOn(period, on)).length
  return held >= needed ? [] : [{ body: id, partnership, slug, name, when, held, needed }]
}
