// Tables: caption, scope, sort by link, and on a phone each row a block with its labels. Never the rows' query.
import { html, safeHref, type Child, type Html } from './html.ts'
import { unbroken } from './unbroken.ts'

/** One column. `head` is also the label of its cells on a phone. */
export interface Column {
  readonly key: string
  readonly head: string
  /** Right-aligned, figures of one width. */
  readonly numeric?: boolean
  /** Read out, not shown: for a column of links or small pictures. */
  readonly headHidden?: boolean
  /** Where a click on the head goes: the same list, sorted by this column. */
  readonly sortHref?: string
  readonly sorted?: 'ascending' | 'descending'
}

/** One row: its cells in the order of the columns. A cell that is null or '' is left out on a phone. */
export interface Row {
  readonly cells: readonly Child[]
}

/** A table. The first cell of each row is its head unless `rowHeads` is false. */
export interface Table {
  readonly caption: string
  /** Read out, not shown: where a heading above says the same. */
  readonly captionHidden?: boolean
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly rowHeads?: boolean
}

/** The table as HTML. Rows stand in the order given. */
export function table(content: Table): Html {
  const hidden = content.captionHidden === true ? ' govuk-visually-hidden' : ' govuk-table__caption--m'
  return html`<table class="govuk-table t-table">
    <caption class="govuk-table__caption${hidden}">
      ${content.caption}
    </caption>
    <thead class="govuk-table__head">
      <tr class="govuk-table__row">
        ${content.columns.map(head)}
      </tr>
    </thead>
    <tbody class="govuk-table__body">
      ${content.rows.map((row) => bodyRow(content, row))}
    </tbody>
  </table>`
}

/** What a list shows: Showing 1 to 20 of 312 schools. `from` and `to` count from 1; `noun` is plural. */
export interface Shown {
  readonly from: number
  readonly to: number
  readonly of: number
  readonly noun: string
}

/** "Showing 1 to 20 of 312 schools"; none and all on one page are said so. */
export function rowsShown({ from, to, of, noun }: Shown): Html {
  if (of === 0) return html`<p class="t-shown">There are no ${noun} to show</p>`
  const range = from === to ? [count(from)] : [count(from), ' to ', count(to)]
  return html`<p class="t-shown">Showing <b>${range}</b> of <b>${count(of)}</b> ${noun}</p>`
}

const GROUPED = new Intl.NumberFormat('en-GB')

function count(n: number): string {
  return GROUPED.format(n)
}

function head(column: Column): Html {
  const name = `govuk-table__header${column.numeric === true ? ' govuk-table__header--numeric' : ''}`
  const sort = column.sorted === undefined ? null : html` aria-sort="${column.sorted}"`
  return html`<th scope="col" class="${name}" ${sort}>${headText(column)}</th>`
}

function headText(column: Column): Child {
  if (column.headHidden === true) return html`<span class="govuk-visually-hidden">${column.head}</span>`
  if (column.sortHref === undefined) return unbroken(column.head)
  return html`<a class="govuk-link t-sort" href="${safeHref(column.sortHref)}">${unbroken(column.head)}</a>`
}

function bodyRow(content: Table, row: Row): Html {
  return html`<tr class="govuk-table__row">
    ${content.columns.map((column, i) => bodyCell(column, row.cells[i], i === 0 && content.rowHeads !== false))}
  </tr>`
}

function bodyCell(column: Column, cell: Child, isHead: boolean): Html {
  if (isHead) return html`<th scope="row" class="govuk-table__header">${cell}</th>`
  const label = column.headHidden === true ? null : html` data-label="${column.head}"`
  const name = column.numeric === true ? 'govuk-table__cell govuk-table__cell--numeric' : 'govuk-table__cell'
  return html`<td class="${name}" ${label}>${cell}</td>`
}
