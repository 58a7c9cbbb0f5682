// Papers of an item as a list, and the forms on them. Pure: data in, Html out; no store, no clock.
import { typedText, type FormErrors, type Typed } from '../../http/form.ts'
import { sayDay } from '../../kernel/day.ts'
import { errorLinks, fieldError, form } from '../../ui/form-page.ts'
import { button, fileUpload, input, radios } from '../../ui/govuk.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import type { Link, PageContent } from '../../ui/page.ts'
import { emptyState, link, list, section, taggedWord } from '../../ui/section.ts'
import { KINDS_TAKEN } from './look/file-kinds.ts'
import { mayChange, MOST_MEGABYTES, sayAccess, sayFile } from './rules.ts'
import type { Paper, PaperPlace } from './types.ts'

/** Where the papers are shown, and whether this reader keeps them. */
export interface PaperShelf {
  readonly partnership: { readonly slug: string; readonly name: string }
  readonly keeps: boolean
}

/** The papers of one item: each a link to its file, with its kind, its size and who sees it; for whoever keeps them, what may be done. Null: none. */
export function paperList(
  { partnership, keeps }: PaperShelf,
  papers: readonly Paper[],
  times: Pick<PaperPlace, 'heldOn' | 'approvedOn'>,
): Html | null {
  if (papers.length === 0) return null
  return list(
    papers.map((paper) => {
      const path = `/${partnership.slug}/papers/${paper.id}`
      const acts = keeps && mayChange({ ...times, cancelledOn: null }, paper).ok ? [actsOn(path, paper)] : []
      if (paper.state === 'quarantined')
        return {
          what: paper.title,
          note: [...sayQuarantine(paper), ...acts],
          fact: taggedWord('In quarantine', 'vacant'),
        }
      return { what: paper.title, href: path, note: [`${sayFile(paper)}. ${sayAccess(paper)}`, ...acts] }
    }),
  )
}

function sayQuarantine({ fileName, stateWhy }: Paper): readonly string[] {
  return [
    `${fileName}. ${stateWhy}. Nobody can open it, and the file is not kept. Send one without it, or remove this.`,
  ]
}

function actsOn(path: string, { title }: Paper): Html {
  const about = html`<span class="govuk-visually-hidden"> ${title}</span>`
  return html`${link(html`Change${about}`, `${path}/change`)} or ${link(html`remove${about}`, `${path}/remove`)}`
}

/** What a form on papers shows: where, what was typed, what is wrong. */
export interface FilledPaper extends PaperShelf {
  readonly place: PaperPlace
  readonly typed: Typed
  readonly errors: FormErrors
}

/** The papers of an item, and the form that adds one. `notYet`: why none can be added now. */
export function papersPage(
  filled: FilledPaper,
  papers: readonly Paper[],
  notYet: string | null,
  notice: string | null,
): PageContent {
  const { place, partnership } = filled
  const path = `/${partnership.slug}/items/${place.item}/papers`
  const adding = html`${fields(filled, 'File')}${button({ text: 'Add this paper', preventDoubleClick: true })}`
  return {
    ...around(filled, `Papers of item ${place.position}`),
    lede: place.title,
    ...(notice !== null && { notice }),
    body: html`${section({
      head: 'Papers so far',
      note: 'In the order in which they were added.',
      body: paperList(filled, papers, place) ?? emptyState({ what: 'This item has no papers yet.' }),
    })}
    ${section({
      head: 'Add a paper',
      note: [
        'What a file is, is told by what is in it and never by its name.',
        'A file with macros, scripts or other files inside is held in quarantine, and nobody can open it.',
      ],
      body: notYet === null ? form({ action: path, multipart: true }, adding) : emptyState({ what: notYet }),
    })}`,
  }
}

/** Changes what is said of a paper, or its file. */
export function changePage(filled: FilledPaper, paper: Paper): PageContent {
  const path = `/${filled.partnership.slug}/papers/${paper.id}`
  const body = html`${fields(filled, 'New file (optional)')}${button({ text: 'Save changes', preventDoubleClick: true })}
    <p>${link('Cancel', `/${filled.partnership.slug}/items/${filled.place.item}/papers`)}</p>`
  return {
    ...around(filled, 'Change this paper'),
    lede: `${paper.title}: ${paper.fileName}`,
    body: section({
      head: 'Details',
      note: 'A new file takes the place of the old one, under an address of its own: links to the old one end.',
      body: form({ action: `${path}/change`, multipart: true }, body),
    }),
  }
}

/** Asks before a paper goes. */
export function removePage(filled: FilledPaper, paper: Paper): PageContent {
  const path = `/${filled.partnership.slug}/papers/${paper.id}`
  const body = html`<p class="govuk-body">
      The file goes for good. The record says that there was a paper, and when it was removed.
    </p>
    ${button({ text: 'Remove this paper', classes: 'govuk-button--warning', preventDoubleClick: true })}
    <p>${link('Cancel', `/${filled.partnership.slug}/items/${filled.place.item}/papers`)}</p>`
  return {
    ...around(filled, 'Remove this paper'),
    lede: `${paper.title}: ${paper.fileName}`,
    body: section({ head: 'Are you sure?', body: form({ action: `${path}/remove` }, body) }),
  }
}

function around({ partnership, place, errors }: FilledPaper, title: string): Omit<PageContent, 'body'> {
  const home = `/${partnership.slug}`
  const breadcrumbs: readonly Link[] = [
    { text: partnership.name, href: home },
    { text: 'Meetings', href: `${home}/meetings` },
    { text: `${place.meetingTitle}, ${sayDay(place.onDay)}`, href: `${home}/meetings/${place.meeting}` },
  ]
  const kind = `${place.bodyName} · item ${place.position}`
  return { title, kind, breadcrumbs, room: 'governance', errors: errorLinks(errors) }
}

function fields(filled: FilledPaper, fileLabel: string): Html {
  const { typed, errors, place } = filled
  const value = (name: string) => typedText(typed, name)
  const access = (given: string, text: string, hint?: string, inside?: Child) => ({
    value: given,
    text,
    ...(hint !== undefined && { hint: { text: hint } }),
    ...(inside !== undefined && { conditional: { html: html`${inside}` } }),
  })
  const reason = input({
    name: 'reason',
    id: 'reason',
    label: { text: 'Why it is confidential' },
    hint: { text: reasonHint(place) },
    value: value('reason'),
    errorMessage: fieldError(errors, 'reason'),
  })
  return html`${fileUpload({
    name: 'file',
    id: 'file',
    label: { text: fileLabel, classes: 'govuk-label--s' },
    hint: { text: `${KINDS_TAKEN}, at most ${MOST_MEGABYTES} MB` },
    errorMessage: fieldError(errors, 'file'),
  })}${input({
    name: 'title',
    id: 'title',
    label: { text: 'Title of the paper', classes: 'govuk-label--s' },
    value: value('title'),
    errorMessage: fieldError(errors, 'title'),
  })}${radios({
    name: 'access',
    idPrefix: 'access',
    fieldset: { legend: { text: 'Who may see it', classes: 'govuk-fieldset__legend--s' } },
    value: value('access') || place.access,
    errorMessage: fieldError(errors, 'access'),
    items: [
      access('public', 'Everyone'),
      access('members', 'Members of the body'),
      access('confidential', 'Members, in confidence', 'Not those whom an interest keeps out of this item', reason),
    ],
  })}`
}

function reasonHint({ access, reason }: PaperPlace): string {
  return access === 'confidential' && reason !== null
    ? `Leave empty for the reason of the item: ${reason}`
    : 'For example: prices are not agreed yet'
}
