// One decision as a page, and the page that publishes it. Pure: data in, markup out; no store, no clock.
import { sayDay } from '../../kernel/day.ts'
import { errorLinks, form } from '../../ui/form-page.ts'
import { button, insetText } from '../../ui/govuk.ts'
import { html, joinHtml, type Child, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { confidential, facts, link, section, statement, type Fact } from '../../ui/section.ts'
import { sourceOf } from './list-file.ts'
import { publishable } from './rules.ts'
import type { DecisionName, DecisionRecord } from './types.ts'
import { sayDecision, sayVotes, sayWhoSees, votesOf } from './wording.ts'

/** What the page of one decision shows. */
export interface DecisionPage {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly decision: DecisionRecord
  /** May publish it. */
  readonly keeps: boolean
}

/** The page of one decision. */
export function decisionPage(page: DecisionPage): PageContent {
  const { decision } = page
  return {
    ...frame(page, sayDecision(decision)),
    lede: `Decided on ${sayDay(decision.onDay)} ${sayWhere(decision)}.`,
    body: html`${section({ head: 'The decision', body: html`${corrections(page)}${secret(decision)}${statement(decision.text)}` })}${section({ head: 'How it was made', body: facts(factsOf(page)) })}${doSection(page)}`,
  }
}

function sayWhere({ meeting, meetingTitle, election }: DecisionRecord): string {
  if (election !== null) return 'by election'
  if (meeting === null) return 'between meetings, by a written resolution'
  return `at the meeting “${meetingTitle}”`
}

function secret({ access }: DecisionRecord): Html | null {
  return access === 'confidential' ? confidential('Only members of the body, its clerk and its chair see this.') : null
}

/** A decision never changes: what corrects it stands before it, and what it corrects too. */
function corrections(page: DecisionPage): Html | null {
  const { corrects, correctedBy } = page.decision
  const lines = [
    correctedBy.length > 0 && html`Corrected by ${links(page, correctedBy)}: read that decision with this one.`,
    corrects !== null && html`It corrects ${links(page, [corrects])}.`,
  ].filter((line) => line !== false)
  return lines.length === 0 ? null : html`${lines.map((line) => insetText({ html: line }))}`
}

function links({ partnership }: DecisionPage, names: readonly DecisionName[]): Html {
  return joinHtml(
    names.map((name) => link(sayDecision(name), `/${partnership.slug}/decisions/${name.id}`)),
    ', ',
  )
}

function factsOf(page: DecisionPage): readonly Fact[] {
  const { decision } = page
  const named = [
    { name: 'Body', value: link(decision.bodyName, `/${page.partnership.slug}/bodies/${decision.bodySlug}`) },
    { name: 'Day', value: sayDay(decision.onDay) },
    ...placeFacts(page),
    { name: 'Votes', value: sayVotes(votesOf(decision), decision.castingVote) },
    ...personFact('Moved by', decision.moved, decision.moverName),
    ...personFact('Seconded by', decision.seconded, decision.seconderName),
  ]
  return [...named, { name: 'Who sees it', value: sayWhoSees(decision) }]
}

function placeFacts({ partnership, decision }: DecisionPage): readonly Fact[] {
  const { meeting, meetingTitle, itemPosition, itemTitle, motion, election } = decision
  const here = `/${partnership.slug}`
  const item = itemPosition === null ? null : `Item ${itemPosition}: ${itemTitle}`
  const vote: Child =
    meeting === null
      ? link('The resolution', `${here}/resolutions/${motion}`)
      : link('The vote', `${here}/motions/${motion}`)
  return [
    ...(meeting === null
      ? []
      : [{ name: 'Meeting', value: link(meetingTitle ?? 'Meeting', `${here}/meetings/${meeting}`) }]),
    ...(item === null ? [] : [{ name: 'Item', value: item }]),
    ...(motion === null ? [] : [{ name: 'Vote', value: vote }]),
    ...(election === null ? [] : [{ name: 'Election', value: link('The election', `${here}/elections/${election}`) }]),
  ]
}

function personFact(name: string, there: boolean, person: string | null): readonly Fact[] {
  return there ? [{ name, value: person ?? 'A member whose name is not published' }] : []
}

function doSection(page: DecisionPage): Html | null {
  const { partnership, decision, keeps } = page
  if (!keeps) return null
  const path = `/${partnership.slug}/decisions/${decision.id}/publish`
  const publish =
    publishable(decision).ok && button({ text: 'Publish decision', href: path, classes: 'govuk-button--secondary' })
  return section({
    head: 'What you can do',
    body: html`${publish}
      <p>
        It cannot be edited or removed. To correct it, record a decision of a later meeting and name this one as the
        decision that it corrects.
      </p>`,
  })
}

/** The page that publishes a decision of a confidential body. `wrong`: why it could not be. */
export function publishPage(page: DecisionPage, wrong: string | null): PageContent {
  const { partnership, decision } = page
  const path = `/${partnership.slug}/decisions/${decision.id}`
  const possible = publishable(decision)
  const fields = html`<p>From today everybody can read it, here and in the open data. It cannot be taken back.</p>
    ${button({ text: 'Publish decision', preventDoubleClick: true })}
    <p>${link('Cancel', path)}</p>`
  const why = possible.ok
    ? `Only the clerk, or whoever chairs ${decision.bodyName}, publishes it`
    : sayPublishRefusal(possible.refusal)
  const body = possible.ok && page.keeps ? form({ action: `${path}/publish` }, fields) : html`<p>${why}.</p>`
  return {
    ...frame(page, 'Publish a decision', [{ text: sayDecision(decision), href: path }]),
    lede: `Who sees ${sayDecision(decision)} now: ${lower(sayWhoSees(decision))}.`,
    errors: wrong === null ? [] : errorLinks({ '': wrong }),
    body: section({ head: sayDecision(decision), body: html`${statement(decision.text)}${body}` }),
  }
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

/** Why a decision is not published. */
export function sayPublishRefusal(refusal: 'not-confidential' | 'not-public' | 'published-already'): string {
  const sentences = {
    'not-confidential': 'This body is not confidential: its public decisions are seen by everybody at once',
    'not-public': 'This decision was recorded for members only, so it is not published',
    'published-already': 'This decision is published already',
  }
  return sentences[refusal]
}

function frame(
  { partnership, decision }: DecisionPage,
  title: string,
  more: readonly { text: string; href: string }[] = [],
) {
  return {
    title,
    kind: decision.bodyName,
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Decisions', href: `/${partnership.slug}/decisions` },
      ...more,
    ],
    room: 'governance' as const,
    sources: [sourceOf(partnership.name)],
  }
}
