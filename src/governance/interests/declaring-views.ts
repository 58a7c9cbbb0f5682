// The forms of declaring: the year, a new interest, an ending, what the public see. Pure: data in, markup out.
import { type Filled, dayField } from '../../http/form-fields.ts'
import { sayDay, type Day } from '../../kernel/day.ts'
import { fieldError } from '../../ui/form-page.ts'
import { button, checkboxes } from '../../ui/govuk.ts'
import { html, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { rag } from '../../ui/rag.ts'
import { section } from '../../ui/section.ts'
import type { NamedWhose } from './declaring-queries.ts'
import { formPage, interestFields, shownField } from './form-views.ts'
import type { NamedParty, PartyField } from './party-rules.ts'
import { interestWords } from './interest-views.ts'
import { declarationYear, renewBy, sayRenewal, sayYear } from './renewal-rules.ts'
import { NOTHING } from './schemas.ts'
import type { Interest, Renewal } from './types.ts'

/** For whom a form is, and under which path its acts are. */
export interface Declaring extends NamedWhose {
  /** Under the register: `/elm/interests`, or with `/people/ID`. */
  readonly path: string
  /** The reader declares for themselves. */
  readonly own: boolean
}

/** The yearly declaration: what stands, to be ticked, or nothing to declare. */
export function declarePage(
  filled: Filled,
  { name, own, path }: Declaring,
  standing: readonly Interest[],
  renewal: Renewal,
  today: Day,
): PageContent {
  const year = sayYear(declarationYear(today))
  const whose = own ? 'your' : 'its or their'
  return formPage(filled, {
    title: own ? `Declare your interests for ${year}` : `Declare interests for ${name}, ${year}`,
    kind: name,
    lede: rag(renewal.state, sayRenewal(renewal, today)),
    action: `${path}/declare`,
    head: 'What still holds',
    note: `For ${year}. Last year’s declaration stands until ${sayDay(renewBy(declarationYear(today)))}.`,
    fields: holdsField(filled, standing),
    button: `Declare for ${year}`,
    back: `/${filled.partnership.slug}/interests`,
    before: missingSection(path, whose, standing.length),
  })
}

function missingSection(path: string, whose: string, standing: number): Html {
  const words =
    standing === 0
      ? `No interest is recorded. If there is one, add it first: ${whose} own, or that of somebody close.`
      : `If one is missing from the list below, add it first.`
  return section({
    head: 'Something to add?',
    body: html`<p>${words}</p>
      ${button({ text: 'Add an interest', href: `${path}/new`, classes: 'govuk-button--secondary' })}`,
  })
}

function holdsField(filled: Filled, standing: readonly Interest[]): Html {
  const typed = filled.typed['holds']
  const nothing = {
    value: NOTHING,
    text: standing.length === 0 ? 'There is nothing to declare' : 'None of these holds: there is nothing to declare',
    behaviour: 'exclusive',
  }
  const items = [
    ...standing.map((interest) => ({ value: interest.id, html: interestWords(interest, 'plain') })),
    ...(standing.length === 0 ? [] : [{ divider: 'or' }]),
    nothing,
  ]
  return checkboxes({
    idPrefix: 'holds',
    name: 'holds',
    fieldset: { legend: { text: 'Tick what still holds', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'An interest that is not ticked ends today and stays on record.' },
    items,
    values: typed === undefined ? [] : [typed].flat(),
    errorMessage: fieldError(filled.errors, 'holds'),
  })
}

/** A new interest. */
export function interestPage(
  filled: Filled,
  { name, own, path }: Declaring,
  offered: Readonly<Partial<Record<PartyField, readonly NamedParty[]>>>,
): PageContent {
  return formPage(filled, {
    title: own ? 'Add an interest' : `Add an interest of ${name}`,
    kind: name,
    action: `${path}/new`,
    fields: interestFields(filled, offered),
    button: 'Add interest',
    back: `${path}/declare`,
  })
}

/** An interest ends. */
export function endPage(filled: Filled, interest: Interest, name: string): PageContent {
  const base = `/${filled.partnership.slug}/interests`
  return formPage(filled, {
    title: 'End an interest',
    kind: name,
    lede: interestWords(interest),
    action: `${base}/${interest.id}/end`,
    fields: dayField(filled, 'last', 'Last day', 'The last day on which the interest held'),
    button: 'End interest',
    back: base,
  })
}

/** The clerk decides what the public see of an interest. */
export function shownPage(filled: Filled, interest: Interest, name: string): PageContent {
  const base = `/${filled.partnership.slug}/interests`
  return formPage(filled, {
    title: 'What the public see of an interest',
    kind: name,
    lede: interestWords(interest),
    action: `${base}/${interest.id}/shown`,
    fields: shownField(filled),
    button: 'Save',
    back: base,
  })
}
