// The list of decisions as a page. Pure: data in, markup out; no store, no clock.
import { sayDay } from '../../kernel/day.ts'
import { formatLinks } from '../../ui/data-file.ts'
import { filterForm, type FilterForm } from '../../ui/filters.ts'
import { html, joinHtml, type Child, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { pageBounds, pageLinks, queryString, type Query } from '../../ui/pagination.ts'
import { emptyState, link, section, taggedWord } from '../../ui/section.ts'
import { rowsShown, table, type Column } from '../../ui/table.ts'
import { sourceOf } from './list-file.ts'
import { countedBodies, countedYears, sayDecisions, type DecisionFilter, type Sort } from './list-rules.ts'
import type { DecisionRecord } from './types.ts'
import { sayDecision, sayVotes, votesOf } from './wording.ts'

const SIZE = 20

/** What the list's page shows. */
export interface DecisionList {
  readonly partnership: { readonly slug: string; readonly name: string }
  /** Every decision that this reader may see, for the choices. */
  readonly all: readonly DecisionRecord[]
  readonly chosen: readonly DecisionRecord[]
  readonly filter: DecisionFilter
  readonly page: number
}

/** The page of all decisions. */
export function decisionListPage(shown: DecisionList): PageContent {
  const { partnership, all } = shown
  return {
    title: 'Decisions',
    kind: partnership.name,
    lede: sayDecisions(all),
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Governance', href: `/${partnership.slug}/bodies` },
    ],
    room: 'governance',
    formats: formatLinks(pathOf(shown), queryOf(shown)),
    body: section({
      head: 'What was decided',
      note: [
        'Each body numbers its decisions by year.',
        'A decision stands as it was recorded: a later one corrects it.',
        link('Votes between meetings', `/${partnership.slug}/resolutions`),
      ],
      body: all.length === 0 ? nothingYet() : html`${filterForm(filtersOf(shown))}${shownDecisions(shown)}`,
    }),
    sources: [sourceOf(partnership.name)],
  }
}

function nothingYet(): Html {
  return emptyState({
    what: 'No decision is shown to you yet.',
    why: 'Decisions of confidential bodies stand here once they are published; decisions for members once you sign in as one.',
  })
}

function shownDecisions(shown: DecisionList): Html {
  const { chosen, page } = shown
  const bounds = pageBounds(page, SIZE, chosen.length)
  const noun = 'decisions'
  const hrefOf = (n: number) => pathOf(shown) + queryString(queryOf(shown), { page: n })
  if (chosen.length === 0)
    return emptyState({ what: 'No decision fits these filters.', next: link('Show all decisions', pathOf(shown)) })
  return html`${rowsShown({ from: bounds.from, to: bounds.to, of: chosen.length, noun })}
  ${table({
    caption: 'Decisions',
    captionHidden: true,
    columns: columnsOf(shown),
    rows: chosen.slice(bounds.from - 1, bounds.to).map((decision) => ({ cells: cellsOf(shown, decision) })),
  })}
  ${pageLinks({ page, size: SIZE, total: chosen.length, hrefOf, noun })}`
}

function columnsOf(shown: DecisionList): readonly Column[] {
  const { sort } = shown.filter
  const sortHref = (to: Sort) => pathOf(shown) + queryString(queryOf(shown), { sort: to === 'newest' ? null : to })
  const dayOrder = sort === 'oldest' ? 'ascending' : 'descending'
  return [
    { key: 'number', head: 'Number', sortHref: sortHref('body'), ...(sort === 'body' && { sorted: 'ascending' }) },
    {
      key: 'day',
      head: 'Day',
      sortHref: sortHref(sort === 'newest' ? 'oldest' : 'newest'),
      ...(sort !== 'body' && { sorted: dayOrder }),
    },
    { key: 'text', head: 'Decision' },
    { key: 'votes', head: 'Votes' },
  ]
}

function cellsOf({ partnership }: DecisionList, decision: DecisionRecord): readonly Child[] {
  const name = link(sayDecision(decision), `/${partnership.slug}/decisions/${decision.id}`)
  const votes = votesOf(decision)
  return [
    name,
    sayDay(decision.onDay),
    joinHtml([decision.text, ...marksOf(decision)], html`<br />`),
    votes === null ? 'Not counted' : sayVotes(votes, decision.castingVote),
  ]
}

/** Words that a reader must not miss: corrected, and seen by members alone. */
function marksOf(decision: DecisionRecord): readonly Html[] {
  const { correctedBy, access, bodyConfidential, publishedOn } = decision
  const hidden = access !== 'public' || (bodyConfidential && publishedOn === null)
  return [
    ...(correctedBy.length > 0
      ? [taggedWord(`Corrected by ${correctedBy.map(sayDecision).join(', ')}`, 'vacant')]
      : []),
    ...(hidden ? [taggedWord('Members only', 'this')] : []),
  ]
}

function filtersOf(shown: DecisionList): FilterForm {
  return {
    action: pathOf(shown),
    query: queryOf(shown),
    filters: [
      { kind: 'search', name: 'search', label: 'Words of the decision' },
      { kind: 'select', name: 'body', label: 'Body', choices: countedBodies(shown.all) },
      { kind: 'select', name: 'year', label: 'Year', choices: countedYears(shown.all) },
    ],
    keep: ['sort'],
    submit: 'Show decisions',
  }
}

function queryOf({ filter: { body, year, search, sort } }: DecisionList): Query {
  return { body, year, search, sort: sort === 'newest' ? null : sort }
}

function pathOf({ partnership }: DecisionList): string {
  return `/${partnership.slug}/decisions`
}
