// The page on which a question is put to the vote at an item. Pure: data in, markup out.
import {
  accessField,
  itemFrame,
  personField,
  standingSection,
  wordsField,
  type AtItem,
} from '../decisions/form-views.ts'
import { form } from '../../ui/form-page.ts'
import { button } from '../../ui/govuk.ts'
import { html } from '../../ui/html.ts'
import type { PageContent } from '../../ui/page.ts'
import { link, section } from '../../ui/section.ts'

/** The form that puts a question to the vote of those who take part in an item, or why none can be put. */
export function putPage(page: AtItem): PageContent {
  const path = `/${page.partnership.slug}/motions/new/${page.item.id}`
  const fields = html`${wordsField(page, 'question', 'Question', 'In words that can stand as the decision, for example “That the budget is agreed”')}
    ${accessField(page, page.item.bodyConfidential)}${personField(page, 'mover', 'Moved by')}${personField(page, 'seconder', 'Seconded by')}
    ${button({ text: 'Put question', preventDoubleClick: true })}
    <p>${link('Cancel', `/${page.partnership.slug}/meetings/${page.item.meeting}`)}</p>`
  const ask = section({
    head: 'The question',
    note: 'Each of them votes on a page of their own. How they vote is shown once you close the question.',
    body: form({ action: path }, fields),
  })
  return {
    ...itemFrame(page, 'Put a question to the vote'),
    lede: 'Those who take part in the item at this moment vote on it, and nobody else.',
    body: html`${standingSection(page)}${page.shut === null && ask}`,
  }
}
