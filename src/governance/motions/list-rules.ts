// Which resolutions a list shows, in what order. Pure: no database; the moment is told.
import { asSentence, sayCount } from '../../register/index.ts'
import { stateOf } from './rules.ts'
import type { Motion } from './types.ts'

export const STATES = ['open', 'closed'] as const

/** What the reader asked the list for; nothing asked is all. */
export interface ResolutionFilter {
  /** Slug of the body. */
  readonly body: string
  /** Open, or no longer so. */
  readonly state: '' | (typeof STATES)[number]
}

/** The resolutions of this body in this state: open ones first, the first to close first; then the others, the latest first. */
export function chooseResolutions(
  resolutions: readonly Motion[],
  { body, state }: ResolutionFilter,
  now: Date,
): readonly Motion[] {
  const isOpen = (motion: Motion) => stateOf(motion, now) === 'open'
  const chosen = resolutions.filter((motion) => body === '' || motion.bodySlug === body)
  const open = chosen.filter(isOpen).toSorted((a, b) => closing(a) - closing(b))
  const over = chosen.filter((motion) => !isOpen(motion)).toSorted((a, b) => closing(b) - closing(a))
  return [...(state === 'closed' ? [] : open), ...(state === 'open' ? [] : over)]
}

function closing({ closesAt, opensAt }: Motion): number {
  return (closesAt ?? opensAt).getTime()
}

/** `One resolution is open; two have ended.` */
export function sayResolutions(resolutions: readonly Motion[], now: Date): string {
  if (resolutions.length === 0) return 'No resolution is shown to you.'
  const open = resolutions.filter((motion) => stateOf(motion, now) === 'open').length
  const over = resolutions.length - open
  const opened = asSentence(`${sayCount(open, 'resolution is', 'resolutions are')} open`)
  return `${opened}; ${over === 0 ? 'none has' : sayCount(over, 'has', 'have')} ended.`
}
