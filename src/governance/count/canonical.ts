// Ballots that say the same, merged and in one order. Pure: the order in which papers came out of the urn says nothing.
import type { SameBallots } from './types.ts'

/** Merges equal rankings and puts them in order: by first preference, then second and so on, the shorter before the longer. */
export function canonicalBallots(ballots: Iterable<SameBallots>): readonly SameBallots[] {
  const merged = new Map<string, SameBallots>()
  for (const { papers, ranking } of ballots) {
    const key = ranking.join(' ')
    merged.set(key, { papers: papers + (merged.get(key)?.papers ?? 0), ranking })
  }
  return [...merged.values()].sort((a, b) => compareRankings(a.ranking, b.ranking))
}

/** How many papers there are. */
export function countPapers(ballots: Iterable<SameBallots>): number {
  let papers = 0
  for (const ballot of ballots) papers += ballot.papers
  return papers
}

function compareRankings(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((place, i) => place !== b[i])
  if (at < 0) return a.length - b.length
  return (a[at] ?? 0) - (b[at] ?? -1)
}
