// What the forms of elections share: the page around a form, moments. Pure: data in, markup out.
import { dayField, textField, type Filled } from '../../http/form-fields.ts'
import { errorLinks, form } from '../../ui/form-page.ts'
import { button } from '../../ui/govuk.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { emptyState, link, section } from '../../ui/section.ts'
import { MOMENTS } from './schemas.ts'
import type { Election } from './types.ts'

/** Where a page stands. */
export interface Place {
  readonly partnership: { readonly slug: string; readonly name: string }
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

/** A day and a time, as the clock in London shows them. */
export function momentField(filled: Filled, name: string, text: string): Html {
  return html`${dayField(filled, name, text)}
  ${textField(filled, `${name}-time`, `Time: ${lower(text)}`, 'For example, 9am or 17:00', 'govuk-input--width-5')}`
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
