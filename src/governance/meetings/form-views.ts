// What the forms on meetings share: the page around a form, its plain fields, days. Pure: data in, markup out.
import { sayDay } from '../../kernel/day.ts'
import { typedText, type FormErrors, type Typed } from '../../http/form.ts'
import { errorLinks, fieldError, form } from '../../ui/form-page.ts'
import { button, checkboxes, dateInput, input, radios, select, textarea } from '../../ui/govuk.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { link, section } from '../../ui/section.ts'
import type { Meeting } from './types.ts'

/** What every form page shows: where it is, what was typed, and what is wrong with it. */
export interface Filled {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly typed: Typed
  readonly errors: FormErrors
}

/** What one form has of its own. */
export interface FormParts {
  readonly title: string
  /** Below the meeting; for a new one, below the partnership. */
  readonly path: string
  readonly button: string
  readonly fields: Html
  readonly note?: Child
  readonly lede?: string
  /** Ids to go to where they are not the field's name. */
  readonly targets?: Readonly<Record<string, string>>
  /** Where it was wrong to come here: the meeting unless named. */
  readonly back?: string
  /** What going back without doing it is called: Cancel unless named. */
  readonly leave?: string
}

/** The page around a form, below its meeting or, for a new one, its partnership. */
export function formPage({ partnership, errors }: Filled, meeting: Meeting | null, parts: FormParts): PageContent {
  const list = `/${partnership.slug}/meetings`
  const here = meeting === null ? list : `${list}/${meeting.id}`
  const fields = html`${parts.fields}${button({ text: parts.button, preventDoubleClick: true })}
    <p>${link(parts.leave ?? 'Cancel', parts.back ?? here)}</p>`
  return {
    title: parts.title,
    kind: meeting === null ? partnership.name : html`${meeting.title}, ${sayDay(meeting.onDay)} · ${meeting.bodyName}`,
    ...(parts.lede !== undefined && { lede: parts.lede }),
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Meetings', href: list },
      ...(meeting === null ? [] : [{ text: meeting.title, href: here }]),
    ],
    room: 'governance',
    errors: errorLinks(errors, {
      onDay: 'onDay-day',
      dueOn: 'dueOn-day',
      doneOn: 'doneOn-day',
      '': 'form',
      ...parts.targets,
    }),
    body: section({ head: 'Details', id: 'form', note: parts.note, body: form({ action: here + parts.path }, fields) }),
  }
}

/** One line of text, with what was typed and what is wrong with it. */
export function textField(
  filled: Filled,
  name: string,
  text: string,
  options: { hint?: string; classes?: string } = {},
): Html {
  const { hint, classes } = options
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
export function areaField(filled: Filled, name: string, text: string, hint?: string): Html {
  return textarea({
    id: name,
    name,
    label: { text },
    ...(hint !== undefined && { hint: { text: hint } }),
    rows: '4',
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  })
}

/** A day in three boxes, named `name-day`, `name-month`, `name-year`. */
export function dayField(filled: Filled, name: string, text: string, hint = 'For example, 3 12 2026'): Html {
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

/** One of a few choices. */
export function choiceField(
  filled: Filled,
  name: string,
  text: string,
  items: readonly { readonly value: string; readonly text: string; readonly hint?: { readonly text: string } }[],
): Html {
  return radios({
    idPrefix: name,
    name,
    fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
    items,
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  })
}

/** One of many choices. */
export function selectField(
  filled: Filled,
  name: string,
  text: string,
  items: readonly { readonly value: string; readonly text: string }[],
  hint?: string,
): Html {
  return select({
    id: name,
    name,
    label: { text },
    ...(hint !== undefined && { hint: { text: hint } }),
    items,
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  })
}

/** One box to tick. */
export function tickField(filled: Filled, name: string, text: string): Html {
  return checkboxes({
    idPrefix: name,
    name,
    items: [{ value: 'yes', text, checked: value(filled, name) === 'yes' }],
    errorMessage: fieldError(filled.errors, name),
  })
}

/** What was typed in a field. */
export function value({ typed }: Filled, name: string): string {
  return typedText(typed, name)
}

/** A day in the three boxes of a form. */
export function boxesOf(name: string, on: string | null): Typed {
  const [year = '', month = '', dayOfMonth = ''] = (on ?? '').split('-')
  return { [`${name}-day`]: plain(dayOfMonth), [`${name}-month`]: plain(month), [`${name}-year`]: year }
}

function plain(number: string): string {
  return number.replace(/^0/, '')
}
