// What the forms on meetings share: the page around a form. Pure: data in, markup out.
import type { Filled } from '../../http/form-fields.ts'
import { sayDay } from '../../kernel/day.ts'
import { errorLinks, form } from '../../ui/form-page.ts'
import { button } from '../../ui/govuk.ts'
import { html, type Child, type Html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { link, section } from '../../ui/section.ts'
import type { Meeting } from './types.ts'

/** What one form has of its own. */
export interface FormParts {
  readonly title: string
  /** Below the meeting; for a new one, below the partnership. */
  readonly path: string
  readonly button: string
  readonly fields: Html
  readonly note?: Child
  readonly lede?: string
  /** Ids to go to where they are not the field's name. */
  readonly targets?: Readonly<Record<string, string>>
  /** Where it was wrong to come here: the meeting unless named. */
  readonly back?: string
  /** What going back without doing it is called: Cancel unless named. */
  readonly leave?: string
}

/** The page around a form, below its meeting or, for a new one, its partnership. */
export function formPage({ partnership, errors }: Filled, meeting: Meeting | null, parts: FormParts): PageContent {
  const list = `/${partnership.slug}/meetings`
  const here = meeting === null ? list : `${list}/${meeting.id}`
  const fields = html`${parts.fields}${button({ text: parts.button, preventDoubleClick: true })}
    <p>${link(parts.leave ?? 'Cancel', parts.back ?? here)}</p>`
  return {
    title: parts.title,
    kind: meeting === null ? partnership.name : html`${meeting.title}, ${sayDay(meeting.onDay)} · ${meeting.bodyName}`,
    ...(parts.lede !== undefined && { lede: parts.lede }),
    breadcrumbs: [
      { text: partnership.name, href: `/${partnership.slug}` },
      { text: 'Meetings', href: list },
      ...(meeting === null ? [] : [{ text: meeting.title, href: here }]),
    ],
    room: 'governance',
    errors: errorLinks(errors, {
      onDay: 'onDay-day',
      dueOn: 'dueOn-day',
      doneOn: 'doneOn-day',
      '': 'form',
      ...parts.targets,
    }),
    body: section({ head: 'Details', id: 'form', note: parts.note, body: form({ action: here + parts.path }, fields) }),
  }
}
