// The list of elections as a page, and as a file with the same rows. Pure: data in, markup out.
import type { Day } from '../../kernel/day.ts'
import { sayMoment } from '../../kernel/london-time.ts'
import { asSentence, sayCount } from '../../register/index.ts'
import { formatLinks, type DataFile, type FileColumn } from '../../ui/data-file.ts'
import { filterForm } from '../../ui/filters.ts'
import { button } from '../../ui/govuk.ts'
import { html, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { pageBounds, pageLinks, queryString, type Query } from '../../ui/pagination.ts'
import { emptyState, link, section, taggedWord } from '../../ui/section.ts'
import { rowsShown, table } from '../../ui/table.ts'
import { isOver, STATES } from './state-rules.ts'
import type { Election, ElectionState } from './types.ts'
import { STATE_NAMES } from './words.ts'

const SIZE = 20

/** An election with what it is doing. */
export interface Listed {
  readonly election: Election
  readonly state: ElectionState
}

/** What the list's page shows. */
export interface ElectionList {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly all: readonly Listed[]
  readonly filter: ElectionFilter
  readonly page: number
  /** May announce one. */
  readonly runs: boolean
}

/** What the reader asked the list for; nothing asked is all. */
export interface ElectionFilter {
  readonly states: readonly string[]
  readonly body: string
}

/** The elections in these states, of this body. */
export function chooseElections(all: readonly Listed[], { states, body }: ElectionFilter): readonly Listed[] {
  return all.filter(
    ({ election, state }) =>
      (states.length === 0 || states.includes(state)) && (body === '' || election.bodySlug === body),
  )
}

/** The page of all elections. */
export function electionListPage(content: ElectionList): PageContent {
  const { partnership, all, runs } = content
  const path = `/${partnership.slug}/elections`
  const act =
    runs &&
    section({
      head: 'What you can do',
      body: button({ text: 'Announce an election', href: `${path}/new`, classes: 'govuk-button--secondary' }),
    })
  return {
    title: 'Elections',
    kind: partnership.name,
    lede: sentence(all),
    breadcrumbs: [{ text: partnership.name, href: `/${partnership.slug}` }],
    room: 'governance',
    formats: formatLinks(path, queryOf(content)),
    body: html`${section({ head: 'Elections', note: 'The last poll first. Who is elected is always published.', body: listBody(content, path) })}${act}`,
  }
}

function sentence(all: readonly Listed[]): string {
  if (all.length === 0) return 'No election is recorded.'
  const under = all.filter(({ state }) => !isOver(state) && state !== 'objections-open').length
  const declared = all.filter(({ state }) => state === 'objections-open').length
  const polls = all.filter(({ state }) => state === 'poll-open').length
  const open = polls === 0 ? 'no poll is open' : `${sayCount(polls, 'poll is', 'polls are')} open`
  const said =
    declared === 0
      ? ''
      : ` ${asSentence(sayCount(declared, 'result is', 'results are'))} declared and open to objections.`
  return `${asSentence(sayCount(under, 'election is', 'elections are'))} under way, ${open}.${said}`
}

function listBody(content: ElectionList, path: string): Html {
  const { all, filter, page } = content
  if (all.length === 0)
    return emptyState({ what: 'No election is recorded.', next: 'The returning officer announces elections.' })
  const chosen = chooseElections(all, filter)
  const bounds = pageBounds(page, SIZE, chosen.length)
  const hrefOf = (n: number) => path + queryString(queryOf(content), { page: n })
  const shown =
    chosen.length === 0
      ? emptyState({ what: 'No election fits these filters.', next: link('Show all elections', path) })
      : html`${rowsShown({ from: bounds.from, to: bounds.to, of: chosen.length, noun: 'elections' })}
        ${electionTable(chosen.slice(bounds.from - 1, bounds.to), path)}
        ${pageLinks({ page, size: SIZE, total: chosen.length, hrefOf, noun: 'elections' })}`
  return html`${filters(content, path)}${shown}`
}

function electionTable(rows: readonly Listed[], path: string): Html {
  return table({
    caption: 'Elections',
    captionHidden: true,
    columns: [
      { key: 'title', head: 'Election' },
      { key: 'body', head: 'Body' },
      { key: 'state', head: 'State' },
      { key: 'poll', head: 'Poll closes' },
    ],
    rows: rows.map(({ election, state }) => ({
      cells: [
        link(election.title, `${path}/${election.id}`),
        election.bodyName,
        taggedWord(STATE_NAMES[state], state === 'poll-open' || state === 'nominations-open' ? 'open' : 'plain'),
        sayMoment(election.pollUntil),
      ],
    })),
  })
}

function filters(content: ElectionList, path: string): Html {
  const bodies = new Map(content.all.map(({ election }) => [election.bodySlug, election.bodyName]))
  const states = STATES.filter((state) => content.all.some((listed) => listed.state === state))
  return filterForm({
    action: path,
    query: queryOf(content),
    filters: [
      {
        kind: 'select',
        name: 'body',
        label: 'Body',
        choices: [...bodies].map(([value, text]) => ({ value, text })),
      },
      {
        kind: 'checkboxes',
        name: 'state',
        label: 'State',
        choices: states.map((state) => ({
          value: state,
          text: STATE_NAMES[state],
          count: content.all.filter((listed) => listed.state === state).length,
        })),
      },
    ],
    submit: 'Show elections',
  })
}

function queryOf({ filter }: ElectionList): Query {
  return { state: filter.states, body: filter.body }
}

const COLUMNS: readonly FileColumn<Listed>[] = [
  { name: 'election', description: 'Identifier', value: ({ election }) => election.id },
  { name: 'title', description: 'Title of the notice', value: ({ election }) => election.title },
  { name: 'body', description: 'Identifier of the body', value: ({ election }) => election.bodySlug },
  { name: 'seat', description: 'Title of the seat', value: ({ election }) => election.seatTitle },
  { name: 'rule', description: 'How ballots are counted', value: ({ election }) => election.rule },
  { name: 'places', description: 'How many are elected', value: ({ election }) => election.places },
  { name: 'roll', description: 'Who votes', value: ({ election }) => election.rollOf },
  { name: 'state', description: 'What it is doing at the moment of this file', value: ({ state }) => state },
  { name: 'notice_on', description: 'Day of notice', value: ({ election }) => election.noticeOn },
  moment('nominations_from', 'Nominations open', ({ nominationsFrom }) => nominationsFrom),
  moment('nominations_until', 'Nominations close', ({ nominationsUntil }) => nominationsUntil),
  moment('poll_from', 'The poll opens', ({ pollFrom }) => pollFrom),
  moment('poll_until', 'The poll closes', ({ pollUntil }) => pollUntil),
  {
    name: 'ended',
    description: 'How it ended; empty while it is under way',
    value: ({ election }) => election.endedWhy,
  },
]

function moment(name: string, description: string, of: (election: Election) => Date): FileColumn<Listed> {
  return { name, description: `${description}, ISO 8601 in UTC`, value: ({ election }) => of(election).toISOString() }
}

/** The elections as a file, in the order given. */
export function electionsFile(rows: readonly Listed[], partnership: string, on: Day): DataFile<Listed> {
  return {
    title: `Elections of ${partnership}`,
    asAt: on,
    source: `Elections of ${partnership}`,
    licence: 'Open Government Licence v3.0, except personal data',
    columns: COLUMNS,
    rows,
  }
}
