// What the forms on bodies share: the page around a form, and its fields with what was typed and what is wrong. Pure: data in, markup out.
import { typedText, type FormErrors, type Typed } from '../../../http/form.ts'
import { button, checkboxes, dateInput, input, radios, select, textarea } from '../../../ui/govuk.ts'
import { errorLinks, fieldError, form } from '../../../ui/form-page.ts'
import { html, type Child, type Html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import { link, section } from '../../../ui/section.ts'
import { bodyPath } from '../record.ts'
import type { BodyFull } from '../types.ts'

/** What every form page shows: where it is, what was typed, and what is wrong with it. */
export interface Filled {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly typed: Typed
  readonly errors: FormErrors
}

/** One thing to choose. */
export interface Choice {
  readonly value: string
  readonly text: string
}

/** The first box of each day, for links from the error summary. */
const DAYS = Object.fromEntries(
  ['opened', 'closed', 'accountsDue', 'confirmationDue', 'from', 'last', 'on'].map((name) => [name, `${name}-day`]),
)

/** What one form has of its own. */
export interface FormParts {
  readonly title: string
  readonly action: string
  readonly button: string
  readonly fields: Child
  readonly note?: Child | readonly Child[]
  readonly next?: string
  /** Below the form. */
  readonly after?: Html
}

/** The page around a form, below its body or, for a new body, the partnership. */
export function formPage({ partnership, errors }: Filled, body: BodyFull | null, parts: FormParts): PageContent {
  const list = `/${partnership.slug}/bodies`
  const fields = html`${parts.fields}${button({ text: parts.button, preventDoubleClick: true })}
    <p>${link('Cancel', body === null ? list : bodyPath(body))}</p>`
  const details = section({ head: 'Details', note: parts.note ?? null, body: form({ action: parts.action }, fields) })
  return {
    title: parts.title,
    kind: body === null ? partnership.name : body.name,
    ...(parts.next !== undefined && { lede: parts.next }),
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Bodies and seats', href: list },
      ...(body === null ? [] : [{ text: body.name, href: bodyPath(body) }]),
    ],
    room: 'governance',
    errors: errorLinks(errors, DAYS),
    body: html`${details}${parts.after}`,
  }
}

/** What was typed in a field. */
export function value({ typed }: Filled, name: string): string {
  return typedText(typed, name)
}

/** One line of text. */
export function textField(filled: Filled, name: string, text: string, hint?: string, classes = ''): Html {
  return input({
    id: name,
    name,
    label: { text },
    classes,
    ...(hint !== undefined && { hint: { text: hint } }),
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  })
}

/** Several lines of text. */
export function areaField(filled: Filled, name: string, text: string, hint?: string): Html {
  return textarea({
    id: name,
    name,
    label: { text },
    rows: '4',
    ...(hint !== undefined && { hint: { text: hint } }),
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  })
}

/** One of a list; `none` is what stands first and means nothing. */
export function selectField(
  filled: Filled,
  name: string,
  text: string,
  none: string,
  choices: readonly Choice[],
  hint?: string,
): Html {
  return select({
    id: name,
    name,
    label: { text },
    ...(hint !== undefined && { hint: { text: hint } }),
    items: [{ value: '', text: none }, ...choices],
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  })
}

/** One of a few, all in sight. */
export function radioField(
  filled: Filled,
  name: string,
  text: string,
  choices: readonly Choice[],
  hint?: string,
): Html {
  return radios({
    idPrefix: name,
    name,
    fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
    ...(hint !== undefined && { hint: { text: hint } }),
    items: [...choices],
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  })
}

/** A box to tick. */
export function tickField(filled: Filled, name: string, text: string, hint?: string): Html {
  return checkboxes({
    idPrefix: name,
    name,
    items: [{ value: 'yes', text, ...(hint !== undefined && { hint: { text: hint } }) }],
    values: [value(filled, name)],
    errorMessage: fieldError(filled.errors, name),
  })
}

/** A day in three boxes, named `name-day`, `name-month`, `name-year`. */
export function dayField(filled: Filled, name: string, text: string, hint = 'For example, 1 9 2026'): Html {
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

/** A day in the three boxes of a form. */
export function boxesOf(name: string, on: string | null): Typed {
  const [year = '', month = '', dayOfMonth = ''] = (on ?? '').split('-')
  return { [`${name}-day`]: plain(dayOfMonth), [`${name}-month`]: plain(month), [`${name}-year`]: year }
}

function plain(number: string): string {
  return number.replace(/^0/, '')
}
