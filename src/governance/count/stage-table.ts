// The stages of a report as a table. Pure: arranges figures, counts nothing.
import { sayAction } from './count-words.ts'
import type { CountReport, Outcome, StageCell, StageFigure, StageTable } from './types.ts'
import { readVotes, sayVotes, UNIT } from './votes.ts'

/** Candidates down, in the order of the ballot paper, and stages across. */
export function stageTable(report: CountReport): StageTable {
  const { stages } = report
  return {
    columns: stages.map((stage) => ({ stage: stage.stage, heading: sayAction(stage) })),
    rows: report.candidates.map((name) => ({ name, cells: cellsOf(report, name), outcome: outcomeOf(report, name) })),
    nonTransferable: figuresOf(stages.map((stage) => stage.nonTransferable)),
    total: sayVotes(report.valid * UNIT),
  }
}

function cellsOf({ stages }: CountReport, name: string): readonly StageCell[] {
  const elected = stages.findIndex((stage) => stage.elected.includes(name))
  const excluded = stages.findIndex((stage) => stage.excluded.includes(name))
  const stateAt = (i: number): StageCell['state'] => {
    if (elected >= 0 && i >= elected) return 'elected'
    return excluded >= 0 && i >= excluded ? 'excluded' : 'continuing'
  }
  return figuresOf(stages.map((stage) => stage.votes[name] ?? '')).map((figure, i) => ({
    ...figure,
    state: stateAt(i),
  }))
}

function figuresOf(votes: readonly string[]): readonly StageFigure[] {
  return votes.map((now, i) => ({ votes: now, change: i === 0 ? null : changeBetween(votes[i - 1] ?? now, now) }))
}

function changeBetween(before: string, now: string): string | null {
  const change = readVotes(now) - readVotes(before)
  if (change === 0) return null
  return `${change < 0 ? '-' : '+'}${sayVotes(Math.abs(change))}`
}

function outcomeOf({ stages, elected, undecided }: CountReport, name: string): Outcome {
  const place = elected.indexOf(name) + 1
  const stage = stages.find((one) => one.elected.includes(name) || one.excluded.includes(name))?.stage ?? 0
  if (place > 0) return { state: 'elected', stage, place }
  if (undecided.includes(name)) return { state: 'undecided' }
  return stage > 0 ? { state: 'excluded', stage } : { state: 'not-elected' }
}
