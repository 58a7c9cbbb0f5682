// Forms as every room writes them: the element, the token, and errors in both places. No field of its own.
import { html, safeHref, type Child, type Html } from './html.ts'
import type { Link } from './page-types.ts'
import { CSRF_FIELD } from './csrf-field.ts'

/** Where a form goes and how. */
export interface FormOptions {
  readonly action: string
  readonly method?: 'get' | 'post'
  /** For files. */
  readonly multipart?: boolean
}

/** A form without the browser's own checks; a form that posts carries the session's token. */
export function form(options: FormOptions, body: Child): Html {
  const method = options.method ?? 'post'
  const encoding = options.multipart === true ? html` enctype="multipart/form-data"` : null
  return html`<form action="${safeHref(options.action)}" method="${method}" ${encoding} novalidate>
    ${method === 'post' && CSRF_FIELD}${body}
  </form>`
}

/** A sentence for each field that cannot be taken, by field name. */
export type FieldErrors = Readonly<Record<string, string>>

/** The errors as links for the page's error summary, in the order of the fields; `targets` names the id to go to where it is not the field's name (a date: its first box). An error of the whole form has the name `''` and leads to main. */
export function errorLinks(errors: FieldErrors, targets: Readonly<Record<string, string>> = {}): readonly Link[] {
  return Object.entries(errors).map(([field, text]) => ({
    text,
    href: `#${targets[field] ?? (field === '' ? 'main-content' : field)}`,
  }))
}

/** The same sentence for the field itself, as the `errorMessage` option of a component; undefined when it has none. */
export function fieldError(errors: FieldErrors, field: string): { readonly text: string } | undefined {
  const text = errors[field]
  return text === undefined ? undefined : { text }
}
