// What each form about interests takes, and the sentences for what it cannot take. Pure.
import { z } from 'zod'
import { formOf, neededDay, someDay } from '../../http/form-days.ts'
import { neededText, someText } from '../../http/form-text.ts'
import { NATURES, WITHHELD_WHYS } from './types.ts'

const ticked = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => [value].flat().filter((text) => text !== ''))
/** `public`: the register shows it. */
const shown = z
  .enum(['public', ...WITHHELD_WHYS], 'Choose what the public may see')
  .transform((word) => (word === 'public' ? null : word))

/** The box of "nothing to declare" among those of the interests. */
export const NOTHING = 'nothing'

/** The yearly declaration. */
export const DeclareForm = z.object({ holds: ticked })

const PARTY = {
  'party-1': someText(120),
  'party-2': someText(120),
  'party-3': someText(120),
  'party-1-is': someText(60),
  'party-2-is': someText(60),
  'party-3-is': someText(60),
  'party-1-searched': z.string().trim().default(''),
  'party-2-searched': z.string().trim().default(''),
  'party-3-searched': z.string().trim().default(''),
}
const ABOUT = {
  nature: z.enum(NATURES, 'Choose the nature of the interest'),
  description: neededText('Say what the interest is', 300),
  shown,
}

/** A new interest. */
export const InterestForm = formOf({ ...ABOUT, ...PARTY, from: someDay('The day it began') }, ['from'])
export type NewInterest = z.output<typeof InterestForm>

/** An interest ends. */
export const EndForm = formOf({ last: neededDay('The last day') }, ['last'])

/** What the public see of an interest. */
export const ShownForm = z.object({ shown })

/** Interests that the clerk matches to an item: those suggested and ticked, and one chosen from the list. */
export const MatchForm = z.object({ item: z.uuid('Choose an item'), interest: ticked, other: someText(60) })

/** A match that is taken back. */
export const UnmatchForm = z.object({ item: z.uuid('Choose an item'), match: z.uuid('Choose an interest') })

/** A member says at an item which interest it touches; for a new one, what it is. */
export const AtItemForm = z
  .object({
    interest: z.union([z.uuid(), z.literal('new')], 'Choose the interest that the item touches'),
    nature: z.enum(NATURES).optional(),
    description: z.string().trim().max(300, 'Use 300 characters or fewer').default(''),
    shown: shown.optional(),
  })
  .superRefine(({ interest, nature, description, shown: seen }, context) => {
    if (interest !== 'new') return
    const missing = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (nature === undefined) missing('nature', 'Choose the nature of the interest')
    if (description === '') missing('description', 'Say what the interest is')
    if (seen === undefined) missing('shown', 'Choose what the public may see')
  })
export type NewAtItem = z.output<typeof AtItemForm>
