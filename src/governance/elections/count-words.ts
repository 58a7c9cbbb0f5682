// A count in the words and figures of the page. Pure.
import { asSentence, sayCount, sayList } from '../../register/index.ts'
import { stageTable } from '../count/index.ts'
import type { CountReport, CountRule } from '../count/types.ts'

/** Votes as they are read: `12`, `12.33333`. */
export function sayFigure(votes: string): string {
  return votes.replace(/\.0+$/, '')
}

/** What became of a candidate: `elected at stage 2`. */
export function sayOutcome(report: CountReport, name: string): string {
  const row = stageTable(report).rows.find((one) => one.name === name)
  const outcome = row?.outcome ?? { state: 'not-elected' as const }
  switch (outcome.state) {
    case 'elected':
      return `elected at stage ${outcome.stage}`
    case 'excluded':
      return `excluded at stage ${outcome.stage}`
    case 'undecided':
      return 'tied or leading, not decided'
    case 'not-elected':
      return 'not elected'
  }
}

const NEEDED: Readonly<Record<CountRule, string>> = {
  'scottish-stv': 'Quota',
  av: 'More than half at the last stage',
  majority: 'More than half',
}

/** What the number that elects is called. */
export function sayNeeded(rule: CountRule): string {
  return NEEDED[rule]
}

/** The count in one sentence. */
export function sayResult({ valid, elected, undecided, quota, rule }: CountReport): string {
  const ballots = asSentence(sayCount(valid, 'valid ballot'))
  const needed = `${NEEDED[rule].charAt(0).toLowerCase()}${NEEDED[rule].slice(1)}: ${sayFigure(quota)}`
  const result = elected.length > 0 ? `Elected: ${sayList(elected)}` : 'Nobody is elected'
  const open = undecided.length > 0 ? ` Not decided between ${sayList(undecided)}.` : ''
  return `${ballots}, ${needed}. ${result}.${open}`
}
