// The returning officer's pages: announce, fix the roll, count, draw the lot, declare, cancel. Pure: data in, markup out.
import { type Filled, areaField, dayField, textField, value } from '../../http/form-fields.ts'
import { fieldError } from '../../ui/form-page.ts'
import { insetText, radios, select, warningText } from '../../ui/govuk.ts'
import { html, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { emptyState, list } from '../../ui/section.ts'
import { table } from '../../ui/table.ts'
import { sayMoment } from '../../kernel/london-time.ts'
import { asSentence, sayCount, sayList } from '../../register/index.ts'
import { RULE_NAMES } from '../count/index.ts'
import { COUNT_RULES, type CountReport } from '../count/types.ts'
import { formPage, momentField } from './form-views.ts'
import { countSection } from './count-views.ts'
import type { Candidate, CountSeen, Election, ElectiveSeat, Elector, Objection, Turnout } from './types.ts'
import { ROLLS } from './types.ts'
import { ROLL_NAMES, sayElectorate } from './words.ts'

/** Notice of an election. */
export function announcePage(filled: Filled, seats: readonly ElectiveSeat[], again: Election | null): PageContent {
  const fields = html`${again !== null && html`<input type="hidden" name="reopens" value="${again.id}" />`}
  ${seatField(filled, seats)}
  ${textField(filled, 'title', 'Title', 'As it stands on the notice and the ballot paper. For example, Chair of the board')}
  ${radioField(
    filled,
    'rule',
    'How the ballots are counted',
    COUNT_RULES.map((rule) => [rule, RULE_NAMES[rule]] as const),
  )}
  ${textField(filled, 'places', 'How many are elected', undefined, 'govuk-input--width-2')}
  ${radioField(
    filled,
    'roll',
    'Who votes',
    ROLLS.map((roll) => [roll, ROLL_NAMES[roll]] as const),
    rollHint(filled, seats),
  )}
  ${dayField(filled, 'notice', 'Day of notice', 'The day on which electors were told, or will be')}
  ${momentField(filled, 'nominationsFrom', 'Nominations open')}
  ${momentField(filled, 'nominationsUntil', 'Nominations close')} ${momentField(filled, 'pollFrom', 'The poll opens')}
  ${momentField(filled, 'pollUntil', 'The poll closes')} ${dayField(filled, 'objections', 'Last day for objections')}
  ${dayField(filled, 'termStarts', 'First day of the term')}
  ${dayField(filled, 'termEnds', 'Last day of the term (optional)')}`
  return formPage(filled, null, {
    title: again === null ? 'Announce an election' : 'Announce it again',
    path: '/new',
    button: 'Announce the election',
    fields,
    note: [
      'Times are those of the clock in London. At the second at which a window closes it is closed.',
      'Between the close of nominations and the opening of the poll you fix the roll.',
    ],
  })
}

function seatField(filled: Filled, seats: readonly ElectiveSeat[]): Html {
  if (seats.length === 0)
    return emptyState({
      what: 'No body has a seat that is filled by election.',
      next: 'The clerk adds seats on the page of the body.',
    })
  return select({
    id: 'seat',
    name: 'seat',
    label: { text: 'Seat' },
    hint: { text: 'For several places, choose the first of the seats that have the same title' },
    items: [
      { value: '', text: 'Choose a seat' },
      ...seats.map((seat) => ({ value: seat.id, text: sayElective(seat) })),
    ],
    value: value(filled, 'seat'),
    errorMessage: fieldError(filled.errors, 'seat'),
  })
}

function sayElective({ title, bodyName, electorate }: ElectiveSeat): string {
  return `${title}, ${bodyName}${electorate === null ? '' : `: elected by ${sayElectorate(electorate)}`}`
}

/** What the constitution says of who elects; of the seat that is chosen, else of those to choose from. */
function rollHint(filled: Filled, seats: readonly ElectiveSeat[]): string | undefined {
  const electorate = seats.find(({ id }) => id === value(filled, 'seat'))?.electorate ?? null
  if (electorate !== null) return `The constitution says of the seat: elected by ${sayElectorate(electorate)}`
  if (seats.every((seat) => seat.electorate === null)) return undefined
  return 'Beside each seat stands who elects it by the constitution. Choose the roll that has these electors'
}

function radioField(
  filled: Filled,
  name: string,
  text: string,
  choices: readonly (readonly [string, string])[],
  hint?: string,
): Html {
  return radios({
    idPrefix: name,
    name,
    fieldset: { legend: { text, classes: 'govuk-fieldset__legend--s' } },
    ...(hint !== undefined && { hint: { text: hint } }),
    items: choices.map(([choice, words]) => ({ value: choice, text: words })),
    value: value(filled, name),
    errorMessage: fieldError(filled.errors, name),
  })
}

/** The roll and the ballot paper as they would be fixed now. */
export function freezePage(
  filled: Filled,
  election: Election,
  roll: readonly Elector[],
  candidates: readonly Candidate[],
  waiting: number,
): PageContent {
  const enough = candidates.length > election.places
  const follows = enough
    ? `There will be a poll between ${sayCount(candidates.length, 'candidate')}.`
    : candidates.length === election.places
      ? 'As many stand as there are places. They are declared elected at once, without a poll.'
      : 'Fewer stand than there are places. The election ends, and you announce it again with new dates.'
  const before = html`<p class="govuk-body">${follows}</p>
    ${waiting > 0 && insetText({ text: `${asSentence(sayCount(waiting, 'nominee has', 'nominees have'))} not consented and will not be on the ballot paper.` })}
    <h3 class="govuk-heading-s">Ballot paper, in order of surname</h3>
    ${
      candidates.length === 0
        ? emptyState({ what: 'Nobody stands.' })
        : list(
            candidates.map(({ name }) => ({ what: name })),
            { ordered: true },
          )
    }
    ${rollTable(roll)}`
  return formPage(filled, election, {
    title: 'Fix the roll and the ballot paper',
    path: '/roll',
    button: enough ? 'Fix the roll and the ballot paper' : 'Fix the roll and end nominations',
    fields: warningText({ text: 'Neither can be changed afterwards.', iconFallbackText: 'Warning' }),
    before,
    head: 'Roll',
    note: `${asSentence(sayCount(roll.length, 'vote'))} as things stand today.`,
  })
}

function rollTable(roll: readonly Elector[]): Html {
  return table({
    caption: 'Roll',
    columns: [
      { key: 'as', head: 'Seat or school' },
      { key: 'who', head: 'Who votes today' },
    ],
    rows: roll.map((elector) => ({
      cells: [elector.as, elector.name ?? (elector.person === null ? 'No head is recorded' : 'Name withheld')],
    })),
  })
}

/** The poll is over: close it and count. */
export function countPage(filled: Filled, election: Election, turnout: Html): PageContent {
  return formPage(filled, election, {
    title: 'Close the poll and count',
    path: '/count',
    button: 'Close the poll and count',
    fields: html`<p class="govuk-body">
      The poll ended at ${sayMoment(election.pollUntil)}, and no ballot was taken since. The count follows the rule of
      the notice: ${RULE_NAMES[election.rule]}. You see it before anybody else; nothing is published until you declare
      the result, except between whom a tie stands.
    </p>`,
    before: turnout,
    head: 'Count',
  })
}

/** How many ballots wait to be counted. */
export function turnoutWords({ voted, electors }: Turnout): Html {
  return html`<p class="t-say">${asSentence(sayCount(voted, 'ballot'))} of ${sayCount(electors, 'elector')}.</p>`
}

/** A name is drawn between the tied. */
export function lotPage(filled: Filled, election: Election, tied: readonly Candidate[], count: CountSeen): PageContent {
  const open = count.report.ties.find(({ chosen }) => chosen === null)
  const fields = html`${radios({
    idPrefix: 'drawn',
    name: 'drawn',
    fieldset: { legend: { text: 'The name that was drawn', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: sayChosen(open) },
    items: tied.map(({ person, name }) => ({ value: person, text: name })),
    value: value(filled, 'drawn'),
    errorMessage: fieldError(filled.errors, 'drawn'),
  })}
  ${textField(filled, 'witness', 'Witness', 'Who watched the drawing: the name is published with the result')}`
  return formPage(filled, election, {
    title: 'Record the lot',
    path: '/lot',
    button: 'Record the lot and count again',
    fields,
    before: html`<p class="govuk-body">
      The tie between ${sayList(tied.map(({ name }) => name))} is published on the page of the election. Write the names
      on equal slips, let the witness see them, and draw one.
    </p>`,
    head: 'Lot',
    note: 'A later stage may be tied again: then another lot is drawn.',
  })
}

function sayChosen(tie: CountReport['ties'][number] | undefined): string {
  if (tie?.for === 'exclusion') return 'Who is drawn is excluded, and the count goes on.'
  if (tie?.for === 'surplus') return 'The surplus of who is drawn moves first.'
  return 'Who is drawn is elected.'
}

/** The count before it is declared. */
export function declarePage(filled: Filled, election: Election, count: CountSeen): PageContent {
  const { elected, undecided } = count.report
  const result =
    undecided.length > 0
      ? `Nobody has more than half of the ballots. ${sayList(undecided)} lead. Nobody is elected; announce a second poll, or one that is counted by the alternative vote.`
      : `Elected: ${sayList(elected)}.`
  const content = formPage(filled, election, {
    title: 'Declare the result',
    path: '/declare',
    button: 'Declare the result',
    fields: html`<p class="govuk-body">${result}</p>`,
    head: 'Result',
    note: 'From the declaration it is published, and whoever is elected holds the seat from the first day of the term.',
  })
  return { ...content, body: html`${content.body}${countSection(election, count, false)}` }
}

/** An election that was announced by mistake. */
export function cancelPage(filled: Filled, election: Election): PageContent {
  return formPage(filled, election, {
    title: 'Cancel this election',
    path: '/cancel',
    button: 'Cancel this election',
    fields: html`<p class="govuk-body">
      It stays on the list as cancelled. Nobody is elected, and ballots that were cast are never counted.
    </p>`,
  })
}

/** The answer to an objection. */
export function objectionAnswerPage(filled: Filled, election: Election, objection: Objection): PageContent {
  return formPage(filled, election, {
    title: 'Answer an objection',
    path: `/objections/${objection.id}`,
    button: 'Record the answer',
    fields: areaField(filled, 'answer', 'Answer', 'Whoever objected reads it on the page of the election'),
    before: html`<p class="govuk-body">${objection.name ?? 'Somebody'} objects:</p>
      ${insetText({ text: objection.text })}`,
  })
}
