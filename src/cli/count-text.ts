// The report of a count as plain text for a terminal: result, ties, and the table of stages in bands. Pure.
import {
  RULE_NAMES,
  sayTie,
  sayUndecided,
  stageTable,
  type CountReport,
  type StageColumn,
  type StageFigure,
  type StageTable,
} from '../governance/index.ts'

/** Columns of a line at most. */
const WIDTH = 100
const WIDEST_NAME = 40
const GAP = '  '

/** What was counted, who is elected, every tie, every stage, and the figures after each stage. */
export function countText(report: CountReport): string {
  const table = stageTable(report)
  const parts = [
    heading(report),
    ...elected(report),
    ...(report.undecided.length > 0 ? ['', sayUndecided(report)] : []),
    ...list('Ties', report.ties.filter(({ chosen }) => chosen !== null).map(sayTie)),
    ...list('Stages', table.columns.map(sayStage)),
    '',
    ...bands(table, figuresOf(table)),
    '',
    '* elected   - excluded',
  ]
  return parts.join('\n')
}

function heading({ title, rule, seats, valid, invalid, quota, withdrawn }: CountReport): string {
  const what = [
    `${seats} ${seats === 1 ? 'seat' : 'seats'}`,
    `${number(valid)} valid ballots`,
    `${number(invalid)} invalid`,
    `${rule === 'scottish-stv' ? 'quota' : 'needed at the last stage'} ${whole(quota)}`,
  ]
  const gone = withdrawn.length > 0 ? [`Withdrawn: ${withdrawn.join(', ')}`] : []
  return [...(title === '' ? [] : [title]), RULE_NAMES[rule], what.join(', '), ...gone].join('\n')
}

function elected({ elected: names, stages }: CountReport): readonly string[] {
  if (names.length === 0) return ['', 'Elected: nobody']
  const lines = names.map((name, i) => {
    const stage = stages.find((one) => one.elected.includes(name))?.stage
    return `  ${i + 1}. ${name} (stage ${stage})`
  })
  return ['', 'Elected:', ...lines]
}

function list(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${heading}:`, ...lines.map((line) => `  ${line}`)]
}

function sayStage({ stage, heading }: StageColumn): string {
  return `${stage}. ${heading}`
}

/** One line of the table: a name, and a figure for each stage. */
type TableLine = readonly [string, ...string[]]

function figuresOf(table: StageTable): readonly TableLine[] {
  const show = isWhole(table) ? whole : (votes: string): string => votes
  const figures = (cells: readonly StageFigure[]): readonly string[] => cells.map(({ votes }) => `${show(votes)} `)
  return [
    ...table.rows.map(({ name, cells }): TableLine => [
      shortened(name),
      ...cells.map(({ votes, state }) =>
        state === 'excluded' ? '- ' : `${show(votes)}${state === 'elected' ? '*' : ' '}`,
      ),
    ]),
    ['Not transferable', ...figures(table.nonTransferable)],
    ['Total', ...table.columns.map(() => `${show(table.total)} `)],
  ]
}

/** As many stages side by side as fit, then the next. */
function bands({ columns }: StageTable, lines: readonly TableLine[]): readonly string[] {
  const nameWidth = Math.max(...lines.map(([name]) => name.length))
  const width = Math.max(...lines.flatMap(([, ...figures]) => figures.map((figure) => figure.length)), 3)
  const each = Math.max(1, Math.floor((WIDTH - nameWidth) / (width + GAP.length)))
  const starts = columns.flatMap((_, i) => (i % each === 0 ? [i] : []))
  return starts.flatMap((start, band) => {
    const stages = columns.slice(start, start + each).map(({ stage }) => `${stage} `)
    const row = ([name, ...cells]: TableLine): string =>
      [name.padEnd(nameWidth), ...cells.map((cell) => cell.padStart(width))].join(GAP).trimEnd()
    const figures = lines.map(([name, ...cells]) => row([name, ...cells.slice(start, start + each)]))
    return [...(band > 0 ? [''] : []), row(['Stage', ...stages]), ...figures]
  })
}

function isWhole({ rows }: StageTable): boolean {
  return rows.every(({ cells }) => cells.every(({ votes }) => votes.endsWith('.00000')))
}

function whole(votes: string): string {
  return votes.replace(/\.00000$/, '')
}

function shortened(name: string): string {
  return name.length > WIDEST_NAME ? `${name.slice(0, WIDEST_NAME - 1)}…` : name
}

function number(n: number): string {
  return n.toLocaleString('en-GB')
}
