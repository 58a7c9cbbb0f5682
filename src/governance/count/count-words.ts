// A count in sentences: stages, ties, and what is not decided. Pure.
import type { CountReport, CountRule, Stage, Tie, TieFor } from './types.ts'

export const RULE_NAMES: Readonly<Record<CountRule, string>> = {
  'scottish-stv': 'Single transferable vote (Scottish rules)',
  av: 'Alternative vote',
  majority: 'Majority of first preferences',
}

/** `Surplus of A`. */
export function sayAction({ action, of }: Pick<Stage, 'action' | 'of'>): string {
  switch (action) {
    case 'first-preferences':
      return 'First preferences'
    case 'surplus':
      return `Surplus of ${of}`
    case 'exclusion':
      return `Exclusion of ${of}`
    case 'last-places':
      return 'Last places'
  }
}

/** Who stood equal, by what it was settled, and what came of it; for a tie that stopped the count, what to do. */
export function sayTie(tie: Tie): string {
  return `${sayEqual(tie)} ${saySettled(tie)}`
}

/** Why nobody more is elected, and what to do; empty when all is decided. */
export function sayUndecided({ undecided, ties }: Pick<CountReport, 'undecided' | 'ties'>): string {
  if (undecided.length === 0) return ''
  const open = ties.find(({ chosen }) => chosen === null)
  if (open !== undefined) return `Not decided. ${sayTie(open)}`
  const leading = undecided.length > 1 ? ` ${NAMES.format(undecided)} lead.` : ''
  return `Not decided. Nobody has more than half of the valid ballots.${leading} Vote again between them, or count by av.`
}

const NAMES = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const EQUAL: Readonly<Record<TieFor, string>> = {
  exclusion: 'have equally few votes, and one is to be excluded',
  surplus: 'have equal surpluses, and one is to move first',
  seat: 'have equally many votes for the one seat',
}
const CHOSEN: Readonly<Record<TieFor, (name: string) => string>> = {
  exclusion: (name) => `${name} is excluded`,
  surplus: (name) => `the surplus of ${name} moves first`,
  seat: (name) => `${name} has the seat`,
}

function sayEqual(tie: Tie): string {
  return `At stage ${tie.stage} ${NAMES.format(tie.between)} ${EQUAL[tie.for]}.`
}

function saySettled({ settledBy, chosen, for: act }: Tie): string {
  if (chosen === null)
    return 'Earlier stages do not tell them apart, and it can change who is elected. Draw lots, and count again with the names in the order drawn.'
  if (settledBy === 'look-back')
    return `At the latest stage where they differed it was settled: ${CHOSEN[act](chosen)}.`
  if (settledBy === 'lot') return `By lot ${CHOSEN[act](chosen)}.`
  return `Earlier stages do not tell them apart, but the same are elected either way. The stages show that ${CHOSEN[act](chosen)}.`
}
