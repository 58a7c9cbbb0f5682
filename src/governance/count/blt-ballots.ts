// The ballots of an election file, a line each. Pure: a line that could be read in two ways is refused, never guessed.
import { accept, type Decision } from '../../kernel/decision.ts'
import { excerpt, refuseAt, withoutComment, type Line } from './blt-lines.ts'
import { MOST_BALLOTS, type BltRefusal, type SameBallots } from './types.ts'

/** The ballots as they stand, and how many lines they take with the 0 that ends them. */
export interface BallotLines {
  readonly ballots: readonly SameBallots[]
  readonly lines: number
}
interface ReadBallot extends SameBallots {
  readonly line: number
  /** The line ends in 0. */
  readonly closed: boolean
}
type Places = ReadonlyMap<string, number>

const NUMBER = /^\d{1,9}$/

/**
 * Reads lines such as `4 1 2 0` (four papers, first 1, then 2) up to a line that is 0 alone. Refuses by line. The 0 at the end of a ballot may
 * be missing; refuses broken-ballot where the lines would then make sense as ballots that run over several lines, too.
 */
export function readBallots(lines: readonly Line[], places: Places): Decision<BallotLines, BltRefusal> {
  const ballots: ReadBallot[] = []
  let papers = 0
  for (const [i, line] of lines.entries()) {
    const text = withoutComment(line)
    if (text === '0') return unambiguous(ballots, places, i + 1)
    const ballot = readBallot(line.number, text.split(/\s+/), places)
    if (!ballot.ok) return ballot
    papers += ballot.value.papers
    if (papers > MOST_BALLOTS) return refuseAt('too-many-ballots', line.number, { most: String(MOST_BALLOTS) })
    ballots.push(ballot.value)
  }
  return refuseAt('no-end-of-ballots', lines.at(-1)?.number ?? 1)
}

function readBallot(
  line: number,
  [first = '', ...words]: readonly string[],
  places: Places,
): Decision<ReadBallot, BltRefusal> {
  if (!NUMBER.test(first)) return refuseAt('not-a-ballot', line, { found: excerpt(first) })
  if (Number(first) === 0) return refuseAt('no-papers', line)
  const closed = words.at(-1) === '0'
  const ranking = readRanking(line, closed ? words.slice(0, -1) : words, places)
  return ranking.ok ? accept({ line, papers: Number(first), ranking: ranking.value, closed }) : ranking
}

function readRanking(line: number, words: readonly string[], places: Places): Decision<readonly number[], BltRefusal> {
  const ranking: number[] = []
  for (const word of words) {
    const place = places.get(word)
    if (place === undefined)
      return refuseAt(word.includes('=') ? 'equal-ranks' : 'unknown-candidate', line, { found: excerpt(word) })
    if (ranking.includes(place)) return refuseAt('ranked-twice', line, { found: excerpt(word) })
    ranking.push(place)
  }
  return accept(ranking)
}

/** Refuses broken-ballot when every run of lines up to the next 0 would be a ballot of its own. */
function unambiguous(ballots: readonly ReadBallot[], places: Places, lines: number): Decision<BallotLines, BltRefusal> {
  const open = ballots.find(({ closed }) => !closed)
  if (open !== undefined && ballots.at(-1)?.closed === true && runsOf(ballots).every((run) => isOneBallot(run, places)))
    return refuseAt('broken-ballot', open.line)
  return accept({ ballots, lines })
}

function runsOf(ballots: readonly ReadBallot[]): readonly (readonly ReadBallot[])[] {
  const runs: ReadBallot[][] = []
  for (const [i, ballot] of ballots.entries())
    if (i > 0 && ballots[i - 1]?.closed === false) runs.at(-1)?.push(ballot)
    else runs.push([ballot])
  return runs
}

/** Whether the numbers of the lines, one after the other, would rank each candidate at most once. */
function isOneBallot([first, ...others]: readonly ReadBallot[], places: Places): boolean {
  const further = others.flatMap(({ papers, ranking }) => [places.get(String(papers)), ...ranking])
  const ranking = [...(first?.ranking ?? []), ...further]
  return !ranking.includes(undefined) && new Set(ranking).size === ranking.length
}
