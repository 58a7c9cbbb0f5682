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

