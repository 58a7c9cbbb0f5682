// What the forms on interests share: the page around a form, and the fields of an interest. Pure: data in, markup out.
import { dayField, textField, value, type Filled } from '../../http/form-fields.ts'
import { errorLinks, fieldError, form } from '../../ui/form-page.ts'
import { button, radios } from '../../ui/govuk.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import type { Link, PageContent } from '../../ui/page.ts'
import { link, section } from '../../ui/section.ts'
import { AS_TYPED, type NamedParty, type PartyField } from './party-rules.ts'
import { NATURES, WITHHELD_WHYS } from './types.ts'
import { NATURE_HINTS, NATURE_NAMES, WITHHELD_WORDS } from './wording.ts'

/** What one form has of its own. */
export interface FormParts {
  readonly title: string
  /** Whose interests, or the partnership. */
  readonly kind: Child
  readonly lede?: Child
  readonly action: string
  readonly button: string
  readonly fields: Html
  readonly head?: string
  readonly note?: Child
  readonly before?: Html
  /** Where Cancel leads. */
  readonly back: string
  readonly breadcrumbs?: readonly Link[]
}

const TARGETS = { from: 'from-day', last: 'last-day' }

/** The page around a form, below the register of interests. */
export function formPage({ partnership, errors }: Filled, parts: FormParts): PageContent {
  const fields = html`${parts.fields}${button({ text: parts.button, preventDoubleClick: true })}
    <p>${link('Cancel', parts.back)}</p>`
  return {
    title: parts.title,
    kind: parts.kind,
    ...(parts.lede !== undefined && { lede: parts.lede }),
    breadcrumbs: parts.breadcrumbs ?? [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Register of interests', href: `/${partnership.slug}/interests` },
    ],
    room: 'governance',
    errors: errorLinks(errors, TARGETS),
    body: html`${parts.before}${section({
      head: parts.head ?? 'Details',
      note: parts.note,
      body: form({ action: parts.action }, fields),
    })}`,
  }
}

/** What the interest is: nature, description, in whom, since when, and what the public see. */
export function interestFields(
  filled: Filled,
  offered: Readonly<Partial<Record<PartyField, readonly NamedParty[]>>>,
): Html {
  const what = textField(
    filled,
    'description',
    'What the interest is',
    'In a few words, for example: Governor of a school',
  )
  const parties = (['party-1', 'party-2', 'party-3'] as const).map((field, i) =>
    partyField(
      filled,
      field,
      i === 0 ? 'In whom or what' : `In whom else (${i + 1} of 3, optional)`,
      offered[field] ?? [],
    ),
  )
  return html`${natureField(filled)}${what}${parties}
  ${dayField(filled, 'from', 'The day it began', 'Leave empty if nobody knows.')} ${shownField(filled)}`
}

/** What kind of interest it is. */
export function natureField(filled: Filled): Html {
  return radios({
    idPrefix: 'nature',
    name: 'nature',
    fieldset: { legend: { text: 'Nature of the interest', classes: 'govuk-fieldset__legend--s' } },
    items: NATURES.map((value) => ({ value, text: NATURE_NAMES[value], hint: { text: NATURE_HINTS[value] } })),
    value: value(filled, 'nature'),
    errorMessage: fieldError(filled.errors, 'nature'),
  })
}

/** What the public see of the interest. */
export function shownField(filled: Filled): Html {
  const items = [
    { value: 'public', text: 'Show it in the public register' },
    { divider: 'or' },
    ...WITHHELD_WHYS.map((value) => ({ value, text: `Withhold it: ${lower(WITHHELD_WORDS[value])}` })),
  ]
  return radios({
    idPrefix: 'shown',
    name: 'shown',
    fieldset: { legend: { text: 'What the public may see', classes: 'govuk-fieldset__legend--s' } },
    hint: {
      text: 'Where it is withheld, the register says that one is and why. The clerk still sees it and matches it to agendas.',
    },
    items,
    value: value(filled, 'shown'),
    errorMessage: fieldError(filled.errors, 'shown'),
  })
}

function partyField(filled: Filled, field: PartyField, text: string, offered: readonly NamedParty[]): Html {
  const hint = 'The name of an organisation, school, firm or person. Agendas are searched for it.'
  const typed = textField(filled, field, text, field === 'party-1' ? hint : undefined)
  if (offered.length === 0) return typed
  const items = [
    ...offered.map(({ value, name, place }) => ({ value, text: name, hint: { text: place } })),
    { divider: 'or' },
    { value: AS_TYPED, text: 'None of these: keep the name as I typed it' },
  ]
  const choice = radios({
    idPrefix: `${field}-is`,
    name: `${field}-is`,
    fieldset: { legend: { text: 'Which do you mean?', classes: 'govuk-fieldset__legend--s' } },
    items,
    value: value(filled, `${field}-is`),
  })
  return html`${typed}<input type="hidden" name="${field}-searched" value="${value(filled, field).trim()}" />${choice}`
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
