// The page on which a decision of an item is recorded, or that says why none can be. Pure: data in, markup out.
import { typedText, type FormErrors, type Typed } from '../../http/form.ts'
import { sayDay } from '../../kernel/day.ts'
import { errorLinks, fieldError, form } from '../../ui/form-page.ts'
import { button, checkboxes, fieldset, input, radios, select, textarea } from '../../ui/govuk.ts'
import { html, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { list, link, section } from '../../ui/section.ts'
import { takesCastingVote } from './passing-rules.ts'
import type { PassingRule } from './rules.ts'
import type { Access, DecidedItem, Decider, DecisionName, Standing } from './types.ts'
import { sayAccess, sayDecision, sayMemberAt, sayStanding, waysOut } from './wording.ts'

const ACCESSES: readonly Access[] = ['public', 'members', 'confidential']

/** What the pages that decide at an item show: where they are, who takes part, what was typed and what is wrong with it. */
export interface AtItem {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly item: DecidedItem
  readonly standing: Standing | null
  readonly rule: PassingRule | null
  /** Why nothing can be decided at the item; null when it can. */
  readonly shut: string | null
  readonly typed: Typed
  readonly errors: FormErrors
}

/** The form that records a decision. `earlier`: decisions of the body that it could correct. */
export function newDecisionPage(
  page: AtItem,
  earlier: readonly (DecisionName & { readonly text: string })[],
): PageContent {
  const path = `/${page.partnership.slug}/decisions/new/${page.item.id}`
  const fields = html`${wordsField(page, 'text', 'What was decided', 'In the words of the minutes, for example “That the budget is agreed”')}
    ${accessField(page)}${personField(page, 'mover', 'Moved by')}${personField(page, 'seconder', 'Seconded by')}
    ${votesFields(page)}${castingField(page)}${correctsField(page, earlier)}
    ${button({ text: 'Record decision', preventDoubleClick: true })}
    <p>${link('Cancel', `/${page.partnership.slug}/meetings/${page.item.meeting}`)}</p>`
  return {
    ...itemFrame(page, 'Record a decision'),
    lede: 'A decision is numbered and stands for good: check it before you record it.',
    body: html`${standingSection(page)}${page.shut === null && section({ head: 'The decision', note: 'A question that was lost is no decision: it stands with the vote on it.', body: form({ action: path }, fields) })}`,
  }
}

/** Title, place and errors of a page about an item. */
export function itemFrame({ partnership, item, errors, shut }: AtItem, title: string) {
  const wrong = shut === null ? errors : { '': shut }
  return {
    title,
    kind: `${item.bodyName}, item ${item.position}: ${item.title}`,
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Meetings', href: `/${partnership.slug}/meetings` },
      { text: `${item.meetingTitle}, ${sayDay(item.onDay)}`, href: `/${partnership.slug}/meetings/${item.meeting}` },
    ],
    room: 'governance' as const,
    errors: Object.keys(errors).length === 0 ? [] : errorLinks(wrong),
  }
}

/** Who takes part and whether they are enough; where they are not, what the clerk can lawfully do. */
export function standingSection({ standing, shut }: AtItem): Html {
  const present =
    standing !== null &&
    html`<p>${sayStanding(standing)}</p>
      ${list([
        ...standing.present.map((one) => ({ what: sayMemberAt(one), fact: 'Takes part' })),
        ...standing.recused.map((one) => ({ what: sayMemberAt(one), fact: 'Kept out by an interest' })),
        ...standing.withdrawn.map((one) => ({ what: sayMemberAt(one), fact: 'Out of the room' })),
      ])}`
  const why = shut !== null && html`<p><b>No decision can be recorded.</b> ${shut}.</p>`
  const who = section({
    head: 'Who decides',
    note: 'Voting members who are there, less those with an interest in the item and those out of the room.',
    body: html`${why}${present}`,
  })
  const short = shut !== null && standing !== null && standing.present.length < standing.needed
  return short ? html`${who}${waysSection(standing)}` : who
}

function waysSection(standing: Standing): Html {
  return section({
    head: 'What you can lawfully do',
    note: 'Nobody with an interest can be counted in to make up the number.',
    body: html`<ul class="govuk-list govuk-list--bullet">
      ${waysOut(standing).map((way) => html`<li>${way}</li>`)}
    </ul>`,
  })
}

/** Text of several lines, with what was typed and what is wrong with it. */
export function wordsField(
  { typed, errors }: Pick<AtItem, 'typed' | 'errors'>,
  name: string,
  text: string,
  hint: string,
): Html {
  return textarea({
    id: name,
    name,
    label: { text, classes: 'govuk-label--s' },
    hint: { text: hint },
    rows: '3',
    value: typedText(typed, name),
    errorMessage: fieldError(errors, name),
  })
}

/** Who sees it. */
export function accessField({ typed, errors }: Pick<AtItem, 'typed' | 'errors'>, confidentialBody?: boolean): Html {
  const hint = confidentialBody === true ? { hint: { text: 'Everybody sees it only once it is published.' } } : {}
  return radios({
    idPrefix: 'access',
    name: 'access',
    fieldset: { legend: { text: 'Who sees the decision', classes: 'govuk-fieldset__legend--s' } },
    items: ACCESSES.map((value) => ({ value, text: sayAccess(value), ...(value === 'public' && hint) })),
    value: typedText(typed, 'access'),
    errorMessage: fieldError(errors, 'access'),
  })
}

/** One of those who take part, or nobody. */
export function personField({ standing, typed, errors }: AtItem, name: 'mover' | 'seconder', text: string): Html {
  const choose = (one: Decider) => ({ value: one.person, text: sayMemberAt(one) })
  return select({
    id: name,
    name,
    label: { text },
    items: [{ value: '', text: 'Nobody is named' }, ...(standing?.present ?? []).map(choose)],
    value: typedText(typed, name),
    errorMessage: fieldError(errors, name),
  })
}

function votesFields({ typed, errors }: AtItem): Html {
  const box = (name: 'for' | 'against' | 'abstained', text: string) =>
    input({
      id: name,
      name,
      label: { text },
      inputmode: 'numeric',
      classes: 'govuk-input--width-3',
      value: typedText(typed, name),
      errorMessage: fieldError(errors, name),
    })
  return fieldset({
    legend: { text: 'Show of hands', classes: 'govuk-fieldset__legend--s' },
    html: html`<p class="govuk-hint">Leave all three empty where it was agreed without counting.</p>
      ${box('for', 'For')}${box('against', 'Against')}${box('abstained', 'Abstained')}`,
  })
}

/** Only where the constitution gives the chair a casting vote. */
function castingField({ rule, typed, errors }: AtItem): Html | null {
  if (rule === null || !rule.castingVote || !takesCastingVote(rule.passes)) return null
  return checkboxes({
    idPrefix: 'casting',
    name: 'casting',
    items: [{ value: 'yes', text: 'The votes were equal, and the chair gave the casting vote for it' }],
    values: typedText(typed, 'casting') === '' ? [] : ['yes'],
    errorMessage: fieldError(errors, 'casting'),
  })
}

function correctsField({ typed, errors }: AtItem, earlier: Parameters<typeof newDecisionPage>[1]): Html | null {
  if (earlier.length === 0) return null
  return select({
    id: 'corrects',
    name: 'corrects',
    label: { text: 'Does it correct an earlier decision?' },
    hint: { text: 'Both pages then say so.' },
    items: [
      { value: '', text: 'No' },
      ...earlier.map((one) => ({ value: one.id, text: `${sayDecision(one)}: ${shortened(one.text)}` })),
    ],
    value: typedText(typed, 'corrects'),
    errorMessage: fieldError(errors, 'corrects'),
  })
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57).trimEnd()}…`
}
