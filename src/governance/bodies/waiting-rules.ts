// What of bodies waits for their clerk, in words: terms that end soon, and days on which something is to be filed. Pure.
import { addDays, sayDay, type Day } from '../../kernel/day.ts'
import { asSentence, sayCount, sayList } from '../../register/index.ts'
import type { ListItem } from '../../ui/section.ts'

/** A term that ends within the days of notice and has no successor yet. */
export interface EndingTerm {
  readonly partnership: string
  readonly slug: string
  readonly body: string
  readonly seat: string
  readonly termEnds: Day
}

/** A day on which a company files something. */
export interface FilingDay {
  readonly partnership: string
  readonly slug: string
  readonly body: string
  readonly what: 'accounts' | 'confirmation'
  readonly due: Day
}

/** One line a body whose terms end soon, in the order given. */
export function endingItems(terms: readonly EndingTerm[]): readonly ListItem[] {
  const bodies = Map.groupBy(terms, ({ partnership, slug }) => `/${partnership}/bodies/${slug}`)
  return [...bodies].map(([href, own]) => ({
    what: asSentence(`${sayCount(own.length, 'term ends', 'terms end')} soon: ${own[0]?.body ?? ''}`),
    href: `${href}#seats`,
    note: `${sayList(own.map(({ seat, termEnds }) => `${seat} on ${sayDay(addDays(termEnds, -1))}`))}. See that the seats are filled again.`,
  }))
}

/** One line a filing day, in the order given; one that has passed says so. */
export function filingItems(days: readonly FilingDay[], today: Day): readonly ListItem[] {
  return days.map(({ partnership, slug, body, what, due }) => ({
    what: `${what === 'accounts' ? 'Accounts' : 'Confirmation statement'} of ${body}`,
    href: `/${partnership}/bodies/${slug}#legal-person`,
    note: due < today ? `Were due on ${sayDay(due)}.` : `Due on ${sayDay(due)}.`,
  }))
}
