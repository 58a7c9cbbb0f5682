// The seats of the reader, for their own page. Pure: data in, markup out.
import { asSentence } from '../../register/index.ts'
import { sayPeriod } from '../../kernel/period.ts'
import { html, type Html } from '../../ui/html.ts'
import { list, section } from '../../ui/section.ts'
import type { OwnSeat } from './types.ts'

/** The seats that the reader holds, held or will hold; nothing where there are none. */
export function ownSeats(seats: readonly OwnSeat[]): Html {
  if (seats.length === 0) return html``
  return section({
    head: 'Your seats',
    note: 'If something is wrong, ask the clerk to correct it.',
    id: 'seats',
    body: list(
      seats.map(({ partnership, slug, body, title, how, starts, ends }) => ({
        what: `${title}, ${body}`,
        href: `/${partnership}/bodies/${slug}`,
        note: `${asSentence(sayPeriod({ from: starts, to: ends }))}.`,
        fact: how === 'ex-officio' ? 'Ex officio' : asSentence(how),
      })),
    ),
  })
}
