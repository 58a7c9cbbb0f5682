// The filters of a list: a GET form, and what is chosen as links that take it away. Works without JavaScript; never filters anything itself.
import { button, checkboxes, details, input, select } from './govuk.ts'
import { html, safeHref, type Html } from './html.ts'
import { queryString, valuesOf, type Query } from './pagination.ts'

/** One thing to choose, and how many rows it would leave where that is known. */
export interface Choice {
  readonly value: string
  readonly text: string
  readonly count?: number
}

/** One filter; `name` is its key in the query. `select` takes one choice, `checkboxes` any number. */
export type Filter =
  | { readonly kind: 'search'; readonly name: string; readonly label: string; readonly hint?: string }
  | {
      readonly kind: 'select' | 'checkboxes'
      readonly name: string
      readonly label: string
      readonly choices: readonly Choice[]
    }

/** The filters of one list. */
export interface FilterForm {
  /** Path of the list. */
  readonly action: string
  /** The query as it came; values that no choice has are left as they are. */
  readonly query: Query
  readonly filters: readonly Filter[]
  /** Keys that are no filter and stay when filters change: sort, as_at. The page never stays. */
  readonly keep?: readonly string[]
  /** Words of the button: Show schools. */
  readonly submit: string
}

/** One filter in force, and the list without it. */
export interface Chosen {
  readonly text: string
  readonly href: string
}

/** The form, with search boxes in sight and the rest under "More filters", then what is chosen. */
export function filterForm(form: FilterForm): Html {
  const [searches, others] = [form.filters.filter(isSearch), form.filters.filter((filter) => !isSearch(filter))]
  const chosenOthers = others.some((filter) => valuesOf(form.query[filter.name]).length > 0)
  const more = {
    summaryText: searches.length > 0 ? 'More filters' : 'Filters',
    html: html`<div class="t-filters__more">${others.map((filter) => field(form, filter))}</div>`,
    open: chosenOthers,
  }
  const inside = [
    (form.keep ?? []).map((key) => hiddenInputs(form, key)),
    html`<div class="t-filters__first">${searches.map((filter) => field(form, filter))}</div>`,
    others.length > 0 && details(more),
    button({ text: form.submit, classes: 'govuk-button--secondary' }),
  ]
  const open = html`<form class="t-filters" action="${safeHref(form.action)}" method="get" novalidate>${inside}</form>`
  return html`${open}${chosenList(form)}`
}

/** Every filter in force, in the order of the filters, with the address of the list without it. */
export function chosenFilters(form: FilterForm): Chosen[] {
  return form.filters.flatMap((filter) => {
    const values = valuesOf(form.query[filter.name])
    return values.map((value) => ({
      text: `${filter.label}: ${choiceText(filter, value)}`,
      href: listHref(form, { [filter.name]: values.filter((other) => other !== value) }),
    }))
  })
}

/** The list with these filters changed: kept keys stay, the page goes back to the first. */
export function listHref(form: FilterForm, changes: Query): string {
  const names = [...form.filters.map((filter) => filter.name), ...(form.keep ?? [])]
  const held = Object.fromEntries(names.map((name) => [name, form.query[name]]))
  return form.action + queryString(held, changes)
}

function chosenList(form: FilterForm): Html | null {
  const chosen = chosenFilters(form)
  if (chosen.length === 0) return null
  const none = Object.fromEntries(form.filters.map((filter) => [filter.name, null]))
  return html`<ul class="t-chosen" aria-label="Filters in force">
    ${chosen.map(
      ({ text, href }) =>
        html`<li>
          <a class="govuk-link" href="${safeHref(href)}"><span class="govuk-visually-hidden">Remove </span>${text}</a>
        </li>`,
    )}
    <li class="t-chosen__all"><a class="govuk-link" href="${safeHref(listHref(form, none))}">Clear all</a></li>
  </ul>`
}

function isSearch(filter: Filter): boolean {
  return filter.kind === 'search'
}

function choiceText(filter: Filter, value: string): string {
  if (filter.kind === 'search') return value
  return filter.choices.find((choice) => choice.value === value)?.text ?? value
}

function hiddenInputs(form: FilterForm, key: string): Html[] {
  return valuesOf(form.query[key]).map((value) => html`<input type="hidden" name="${key}" value="${value}" />`)
}

function field(form: FilterForm, filter: Filter): Html {
  const values = valuesOf(form.query[filter.name])
  const id = `filter-${filter.name}`
  const label = { text: filter.label, for: id }
  if (filter.kind === 'checkboxes') return checkboxGroup(filter, values, id)
  if (filter.kind === 'search') {
    const hint = filter.hint === undefined ? {} : { hint: { text: filter.hint } }
    return input({ id, name: filter.name, type: 'search', label, value: values[0] ?? '', spellcheck: false, ...hint })
  }
  const items = [
    { value: '', text: 'Any' },
    ...filter.choices.map(({ value, text, count }) => ({ value, text: counted(text, count) })),
  ]
  return select({ id, name: filter.name, label, items, value: values[0] ?? '' })
}

function checkboxGroup(
  filter: Filter & { kind: 'select' | 'checkboxes' },
  values: readonly string[],
  idPrefix: string,
): Html {
  const items = filter.choices.map(({ value, text, count }) => ({ value, text: counted(text, count) }))
  const legend = { text: filter.label, classes: 'govuk-fieldset__legend--s' }
  return checkboxes({
    idPrefix,
    name: filter.name,
    items,
    values,
    classes: 'govuk-checkboxes--small',
    fieldset: { legend },
  })
}

function counted(text: string, count: number | undefined): string {
  return count === undefined ? text : `${text} (${count.toLocaleString('en-GB')})`
}
