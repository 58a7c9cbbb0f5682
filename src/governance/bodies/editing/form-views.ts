// What the forms on bodies share: the page around a form, and lists to choose from. Pure: data in, markup out.
import { selectField, type Choice, type Filled } from '../../../http/form-fields.ts'
import { button } from '../../../ui/govuk.ts'
import { errorLinks, form } from '../../../ui/form-page.ts'
import { html, type Child, type Html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import { link, section } from '../../../ui/section.ts'
import { bodyPath } from '../record.ts'
import type { BodyFull } from '../types.ts'

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

/** One of a list; `none` is what stands first and means nothing. */
export function listField(
  filled: Filled,
  name: string,
  text: string,
  none: string,
  choices: readonly Choice[],
  hint?: string,
): Html {
  return selectField(filled, name, text, [{ value: '', text: none }, ...choices], hint)
}
