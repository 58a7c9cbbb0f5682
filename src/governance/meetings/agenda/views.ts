// The forms on agenda items. Pure: data in, markup out; no store, no clock.
import { type Filled, radioField, selectField, textField } from '../../../http/form-fields.ts'
import { html, type Html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import { link } from '../../../ui/section.ts'
import { formPage } from '../form-views.ts'
import { ACCESSES, PURPOSES, type Access, type AgendaItem, type Meeting } from '../types.ts'
import { ACCESS_WORDS, PURPOSE_WORDS } from '../words.ts'

const ACCESS_HINTS: Readonly<Record<Access, string>> = {
  public: 'Its papers and minutes are published',
  members: 'Those who sit on the body, its clerk and its chair',
  confidential: 'The same, under a reason that is named on the page and in the minutes',
}

/** A new item. */
export function addItemPage(filled: Filled, meeting: Meeting): PageContent {
  return formPage(filled, meeting, {
    title: 'Add an item to the agenda',
    path: '/items/new',
    button: 'Add item',
    lede: 'It becomes the last item. You can move it afterwards.',
    fields: itemFields(filled, meeting),
  })
}

/** An item that is there. `items`: the whole agenda, for its place. */
export function changeItemPage(
  filled: Filled,
  meeting: Meeting,
  item: AgendaItem,
  items: readonly AgendaItem[],
): PageContent {
  const places = items.map(({ id, position, title }) => ({
    value: String(position),
    text: id === item.id ? `${position}, where it is` : `${position}, now “${title}”`,
  }))
  const here = `/${filled.partnership.slug}/meetings/${meeting.id}/items/${item.id}`
  return formPage(filled, meeting, {
    title: `Change item ${item.position}`,
    path: `/items/${item.id}`,
    button: 'Save item',
    fields: html`${itemFields(filled, meeting)}${selectField(filled, 'position', 'Place on the agenda', places)}
      <p class="govuk-body">${link('Remove this item', `${here}/remove`)}</p>`,
  })
}

/** An item that should not be there. */
export function removeItemPage(filled: Filled, meeting: Meeting, item: AgendaItem): PageContent {
  return formPage(filled, meeting, {
    title: `Remove item ${item.position}`,
    path: `/items/${item.id}/remove`,
    button: 'Remove this item',
    fields: html`<p class="govuk-body">
      “${item.title}” goes off the agenda, and later items move up. An item to which papers, votes, interests or minutes
      belong cannot be removed.
    </p>`,
  })
}

/** The sentence on an item that cannot be removed. */
export const ITEM_IN_USE =
  'Papers, votes, interests, actions or minutes belong to this item: it stays on the agenda. Change its title instead'

function itemFields(filled: Filled, meeting: Meeting): Html {
  const titled = meeting.confidential
    ? 'The agenda of this body is for members: the public see titles of items for anyone only'
    : 'Everybody can read the title once notice is given, whoever sees the papers'
  const purposes = PURPOSES.map((value) => ({ value, text: PURPOSE_WORDS[value] }))
  const accesses = ACCESSES.map((value) => ({ value, text: ACCESS_WORDS[value], hint: { text: ACCESS_HINTS[value] } }))
  return html`${textField(filled, 'title', 'Title', titled)}${radioField(filled, 'purpose', 'What it is for', purposes)}
  ${radioField(filled, 'access', 'Who sees its papers and minutes', accesses)}
  ${textField(filled, 'reason', 'Reason why it is confidential', 'Only for a confidential item. For example, prices are not agreed yet')}`
}
