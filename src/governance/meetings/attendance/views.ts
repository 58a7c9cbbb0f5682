// The forms on who was there. Pure: data in, markup out; no store, no clock.
import { type Filled, areaField, value } from '../../../http/form-fields.ts'
import { checkboxes, radios } from '../../../ui/govuk.ts'
import { html, type Html } from '../../../ui/html.ts'
import type { PageContent } from '../../../ui/page.ts'
import { emptyState } from '../../../ui/section.ts'
import type { Place } from '../../bodies/types.ts'
import { formPage } from '../form-views.ts'
import { ATTENDANCES, type AgendaItem, type Attendance, type Meeting } from '../types.ts'
import { ATTENDANCE_WORDS } from '../words.ts'

/** Who was there, seat by seat; before the meeting, who sent apologies. */
export function attendancePage(filled: Filled, meeting: Meeting, places: readonly Place[]): PageContent {
  const held = meeting.heldOn !== null
  const vacant = places.filter(({ holder }) => holder === null).map(({ seat }) => seat.title)
  const fields = places.flatMap((place) => (place.holder === null ? [] : [seatField(filled, place, held)]))
  const note = vacant.length === 0 ? null : `Vacant on the day: ${vacant.join(', ')}.`
  return formPage(filled, meeting, {
    title: held ? 'Record attendance' : 'Record apologies',
    path: '/attendance',
    button: held ? 'Save attendance' : 'Save apologies',
    lede: held
      ? 'Say for each seat whether its holder of that day was there. Quorum and minutes follow from it.'
      : 'The meeting is not marked as held: until then only apologies can be recorded.',
    note,
    fields: html`${fields}${held && areaField(filled, 'observers', 'Observers, one a line (optional)', 'People without a seat. Members and the clerk see these names, the public does not.')}`,
  })
}

/** Who was out of the room for an item. `present`: the members who were at the meeting. */
export function awayPage(
  filled: Filled,
  meeting: Meeting,
  item: AgendaItem,
  present: readonly Attendance[],
): PageContent {
  const ticked = [filled.typed['away'] ?? []].flat()
  const people = present.flatMap(({ person, name }) =>
    person === null ? [] : [{ value: person, text: name ?? 'Name withheld', checked: ticked.includes(person) }],
  )
  const fields =
    people.length === 0
      ? emptyState({ what: 'Nobody is recorded as present.', next: 'Record attendance first.' })
      : checkboxes({
          idPrefix: 'away',
          name: 'away',
          fieldset: { legend: { text: 'Out of the room', classes: 'govuk-fieldset__legend--s' } },
          items: people,
        })
  return formPage(filled, meeting, {
    title: `Who was away for item ${item.position}`,
    path: `/items/${item.id}/away`,
    button: 'Save',
    lede: `“${item.title}”. Whoever was out of the room does not count towards its quorum, and the minutes say so.`,
    note: 'Whoever an interest keeps out is left out by itself.',
    fields,
  })
}

function seatField(filled: Filled, { seat, holder }: Place, held: boolean): Html {
  const kinds = held ? ATTENDANCES : (['apologies'] as const)
  const name = `seat-${seat.id}`
  const items = [
    ...kinds.map((kind) => ({ value: kind as string, text: ATTENDANCE_WORDS[kind] })),
    { value: '', text: held ? 'Not recorded' : 'Expected' },
  ]
  const legend = `${holder?.name ?? 'Name withheld'}, ${seat.title}${seat.votes ? '' : ' (no vote)'}`
  return radios({
    idPrefix: name,
    name,
    classes: 'govuk-radios--inline govuk-radios--small',
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    items,
    value: value(filled, name),
  })
}
