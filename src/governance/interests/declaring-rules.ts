// Declaring for a year, adding an interest and ending one: what is allowed and what follows. Pure: no database, no clock.
import { addDays, sayDay, type Day } from '../../kernel/day.ts'
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import type { Interest } from './types.ts'

export type DeclareRefusal = 'nothing-said' | 'nothing-and-something' | 'not-theirs'

/** What the yearly declaration does: which interests end with it, and whether nothing is left. */
export interface YearDeclared {
  readonly nothing: boolean
  readonly ended: readonly Interest[]
}

/**
 * The yearly declaration: the interests ticked still hold, the others end. Refuses nothing-said where neither an interest nor "nothing to declare" is
 * ticked, nothing-and-something where both are, not-theirs for an interest that does not stand.
 */
export function declareYear(
  standing: readonly Interest[],
  holds: readonly string[],
  nothing: boolean,
): Decision<YearDeclared, DeclareRefusal> {
  if (nothing && holds.length > 0) return refuse('nothing-and-something')
  if (!nothing && holds.length === 0) return refuse('nothing-said')
  if (holds.some((id) => !standing.some((interest) => interest.id === id))) return refuse('not-theirs')
  return accept({ nothing, ended: standing.filter(({ id }) => !holds.includes(id)) })
}

/** First day on which an interest that is ended today no longer holds: today, or the day after it began where it began today. */
export function endedToday({ starts }: Pick<Interest, 'starts'>, today: Day): Day {
  return starts !== null && starts >= today ? addDays(starts, 1) : today
}

export type EndRefusal = 'ends-before-start' | 'in-the-future' | 'ended-already'

/** An interest ends with this last day: gives the first day on which it no longer holds. Refuses ended-already, in-the-future, ends-before-start. */
export function endInterest(
  { starts, ends }: Pick<Interest, 'starts' | 'ends'>,
  last: Day,
  today: Day,
): Decision<Day, EndRefusal> {
  if (ends !== null && ends <= today) return refuse('ended-already', { last: sayDay(addDays(ends, -1)) })
  if (last > today) return refuse('in-the-future')
  if (starts !== null && last < starts) return refuse('ends-before-start', { starts: sayDay(starts) })
  return accept(addDays(last, 1))
}

/** An interest that is declared has begun. Refuses in-the-future. */
export function startsBy(starts: Day | null, today: Day): Decision<null, 'in-the-future'> {
  return starts !== null && starts > today ? refuse('in-the-future') : accept(null)
}

/** The sentence for each refusal of a declaration. */
export const DECLARE_WORDS: Readonly<Record<DeclareRefusal, string>> = {
  'nothing-said': 'Tick each interest that still holds, or that you have nothing to declare',
  'nothing-and-something': 'Tick the interests that still hold, or that there is nothing to declare, not both',
  'not-theirs': 'One of these interests has ended in the meantime: look at the list again',
}

/** The sentence for a refused ending. */
export function sayEndRefusal(refusal: EndRefusal, detail: Readonly<Record<string, string>>): string {
  if (refusal === 'in-the-future') return 'The last day must be today or in the past'
  if (refusal === 'ended-already') return `It has ended already: its last day was ${detail['last']}`
  return `The last day must not be before the interest began, on ${detail['starts']}`
}

/** What an act has done, by the short code in the address of the page that follows. */
const DONE = {
  declared: 'The declaration for this year is recorded.',
  'interest-added': 'The interest is recorded.',
  'interest-ended': 'The interest has its last day.',
  'shown-changed': 'What the public see of the interest is changed.',
  matched: 'The interests are matched. Whoever has them no longer sees the papers of the item that are not public.',
  unmatched: 'The match is taken back. The event is recorded.',
} as const
export type Done = keyof typeof DONE

/** The sentence for the code; null for any other text, which is never shown. */
export function sayDone(code: string | null): string | null {
  const known: Readonly<Record<string, string>> = DONE
  return code !== null && Object.hasOwn(DONE, code) ? (known[code] ?? null) : null
}
