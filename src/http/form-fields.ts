// The plain fields of a form as every room draws them: with what was typed, what is wrong, and a day in three boxes. Pure: data in, markup out.
import { fieldError } from '../ui/form-page.ts'
import { checkboxes, dateInput, input, radios, select, textarea } from '../ui/govuk.ts'
import type { Html } from '../ui/html.ts'
import { typedText } from './form.ts'
import type { FormErrors, Typed } from './typed.ts'

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
  readonly hint?: { readonly text: string }
}

/** What was typed in a field. */
export function value({ typed }: Pick<Filled, 'typed'>, name: string): string {
  return typedText(typed, name)
}

/** One line of text. */
export function textField(filled: Filled, name: string, text: string, hint?: string, classes?: string): Html {
  return input({ ...labelled(filled, name, text, hint), ...(classes !== undefined && { classes }) })
}

/** Several lines of text. */
export function areaField(filled: Filled, name: string, text: string, hint?: string): Html {
  return textarea({ ...labelled(filled, name, text, hint), rows: '5' })
}

/** One of many, in a list. */
export function selectField(
  filled: Filled,
  name: string,
  text: string,
  items: readonly Pick<Choice, 'value' | 'text'>[],
  hint?: string,
): Html {
  return select({ ...labelled(filled, name, text, hint), items })
}

/** One of a few, all in sight. */
export function radioField(filled: Filled, name: string, text: string, items: readonly Choice[], hint?: string): Html {
  return radios({
    idPrefix: name,
    name,
    fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
    ...(hint !== undefined && { hint: { text: hint } }),
    items,
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  })
}

/** A box to tick: it sends `yes`. */
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

/** A day as the three boxes of a form hold it. */
export function boxesOf(name: string, on: string | null): Typed {
  const [year = '', month = '', dayOfMonth = ''] = (on ?? '').split('-')
  return { [`${name}-day`]: plain(dayOfMonth), [`${name}-month`]: plain(month), [`${name}-year`]: year }
}

function plain(number: string): string {
  return number.replace(/^0/, '')
}

function labelled(filled: Filled, name: string, text: string, hint: string | undefined) {
  return {
    id: name,
    name,
    label: { text },
    ...(hint !== undefined && { hint: { text: hint } }),
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  }
}
