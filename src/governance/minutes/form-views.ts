// The forms on minutes: writing an item, the steps, comments and answers. Pure: data in, Html out.
import { type Filled, areaField, selectField, textField, value } from '../../http/form-fields.ts'
import { sayDay, type Day } from '../../kernel/day.ts'
import { errorLinks, fieldError, form } from '../../ui/form-page.ts'
import { button, insetText, radios, textarea } from '../../ui/govuk.ts'
import { html, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { emptyState, link, section } from '../../ui/section.ts'
import { formPage } from '../meetings/form-views.ts'
import type { AgendaItem, Meeting } from '../meetings/types.ts'
import type { ApprovingMeeting, Comment, PartAccess } from './types.ts'
import { aroundMinutes } from './views.ts'
import { sayState } from './wording.ts'

const BOXES: Readonly<Record<PartAccess, readonly [label: string, hint: string]>> = {
  public: ['Public part', 'Everybody reads this once the minutes are approved'],
  members: ['Part for members', 'Members of the body read this too'],
  confidential: ['Confidential part', 'Members read this, but not those whom an interest keeps out of the item'],
}

/** Writes the minutes of an item; `parts`: those that this person sees. */
export function writePage(
  filled: Filled,
  meeting: Meeting,
  item: AgendaItem,
  parts: readonly PartAccess[],
  seen: string,
): PageContent {
  const boxes = parts.map((access) => box(filled, access))
  const fields = html`<input type="hidden" name="seen" value="${seen}" />${boxes}
    ${textField(filled, 'reason', 'Why a part is held back (needed for a confidential part)', reasonHint(item))}`
  return formPage(filled, meeting, {
    title: `Minutes of item ${item.position}`,
    lede: item.title,
    path: `/minutes/text/${item.id}`,
    back: minutesPath(filled, meeting),
    button: 'Save',
    note: [
      'Each reader sees the parts that are for them, one after the other, and is told which parts are not shown and why.',
      'An empty line begins a paragraph. A line that begins with - is a point of a list.',
    ],
    fields,
  })
}

function box(filled: Filled, access: PartAccess): Html {
  const [text, hint] = BOXES[access]
  return textarea({
    id: access,
    name: access,
    label: { text, classes: 'govuk-label--s' },
    hint: { text: hint },
    rows: '7',
    value: value(filled, access),
    errorMessage: fieldError(filled.errors, access),
  })
}

function reasonHint({ reason }: AgendaItem): string {
  return reason === null
    ? 'Whoever does not see the part is told this. For example: prices are not agreed yet'
    : `Whoever does not see the part is told this. Leave empty for the reason of the item: ${reason}`
}

/** The steps that the minutes can take now. `later`: meetings held since, which can approve them; `next`: without any, the one to come. */
export function stepsPage(
  filled: Filled,
  meeting: Meeting,
  later: readonly ApprovingMeeting[],
  next: ApprovingMeeting | null,
  today: Day,
): PageContent {
  const circulated = meeting.circulatedOn !== null
  const at = selectField(
    filled,
    'at',
    'Which meeting approved them?',
    [
      { value: '', text: 'Choose a meeting' },
      ...later.map(({ id, title, onDay }) => ({ value: id, text: `${title}, ${sayDay(onDay)}` })),
    ],
    'Only later meetings of this body that were held',
  )
  const items = [
    ...(meeting.draftedOn === null
      ? [{ value: 'drafted', text: 'The draft is finished', hint: { text: 'Members do not see it yet' } }]
      : []),
    {
      value: 'circulated',
      text: circulated ? 'Circulate them to members again' : 'Circulate them to members',
      hint: { text: 'Members of the body read them from now, and can comment' },
    },
    ...(circulated && later.length > 0
      ? [
          {
            value: 'approved',
            text: 'A later meeting approved them',
            hint: { text: 'From then they cannot be changed by anybody, and the public part is published' },
            conditional: { html: at },
          },
        ]
      : []),
  ]
  return formPage(filled, meeting, {
    title: 'Take these minutes a step on',
    lede: sayState(meeting),
    path: '/minutes/steps',
    back: minutesPath(filled, meeting),
    button: 'Take this step',
    fields: html`${circulated && later.length === 0 && insetText({ text: sayNoLater(next, today) })}${radios({
      name: 'step',
      idPrefix: 'step',
      fieldset: { legend: { text: 'What happened?', classes: 'govuk-fieldset__legend--s' } },
      value: value(filled, 'step'),
      errorMessage: fieldError(filled.errors, 'step'),
      items,
    })}`,
  })
}

/** Why nothing can approve the minutes yet. */
function sayNoLater(next: ApprovingMeeting | null, today: Day): string {
  if (next !== null && next.onDay < today)
    return `The later meeting of ${sayDay(next.onDay)} is not marked as held. Once it is, it can approve these minutes.`
  const coming = next === null ? 'none is planned' : `the next is ${sayDay(next.onDay)}`
  return `No later meeting has been held yet; ${coming}. A later meeting approves these minutes.`
}

/** Who reads the comments, and what they may do. */
export interface CommentReader {
  /** Sits on the body: may comment. */
  readonly comments: boolean
  readonly writes: boolean
  /** The comment whose answer was refused; null: none. */
  readonly answering: string | null
  /** Why nobody comments or answers now; null: they may. */
  readonly closed: string | null
}

/** Comments on the draft with their answers, and the forms that add to them. */
export function commentsPage(
  filled: Filled,
  meeting: Meeting,
  items: readonly AgendaItem[],
  comments: readonly Comment[],
  reader: CommentReader,
  notice: string | null,
): PageContent {
  const path = `${minutesPath(filled, meeting)}/comments`
  return {
    ...aroundMinutes(filled, meeting),
    title: 'Comments on the minutes',
    lede: sayState(meeting),
    errors: errorLinks(filled.errors, { answer: `answer-${reader.answering}` }),
    ...(notice !== null && { notice }),
    body: html`${section({
        head: 'Comments so far',
        note: 'For members of the body and its clerk. The earliest first.',
        body:
          comments.length === 0
            ? emptyState({ what: 'Nobody has commented.' })
            : html`${comments.map((each) => oneComment(filled, path, each, reader))}`,
      })}
      ${reader.closed !== null && section({ head: 'Closed', body: emptyState({ what: reader.closed }) })}
      ${reader.closed === null && reader.comments && section({ head: 'Your comment', body: commentForm(filled, path, items) })}
      <p class="govuk-body">${link('Back to the minutes', minutesPath(filled, meeting))}</p>`,
  }
}

function oneComment(filled: Filled, path: string, said: Comment, reader: CommentReader): Html {
  const { id, name, itemPosition, madeOn, text, answer, answeredOn } = said
  const about = itemPosition === null ? '' : ` on item ${itemPosition}`
  const mayAnswer = answer === null && reader.writes && reader.closed === null
  return html`<h3>${name ?? 'A member'}${about}, ${sayDay(madeOn)}</h3>
    <p class="govuk-body">${text}</p>
    ${answer !== null && html`<p class="govuk-body"><b>Answer${answeredOn !== null && html`, ${sayDay(answeredOn)}`}:</b> ${answer}</p>`}
    ${answer === null && !mayAnswer && html`<p class="t-small">Not answered yet.</p>`}
    ${mayAnswer && answerForm(filled, path, said, reader.answering === id)}`
}

function answerForm(filled: Filled, path: string, { id, name }: Comment, refused: boolean): Html {
  const box = textarea({
    id: `answer-${id}`,
    name: 'answer',
    label: { text: `Answer to ${name ?? 'this comment'}` },
    rows: '3',
    value: refused ? value(filled, 'answer') : '',
    errorMessage: refused ? fieldError(filled.errors, 'answer') : undefined,
  })
  const send = button({ text: 'Answer', classes: 'govuk-button--secondary', preventDoubleClick: true })
  return form({ action: `${path}/${id}/answer` }, html`${box}${send}`)
}

function commentForm(filled: Filled, path: string, items: readonly AgendaItem[]): Html {
  const about = [
    { value: '', text: 'The minutes as a whole' },
    ...items.map(({ id, position, title }) => ({ value: id, text: `${position}. ${title}` })),
  ]
  return form(
    { action: path },
    html`${selectField(filled, 'item', 'What is it about?', about)}
    ${areaField(filled, 'text', 'What should be different?', 'The clerk answers, and members see both')}
    ${button({ text: 'Send this comment', preventDoubleClick: true })}`,
  )
}

function minutesPath({ partnership }: Pick<Filled, 'partnership'>, { id }: Pick<Meeting, 'id'>): string {
  return `/${partnership.slug}/meetings/${id}/minutes`
}
