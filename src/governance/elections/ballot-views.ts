// The ballot paper, its check, and what is said afterwards. Pure: data in, markup out; works with the keyboard and without a script.
import type { Filled } from '../../http/form-fields.ts'
import { errorLinks, fieldError, form } from '../../ui/form-page.ts'
import { button, insetText, radios, select, summaryList } from '../../ui/govuk.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { emptyState, link, list, section } from '../../ui/section.ts'
import { sayMoment } from '../../kernel/london-time.ts'
import { choicesOf, LEAST_BALLOTS } from './ballot-rules.ts'
import { pathOf, trail } from './form-views.ts'
import type { Candidate, Election, OwnEntry } from './types.ts'

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth']

/** A ballot under way: the election, its candidates, and the entry of the roll for which it is. */
export interface Ballot {
  readonly election: Election
  readonly candidates: readonly Candidate[]
  readonly entry: OwnEntry
}

/** The empty or half-filled ballot paper. `choices`: ranks as typed, in the order of the paper. */
export function ballotPage(filled: Filled, ballot: Ballot, choices: readonly string[]): PageContent {
  const { election, entry } = ballot
  const fields = html`<input type="hidden" name="for" value="${entry.unit}" />
    ${election.rule === 'majority' ? singleChoice(filled, ballot, choices) : ranking(filled, ballot, choices)}
    ${button({ text: 'Check your ballot', name: 'step', value: 'check' })}`
  const body = section({
    head: 'Ballot paper',
    note: notesOn(ballot),
    body: html`${form({ action: `${pathOf(election)}/vote` }, fields)}${statements(ballot.candidates)}`,
  })
  return frame(filled, election, 'Vote', html`${body}${secrecySection()}`)
}

function notesOn({ election, candidates, entry }: Ballot): readonly Child[] {
  const how =
    election.rule === 'majority'
      ? 'Choose one candidate.'
      : `Give 1 to the candidate you want most, 2 to the next, and so on. You may stop after any number of them${candidates.length > 9 ? ', up to the last' : ''}.`
  return [
    entry.unit === entry.as || entry.as === 'You' ? 'Your own vote.' : `The vote of ${entry.as}.`,
    how,
    `The poll closes at ${sayMoment(election.pollUntil)}.`,
  ]
}

function singleChoice(filled: Filled, { candidates }: Ballot, choices: readonly string[]): Html {
  return radios({
    idPrefix: 'rank-1',
    name: 'choice',
    fieldset: { legend: { text: 'Candidates', classes: 'govuk-fieldset__legend--m' } },
    items: candidates.map(({ name }, i) => ({ value: String(i + 1), text: name })),
    value: String(choices.findIndex((choice) => choice === '1') + 1 || ''),
    errorMessage: fieldError(filled.errors, 'rank-1'),
  })
}

function ranking(filled: Filled, { candidates }: Ballot, choices: readonly string[]): Html {
  return html`${candidates.map(({ name }, i) =>
    select({
      id: `rank-${i + 1}`,
      name: `rank-${i + 1}`,
      label: { text: name, classes: 'govuk-label--s' },
      items: [
        { value: '', text: 'No preference' },
        ...candidates.map((_, rank) => ({ value: String(rank + 1), text: sayRank(rank + 1) })),
      ],
      value: choices[i] ?? '',
      errorMessage: fieldError(filled.errors, `rank-${i + 1}`),
    }),
  )}`
}

function sayRank(rank: number): string {
  const ordinal = ORDINALS[rank - 1]
  return ordinal === undefined ? String(rank) : `${rank}: ${ordinal.toLowerCase()}`
}

function statements(candidates: readonly Candidate[]): Html | null {
  const said = candidates.filter(({ statement }) => statement !== null)
  if (said.length === 0) return null
  return html`<h3 class="govuk-heading-s">What candidates say</h3>
    ${list(said.map(({ name, statement }) => ({ what: name, note: statement })))}`
}

/** The ballot as it will be cast, before it is. */
export function checkPage(filled: Filled, ballot: Ballot, paper: readonly number[]): PageContent {
  const { election, candidates, entry } = ballot
  const choices = choicesOf(paper, candidates.length)
  const names = paper.map((number) => candidates[number - 1]?.name ?? '')
  const hidden = choices.map((rank, i) =>
    rank === '' ? null : html`<input type="hidden" name="rank-${i + 1}" value="${rank}" />`,
  )
  const fields = html`<input type="hidden" name="for" value="${entry.unit}" />${hidden}
    <div class="govuk-button-group">
      ${button({ text: 'Cast this ballot', name: 'step', value: 'cast', preventDoubleClick: true })}
      ${button({ text: 'Change it', name: 'step', value: 'change', classes: 'govuk-button--secondary' })}
    </div>`
  const body = html`${summaryList({
      rows: names.map((name, i) => ({
        key: { text: election.rule === 'majority' ? 'Your vote' : `Preference ${i + 1}` },
        value: { text: name },
      })),
    })}
    <p class="govuk-body">Once it is cast, a ballot cannot be changed, taken back or shown again, not even to you.</p>
    ${form({ action: `${pathOf(election)}/vote` }, fields)}`
  return frame(filled, election, 'Check your ballot', section({ head: 'Your ballot', note: notesOn(ballot)[0], body }))
}

/** Nothing to vote for, or no more: what stands for each of the reader's entries. */
export function votedPage(
  filled: Filled,
  election: Election,
  entries: readonly OwnEntry[],
  open: boolean,
): PageContent {
  const body =
    entries.length === 0
      ? emptyState({
          what: 'You are not on the roll of this election.',
          why: 'The roll was fixed when nominations closed.',
          next: 'If you think you should be on it, ask the returning officer.',
        })
      : list(entries.map((entry) => entryItem(election, entry, open)))
  const all = entries.length > 0 && entries.every(({ voted }) => voted)
  const page = frame(
    filled,
    election,
    all ? 'Your ballot was received' : 'Vote',
    html`${section({ head: 'Your vote', body })}${secrecySection()}`,
  )
  return { ...page, errors: errorLinks(filled.errors) }
}

function entryItem(election: Election, { unit, as, voted }: OwnEntry, open: boolean) {
  const what = as === 'You' ? 'Your own vote' : `The vote of ${as}`
  if (voted)
    return { what, note: 'A ballot was received. How it was filled in is not known to anybody.', fact: 'Voted' }
  if (!open) return { what, note: 'The poll is not open.', fact: 'Not voted' }
  return {
    what,
    href: `${pathOf(election)}/vote?for=${unit}`,
    note: `Open until ${sayMoment(election.pollUntil)}.`,
    fact: 'Not voted',
  }
}

/** What protects the secret, and what does not. */
export function secrecySection(): Html {
  return section({
    head: 'Secret ballot',
    body: html`<p class="govuk-body">
        Your ballot goes into an urn that holds nothing but ballots, always sorted, without a name, a number or a time.
        The roll says who has voted and nothing else. Nobody who reads the whole database at one moment can tell which
        ballot is yours, the returning officer and whoever runs the service included.
      </p>
      <p class="govuk-body">What this does not protect against:</p>
      ${list([
        {
          what: 'Copies from between two votes',
          note: 'Whoever keeps copies of the database or of its log from before and after a single vote sees which ballot was added between them, and may know from other traces who voted then. Older states of the rows may also stay in the database’s files until the count, when they are cleared away.',
        },
        {
          what: 'Somebody who changes or watches the service itself',
          note: 'A changed program, or one who listens to it at work, sees ballots as they come in. So does anybody who looks over your shoulder.',
        },
        {
          what: 'The result',
          note: `Where all ballots are alike, the result tells how everybody voted. The table by stages is for everybody only when at least ${LEAST_BALLOTS} ballots of at least two kinds were cast.`,
        },
        {
          what: 'That you voted',
          note: 'The roll says that you did, and the time at which you were last signed in is kept with your session.',
        },
      ])}`,
  })
}

/** Two candidates of one preference are one mistake: the summary says it once, at the first of them. */
function onceEach(errors: ReturnType<typeof errorLinks>): ReturnType<typeof errorLinks> {
  return errors.filter(({ text }, i) => errors.findIndex((one) => one.text === text) === i)
}

function frame(filled: Filled, election: Election, title: string, body: Html): PageContent {
  return {
    title,
    kind: `${election.title}, ${election.bodyName}`,
    breadcrumbs: trail(filled, election),
    room: 'governance',
    errors: onceEach(errorLinks(filled.errors)),
    body,
  }
}

/** For the election's page: the way to the ballot paper, or that it was used. */
export function ownVote(election: Election, entries: readonly OwnEntry[]): Html | null {
  if (entries.length === 0) return null
  const open = entries.filter(({ voted }) => !voted)
  if (open.length === 0) return insetText({ text: 'Your ballot was received.' })
  return html`${button({ text: 'Vote', href: `${pathOf(election)}/vote`, isStartButton: true })}
    <p class="govuk-body">${link('How the ballot is kept secret', `${pathOf(election)}/vote#secret-ballot`)}</p>`
}
