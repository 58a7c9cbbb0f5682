// How bodies, seats and the rules of a body are said in words. Pure; no markup.
import { addDays, sayDay, type Day } from '../../kernel/day.ts'
import { sayPeriod } from '../../kernel/period.ts'
import { asSentence, sayCount } from '../../register/index.ts'
import type { Quorum } from './quorum-rules.ts'
import type {
  BodyKind,
  BodySeat,
  Constitution,
  FilledBy,
  LeftWhy,
  NamedEntitlement,
  Passes,
  SeatOffice,
} from './types.ts'

const KINDS: Readonly<Record<BodyKind, readonly [string, string]>> = {
  board: ['Board', 'boards'],
  'strategic-group': ['Strategic group', 'strategic groups'],
  network: ['Network', 'networks'],
  association: ['Association', 'associations'],
  executive: ['Executive', 'executives'],
  committee: ['Committee', 'committees'],
  outside: ['Outside body', 'outside bodies'],
}
const OFFICES: Readonly<Record<SeatOffice, string>> = {
  chair: 'Chair',
  'vice-chair': 'Vice-chair',
  secretary: 'Secretary',
  treasurer: 'Treasurer',
}
const FILLED: Readonly<Record<FilledBy, string>> = {
  'ex-officio': 'Ex officio',
  elected: 'Elected',
  appointed: 'Appointed by an organisation',
  invited: 'Invited, without a vote',
}
const LEFT: Readonly<Record<LeftWhy, string>> = {
  resigned: 'resigned',
  removed: 'removed',
  'left-post': 'left the post for which they sat',
  died: 'died',
  other: 'another reason',
}
const PASSES: Readonly<Record<Passes, string>> = {
  'majority-cast': 'A question passes when more votes are cast for it than against it; abstentions do not count',
  'majority-present': 'A question passes when more than half of those present vote for it',
  'two-thirds-cast':
    'A question passes when at least two thirds of the votes cast are for it; abstentions do not count',
}
const FRACTIONS: Readonly<Record<string, string>> = {
  '1/2': 'half',
  '1/3': 'a third',
  '2/3': 'two thirds',
  '1/4': 'a quarter',
  '3/4': 'three quarters',
}

/** `Outside body`. */
export function sayKind(kind: BodyKind): string {
  return KINDS[kind][0]
}

/** `outside bodies`. */
export function sayKinds(kind: BodyKind): string {
  return KINDS[kind][1]
}

/** `Vice-chair`. */
export function sayOffice(office: SeatOffice): string {
  return OFFICES[office]
}

/** `Appointed by an organisation`: a way of filling a seat, without whose. */
export function sayWay(way: FilledBy): string {
  return FILLED[way]
}

/** How a seat is filled: ex officio of what, elected by whom, appointed by whom. */
export function sayFilled(
  seat: Pick<BodySeat, 'filledBy' | 'follows' | 'sitsForName' | 'electorate' | 'votes'>,
): string {
  const silent = seat.votes || seat.filledBy === 'invited' ? '' : ', without a vote'
  return `${sayHowFilled(seat)}${silent}`
}

function sayHowFilled({ filledBy, follows, sitsForName, electorate }: Parameters<typeof sayFilled>[0]): string {
  if (filledBy === 'ex-officio')
    return `Ex officio: ${follows ?? 'a post'}${sitsForName === null ? '' : `, for ${sitsForName}`}`
  if (filledBy === 'elected') return electorate === null ? FILLED.elected : `Elected by ${insideSentence(electorate)}`
  return filledBy === 'appointed' ? `Appointed by ${sitsForName ?? 'an organisation'}` : FILLED.invited
}

/** Words that begin with an article, as they stand inside a sentence: names that begin otherwise stay as they are. */
function insideSentence(words: string): string {
  return words.replace(/^(?:The|An?) /, (article) => article.toLowerCase())
}

/** Why somebody left before the term ran out, to end a sentence. */
export function sayLeft(why: LeftWhy): string {
  return LEFT[why]
}

/** Since when a seat is held and until when, in words that say what is not known; the last day where they leave before the term runs out. */
export function sayTerm({
  how,
  starts,
  ends,
  termEnds,
}: Pick<NamedEntitlement, 'how' | 'starts' | 'ends' | 'termEnds'>): string {
  if (how === 'ex-officio') return asSentence(sayPeriod({ from: starts, to: ends }))
  const from = starts === null ? 'Start not recorded' : `Since ${sayDay(starts)}`
  if (ends !== null && (termEnds === null || ends < termEnds)) return `${from}, leaves on ${sayDay(addDays(ends, -1))}`
  return termEnds === null ? `${from}, no term` : `${from}, term until ${sayDay(addDays(termEnds, -1))}`
}

/** How a holder came to a seat where that is not how the seat says. */
export function sayHowHeld(how: NamedEntitlement['how'], filledBy: FilledBy): string | null {
  return how === filledBy ? null : asSentence(how)
}

/** The quorum and what it is reckoned from: `More than half of the voting seats that somebody holds, and never fewer than two`. */
export function sayQuorumRule(
  rule: Pick<Constitution, 'quorumBase' | 'quorumNumerator' | 'quorumDenominator' | 'quorumMoreThan' | 'quorumLeast'>,
): string {
  const { quorumNumerator: n, quorumDenominator: d, quorumMoreThan: more, quorumLeast: least } = rule
  const part = n === d ? 'all' : (FRACTIONS[`${n}/${d}`] ?? `${n} in ${d}`)
  const base = rule.quorumBase === 'seats' ? 'the voting seats, vacant or not' : 'the voting seats that somebody holds'
  return asSentence(`${more ? 'more than ' : ''}${part} of ${base}, and never fewer than ${least}`)
}

/** What the quorum comes to on the day: `3 of 6 voting seats held, as at 22 November 2026`; or that there are too few to decide anything. */
export function sayQuorum({ needed, base, of }: Quorum, on: Day): string {
  const seats = `${base} voting ${base === 1 ? 'seat' : 'seats'}${of === 'in-post' ? ' held' : ''}`
  if (needed > base) return `${needed}, but only ${seats}: nothing can be decided, as at ${sayDay(on)}`
  return `${needed} of ${seats}, as at ${sayDay(on)}`
}

/** When a question passes, and by what votes. */
export function sayVoting({ passes, votingUnit }: Pick<Constitution, 'passes' | 'votingUnit'>): string {
  const unit = votingUnit === 'seat' ? 'Each voting seat has one vote' : 'Each member school has one vote'
  return `${unit}. ${PASSES[passes]}.`
}

/** When a question passes: for a choice in a form. */
export function sayPasses(passes: Passes): string {
  return PASSES[passes]
}

/** What happens on equal votes. */
export function sayCasting({ castingVote }: Pick<Constitution, 'castingVote'>): string {
  return castingVote
    ? 'On equal votes the chair has a casting vote.'
    : 'Nobody has a casting vote: on equal votes the question falls.'
}

/** `3 years`, `18 months`, or that no length is laid down. */
export function sayTermLength(months: number | null): string {
  if (months === null) return 'No length is laid down'
  if (months % 12 === 0) return months === 12 ? 'One year' : asSentence(sayCount(months / 12, 'year'))
  return asSentence(sayCount(months, 'month'))
}

/** How often it is to meet; null where nothing is laid down. */
export function sayMeets(meets: string | null): string | null {
  const words: Readonly<Record<string, string>> = {
    'half-termly': 'At least twice a term',
    termly: 'At least once a term',
    yearly: 'At least once a year',
  }
  return meets === null ? null : (words[meets] ?? null)
}
