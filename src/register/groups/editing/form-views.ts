// What the forms on groups share: the page around a form, its plain fields, days and schools. Pure: data in, markup out.
import { typedText, type FormErrors, type Typed } from '../../../http/form.ts'
import { errorLinks, fieldError, form } from '../../../ui/form-page.ts'
import { button, dateInput, input } from '../../../ui/govuk.ts'
import { html, type Child, type Html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import { link, section } from '../../../ui/section.ts'
import type { Group } from '../types.ts'

/** What every form page shows: where it is, what was typed, and what is wrong with it. */
export interface Filled {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly typed: Typed
  readonly errors: FormErrors
}

const DAYS = { opened: 'opened-day', closed: 'closed-day', from: 'from-day', last: 'last-day' }

/** What one form has of its own. */
export interface FormParts {
  readonly title: string
  /** Below the group; for a new group, below the partnership. */
  readonly path: string
  readonly button: string
  readonly fields: Html
  readonly note?: Child
  readonly next?: string
}

/** The page around a form, below its group or, for a new group, its partnership. */
export function formPage({ partnership, errors }: Filled, group: Group | null, parts: FormParts): PageContent {
  const here = group === null ? `/${partnership.slug}` : `/${partnership.slug}/groups/${group.slug}`
  const back = group === null ? `/${partnership.slug}/groups` : here
  const fields = html`${parts.fields}${button({ text: parts.button, preventDoubleClick: true })}
    <p>${link('Cancel', back)}</p>`
  return {
    title: parts.title,
    kind: group === null ? partnership.name : group.name,
    ...(parts.next !== undefined && { lede: parts.next }),
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Groups', href: `/${partnership.slug}/groups` },
      ...(group === null ? [] : [{ text: group.name, href: here }]),
    ],
    room: 'register',
    errors: errorLinks(errors, { ...DAYS, '': 'remove' }),
    body: section({ head: 'Details', note: parts.note, body: form({ action: here + parts.path }, fields) }),
  }
}

/** A school by name or URN. */
export function schoolField(filled: Filled, text: string, hint: string): Html {
  return textField(filled, 'school', text, hint)
}

/** One line of text, with what was typed and what is wrong with it. */
export function textField(filled: Filled, name: string, text: string, hint?: string): Html {
  return input({
    id: name,
    name,
    label: { text },
    ...(hint !== undefined && { hint: { text: hint } }),
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  })
}

/** A day in three boxes, named `name-day`, `name-month`, `name-year`. */
export function dayField(filled: Filled, name: keyof typeof DAYS, text: string, hint = 'For example, 1 9 2012'): Html {
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

/** What was typed in a field. */
export function value({ typed }: Filled, name: string): string {
  return typedText(typed, name)
}

/** What was refused about a school's name, for its field. */
export function sayWhichSchool(detail: Readonly<Record<string, string>>): string {
  const { typed = '', names } = detail
  if (names === undefined) return `No school in the register is called “${typed}” or has that URN`
  return `Several schools fit “${typed}”: ${names}. Enter the URN of the one you mean`
}

/** A day in the three boxes of a form. */
export function boxesOf(name: string, on: string | null): Typed {
  const [year = '', month = '', dayOfMonth = ''] = (on ?? '').split('-')
  return { [`${name}-day`]: plain(dayOfMonth), [`${name}-month`]: plain(month), [`${name}-year`]: year }
}

function plain(number: string): string {
  return number.replace(/^0/, '')
}
