// Matching interests to the items of a meeting as pages: for the clerk, and for a member at one item. Pure: data in, markup out.
import { type Filled, textField } from '../../http/form-fields.ts'
import { sayDay } from '../../kernel/day.ts'
import type { FormErrors, Typed } from '../../http/form.ts'
import { errorLinks, fieldError, form } from '../../ui/form-page.ts'
import { button, checkboxes, errorMessage, insetText, radios, select } from '../../ui/govuk.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { emptyState, link, section } from '../../ui/section.ts'
import { unbroken } from '../../ui/unbroken.ts'
import { waysOut, type ItemQuorum } from '../meetings/quorum-words.ts'
import type { AgendaItem, Meeting } from '../meetings/types.ts'
import type { Quorum } from '../bodies/quorum-rules.ts'
import { formPage, natureField, shownField } from './form-views.ts'
import { saySuggestion, type Suggestion } from './matching-rules.ts'
import { sayWho, type MatchedInterest, type Recusal } from './recusal-rules.ts'
import { interestWords } from './interest-views.ts'
import type { Interest } from './types.ts'
import { NATURE_NAMES } from './wording.ts'

/** An interest that may be matched, with whose it is. */
export interface Matchable extends Interest {
  readonly whoseName: string
}

/** One item with what is matched to it, what is suggested, and who is left to decide it. */
export interface ItemMatches {
  readonly item: AgendaItem
  readonly matched: readonly MatchedInterest[]
  readonly recusals: readonly Recusal[]
  readonly suggestions: readonly Suggestion[]
  /** Null where the body had no constitution on the day. */
  readonly quorum: ItemQuorum | null
}

/** What the clerk's page shows. */
export interface Matching {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly meeting: Meeting
  readonly items: readonly ItemMatches[]
  /** The interests of those who sit there on the day of the meeting. */
  readonly matchable: readonly Matchable[]
  readonly quorum: Quorum | null
  readonly typed: Typed
  readonly errors: FormErrors
}

/** The clerk goes through the agenda. */
export function matchingPage(matching: Matching): PageContent {
  const { meeting, items, partnership, errors } = matching
  const waiting = items.reduce((sum, { suggestions }) => sum + suggestions.length, 0)
  const matched = items.filter((one) => one.matched.length > 0).length
  return {
    title: 'Interests and the agenda',
    kind: `${meeting.bodyName}, ${sayDay(meeting.onDay)}`,
    lede: `${matched} of ${items.length} ${items.length === 1 ? 'item' : 'items'} ${matched === 1 ? 'touches' : 'touch'} an interest; ${waiting} ${waiting === 1 ? 'suggestion waits' : 'suggestions wait'} for you.`,
    breadcrumbs: breadcrumbsOf(partnership, meeting),
    room: 'governance',
    errors: errorLinks(errors),
    body: html`${items.map((one) => itemSection(matching, one))}
    ${items.length === 0 && section({ head: 'Agenda', body: emptyState({ what: 'This meeting has no items yet.', next: link('Go to the meeting', meetingPath(partnership, meeting)) }) })}
    ${howSection()}`,
  }
}

/** Where pages about the meeting hang. */
function breadcrumbsOf(
  { slug, name }: Matching['partnership'],
  meeting: Meeting,
): NonNullable<PageContent['breadcrumbs']> {
  return [
    { text: name, href: `/${slug}` },
    { text: 'Meetings', href: `/${slug}/meetings` },
    { text: `${meeting.bodyName}, ${sayDay(meeting.onDay)}`, href: meetingPath({ slug }, meeting) },
  ]
}

function meetingPath({ slug }: { readonly slug: string }, { id }: Pick<Meeting, 'id'>): string {
  return `/${slug}/meetings/${id}`
}

function itemSection(matching: Matching, one: ItemMatches): Html {
  const { item, matched } = one
  const words = matching.meeting.approvedOn === null ? matchForm(matching, one) : null
  return section({
    head: `Item ${item.position}`,
    id: `item-${item.position}`,
    body: html`<h3 class="govuk-heading-s">${unbroken(item.title)}</h3>
      ${quorumWords(matching, one)}
      ${matched.length === 0 ? html`<p>No interest is matched to this item.</p>` : matchedList(matching, one)} ${words}`,
  })
}

function quorumWords({ quorum: needed }: Matching, { item, quorum }: ItemMatches): Html | null {
  if (quorum === null || needed === null) return null
  if (quorum.quorate) return html`<p>${quorum.sentence}.</p>`
  const ways = waysOut(item.position, needed, quorum.present)
  return insetText({
    html: html`<p>${quorum.sentence}. No decision on this item can be recorded.</p>
      <ul class="govuk-list govuk-list--bullet">
        ${ways.map((way) => html`<li>${way}</li>`)}
      </ul>`,
  })
}

function matchedList(matching: Matching, { item, matched, recusals }: ItemMatches): readonly Html[] {
  const { meeting, matchable } = matching
  return matched.map((match) => {
    const interest = matchable.find(({ id }) => id === match.interest)
    const what =
      interest === undefined
        ? html`An interest that is withheld.`
        : html`${unbroken(interest.whoseName)}: ${interestWords(interest)}`
    const out = recusals.filter((recusal) => recusal.interest === match.interest)
    const who =
      out.length === 0
        ? ['Nobody who sits on the body on the day has this interest']
        : out.map((one) => sayWho(one, meeting.heldOn !== null))
    return html`<p><b>Matched.</b> ${what}<br />${who.map((one) => html`${unbroken(`${one}.`)} `)}</p>
      ${meeting.approvedOn === null && html`<div class="govuk-form-group">${takeBack(matching, item, match.interest)}</div>`}`
  })
}

function takeBack({ partnership, meeting }: Matching, { id, position }: AgendaItem, interest: string): Html {
  return form(
    { action: `${meetingPath(partnership, meeting)}/interests/remove` },
    html`<input type="hidden" name="item" value="${id}" /><input type="hidden" name="match" value="${interest}" />
      ${button({
        html: html`Take this match back<span class="govuk-visually-hidden"> from item ${position}</span>`,
        classes: 'govuk-button--secondary',
        preventDoubleClick: true,
      })}`,
  )
}

function matchForm(matching: Matching, { item, matched, suggestions }: ItemMatches): Html {
  const { matchable, partnership, meeting, errors, typed } = matching
  const mine = typed['item'] === item.id
  const own: FormErrors = mine ? errors : {}
  const standing = new Set(matched.map(({ interest }) => interest))
  const suggested = new Set(suggestions.map(({ interest }) => interest))
  const others = matchable.filter(({ id }) => !standing.has(id) && !suggested.has(id))
  if (suggestions.length === 0 && others.length === 0)
    return html`<p class="t-small">No other interest is declared by those who sit there.</p>`
  const error = fieldError(own, 'interest')
  const fields = html`<input type="hidden" name="item" value="${item.id}" />
    ${suggestions.length > 0 ? suggestedField(item, suggestions, matchable, error) : error !== undefined && html`<div id="interest">${errorMessage({ text: error.text })}</div>`}
    ${others.length > 0 && othersField(item, others)}
    ${button({ text: `Match to item ${item.position}`, classes: 'govuk-button--secondary', preventDoubleClick: true })}`
  return form({ action: `${meetingPath(partnership, meeting)}/interests` }, fields)
}

function suggestedField(
  item: AgendaItem,
  suggestions: readonly Suggestion[],
  matchable: readonly Matchable[],
  error: { readonly text: string } | undefined,
): Html {
  const items = suggestions.flatMap((suggestion) => {
    const interest = matchable.find(({ id }) => id === suggestion.interest)
    if (interest === undefined) return []
    const label = html`${unbroken(interest.whoseName)}: ${interestWords(interest, 'plain')}`
    return [{ value: interest.id, html: label, hint: { text: `${saySuggestion(suggestion)}.` } }]
  })
  return checkboxes({
    idPrefix: error === undefined ? `interest-${item.position}` : 'interest',
    name: 'interest',
    fieldset: { legend: { text: 'Suggested: tick those that the item touches', classes: 'govuk-fieldset__legend--s' } },
    items,
    errorMessage: error,
  })
}

function othersField({ position }: AgendaItem, others: readonly Matchable[]): Html {
  const items = others.map((interest) => ({
    value: interest.id,
    text: `${interest.whoseName}: ${NATURE_NAMES[interest.nature].toLowerCase()}, ${interest.description}`,
  }))
  return select({
    id: `other-${position}`,
    name: 'other',
    label: { text: 'Another interest' },
    items: [{ value: '', text: 'None' }, ...items],
  })
}

function howSection(): Html {
  return section({
    head: 'What a match does',
    body: html`<p>
      Whoever has the interest, and whoever sits for an organisation that has it, no longer sees the papers of the item
      that are not public, cannot vote on it and is not counted towards its quorum. The minutes say so. Suggestions
      compare names only: nothing is matched until you say so.
    </p>`,
  })
}

/** What a member's page at an item shows. */
export interface AtItem extends Filled {
  readonly meeting: Meeting
  readonly item: AgendaItem
  /** Their own, and those of the organisations that they sit for. */
  readonly standing: readonly Matchable[]
  /** Already kept out of it. */
  readonly keptOut: boolean
}

/** A member says that the item touches an interest. */
export function atItemPage(page: AtItem): PageContent {
  const { partnership, meeting, item, keptOut } = page
  const path = meetingPath(partnership, meeting)
  const lede: Child = keptOut
    ? 'An interest keeps you out of this item already.'
    : 'From now on you see no papers of it that are not public, you do not vote on it, and the minutes say that you withdrew.'
  return formPage(page, {
    title: `I have an interest in item ${item.position}`,
    kind: unbroken(item.title),
    lede,
    breadcrumbs: breadcrumbsOf(partnership, meeting),
    action: `${path}/items/${item.id}/interest`,
    head: 'Your interest',
    note: 'Only the clerk, or whoever chairs, can take this back.',
    fields: chooseField(page),
    button: 'Record my interest',
    back: path,
  })
}

function chooseField(page: AtItem): Html {
  const items = [
    ...page.standing.map((interest) => ({
      value: interest.id,
      html: html`${unbroken(interest.whoseName)}: ${interestWords(interest, 'plain')}`,
    })),
    ...(page.standing.length === 0 ? [] : [{ divider: 'or' }]),
    {
      value: 'new',
      text: 'An interest of mine that I have not declared yet',
      conditional: {
        html: html`${natureField(page)}${textField(page, 'description', 'What the interest is')}${shownField(page)}`,
      },
    },
  ]
  return radios({
    idPrefix: 'interest',
    name: 'interest',
    fieldset: { legend: { text: 'Which interest does the item touch?', classes: 'govuk-fieldset__legend--s' } },
    items,
    value: typeof page.typed['interest'] === 'string' ? page.typed['interest'] : '',
    errorMessage: fieldError(page.errors, 'interest'),
  })
}
