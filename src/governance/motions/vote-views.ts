// The vote on a question: the reader's own form, the result, who voted how. Pure: data in, markup out; no store, no clock.
import { fieldError, form } from '../../ui/form-page.ts'
import { button, radios } from '../../ui/govuk.ts'
import { html, joinHtml, type Html } from '../../ui/html.ts'
import { link, list, taggedWord } from '../../ui/section.ts'
import { table } from '../../ui/table.ts'
import { CHOICES, type Elector, type Motion, type OwnVote, type SeenMotion } from './types.ts'
import { sayChoice, sayElector, sayFor, sayResult, sayState, sayTurnout } from './wording.ts'

/** Where a question has its page. */
export function motionPath({ partnership, item, id }: Motion): string {
  return `/${partnership}/${item === null ? 'resolutions' : 'motions'}/${id}`
}

/** The id of the field in which this seat or school votes. */
export function voteField({ id }: Motion, unit: string): string {
  return `vote-${id}-${unit}`
}

/** A form for each vote of the reader's own, with the vote as it stands; `wrong`: what is wrong with which of them. */
export function voteForms(
  { motion, own }: SeenMotion,
  wrong: { readonly unit: string; readonly errors: Readonly<Record<string, string>> } | null = null,
): readonly Html[] {
  return own.map((vote) => voteForm(motion, vote, wrong?.unit === vote.unit ? wrong.errors : {}))
}

function voteForm(motion: Motion, vote: OwnVote, errors: Readonly<Record<string, string>>): Html {
  const given = vote.choice === null ? '' : html`<p>Your vote now: <b>${sayChoice(vote.choice)}</b>.</p>`
  const fields = html`<input type="hidden" name="unit" value="${vote.unit}" />${given}
    ${radios({
      idPrefix: voteField(motion, vote.unit),
      name: 'choice',
      fieldset: { legend: { text: `How does ${sayFor(vote)} vote?`, classes: 'govuk-fieldset__legend--s' } },
      hint: { text: `You may because: ${vote.why}.` },
      items: CHOICES.map((value) => ({ value, text: sayChoice(value) })),
      value: vote.choice ?? '',
      errorMessage: fieldError(errors, 'choice') ?? fieldError(errors, ''),
    })}
    ${button({ text: vote.choice === null ? 'Cast vote' : 'Change vote', preventDoubleClick: true })}`
  return form({ action: `${motionPath(motion)}/vote` }, fields)
}

/** Who voted how, once that may be seen. */
export function votesTable(electors: readonly Elector[]): Html {
  return table({
    caption: 'Who voted how',
    captionHidden: true,
    columns: [
      { key: 'elector', head: 'Seat or school' },
      { key: 'vote', head: 'Vote' },
    ],
    rows: electors.map((elector) => ({
      cells: [sayElector(elector), elector.choice === null ? 'Did not vote' : sayChoice(elector.choice)],
    })),
  })
}

/** The questions put at an item, with the reader's own vote where there is one; nothing where none was put. `motions`: those of its meeting. */
export function motionsOfItem(motions: readonly SeenMotion[], item: string): Html | null {
  const own = motions.filter(({ motion }) => motion.item === item)
  if (own.length === 0) return null
  return joinHtml(own.map(questionAtItem))
}

function questionAtItem(seen: SeenMotion): Html {
  const { motion, state, recused } = seen
  const name = html`<b>Question:</b> ${link(motion.question, motionPath(motion))}`
  const how = state === 'closed' ? sayResult(seen) : `${sayTurnout(motion)}.`
  const shut = recused && state === 'open' && 'An interest keeps you out of this item: you do not vote on it.'
  return html`${list([{ what: name, fact: stateTag(seen), note: [how, shut] }])}${state === 'open' && voteForms(seen)}`
}

/** The state of a question as a word. */
export function stateTag({ motion, state }: Pick<SeenMotion, 'motion' | 'state'>): Html {
  if (state === 'open') return taggedWord('Open', 'open')
  if (state === 'ended') return taggedWord('Voting ended', 'this')
  const words = { carried: 'Carried', lost: 'Lost', withdrawn: 'Withdrawn' }
  const { ending } = motion
  return taggedWord(ending === 'carried' || ending === 'lost' || ending === 'withdrawn' ? words[ending] : 'Not decided')
}

/** The sentences of a question's state and, once it is closed, of its result. */
export function stateLede(seen: SeenMotion): string {
  return seen.state === 'closed' ? `${sayState(seen)} ${sayResult(seen)}` : sayState(seen)
}
