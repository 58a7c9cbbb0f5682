// What the forms of elections share: the page around a form, fields, moments. Pure: data in, markup out.
import { typedText, type FormErrors, type Typed } from '../../http/form.ts'
import type { Day } from '../../kernel/day.ts'
import { errorLinks, fieldError, form } from '../../ui/form-page.ts'
import { button, dateInput, input, textarea } from '../../ui/govuk.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { emptyState, link, section } from '../../ui/section.ts'
import { MOMENTS } from './schemas.ts'
import type { Election } from './types.ts'

/** Where a page stands. */
export interface Place {
  readonly partnership: { readonly slug: string; readonly name: string }
}

/** What every form page shows: where it is, what was typed, and what is wrong with it. */
export interface Filled extends Place {
  readonly typed: Typed
  readonly errors: FormErrors
}

/** What one form has of its own. */
export interface FormParts {
  readonly title: string
  /** Below the election; for a new one, below the list. */
  readonly path: string
  readonly button: string
  readonly fields: Html
  readonly head?: string
  readonly lede?: Child
  readonly note?: Child | readonly Child[]
  readonly before?: Child
}

const DAY_FIELDS = [...Object.keys(MOMENTS), 'notice', 'objections', 'termStarts', 'termEnds']
const TARGETS = Object.fromEntries(DAY_FIELDS.map((name) => [name, `${name}-day`]))

/** The address of an election. */
export function pathOf({ partnership, id }: Pick<Election, 'partnership' | 'id'>): string {
  return `/${partnership}/elections/${id}`
}

/** The trail to a page of an election. */
export function trail({ partnership }: Place, election: Election | null): NonNullable<PageContent['breadcrumbs']> {
  return [
    { text: partnership.name, href: `/${partnership.slug}` },
    { text: 'Elections', href: `/${partnership.slug}/elections` },
    ...(election === null ? [] : [{ text: election.title, href: pathOf(election) }]),
  ]
}

/** The page around a form. */
export function formPage(filled: Filled, election: Election | null, parts: FormParts): PageContent {
  const here = election === null ? `/${filled.partnership.slug}/elections` : pathOf(election)
  const fields = html`${parts.fields}${button({ text: parts.button, preventDoubleClick: true })}
    <p>${link('Cancel', here)}</p>`
  const body = html`${parts.before}${form({ action: here + parts.path }, fields)}`
  return {
    title: parts.title,
    kind: election === null ? filled.partnership.name : `${election.title}, ${election.bodyName}`,
    ...(parts.lede !== undefined && { lede: parts.lede }),
    breadcrumbs: trail(filled, election),
    room: 'governance',
    errors: errorLinks(filled.errors, TARGETS),
    body: section({ head: parts.head ?? 'Details', note: parts.note, body }),
  }
}

/** The page of an act that is not to be done now: why, and no button. */
export function notNowPage(filled: Filled, election: Election, title: string, why: string): PageContent {
  const body = emptyState({ what: why, next: link('Go to the page of the election', pathOf(election)) })
  return {
    title,
    kind: `${election.title}, ${election.bodyName}`,
    breadcrumbs: trail(filled, election),
    room: 'governance',
    errors: Object.values(filled.errors).map((text) => ({ text, href: '#main-content' })),
    body: section({ head: 'Not now', body }),
  }
}

/** What was typed in a field. */
export function value({ typed }: Filled, name: string): string {
  return typedText(typed, name)
}

/** One line of text. */
export function textField(filled: Filled, name: string, text: string, hint?: string, classes?: string): Html {
  return input({
    id: name,
    name,
    label: { text },
    ...(hint !== undefined && { hint: { text: hint } }),
    ...(classes !== undefined && { classes }),
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  })
}

/** Several lines of text. */
export function longField(filled: Filled, name: string, text: string, hint?: string): Html {
  return textarea({
    id: name,
    name,
    label: { text },
    ...(hint !== undefined && { hint: { text: hint } }),
    rows: '6',
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  })
}

/** A day in three boxes. */
export function dayField(filled: Filled, name: string, text: string, hint = 'For example, 1 9 2027'): Html {
  const error = fieldError(filled.errors, name)
  return dateInput({
    id: name,
    fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: hint },
    errorMessage: error,
    items: (['day', 'month', 'year'] as const).map((part) => ({
      id: `${name}-${part}`,
      name: `${name}-${part}`,
      label: `${part.charAt(0).toUpperCase()}${part.slice(1)}`,
      classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      value: value(filled, `${name}-${part}`),
      error: error !== undefined,
    })),
  })
}

/** A day and a time, as the clock in London shows them. */
export function momentField(filled: Filled, name: string, text: string): Html {
  return html`${dayField(filled, name, text)}
  ${textField(filled, `${name}-time`, `Time: ${lower(text)}`, 'For example, 9am or 17:00', 'govuk-input--width-5')}`
}

/** A day as the boxes of a form hold it. */
export function boxesOf(name: string, on: Day | null): Typed {
  const [year = '', month = '', day = ''] = (on ?? '').split('-')
  return { [`${name}-day`]: plain(day), [`${name}-month`]: plain(month), [`${name}-year`]: year }
}

function plain(number: string): string {
  return number.replace(/^0/, '')
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
