// Proposed groups as pages: the form to propose one, and the list to answer. Pure: data in, markup out; no store, no clock.
import type { FormErrors, Typed } from '../../../http/form.ts'
import { typedText } from '../../../http/form.ts'
import { sayDay } from '../../../kernel/day.ts'
import { errorLinks, fieldError, form } from '../../../ui/form-page.ts'
import { button, input, radios, select, textarea } from '../../../ui/govuk.ts'
import { html, type Html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import { emptyState, facts, link, list, section } from '../../../ui/section.ts'
import { asSentence, sayCount } from '../wording.ts'
import { ANSWERS, type Asked, type OwnSchool, type Proposal } from './types.ts'

/** What both pages show: where they are, what was typed, and what is wrong with it. */
export interface ProposalPage {
  readonly partnership: { readonly slug: string; readonly name: string }
  /** Schools of which the reader is the head. */
  readonly own: readonly OwnSchool[]
  readonly typed: Typed
  readonly errors: FormErrors
}

/** The form that proposes a group. */
export function proposePage(page: ProposalPage): PageContent {
  const { partnership, own } = page
  const path = `/${partnership.slug}/groups/propose`
  const body =
    own.length === 0
      ? emptyState({
          what: 'You are the head of no school in this partnership.',
          next: 'Only a head can propose a group here.',
        })
      : form({ action: path }, proposalFields(page))
  return {
    ...frame(
      page,
      'Propose a group',
      'The group is listed as soon as one school that you ask consents. Your school consents by proposing.',
    ),
    errors: errorLinks(page.errors),
    body: section({ head: 'Your proposal', note: 'The heads of the schools that you ask see it, nobody else.', body }),
  }
}

function proposalFields(page: ProposalPage): Html {
  const { own, typed, errors } = page
  const items = own.map(({ urn, name }) => ({ value: urn, text: name }))
  return html`${select({ id: 'urn', name: 'urn', label: { text: 'Your school' }, items, value: typedText(typed, 'urn'), errorMessage: fieldError(errors, 'urn') })}
  ${input({ id: 'name', name: 'name', label: { text: 'Name of the group' }, value: typedText(typed, 'name'), errorMessage: fieldError(errors, 'name') })}
  ${textarea({ id: 'purpose', name: 'purpose', label: { text: 'What it is for' }, value: typedText(typed, 'purpose'), errorMessage: fieldError(errors, 'purpose') })}
  ${textarea({ id: 'schools', name: 'schools', label: { text: 'Schools to ask' }, hint: { text: 'One on each line, by name or URN' }, value: typedText(typed, 'schools'), errorMessage: fieldError(errors, 'schools') })}
  ${button({ text: 'Propose group', preventDoubleClick: true })}`
}

/** The proposals that the reader made or was asked about. `wrong` is the proposal whose form has errors. */
export function proposalsPage(
  page: ProposalPage,
  proposals: readonly Proposal[],
  answersFor: readonly string[],
  wrong: string | null,
): PageContent {
  const open = proposals.filter((proposal) => proposal.state === 'proposed').length
  const none = emptyState({
    what: 'No group is proposed to your school.',
    why: 'A proposal stands here when another head asks your school.',
  })
  const lede =
    proposals.length === 0
      ? 'Nothing waits for an answer.'
      : `${asSentence(sayCount(open, 'group is', 'groups are'))} proposed and not listed yet.`
  return {
    ...frame(page, 'Proposed groups', lede),
    errors: wrong === null ? [] : errorLinks(page.errors, { answer: `answer-${wrong}`, '': `answer-${wrong}` }),
    body:
      proposals.length === 0
        ? section({ head: 'Proposals', body: none })
        : html`${proposals.map((proposal) => proposalSection(page, proposal, answersFor, wrong))}`,
  }
}

function proposalSection(
  page: ProposalPage,
  proposal: Proposal,
  answersFor: readonly string[],
  wrong: string | null,
): Html {
  const { partnership } = page
  const { name, state, slug, proposedBy, purpose, asked } = proposal
  const mine = asked.filter(({ urn, proposerUrn }) => answersFor.includes(urn) && urn !== proposerUrn)
  const listed =
    state === 'listed' &&
    html`<p>Listed as a self-started group: ${link(name, `/${partnership.slug}/groups/${slug}`)}</p>`
  const about = facts([
    { name: 'Proposed by', value: proposedBy.name },
    { name: 'What it is for', value: purpose ?? 'Not said' },
  ])
  const answers = list(
    asked.map((one) => ({ what: one.name, fact: sayAnswer(one), note: `Asked on ${sayDay(one.askedOn)}` })),
  )
  const forms = mine
    .filter((one) => state === 'proposed' || one.answer !== 'consents')
    .map((one) => answerForm(page, proposal, one, wrong === proposal.id))
  return section({
    head: name,
    id: `proposal-${proposal.id}`,
    note: listed === false ? 'Two schools must consent, yours counted.' : undefined,
    body: html`${listed}${about}${answers}${forms}`,
  })
}

function answerForm(
  { partnership, errors }: ProposalPage,
  { id }: Proposal,
  { urn, name, answer }: Asked,
  wrong: boolean,
): Html {
  const words = { consents: `${name} consents to join`, declines: `${name} declines` }
  const fields = html`<input type="hidden" name="urn" value="${urn}" /> ${radios({
      idPrefix: `answer-${id}`,
      name: 'answer',
      fieldset: { legend: { text: 'Your answer', classes: 'govuk-fieldset__legend--s' } },
      items: ANSWERS.map((value) => ({ value, text: words[value] })),
      value: answer ?? '',
      errorMessage: wrong ? (fieldError(errors, 'answer') ?? fieldError(errors, '')) : undefined,
    })}
    ${button({ text: 'Send answer', preventDoubleClick: true })}`
  return form({ action: `/${partnership.slug}/groups/proposals/${id}` }, fields)
}

function sayAnswer({ answer, answeredOn, urn, proposerUrn }: Asked): string {
  if (answer === null) return 'Not answered yet'
  if (urn === proposerUrn) return 'Proposed it'
  const on = answeredOn === null ? '' : ` on ${sayDay(answeredOn)}`
  return answer === 'consents' ? `Consented${on}` : `Declined${on}`
}

function frame({ partnership }: ProposalPage, title: string, lede: string) {
  const breadcrumbs = [
    { text: partnership.name, href: `/${partnership.slug}` },
    { text: 'Groups', href: `/${partnership.slug}/groups` },
  ]
  return { title, lede, kind: partnership.name, breadcrumbs, room: 'register' as const }
}
