// One question as a page: the question, the reader's vote, the result, who votes, and closing it. Pure: data in, markup out.
import type { FormErrors, Typed } from '../../http/form.ts'
import { typedText } from '../../http/form.ts'
import { sayDay } from '../../kernel/day.ts'
import { sayMoment } from '../../kernel/london-time.ts'
import { asSentence } from '../../register/index.ts'
import { sayAccess, sayDecision } from '../decisions/wording.ts'
import { wordsField } from '../decisions/form-views.ts'
import { errorLinks, fieldError, form } from '../../ui/form-page.ts'
import { button, details, radios } from '../../ui/govuk.ts'
import { html, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { facts, link, list, section, statement, type Fact } from '../../ui/section.ts'
import type { SeenMotion } from './types.ts'
import { motionPath, stateLede, voteField, voteForms, votesTable } from './vote-views.ts'
import { sayElector, sayElectorate, sayPasses } from './wording.ts'

/** What the page of one question shows. */
export interface MotionPage {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly seen: SeenMotion
  /** The constitution gives the chair a casting vote on it. */
  readonly castingVote: boolean
  readonly typed: Typed
  readonly errors: FormErrors
}

/** The page of one question. */
export function motionPage(page: MotionPage): PageContent {
  const { seen, partnership, errors, typed } = page
  const { motion } = seen
  const between = motion.item === null
  const unit = typedText(typed, 'unit')
  return {
    title: between ? 'Written resolution' : 'Question put to the vote',
    kind: motion.bodyName,
    lede: stateLede(seen),
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      between
        ? { text: 'Votes between meetings', href: `/${partnership.slug}/resolutions` }
        : { text: motion.meetingTitle ?? 'Meeting', href: `/${partnership.slug}/meetings/${motion.meeting}` },
    ],
    room: 'governance',
    errors: errorLinks(errors, { choice: voteField(motion, unit) }),
    body: html`${section({ head: 'The question', body: statement(motion.question) })}${voteSection(page)}${rulesSection(page)}${electorsSection(seen)}${closeSection(page)}`,
  }
}

/** Where it was put, who votes, and what passes it. */
function rulesSection(page: MotionPage): Html {
  return section({ head: 'How it is decided', body: facts(factsOf(page)) })
}

function factsOf({ seen, partnership }: MotionPage): readonly Fact[] {
  const { motion } = seen
  const here = `/${partnership.slug}`
  const { itemPosition, itemTitle, decision, meetingDay } = motion
  const at = meetingDay === null ? '' : `, ${sayDay(meetingDay)}`
  return [
    { name: 'Body', value: link(motion.bodyName, `${here}/bodies/${motion.bodySlug}`) },
    ...(itemPosition === null ? [] : [{ name: 'Item', value: `${itemPosition}: ${itemTitle}${at}` }]),
    ...(motion.mover === null ? [] : [{ name: 'Moved by', value: motion.moverName ?? 'A member' }]),
    ...(motion.seconder === null ? [] : [{ name: 'Seconded by', value: motion.seconderName ?? 'A member' }]),
    { name: 'Opened', value: sayMoment(motion.opensAt) },
    ...whenItEnds(seen),
    { name: 'Who votes', value: sayElectorate(motion) },
    { name: 'What passes it', value: asSentence(sayPasses(motion.passes)) },
    { name: 'Who sees the decision', value: sayAccess(motion.access) },
    ...(decision === null
      ? []
      : [{ name: 'Decision', value: link(sayDecision(decision), `${here}/decisions/${decision.id}`) }]),
  ]
}

/** When voting closes or closed; a question withdrawn has no closing time any more. */
function whenItEnds({ motion: { closesAt, closedAt, ending }, state }: SeenMotion): readonly Fact[] {
  if (ending === 'withdrawn') return closedAt === null ? [] : [{ name: 'Withdrawn', value: sayMoment(closedAt) }]
  const name = state === 'open' ? 'Voting closes' : 'Voting closed'
  return closesAt === null ? [] : [{ name, value: sayMoment(closesAt) }]
}

function voteSection({ seen, typed, errors }: MotionPage): Html | null {
  const { state, own, recused } = seen
  if (recused)
    return section({
      head: 'Your vote',
      body: html`<p>An interest that this item touches is yours, or came with your seat: you do not vote on it.</p>`,
    })
  if (state !== 'open' || own.length === 0) return null
  const wrong = Object.keys(errors).length === 0 ? null : { unit: typedText(typed, 'unit'), errors }
  return section({
    head: own.length === 1 ? 'Your vote' : 'Your votes',
    note: [
      'You can change it until voting closes.',
      'It is not secret: once voting is closed, members see who voted how.',
    ],
    body: html`${voteForms(seen, wrong)}`,
  })
}

function electorsSection({ state, electors, motion }: SeenMotion): Html | null {
  if (electors.length === 0) return null
  const votes = state === 'closed' && motion.ending !== 'withdrawn'
  const names = list(electors.map((elector) => ({ what: sayElector(elector) })))
  return section({
    head: votes ? 'Who voted how' : 'Who votes',
    note: 'As it stood when the question was put: it does not change with seats and memberships since.',
    body: votes ? votesTable(electors) : details({ summaryText: 'Seats and schools with a vote', html: names }),
  })
}

/** Closing with the result, once voting is over; withdrawing stands on a page of its own. */
function closeSection(page: MotionPage): Html | null {
  const { seen } = page
  if (!seen.keeps || seen.state === 'closed') return null
  const timed = seen.motion.closesAt !== null && seen.state === 'open'
  const fields = html`${resultFields(page)}
  ${button({ text: 'Close question and record the result', classes: 'govuk-button--secondary', preventDoubleClick: true })}`
  return section({
    head: 'Close it',
    note: timed
      ? 'Its result can be recorded once voting has ended.'
      : 'Carried, it becomes a numbered decision, which stands for good. Lost, it stands here alone.',
    body: html`${!timed && form({ action: `${motionPath(seen.motion)}/close` }, fields)}
      <p>${link('Withdraw this question without a result', `${motionPath(seen.motion)}/withdraw`)}</p>`,
  })
}

function resultFields(page: MotionPage): Html {
  const { seen, typed, errors, castingVote } = page
  const filled = { typed: { text: seen.motion.question, ...typed }, errors }
  const casting =
    castingVote &&
    radios({
      idPrefix: 'casting',
      name: 'casting',
      fieldset: {
        legend: { text: 'If the votes are equal, the casting vote of the chair', classes: 'govuk-fieldset__legend--s' },
      },
      items: [
        { value: '', text: 'Is not given' },
        { value: 'for', text: 'Goes for it' },
        { value: 'against', text: 'Goes against it' },
      ],
      value: typedText(typed, 'casting'),
      errorMessage: fieldError(errors, 'casting'),
    })
  const words =
    seen.motion.item !== null &&
    wordsField(
      filled,
      'text',
      'Words of the decision, if it is carried',
      'As the question has them, unless the minutes say it otherwise',
    )
  return html`${casting}${words}`
}
