// The list of written resolutions, and the form that opens one. Pure: data in, markup out; no store, no clock.
import { typedText, type FormErrors, type Typed } from '../../http/form.ts'
import { sayMoment } from '../../kernel/london-time.ts'
import { formatLinks } from '../../ui/data-file.ts'
import { accessField, wordsField } from '../decisions/form-views.ts'
import { filterForm, type FilterForm } from '../../ui/filters.ts'
import { errorLinks, fieldError, form } from '../../ui/form-page.ts'
import { button, dateInput, input, radios, select } from '../../ui/govuk.ts'
import { html, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { pageBounds, pageLinks, queryString, type Query } from '../../ui/pagination.ts'
import { emptyState, link, list, section } from '../../ui/section.ts'
import { rowsShown, table } from '../../ui/table.ts'
import { sayResolutions, type ResolutionFilter } from './list-rules.ts'
import { stateOf } from './rules.ts'
import type { Motion, SeenMotion } from './types.ts'
import { motionPath, stateTag } from './vote-views.ts'
import { sayFor, sayOwnVote, sayTurnout } from './wording.ts'

const SIZE = 20

/** What the list's page shows. */
export interface ResolutionList {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly all: readonly Motion[]
  readonly chosen: readonly Motion[]
  readonly filter: ResolutionFilter
  readonly page: number
  readonly now: Date
  /** Those open on which the reader votes. */
  readonly own: readonly SeenMotion[]
  /** For whom the reader could vote, in words; null: for nobody. */
  readonly votesFor: string | null
  /** May open one. */
  readonly keeps: boolean
}

/** The page of all resolutions. */
export function resolutionListPage(shown: ResolutionList): PageContent {
  const { partnership, all, now, keeps } = shown
  const body =
    all.length === 0
      ? emptyState({
          what: 'No vote between meetings is shown to you.',
          why: 'A resolution is seen by the members of its body and by the heads of the schools that vote on it. What it decided stands among the decisions.',
          next: link('Decisions', `/${partnership.slug}/decisions`),
        })
      : html`${filterForm(filtersOf(shown))}${shownResolutions(shown)}`
  const add =
    keeps &&
    section({
      head: 'What you can do',
      body: button({
        text: 'Open a resolution',
        href: `/${partnership.slug}/resolutions/new`,
        classes: 'govuk-button--secondary',
      }),
    })
  return {
    title: 'Votes between meetings',
    kind: partnership.name,
    lede: sayResolutions(all, now),
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Governance', href: `/${partnership.slug}/bodies` },
    ],
    room: 'governance',
    formats: formatLinks(pathOf(shown), queryOf(shown)),
    body: html`${section({ head: 'Between meetings', note: 'A question put to the members in writing. Carried, it becomes a numbered decision.', body })}${ownSection(shown)}${add}`,
  }
}

/** What the reader can vote on now, and how they voted; that there is nothing, for somebody who might have looked for it. */
function ownSection({ own, votesFor }: ResolutionList): Html | null {
  if (own.length === 0)
    return votesFor === null
      ? null
      : section({ head: 'Your votes', body: emptyState({ what: `No resolution is open for ${votesFor} to vote on.` }) })
  const rows = own.flatMap(({ motion, own: votes }) =>
    votes.map((vote) => ({
      what: motion.question,
      href: motionPath(motion),
      note: `${motion.bodyName}, for ${sayFor(vote)}. ${sayOwnVote(vote)}.`,
    })),
  )
  return section({ head: 'Your votes', body: list(rows) })
}

function shownResolutions(shown: ResolutionList): Html {
  const { chosen, page, now } = shown
  const bounds = pageBounds(page, SIZE, chosen.length)
  const noun = 'resolutions'
  const hrefOf = (n: number) => pathOf(shown) + queryString(queryOf(shown), { page: n })
  if (chosen.length === 0)
    return emptyState({ what: 'No resolution fits these filters.', next: link('Show all resolutions', pathOf(shown)) })
  const rows = chosen.slice(bounds.from - 1, bounds.to).map((motion) => ({
    cells: [
      link(motion.question, motionPath(motion)),
      motion.bodyName,
      motion.closesAt === null || motion.ending === 'withdrawn' ? null : sayMoment(motion.closesAt),
      sayTurnout(motion),
      stateTag({ motion, state: stateOf(motion, now) }),
    ],
  }))
  const columns = [
    { key: 'question', head: 'Question' },
    { key: 'body', head: 'Body' },
    { key: 'closes', head: 'Voting closes' },
    { key: 'turnout', head: 'Turnout' },
    { key: 'state', head: 'State' },
  ]
  return html`${rowsShown({ from: bounds.from, to: bounds.to, of: chosen.length, noun })}
  ${table({ caption: 'Votes between meetings', captionHidden: true, columns, rows })}
  ${pageLinks({ page, size: SIZE, total: chosen.length, hrefOf, noun })}`
}

function filtersOf(shown: ResolutionList): FilterForm {
  const bodies = [...new Map(shown.all.map(({ bodySlug, bodyName }) => [bodySlug, bodyName]))]
  return {
    action: pathOf(shown),
    query: queryOf(shown),
    filters: [
      { kind: 'select', name: 'body', label: 'Body', choices: bodies.map(([value, text]) => ({ value, text })) },
      {
        kind: 'select',
        name: 'state',
        label: 'State',
        choices: [
          { value: 'open', text: 'Open' },
          { value: 'closed', text: 'Voting ended' },
        ],
      },
    ],
    submit: 'Show resolutions',
  }
}

function queryOf({ filter: { body, state } }: ResolutionList): Query {
  return { body, state }
}

function pathOf({ partnership }: Pick<ResolutionList, 'partnership'>): string {
  return `/${partnership.slug}/resolutions`
}

/** What the form that opens a resolution shows. */
export interface NewResolution {
  readonly partnership: { readonly slug: string; readonly name: string }
  /** The bodies for which the reader may open one. */
  readonly bodies: readonly { readonly slug: string; readonly name: string }[]
  readonly typed: Typed
  readonly errors: FormErrors
}

/** The form that opens a resolution. */
export function newResolutionPage(page: NewResolution): PageContent {
  const { partnership, errors } = page
  const path = pathOf(page)
  return {
    title: 'Open a written resolution',
    kind: partnership.name,
    lede: 'Who votes is fixed at the moment you open it, by the seats or member schools of today.',
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Votes between meetings', href: path },
    ],
    room: 'governance',
    errors: errorLinks(errors, { closes: 'closes-day' }),
    body: section({
      head: 'The question',
      note: 'Electors can change their vote until the closing time. Until then nobody sees how others vote, only how many have voted.',
      body: form({ action: `${path}/new` }, resolutionFields(page)),
    }),
  }
}

function resolutionFields(page: NewResolution): Html {
  const { typed, errors, bodies } = page
  return html`${select({
      id: 'body',
      name: 'body',
      label: { text: 'Body' },
      items: [{ value: '', text: 'Choose a body' }, ...bodies.map(({ slug, name }) => ({ value: slug, text: name }))],
      value: typedText(typed, 'body'),
      errorMessage: fieldError(errors, 'body'),
    })}
    ${wordsField(page, 'question', 'Question', 'In words that can stand as the decision, for example “That the accounts are approved”')}
    ${radios({
      idPrefix: 'unit',
      name: 'unit',
      fieldset: { legend: { text: 'Who votes', classes: 'govuk-fieldset__legend--s' } },
      items: [
        { value: 'seat', text: 'Those who hold a voting seat of the body, one vote each' },
        { value: 'member-school', text: 'Every member school of its organisation, one vote each, by its head' },
      ],
      value: typedText(typed, 'unit'),
      errorMessage: fieldError(errors, 'unit'),
    })}
    ${accessField(page)}${closingFields(page)}${button({ text: 'Open resolution', preventDoubleClick: true })}
    <p>${link('Cancel', pathOf(page))}</p>`
}

function closingFields({ typed, errors }: NewResolution): Html {
  const error = fieldError(errors, 'closes')
  const day = dateInput({
    id: 'closes',
    fieldset: { legend: { text: 'Day on which voting closes', classes: 'govuk-fieldset__legend--s' } },
    errorMessage: error,
    items: (['day', 'month', 'year'] as const).map((part) => ({
      id: `closes-${part}`,
      name: `closes-${part}`,
      label: `${part.charAt(0).toUpperCase()}${part.slice(1)}`,
      classes: part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
      value: typedText(typed, `closes-${part}`),
      error: error !== undefined,
    })),
  })
  const time = input({
    id: 'time',
    name: 'time',
    label: { text: 'Time on that day', classes: 'govuk-label--s' },
    hint: { text: 'By the clock in London, for example 17:00' },
    classes: 'govuk-input--width-5',
    value: typedText(typed, 'time'),
    errorMessage: fieldError(errors, 'time'),
  })
  return html`${day}${time}`
}
