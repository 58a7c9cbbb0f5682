// Actions undertaken: the list with owner and age, and its forms. Pure: data in, markup out; no store, no clock.
import { type Filled, areaField, dayField, selectField } from '../../../http/form-fields.ts'
import { sayDay, type Day } from '../../../kernel/day.ts'
import { html, type Html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import { link, list } from '../../../ui/section.ts'
import type { Place } from '../../bodies/types.ts'
import { formPage } from '../form-views.ts'
import type { AgendaItem, Meeting, Undertaking } from '../types.ts'
import { sayStanding } from './rules.ts'

/** Actions with who owns each, when it was undertaken and how it stands on the day. `closes`: may this reader close it? */
export function actionList(
  actions: readonly Undertaking[],
  today: Day,
  closes: (action: Undertaking) => boolean,
): Html {
  return list(
    actions.map((action) => {
      const { text, meetingDay, doneOn, doneNote, partnership, meeting, id } = action
      const done =
        doneOn === null &&
        closes(action) &&
        link(
          html`Mark as done<span class="govuk-visually-hidden">: ${text}</span>`,
          `/${partnership}/meetings/${meeting}/actions/${id}/done`,
        )
      return {
        what: text,
        note: [
          `${sayOwner(action)}, undertaken on ${sayDay(meetingDay)}. ${sayStanding(action, today)}.`,
          doneNote,
          done,
        ],
      }
    }),
  )
}

/** Who owns an action: the person where the reader may know, and the seat. */
function sayOwner({ ownerName, ownerSeatTitle }: Pick<Undertaking, 'ownerName' | 'ownerSeatTitle'>): string {
  if (ownerName !== null && ownerSeatTitle !== null) return `${ownerName} (${ownerSeatTitle})`
  return ownerName ?? ownerSeatTitle ?? 'Nobody named'
}

/** Something is undertaken. */
export function addActionPage(
  filled: Filled,
  meeting: Meeting,
  places: readonly Place[],
  items: readonly AgendaItem[],
): PageContent {
  const owners = places.map(({ seat, holder }) => ({
    value: seat.id,
    text: `${seat.title}: ${holder === null ? 'vacant' : (holder.name ?? 'name withheld')}`,
  }))
  const agenda = items.map(({ id, position, title }) => ({ value: id, text: `${position}. ${title}` }))
  return formPage(filled, meeting, {
    title: 'Record an action',
    path: '/actions/new',
    button: 'Record action',
    lede: 'It stands on each later agenda of the body until it is done.',
    fields: html`${areaField(filled, 'text', 'What is to be done')}
    ${selectField(filled, 'owner', 'Who does it', [{ value: '', text: 'Nobody named' }, ...owners], 'The seat, and whoever holds it on the day of the meeting')}
    ${dayField(filled, 'dueOn', 'Due by (optional)')}
    ${selectField(filled, 'item', 'Item (optional)', [{ value: '', text: 'No item' }, ...agenda])}`,
  })
}

/** It is done. */
export function donePage(filled: Filled, meeting: Meeting, action: Undertaking): PageContent {
  return formPage(filled, meeting, {
    title: 'Mark an action as done',
    path: `/actions/${action.id}/done`,
    button: 'Mark as done',
    lede: `“${action.text}”`,
    note: `${sayOwner(action)}.`,
    fields: html`${dayField(filled, 'doneOn', 'Done on')}${areaField(filled, 'note', 'What came of it (optional)', 'Members read it with the action')}`,
  })
}
