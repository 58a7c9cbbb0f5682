// The count as people read it: stages as a table and a picture, ties, who may see them and why. Pure: data in, markup out.
import { insetText, warningText } from '../../ui/govuk.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import { link, list, section } from '../../ui/section.ts'
import { table, type Row } from '../../ui/table.ts'
import { RULE_NAMES, sayTie, stageTable } from '../count/index.ts'
import type { CountReport, StageTable } from '../count/types.ts'
import { LEAST_BALLOTS } from './ballot-rules.ts'
import { sayFigure, sayNeeded, sayOutcome, sayResult } from './count-words.ts'
import { pathOf } from './form-views.ts'
import { stageChart } from './stage-chart.ts'
import type { CountSeen, Election } from './types.ts'

/** More stages than this stand down the table instead of across. */
const MOST_ACROSS = 5
/** With no more stages than this the table stands beside the picture. */
const MOST_BESIDE = 2

/** The section of the count. `published`: with the files that anybody recounts from. */
export function countSection(election: Election, count: CountSeen, published: boolean): Html {
  const { report } = count
  const unanimous = isUnanimous(report)
  const beside = report.stages.length <= MOST_BESIDE
  const body = html`<p class="govuk-body">${sayResult(report)}</p>
    ${unanimous && warningText({ text: 'All ballots were alike. Whoever sees this page knows how everybody voted who did.', iconFallbackText: 'Warning' })}
    ${count.openTo === 'roll' && insetText({ text: sayRollOnly(count.ballots) })}
    ${report.ties.length > 0 && ties(report)}
    <div class="t-twin">${drawing(report)}${beside && stagesTable(report)}</div>
    ${!beside && html`<div class="govuk-!-margin-top-6">${stagesTable(report)}</div>`} ${published && files(election)}`
  return section({
    head: 'Count by stages',
    note: [
      RULE_NAMES[report.rule],
      'Figures have five decimals; what cannot be transferred is shown, so each stage adds up.',
    ],
    body,
  })
}

function drawing(report: CountReport): Html {
  return html`<figure class="t-fig">
    ${stageChart('stages', report)}
    <figcaption>
      One bar a stage, the first at the left. Dashed line: ${sayNeeded(report.rule).toLowerCase()},
      ${sayFigure(report.quota)}.
    </figcaption>
  </figure>`
}

/** Do all first preferences go to one candidate? Then even the totals tell how each voted. */
function isUnanimous({ stages, valid }: CountReport): boolean {
  const first = Object.values(stages[0]?.votes ?? {}).map(Number)
  return valid > 0 && first.includes(valid)
}

/** Why the count is not for everybody. */
function sayRollOnly(ballots: number): string {
  return ballots < LEAST_BALLOTS
    ? `Only those on the roll see this: fewer than ${LEAST_BALLOTS} ballots were cast, and the table could tell how somebody voted.`
    : 'Only those on the roll see this: all ballots were alike, and the table would tell how everybody voted.'
}

function ties(report: CountReport): Html {
  return html`<h3 class="govuk-heading-s">Ties</h3>
    ${list(report.ties.map((tie) => ({ what: sayTie(tie) })))}`
}

function files(election: Election): Html {
  return html`<p class="govuk-body">
    ${link('Download the ballots (BLT)', `${pathOf(election)}/ballots.blt`)}: anybody who has the file counts again to
    the same figures, with <code>trellis count</code> or another program.
  </p>`
}

function stagesTable(report: CountReport): Html {
  const stages = stageTable(report)
  return stages.columns.length <= MOST_ACROSS ? acrossTable(report, stages) : downTable(report, stages)
}

function acrossTable(report: CountReport, { columns, rows, nonTransferable, total }: StageTable): Html {
  const body: readonly Row[] = [
    ...rows.map(({ name, cells }) => ({ cells: [name, ...cells.map(figure), sayOutcome(report, name)] })),
    { cells: ['Not transferable', ...nonTransferable.map(figure), ''] },
    { cells: ['All', ...columns.map(() => sayFigure(total)), ''] },
  ]
  return table({
    caption: 'Votes after each stage',
    columns: [
      { key: 'name', head: 'Candidate' },
      ...columns.map(({ stage, heading }) => ({ key: `s${stage}`, head: `${stage}. ${heading}`, numeric: true })),
      { key: 'outcome', head: 'Outcome' },
    ],
    rows: body,
  })
}

function downTable(report: CountReport, { columns, rows, nonTransferable, total }: StageTable): Html {
  const body: readonly Row[] = columns.map(({ stage, heading }, i) => ({
    cells: [
      `${stage}. ${heading}`,
      ...rows.map(({ cells }) => figure(cells[i])),
      figure(nonTransferable[i]),
      sayFigure(total),
    ],
  }))
  const outcome: Row = { cells: ['Outcome', ...rows.map(({ name }) => sayOutcome(report, name)), '', ''] }
  return table({
    caption: 'Votes after each stage',
    columns: [
      { key: 'stage', head: 'Stage' },
      ...rows.map(({ name }) => ({ key: name, head: name, numeric: true })),
      { key: 'lost', head: 'Not transferable', numeric: true },
      { key: 'all', head: 'All', numeric: true },
    ],
    rows: [...body, outcome],
  })
}

function figure(cell: { readonly votes: string; readonly change: string | null } | undefined): Child {
  if (cell === undefined) return ''
  const change =
    cell.change === null ? null : html`<br /><span class="t-small">${sayFigure(cell.change).replace('-', '−')}</span>`
  return html`<data value="${cell.votes}">${sayFigure(cell.votes)}</data>${change}`
}
