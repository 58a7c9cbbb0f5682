// What the forms on groups share: the page around a form, and schools. Pure: data in, markup out.
import { textField, value, type Filled } from '../../../http/form-fields.ts'
import type { FormErrors } from '../../../http/form.ts'
import { errorLinks, fieldError, form } from '../../../ui/form-page.ts'
import { sayDay } from '../../../kernel/day.ts'
import { button, radios } from '../../../ui/govuk.ts'
import { html, type Child, type Html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import { link, section } from '../../../ui/section.ts'
import type { Group } from '../types.ts'
import { sayMember } from '../wording.ts'
import type { MeantSchool } from './school-rules.ts'

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

/** A school by name or URN; where the text names no one school, those it may mean to choose from. */
export function schoolField(filled: Filled, text: string, hint: string, offered: readonly MeantSchool[]): Html {
  const field = textField(filled, 'school', text, hint)
  if (offered.length === 0) return field
  const choice = radios({
    idPrefix: 'urn',
    name: 'urn',
    fieldset: { legend: { text: 'Which school do you mean?', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'If it is not here, type more of its name, its town or its URN above.' },
    items: offered.map((school) => ({
      value: school.urn,
      text: sayMember(school),
      hint: { text: sayPlace(school) },
    })),
    value: value(filled, 'urn'),
    errorMessage: fieldError(filled.errors, 'urn'),
  })
  return html`${field}<input type="hidden" name="searched" value="${value(filled, 'school').trim()}" />${choice}`
}

function sayPlace({ place, urn, open, closed }: MeantSchool): string {
  const gone = open ? null : closed === null ? 'not open' : `closed on ${sayDay(closed)}`
  return [place, `URN ${urn}`, gone].filter((part) => part !== null).join(', ')
}

/** Why a typed text names no one school, for a form that offers no choice. */
export function sayWhichSchool({ typed = '', spelt, names }: Readonly<Record<string, string>>): string {
  if (names === undefined) return `No school in the register is called “${typed}” or has that URN`
  const fit = spelt === 'alike' ? `No school is called “${typed}”. Names like it` : `Several schools fit “${typed}”`
  return `${fit}: ${names}. Enter the URN of the one you mean`
}

/** The same, by field, for a form that offers the schools to choose from. */
export function schoolErrors(detail: Readonly<Record<string, string>>): FormErrors {
  const { typed = '', spelt, names } = detail
  if (names === undefined) return { school: sayWhichSchool(detail) }
  const fit = spelt === 'alike' ? `No school is called “${typed}”` : `Several schools fit “${typed}”`
  return { urn: `${fit}: choose the one you mean` }
}
