// The pages of electors and candidates: nominate, answer, object. Pure: data in, markup out.
import { type Filled, areaField, value } from '../../http/form-fields.ts'
import { errorLinks, fieldError } from '../../ui/form-page.ts'
import { insetText, radios, select } from '../../ui/govuk.ts'
import { html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { emptyState, section } from '../../ui/section.ts'
import { sayDay } from '../../kernel/day.ts'
import { sayMoment } from '../../kernel/london-time.ts'
import { formPage, trail } from './form-views.ts'
import type { Balance, Election, Elector, Nomination } from './types.ts'

const STATEMENT_HINT = 'Published with the ballot paper. Nothing in it is hidden from anybody'

/** Nominates oneself or another elector. */
export function nominatePage(
  filled: Filled,
  election: Election,
  electorate: readonly Elector[],
  own: readonly string[],
  balance: Balance | null,
): PageContent {
  const people = electorate.filter((elector) => elector.person !== null)
  const fields = html`${select({
    id: 'nominee',
    name: 'nominee',
    label: { text: 'Who do you nominate?' },
    items: [
      { value: '', text: 'Choose a person' },
      ...people.map((elector) => ({ value: elector.person ?? '', text: sayElector(elector, own) })),
    ],
    value: value(filled, 'nominee'),
    errorMessage: fieldError(filled.errors, 'nominee'),
  })}
  ${areaField(filled, 'statement', 'Your own statement, if you nominate yourself (optional)', STATEMENT_HINT)}`
  return formPage(filled, election, {
    title: 'Nominate',
    path: '/nominate',
    button: 'Nominate',
    fields,
    note: [
      `Nominations close at ${sayMoment(election.nominationsUntil)}.`,
      'Whoever you nominate is asked on their own page, and is on the ballot paper only if they consent.',
    ],
    before: balance !== null && insetText({ text: balance.words }),
  })
}

function sayElector({ person, name, as }: Elector, own: readonly string[]): string {
  const who = person !== null && own.includes(person) ? 'Yourself' : name
  return who === null ? as : `${who}, ${as}`
}

/** The nominee's own answer. */
export function answerPage(filled: Filled, election: Election, nomination: Nomination): PageContent {
  const { consentedAt, proposerName } = nomination
  const stands = consentedAt !== null
  const items = stands
    ? [
        { value: 'consents', text: 'I still stand, with the statement below' },
        { value: 'withdraws', text: 'I withdraw' },
      ]
    : [
        { value: 'consents', text: 'I consent: I stand for election' },
        { value: 'declines', text: 'I do not stand' },
      ]
  return formPage(filled, election, {
    title: stands ? 'Your candidature' : 'You are nominated',
    path: '/nomination',
    button: 'Record my answer',
    fields: html`${radios({
      idPrefix: 'answer',
      name: 'answer',
      fieldset: { legend: { text: 'Your answer', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'By consenting you agree that your name and your statement are published.' },
      items,
      value: value(filled, 'answer'),
      errorMessage: fieldError(filled.errors, 'answer'),
    })}
    ${areaField(filled, 'statement', 'Your statement (optional)', STATEMENT_HINT)}`,
    before: html`<p class="govuk-body">
      ${proposerName === null ? 'You were nominated' : `${proposerName} nominated you`} as a candidate for
      ${election.seatTitle}. The term begins on ${sayDay(election.termStarts)}.
    </p>`,
    note: `You can change your answer until nominations close at ${sayMoment(election.nominationsUntil)}.`,
  })
}

/** Objects to how the election was run. */
export function objectPage(filled: Filled, election: Election): PageContent {
  return formPage(filled, election, {
    title: 'Object to this election',
    path: '/object',
    button: 'Send the objection',
    fields: areaField(filled, 'text', 'What was wrong with how the election was run?'),
    note: [
      `Objections are taken until the end of ${sayDay(election.objectionsUntil)}.`,
      'The returning officer reads it and answers it. Nobody else sees it.',
    ],
  })
}

/** In place of a form that is not this reader's to use. */
export function notForPage(filled: Filled, election: Election, why: string): PageContent {
  return {
    title: election.title,
    kind: election.bodyName,
    breadcrumbs: trail(filled, election),
    room: 'governance',
    errors: errorLinks(filled.errors),
    body: section({
      head: 'Not for you',
      body: emptyState({ what: why, next: 'Ask the returning officer if you think that you should be able to.' }),
    }),
  }
}
