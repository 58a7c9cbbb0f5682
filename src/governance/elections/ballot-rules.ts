// From what a voter chose to a paper, and from papers to a poll that is counted. Pure: never knows who voted.
import { accept, refuse, type Decision } from '../../kernel/decision.ts'
import type { CountRule, Poll, SameBallots } from '../count/types.ts'
import type { BallotRefusal, Candidate } from './types.ts'

/** Fewer ballots than this, or all alike, and the table is for the roll alone: it would tell how somebody voted. */
export const LEAST_BALLOTS = 10
const LEAST_KINDS = 2

/** What a voter chose: for each candidate, in the order of the ballot paper, the rank as it was typed; `''` for none. */
export type Choices = readonly string[]

/**
 * The paper: the candidates' numbers, from 1 in the order of the ballot paper, the first preference first. By `majority` exactly one.
 * Refuses nothing-chosen, unknown-choice, rank-twice (with the rank), rank-gap (a rank without the one before it).
 */
export function paperOf(choices: Choices, rule: CountRule): Decision<readonly number[], BallotRefusal> {
  const ranked = choices.flatMap((typed, i) => (typed === '' ? [] : [{ rank: Number(typed), number: i + 1, typed }]))
  const most = rule === 'majority' ? 1 : choices.length
  if (ranked.length === 0) return refuse('nothing-chosen')
  if (ranked.some(({ typed, rank }) => !/^[1-9]\d?\d?$/.test(typed) || rank > most)) return refuse('unknown-choice')
  const paper: number[] = []
  for (let rank = 1; paper.length < ranked.length; rank++) {
    const here = ranked.filter((choice) => choice.rank === rank)
    if (here.length > 1) return refuse('rank-twice', { rank: String(rank), fields: sayFields(here) })
    if (here[0] === undefined) return refuse('rank-gap', { rank: String(rank), fields: sayFields(after(ranked, rank)) })
    paper.push(here[0].number)
  }
  return accept(paper)
}

type Ranked = { readonly rank: number; readonly number: number }

function after(ranked: readonly Ranked[], rank: number): readonly Ranked[] {
  return ranked.filter((choice) => choice.rank > rank).slice(0, 1)
}

function sayFields(ranked: readonly Ranked[]): string {
  return ranked.map(({ number }) => number).join(' ')
}

/** The choices that a paper stands for, so that a form can show them again. */
export function choicesOf(paper: readonly number[], candidates: number): Choices {
  return Array.from({ length: candidates }, (_, i) => {
    const rank = paper.indexOf(i + 1)
    return rank < 0 ? '' : String(rank + 1)
  })
}

/** The paper as the urn holds it: `3 1 2`. */
export function sayPaper(paper: readonly number[]): string {
  return paper.join(' ')
}

/** What is counted: the papers of the urn, by the names on the ballot. `lot`: the people drawn, one a tie, in order. */
export function pollOf(
  election: { readonly title: string; readonly places: number },
  candidates: readonly Candidate[],
  papers: readonly string[],
  lot: readonly string[],
): Poll {
  const places = new Map(candidates.map(({ person }, place) => [person, place]))
  return {
    title: election.title,
    seats: election.places,
    candidates: candidates.map(({ name }) => name),
    withdrawn: [],
    lot: lot.flatMap((person) => places.get(person) ?? []),
    ballots: sameBallots(papers),
  }
}

/** Equal papers together, in the order in which the urn keeps them. */
function sameBallots(papers: readonly string[]): readonly SameBallots[] {
  return [...Map.groupBy(papers, (paper) => paper)].map(([paper, same]) => ({
    papers: same.length,
    ranking: paper.split(' ').map((number) => Number(number) - 1),
  }))
}

/** To whom the table and the ballots are published, and whether all ballots were alike. */
export interface Disclosure {
  readonly openTo: 'everyone' | 'roll'
  readonly unanimous: boolean
}

/** For everyone when at least 10 ballots of at least two kinds were cast, else for the roll alone. */
export function disclosureOf(papers: readonly string[]): Disclosure {
  const kinds = new Set(papers).size
  return {
    openTo: papers.length >= LEAST_BALLOTS && kinds >= LEAST_KINDS ? 'everyone' : 'roll',
    unanimous: papers.length > 0 && kinds === 1,
  }
}
