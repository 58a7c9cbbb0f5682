// Why an election file or a count is refused, in sentences. Pure.
import type { Refused } from '../../kernel/decision.ts'
import type { BltRefusal, CountRefusal } from './types.ts'

type Detail = Readonly<Record<string, string>>

const SENTENCES: Readonly<Record<BltRefusal, (detail: Detail) => string>> = {
  'too-large': ({ most }) => `The file is larger than ${most} MB.`,
  'not-text': () => 'The line holds characters that are not text. Save the file as UTF-8.',
  'line-too-long': ({ most }) => `The line is longer than ${Number(most).toLocaleString('en-GB')} characters.`,
  'no-header': ({ found }) =>
    `The file must begin with two numbers, candidates and seats, such as “5 2”. It begins with “${found}”.`,
  'candidates-out-of-range': ({ found, most }) => `There can be 1 to ${most} candidates. The file says ${found}.`,
  'seats-out-of-range': ({ found, most }) => `There can be 1 to ${most} seats. The file says ${found}.`,
  'unknown-option': ({ found }) =>
    `“${found}” is not known. Known are [withdrawn 2], [nick a b], [tie 2 1] and -2 for a withdrawn candidate.`,
  'bad-option': ({ found }) => `“${found}” names no candidate, or one for the second time.`,
  'not-a-ballot': ({ found }) =>
    `A ballot begins with the number of papers, not with “${found}”. A line with 0 alone ends the ballots.`,
  'no-papers': () => 'A ballot of 0 papers. A line with 0 alone ends the ballots.',
  'too-many-ballots': ({ most }) => `There are more than ${Number(most).toLocaleString('en-GB')} ballots.`,
  'unknown-candidate': ({ found }) => `“${found}” is the number of no candidate.`,
  'equal-ranks': ({ found }) => `“${found}” gives two candidates the same preference. No rule here counts that.`,
  'ranked-twice': ({ found }) => `“${found}” is ranked for the second time.`,
  'broken-ballot': () =>
    'The ballot does not end in 0, and could go on in the next line. End every ballot in 0, each in a line of its own.',
  'no-end-of-ballots': () => 'The file ends before the ballots do: a line with 0 alone must end them.',
  'bad-name': ({ found }) => `“${found}” is not a name: it is empty, or its quotation mark is not closed.`,
  'name-too-long': ({ most }) => `The name is longer than ${most} characters.`,
  'same-name': ({ found, other }) =>
    `“${found}” is the name in line ${other}, too. Give each candidate a name of their own.`,
  'names-missing': ({ found, wanted }) => `The file ends after ${found} of ${wanted} names.`,
  'after-title': ({ found }) =>
    `Nothing can follow the title, and here stands “${found}”. There may be more names than candidates.`,
}

/** Why the file is refused, in a sentence; its line is in the detail. */
export function sayBltRefusal({ refusal, detail }: Refused<BltRefusal>): string {
  return SENTENCES[refusal](detail)
}

/** Why the poll is not counted, in a sentence. */
export function sayCountRefusal({ refusal, detail }: Refused<CountRefusal>): string {
  switch (refusal) {
    case 'one-seat':
      return `The rule ${detail['rule']} fills one seat, and there are ${detail['seats']}. Count by scottish-stv.`
    case 'no-candidate':
      return 'Every candidate has withdrawn: there is nothing to count.'
  }
}
