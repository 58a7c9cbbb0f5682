// What each form about a body takes, and the sentences for what it cannot take. Pure.
import { z } from 'zod'
import { formOf, neededDay, someDay } from '../../../http/form-days.ts'
import { neededText, someText } from '../../../http/form-text.ts'
import { readPence } from '../../../kernel/pence.ts'
import { BODY_KINDS, FILLED_BY, LEFT_WHYS, MEETS, PASSES, PHASE_GROUP_NAMES, SEAT_OFFICES } from '../types.ts'
import { HOWS } from './holding-rules.ts'

const LONG = 4000
const UUID = z
  .string()
  .trim()
  .regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)

/** One of these or nothing. */
function someOf<const T extends readonly string[]>(choices: T): z.ZodType<T[number] | null> {
  return z
    .enum(['', ...choices])
    .default('')
    .transform((chosen): T[number] | null => (chosen === '' ? null : chosen))
}

/** The id of what was chosen from a list, or nothing. */
function someChosen(sentence: string): z.ZodType<string | null> {
  return z
    .union([z.literal(''), UUID], sentence)
    .default('')
    .transform((id) => (id === '' ? null : id))
}

/** A whole number between two. */
function number(what: string, least: number, most: number): z.ZodType<number> {
  const sentence = `${what} must be a whole number from ${least} to ${most}`
  return z
    .string(sentence)
    .trim()
    .regex(/^\d{1,5}$/, sentence)
    .transform(Number)
    .refine((n) => n >= least && n <= most, sentence)
}

/** A whole number between two, or nothing. */
function someNumber(what: string, least: number, most: number): z.ZodType<number | null> {
  const sentence = `${what} must be a whole number from ${least} to ${most}`
  return z
    .string(sentence)
    .trim()
    .default('')
    .refine(
      (text) => text === '' || (/^\d{1,5}$/.test(text) && Number(text) >= least && Number(text) <= most),
      sentence,
    )
    .transform((text) => (text === '' ? null : Number(text)))
}

const TICKED = z
  .enum(['', 'yes'])
  .default('')
  .transform((word) => word === 'yes')

/** A body's own facts. `closed`: its last day. `seen`: the state that the reader changed; empty for a new one. */
export const BodyForm = formOf(
  {
    name: neededText('Enter the name of the body', 160),
    kind: z.enum(BODY_KINDS, 'Choose the kind of body'),
    purpose: someText(LONG),
    organisation: someChosen('Choose an organisation from the list'),
    reportsTo: someChosen('Choose a body from the list'),
    meets: someOf(MEETS),
    confidential: TICKED,
    holdersPublished: TICKED,
    legalForm: someText(120),
    companyNumber: someText(20),
    charityNumber: someText(20),
    registeredOffice: someText(300),
    accountsDue: someDay('The day the accounts are due'),
    confirmationDue: someDay('The day the confirmation statement is due'),
    opened: someDay('The day it opened'),
    closed: someDay('The last day'),
    seen: z.string().default(''),
  },
  ['opened', 'closed', 'accountsDue', 'confirmationDue'],
)
export type BodyAsked = z.output<typeof BodyForm>

/** The rules of a body from a day. */
export const RulesForm = formOf(
  {
    from: neededDay('The first day'),
    quorumBase: z.enum(['seats', 'in-post'], 'Choose what the quorum is a part of'),
    quorumPart: z.enum(['1/2', '1/3', '2/3', '1/4', '3/4', '1/1'], 'Choose the part'),
    quorumMoreThan: TICKED,
    quorumLeast: number('The fewest members', 1, 200),
    passes: z.enum(PASSES, 'Choose when a question passes'),
    votingUnit: z.enum(['seat', 'member-school'], 'Choose who has a vote'),
    castingVote: TICKED,
    termMonths: someNumber('The length of a term in months', 1, 240),
    termNoticeDays: number('The days of notice before a term ends', 0, 366),
    meetingNoticeDays: number('The days of notice of a meeting', 0, 90),
    words: someText(LONG),
  },
  ['from'],
)
export type RulesAsked = z.output<typeof RulesForm>

const SEAT = {
  title: neededText('Enter the title of the seat', 160),
  position: number('The place in order', 1, 500),
  office: someOf(SEAT_OFFICES),
  electorate: someText(200),
  phaseGroup: someOf(PHASE_GROUP_NAMES),
}

/** A new seat. */
export const SeatForm = formOf(
  {
    ...SEAT,
    filledBy: z.enum(FILLED_BY, 'Choose how the seat is filled'),
    post: someChosen('Choose a post from the list'),
    ofSeat: someChosen('Choose a seat from the list'),
    appointedBy: someChosen('Choose an organisation from the list'),
    votes: TICKED,
    from: someDay('The first day'),
  },
  ['from'],
)
export type SeatAsked = z.output<typeof SeatForm>

/** Other words for a seat. */
export const SeatChangeForm = z.object(SEAT)
export type SeatChange = z.output<typeof SeatChangeForm>

/** A last day. */
export const LastDayForm = formOf({ last: neededDay('The last day') }, ['last'])

/** Somebody comes to a seat. */
export const HolderForm = formOf(
  {
    person: someChosen('Choose a person from the list'),
    newName: z.string().trim().max(200, 'The name must be 200 characters or fewer').default(''),
    how: z.enum(HOWS, 'Choose how they come to the seat'),
    from: neededDay('The first day'),
    last: someDay('The last day of the term'),
  },
  ['from', 'last'],
)
export type HolderAsked = z.output<typeof HolderForm>

/** Somebody leaves a seat. */
export const LeavingForm = formOf({ last: neededDay('The last day'), why: z.enum(LEFT_WHYS, 'Choose why they left') }, [
  'last',
])
export type LeavingAsked = z.output<typeof LeavingForm>

/** A balance of two offices. */
export const BalanceForm = z.object({
  office: z.enum(SEAT_OFFICES, 'Choose an office'),
  differsFrom: z.enum(SEAT_OFFICES, 'Choose the other office'),
  words: neededText('Enter the rule as the constitution says it', 500),
})
export type BalanceAsked = z.output<typeof BalanceForm>

/** A member of the company. */
export const MemberForm = formOf(
  {
    organisation: someChosen('Choose an organisation from the list'),
    person: someChosen('Choose a person from the list'),
    guarantee: z
      .string()
      .trim()
      .default('')
      .transform((text, context): number | null => {
        const read = text === '' ? null : readPence(text)
        if (read === null) return null
        if (read.ok) return read.value
        context.addIssue({ code: 'custom', message: 'Enter the guarantee in pounds, like 10 or 10.00' })
        return z.NEVER
      }),
    from: neededDay('The first day'),
  },
  ['from'],
)
export type MemberAsked = z.output<typeof MemberForm>

/** A report back from an outside body. */
export const ReportForm = formOf(
  {
    seat: z.union([UUID], 'Choose the seat'),
    on: neededDay('The day of the meeting'),
    text: neededText('Enter the report', LONG),
  },
  ['on'],
)
export type ReportAsked = z.output<typeof ReportForm>
